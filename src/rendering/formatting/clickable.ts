// WordPress's make_clickable(): addresses in the text of comments become links. Outside tags, `code`, `pre`, `script`
// and `style`. Linear: long stretches are cut at blanks as WordPress does.
import { asciiLower, byteLength, isBlank } from './php-strings.ts';
import { escapeUrl, parseAddress } from './url.ts';

export interface ClickableOptions {
  /** Host of the site: links there get no `nofollow`. */
  readonly host: string;
  /** In comments links get `ugc` as well. */
  readonly comment?: boolean;
}

const tags = /<[^<>]+>/g;
const protects = /^<(?:code|pre|script|style)[\t-\r >]/i;
const releases: ReadonlySet<string> = new Set(['</code>', '</pre>', '</script>', '</style>']);

const possible = /:\/\/|@|www\.|ftp\./i;
const possibleWeb = /www\.|ftp\./i;

/** WordPress `make_clickable()`. */
export function makeClickable(text: string, { host, comment = false }: ClickableOptions): string {
  if (!possible.test(text)) return withoutNestedLinks(text);
  const options = { host: asciiLower(host), comment };
  let out = '';
  let from = 0;
  let depth = 0;
  const add = (piece: string): void => {
    if (protects.test(piece)) depth++;
    else if (depth > 0 && releases.has(asciiLower(piece))) depth--;
    const linkable = depth === 0 && !(piece.startsWith('<') && !/^<[\t-\r ]*\w{1,20}:\/\//.test(piece));
    out += linkable && piece !== '' ? linkText(piece, options) : piece;
  };
  for (const match of text.slice(0, text.lastIndexOf('>') + 1).matchAll(tags)) {
    add(text.slice(from, match.index));
    add(match[0]);
    from = match.index + match[0].length;
  }
  add(text.slice(from));
  return withoutNestedLinks(out);
}

/** In long texts there are no links in words that are longer, with the blanks behind them. */
const longestWord = 2101;

function linkText(piece: string, options: ClickableOptions): string {
  if (byteLength(piece) <= 10000) return linkPiece(piece, options);
  let out = '';
  /** Where what is not in `out` begins, and where the word does. */
  let from = 0;
  let start = 0;
  for (let at = 1; at <= piece.length; at++) {
    const isWordEnd = at === piece.length || (isBlank(piece.charCodeAt(at - 1)) && !isBlank(piece.charCodeAt(at)));
    if (!isWordEnd) continue;
    if (at - start > longestWord) {
      out += linkPiece(piece.slice(from, start), options) + piece.slice(start, at);
      from = at;
    }
    start = at;
  }
  return out + linkPiece(piece.slice(from), options);
}

const urlCharacters = '[\\w\\u0080-\\uffff#%~/@[\\]*(+=&$-]';
const url = new RegExp(
  `([\\t-\\r (<.,;:!?])(\\w{1,20}://(?=[^\\t-\\r ]{1,2000}[\\t-\\r ])${urlCharacters}*(?:['.,;:!?)]${urlCharacters}+)*)(\\)?)(\\.\\w{2,6})?`,
  'g',
);
/** An address, its scheme and the character before it lie within so many characters before a blank. */
const farthest = 2024;
const web = /([\t-\r >])((?:www|ftp)\.[\w\u0080-\uffff#$%&~/.\-;:=,?@[\]+]+)/gi;
const mail = /([\t-\r >])([.0-9a-z_+-]+)@((?:[0-9a-z-]+\.)+[0-9a-z]{2,})/gi;

function linkPiece(piece: string, options: ClickableOptions): string {
  if (!possible.test(piece)) return piece;
  let text = ` ${piece} `;
  if (text.includes('://')) {
    text = nearBlanks(text, (part) =>
      part.replace(url, (match, before: string, address: string, bracket: string, extension?: string) =>
        urlLink(match, before, address, bracket, extension ?? '', options),
      ),
    );
  }
  if (possibleWeb.test(text))
    text = text.replace(web, (match, before: string, address: string) => webLink(match, before, address, options));
  if (text.includes('@')) {
    text = text.replace(mail, (_, before: string, local: string, domain: string) => {
      const address = `${local}@${domain}`;
      return `${before}<a href="mailto:${address}">${address}</a>`;
    });
  }
  return text.slice(1, -1);
}

/** Applies `change` but to those parts of long runs after which no blank follows soon enough for an address to begin there. */
function nearBlanks(text: string, change: (part: string) => string): string {
  let out = '';
  let from = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (at < text.length && !isBlank(code)) continue;
    if (at - start > farthest) {
      out += change(text.slice(from, start)) + text.slice(start, at - farthest);
      from = at - farthest;
    }
    start = at + 1;
  }
  return from === 0 ? change(text) : out + change(text.slice(from));
}

function urlLink(
  match: string,
  before: string,
  address: string,
  bracket: string,
  extension: string,
  options: ClickableOptions,
): string {
  const keeps = bracket === ')' && address.indexOf('(') > 0;
  let link = address + (keeps ? bracket : '') + (extension === '0' ? '' : extension);
  let suffix = keeps ? '' : bracket;
  let surplus = surplusOf(link);
  while (surplus > 0) {
    const last = link.lastIndexOf(')');
    // Opening brackets behind the last closing one go with it.
    const gone = link.slice(last);
    surplus -= surplusOf(gone);
    suffix = gone + suffix;
    link = link.slice(0, last);
  }
  const safe = escapeUrl(link);
  return safe === '' ? match : `${before}<a href="${safe}"${relation(safe, options)}>${safe}</a>${suffix}`;
}

/** How many more brackets are closed than opened. */
function surplusOf(text: string): number {
  let surplus = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 41) surplus++;
    else if (code === 40) surplus--;
  }
  return surplus;
}

function webLink(match: string, before: string, address: string, options: ClickableOptions): string {
  const ends = '.,;:)'.includes(address.slice(-1));
  const safe = escapeUrl(`http://${ends ? address.slice(0, -1) : address}`);
  if (safe === '') return match;
  return `${before}<a href="${safe}"${relation(safe, options)}>${safe}</a>${ends ? address.slice(-1) : ''}`;
}

function relation(address: string, { host, comment }: ClickableOptions): string {
  const isForeign = isElsewhere(address, host);
  if (comment) return isForeign ? ' rel="nofollow ugc"' : ' rel="ugc"';
  return isForeign ? ' rel="nofollow"' : '';
}

const plainHost = /^https?:\/\/([a-z0-9.-]+)(?:[/?#]|$)/i;

/** Does an address have a scheme of the web and lead away from `host`, which is in lower case? */
function isElsewhere(address: string, host: string): boolean {
  const plain = plainHost.exec(address)?.[1];
  if (plain !== undefined) return plain !== host && plain.toLowerCase() !== host;
  if (!/^https?:/i.test(address)) return false;
  const parsed = parseAddress(address);
  return parsed !== null && parsed.scheme !== null && asciiLower(parsed.host) !== host;
}

const linkEnds = /<\/a><\/a>/gi;

/** A link made inside a link is taken away again: `<a …><a …>words</a></a>`, whose parts are parted by every `>` on the way. */
function withoutNestedLinks(text: string): string {
  if (!text.includes('<')) return text;
  let out = '';
  let from = 0;
  for (const { index: end } of text.matchAll(linkEnds)) {
    const inner = text.lastIndexOf('>', end - 1);
    const outer = inner < 1 ? -1 : text.lastIndexOf('>', inner - 1);
    if (outer === -1 || inner === end - 1 || !isLink(text, outer + 1, inner)) continue;
    const start = linkStart(text, Math.max(from, text.lastIndexOf('>', outer - 1) + 1), outer);
    if (start === -1) continue;
    out += `${text.slice(from, outer + 1)}${text.slice(inner + 1, end)}</a>`;
    from = end + 8;
  }
  return out + text.slice(from);
}

/** Is it an opening tag of a link, with something in it, that `close` ends? */
function isLink(text: string, start: number, close: number): boolean {
  return close > start + 3 && asciiLower(text.slice(start, start + 3)) === '<a ';
}

/** The first opening tag of a link, with or without anything in it, that `close` ends; -1 where there is none. */
function linkStart(text: string, from: number, close: number): number {
  for (let start = text.indexOf('<', from); start !== -1 && start < close; start = text.indexOf('<', start + 1)) {
    if (text[start + 1] !== 'a' && text[start + 1] !== 'A') continue;
    if (start + 2 === close || (start + 3 < close && tagBlanks.includes(text.charAt(start + 2)))) return start;
  }
  return -1;
}

const tagBlanks = ' \r\n\t';
