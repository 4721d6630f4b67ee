// Which URL schemes may stand in HTML: WordPress's wp_allowed_protocols() and wp_kses_bad_protocol().
import { decodeNumericEntities } from './entities.ts';
import { asciiLower, trim } from './php-strings.ts';
import { isDigit, isHexCode } from './references.ts';
import { Rewriting } from './rewriting.ts';
import { stringAfter } from './scan.ts';

/** WordPress `wp_allowed_protocols()`. */
export const allowedProtocols: ReadonlySet<string> = new Set(
  'http https ftp ftps mailto news irc irc6 ircs gopher nntp feed telnet mms rtsp sms svn tel fax xmpp webcal urn'.split(
    ' ',
  ),
);

/** WordPress `wp_kses_no_null()`: control characters go, and `\0` as text. */
export function withoutNull(text: string): string {
  const out = /[\x00-\x1f]/.test(text) ? text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '') : text;
  return out.includes('\\') ? withoutSlashZero(out) : out;
}

const withoutSlashZero = (text: string): string => text.replace(/(?<!\\)\\+0+/g, '');

/** References to a colon get the semicolon they lack. */
function withEnds(text: string): string {
  let at = text.indexOf('&#');
  if (at === -1) return text;
  const rewriting = new Rewriting(text);
  for (; at !== -1; at = stringAfter(text, '&#', at + 2)) {
    const end = colonEnd(text, at + 2);
    if (end !== -1) rewriting.replace(end, end, ';');
  }
  return rewriting.finish();
}

/** Where the number of a colon ends, of which a reference has neither more digits nor a semicolon; -1 for any other number. */
function colonEnd(text: string, start: number): number {
  const isHexadecimal = (text.charCodeAt(start) | 32) === 120;
  let at = isHexadecimal ? start + 1 : start;
  while (text.charCodeAt(at) === 48) at++;
  if (text.charCodeAt(at) !== (isHexadecimal ? 51 : 53)) return -1;
  const last = text.charCodeAt(at + 1);
  if (isHexadecimal ? (last | 32) !== 97 : last !== 56) return -1;
  const next = text.charCodeAt(at + 2);
  return next === 59 || (isHexadecimal ? isHexCode(next) : isDigit(next)) ? -1 : at + 2;
}

/** A reference to a colon; a number may lack its semicolon, if no other digit follows. */
const reference = /&(?:#0*58(?![0-9]);?|#[xX]0*3[aA](?![0-9a-fA-F]);?|[cC][oO][lL][oO][nN];)/;

/** WordPress `wp_kses_bad_protocol()`: the text without a leading scheme that is not in `protocols`, '' where it hides one. */
export function withoutBadProtocol(text: string, protocols: ReadonlySet<string> = allowedProtocols): string {
  let out = withoutNull(text);
  if (out.startsWith('https://') && protocols.has('https')) return out;
  if (out.startsWith('http://') && protocols.has('http')) return out;
  for (let round = 0; round < 6; round++) {
    const before = out;
    out = once(out, protocols, 1);
    if (before === out) return mayNameColon(out) ? withEnds(out) : out;
  }
  return '';
}

/** Can there be a reference to a colon in an address that `once()` leaves as it is? */
const mayNameColon = (text: string): boolean => text.includes(':') || text.includes('/?');

function once(text: string, protocols: ReadonlySet<string>, count: number): string {
  const colon = text.indexOf(':');
  const start = colon === -1 ? text : text.slice(0, colon);
  const match = start.includes('&') ? reference.exec(start) : null;
  if (!match && colon === -1) return text;
  const scheme = match ? start.slice(0, match.index) : start;
  if (scheme.includes('/?')) return text;
  const rest = trim(text.slice(scheme.length + (match ? match[0].length : 1)));
  const protocol = allowedScheme(scheme, protocols);
  if (protocol !== 'feed:') return protocol + rest;
  if (count > 2) return '';
  const inner = once(rest, protocols, count + 1);
  return inner === '' || inner === '0' ? inner : protocol + inner;
}

function allowedScheme(text: string, protocols: ReadonlySet<string>): string {
  const scheme = asciiLower(withoutNull(decodeNumericEntities(text).replace(/[\t\n\v\f\r ]/g, '')));
  return protocols.has(scheme) ? `${scheme}:` : '';
}
