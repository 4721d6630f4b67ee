// URLs for output and for storing: WordPress's esc_url() and sanitize_url() (once esc_url_raw()).
import { ofUnits } from './code-output.ts';
import { type References, withReferences } from './entities.ts';
import { escapes, madeOf, withEscapes } from './escaping.ts';
import { byteLength, ltrim, trim } from './php-strings.ts';
import { allowedProtocols, withoutBadProtocol } from './protocols.ts';

/** Characters that no address has; blanks become references, others go. */
const foreign = /[^a-zA-Z0-9\-~+_.?#=!&;,/:%@$|*'()[\]\u0080-\uffff]/;
const foreignMade = Object.fromEntries(
  Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
    .filter((character) => foreign.test(character))
    .map((character) => [character, character === ' ' ? '%20' : '']),
);
const ofForeign = escapes(foreignMade);
/** The same in one go with what `shown` does, for texts without ampersands. */
const ofForeignShown = escapes({ ...foreignMade, "'": '&#039;' });
const ofBrackets = escapes({ '[': '%5B', ']': '%5D' });
const ampersand = madeOf('&#038;');
const shown: References = {
  change: /[&']/g,
  made: escapes({ '&': '&#038;', "'": '&#039;' }).made,
  lone: ampersand,
  amp: ampersand,
};

/** WordPress `esc_url()`: for HTML, with `&` and `'` as references. '' where the scheme is not allowed. */
export const escapeUrl = (url: string, protocols?: readonly string[]): string => clean(url, protocols, true);

/** WordPress `sanitize_url()`/`esc_url_raw()`: for the database and for redirects. '' where the scheme is not allowed. */
export const sanitizeUrl = (url: string, protocols?: readonly string[]): string => clean(url, protocols, false);

function clean(raw: string, protocols: readonly string[] | undefined, display: boolean): string {
  if (protocols === undefined && /^(?:https?|ftp):\/\/[a-zA-Z0-9\-~+_.?#=!,/@]*$/.test(raw)) return raw;
  let url = ltrim(raw);
  // Where there can be no line breaks to remove and no `;//`, nothing else changes before apostrophes are escaped.
  const isSimple = display && !/[&%;]/.test(url);
  url = withEscapes(url, isSimple ? ofForeignShown : ofForeign);
  if (url === '') return '';
  if (!isSimple) {
    if (!/^mailto:/i.test(url)) url = withoutLineBreaks(url);
    url = url.replace(/;\/\//g, '://');
  }
  if (!url.includes(':') && !/^[/#?]/.test(url) && !/^[a-zA-Z0-9-]+\.php/i.test(url)) {
    url = (protocols?.[0] === 'https' ? 'https://' : 'http://') + url;
  }
  if (display && !isSimple) url = withReferences(url, shown);
  if (url.includes('[') || url.includes(']')) url = encodeBrackets(url);
  if (url.startsWith('/')) return url;
  const good = withoutBadProtocol(
    url,
    protocols ? new Set(protocols.map((name) => name.toLowerCase())) : allowedProtocols,
  );
  return good === url || good.toLowerCase() === url.toLowerCase() ? good : '';
}

/** Removes `%0d` and `%0a` until none is left (WordPress `_deep_replace`): `%0%0aa` hides none either. */
function withoutLineBreaks(url: string): string {
  if (!/%0[adAD]/.test(url)) return url;
  const kept = new Uint16Array(url.length);
  let length = 0;
  for (let at = 0; at < url.length; at++) {
    const code = url.charCodeAt(at);
    const small = code | 32;
    const ends = small === 97 || small === 100;
    if (ends && length >= 2 && kept[length - 1] === 48 && kept[length - 2] === 37) length -= 2;
    else kept[length++] = code;
  }
  return ofUnits(kept, length);
}

/** Brackets are for IPv6 hosts: in path, query and fragment they are encoded. */
function encodeBrackets(url: string): string {
  const front = addressPart(url);
  const dirty = front === '' ? url : url.replaceAll(front, '');
  return dirty === '' ? url : url.replaceAll(dirty, () => withEscapes(dirty, ofBrackets));
}

/** Scheme, login, host and port of a URL as PHP's `parse_url()` sees them, put together again; '' where it sees none. */
function addressPart(url: string): string {
  const relative = url.startsWith('/');
  const whole = url.startsWith('//') ? `scheme:${url}` : relative ? `scheme://placeholder${url}` : url;
  const parsed = parseAddress(whole);
  if (!parsed) return relative ? '//' : '';
  const start = relative ? '//' : parsed.scheme === null ? '' : `${parsed.scheme}://`;
  if (relative && !url.startsWith('//')) return start;
  const login = parsed.login === null ? '' : `${parsed.login}@`;
  return start + login + parsed.host + (parsed.port === null ? '' : `:${parsed.port}`);
}

export interface Address {
  scheme: string | null;
  login: string | null;
  host: string;
  port: number | null;
}

/** The part of PHP's `parse_url()` before the path. Null where PHP gives up. */
export function parseAddress(url: string): Address | null {
  const found: Address = { scheme: null, login: null, host: '', port: null };
  const colon = url.indexOf(':');
  let start = url.startsWith('//') ? 2 : -1;
  if (colon > 0 && /^[a-zA-Z0-9+.-]+$/.test(url.slice(0, colon))) {
    const rest = url.slice(colon + 1);
    const port = /^(\d{1,5})(?:\/|$)/.exec(rest)?.[1];
    if (port !== undefined) return Number(port) > 65535 ? null : parseHost(url, 0, { ...found, port: Number(port) });
    found.scheme = url.slice(0, colon);
    if (!rest.startsWith('//') || (/^file$/i.test(found.scheme) && rest.startsWith('///'))) return found;
    start = colon + 3;
  } else if (colon === 0 || (colon > 0 && colon + 1 < url.length && colon < url.search(/[?#]|$/))) {
    const rest = url.slice(colon + 1);
    const port = /^(\d{1,5})(?:\/|$)/.exec(rest)?.[1];
    if (port !== undefined) {
      if (Number(port) > 65535) return null;
      found.port = Number(port);
      if (start === -1) start = 0;
    } else if (rest === '') return null;
  }
  return start === -1 ? found : parseHost(url, start, found);
}

function parseHost(url: string, start: number, found: Address): Address | null {
  const length = url.slice(start).search(/[/?#]/);
  let host = length === -1 ? url.slice(start) : url.slice(start, start + length);
  const at = host.lastIndexOf('@');
  if (at !== -1) {
    found.login = host.slice(0, at);
    host = host.slice(at + 1);
  }
  const colon = host.startsWith('[') && host.endsWith(']') ? -1 : host.lastIndexOf(':');
  if (colon !== -1) {
    const port = host.slice(colon + 1);
    if (!found.port && port !== '') {
      const digits = /^[+-]?\d+/.exec(port)?.[0];
      if (byteLength(port) > 5 || digits === undefined || Number(digits) < 0 || Number(digits) > 65535) return null;
      found.port = Number(digits);
    }
    host = host.slice(0, colon);
  }
  return host === '' ? null : { ...found, host };
}

const webAddress = /(?<![^\r\n\t ])https?:\/\/[^\r\n\t ]+/gi;

/** WordPress `sanitize_trackback_urls()`: of a list parted by blanks, the http(s) addresses, one a line. */
export const sanitizeTrackbackUrls = (list: string): string =>
  (trim(list).match(webAddress) ?? []).map((url) => sanitizeUrl(url)).join('\n');
