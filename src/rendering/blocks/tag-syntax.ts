// Small facts of HTML's syntax for walking its tags: which elements hold text, where comments end, how values are decoded.
import { Parser } from 'htmlparser2';
import { encodeAttribute } from '../formatting/escape.ts';
import { Rewriting } from '../formatting/rewriting.ts';
import { ampersandAfter, codeAt } from '../formatting/scan.ts';
import { escapeUrl } from '../formatting/url.ts';

export const isSpace = (code: number): boolean =>
  code === 32 || code === 9 || code === 10 || code === 12 || code === 13;
export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Does a name that begins at an offset begin with this one, which is in lower case, in letters of any case? */
export function isNamed(html: string, start: number, name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const code = codeAt(html, start + at);
    // Letters beyond ASCII are few, and some of them become ASCII.
    if (code >= 128) return html.slice(start, start + name.length).toLowerCase() === name;
    if ((code >= 65 && code <= 90 ? code + 32 : code) !== name.charCodeAt(at)) return false;
  }
  return true;
}

/** Elements whose content is text for the tokenizer. */
export const rawElements: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'textarea', 'title', 'iframe', 'noembed', 'noframes', 'style', 'xmp'].map((name) => [
    name.toUpperCase(),
    new RegExp(`</${name}[ \\t\\f\\r\\n/>]`, 'gi'),
  ]),
);

/** Attributes that hold addresses (`wp_kses_uri_attributes`). */
const addresses = new Set(
  `action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src usemap
  xmlns`.split(/\s+/),
);

/** A value as it is written into an attribute. */
export const escaped = (name: string, value: string): string =>
  addresses.has(name.toLowerCase()) ? escapeUrl(value) : encodeAttribute(value);

/** An attribute's value with its character references resolved as HTML does inside attributes. */
export function decodeAttribute(value: string): string {
  if (!value.includes('&') || !/&[a-zA-Z#]/.test(value)) return value;
  return decodedPlain(value) ?? decodedByParser(value);
}

/** References that are written most, by what is between `&` and `;`. */
const ampersand = ['amp;', '&'] as const;
const common: readonly (readonly [string, string])[] = [
  ['quot;', '"'],
  ['apos;', "'"],
  ['lt;', '<'],
  ['gt;', '>'],
];

const commonAt = (value: string, at: number) => common.find(([name]) => value.startsWith(name, at));

/** Where the name ends, with its semicolon, of a reference that is written often; -1 for any other. */
export function commonReferenceEnd(value: string, at: number): number {
  const known = value.startsWith(ampersand[0], at) ? ampersand : commonAt(value, at);
  return known ? at + known[0].length : -1;
}

/** The value decoded, where it has no references but common names and numbers of ordinary characters; else null. */
function decodedPlain(value: string): string | null {
  const rewriting = new Rewriting(value);
  for (let at = ampersandAfter(value, 0); at !== -1; ) {
    const code = codeAt(value, at + 1);
    let end = at + 1;
    if (code === 35) {
      end = numberEnd(value, at + 2);
      if (end === -1) return null;
      rewriting.replace(at, end + 1, String.fromCharCode(decimal(value, at + 2, end++)));
    } else if (isLetter(code)) {
      const known = code === 97 && value.startsWith(ampersand[0], at + 1) ? ampersand : commonAt(value, at + 1);
      if (!known) return null;
      end = at + 1 + known[0].length;
      rewriting.replace(at, end, known[1]);
    }
    at = ampersandAfter(value, end);
  }
  return rewriting.finish();
}

/** Where the digits of a decimal reference to a character end that needs no rule of its own; -1 for any other reference. */
export function numberEnd(value: string, start: number): number {
  let end = start;
  let number = 0;
  for (let code = codeAt(value, end); code >= 48 && code <= 57 && number < 0xd800; code = codeAt(value, ++end))
    number = number * 10 + code - 48;
  const isOrdinary = (number >= 32 && number < 127) || (number >= 160 && number < 0xd800);
  return isOrdinary && codeAt(value, end) === 59 ? end : -1;
}

/** The number that digits between two offsets are. */
export function decimal(value: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + codeAt(value, at) - 48;
  return number;
}

function decodedByParser(value: string): string {
  let decoded = value;
  const parser = new Parser({ onattribute: (_, text) => (decoded = text) }, { decodeEntities: true });
  parser.end(`<a a="${value.replace(/"/g, '&quot;')}">`);
  return decoded;
}

/** Offset past the comment that begins at an offset, -1 where it never ends. */
export function commentEnd(html: string, at: number): number {
  if (!html.startsWith('--', at + 2)) {
    const end = html.indexOf('>', at + 1);
    return end === -1 ? -1 : end + 1;
  }
  let here = at + 4;
  while (codeAt(html, here) === 45) here++;
  if (codeAt(html, here) === 62) return here + 1;
  for (here = html.indexOf('--', at + 4); here !== -1; here = html.indexOf('--', here)) {
    while (codeAt(html, here) === 45) here++;
    if (codeAt(html, here) === 62) return here + 1;
    if (html.startsWith('!>', here)) return here + 2;
  }
  return -1;
}
