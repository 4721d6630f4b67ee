// Text that formatting would change, written with character references that it leaves alone: straight quotes, dashes and
// dots, shortcodes, smilies, addresses on a line of their own. It reads the same, and renders to what it says. Linear.
import { commentEnd, decodeAttribute, isLetter, rawElements } from '../blocks/tag-syntax.ts';
import { Tags } from '../blocks/tags.ts';
import { Escaping, type Made, madeOf, runEnd } from '../formatting/escaping.ts';
import { isDigit } from '../formatting/references.ts';

const ofCode = (code: number): string => `&#${String(code).padStart(3, '0')};`;
const made: readonly Made[] = Array.from({ length: 128 }, (_, code) => madeOf(ofCode(code)));

const [plain, always, dash, dot, times, eight, smallP, ampersand] = [0, 1, 2, 3, 4, 5, 6, 7];
/** What formatting may make of each character of ASCII. */
const kinds = new Uint8Array(128);
for (const sign of '"\'`[]:;()|') kinds[sign.charCodeAt(0)] = always;
for (const [sign, kind] of [
  ['-', dash],
  ['.', dot],
  ['x', times],
  ['8', eight],
  ['p', smallP],
  ['&', ampersand],
] as const)
  kinds[sign.charCodeAt(0)] = kind;

const reference = (text: string): string => Array.from(text, (sign) => ofCode(sign.codePointAt(0) ?? 0)).join('');

/** A reference without its semicolon, which formatting takes for none. */
function named(found: string): string {
  for (let end = found.length; end > 2; end--) {
    const sign = decodeAttribute(`${found.slice(0, end)} `).slice(0, -1);
    if (!sign.startsWith('&') || sign === '&') return reference(sign) + found.slice(end);
  }
  return found;
}

/** HTML whose texts formatting does not change; what is in tags, comments and scripts stays but for square brackets. */
export function protect(html: string): string {
  const protection = new Protection(html);
  const tags = new Tags(html);
  let from = 0;
  while (tags.next(true)) {
    protection.between(from, tags.start);
    protection.tag(tags.start, tags.end);
    from = tags.end;
    const raw = tags.isCloser ? undefined : rawElements.get(tags.name);
    if (!raw) continue;
    raw.lastIndex = from;
    from = raw.exec(html)?.index ?? html.length;
  }
  protection.between(from, html.length);
  return protection.finish();
}

/** A stretch of a text: what stands before and behind it does not count for the signs in it. */
class Protection {
  readonly #html: string;
  readonly #escaping: Escaping;
  /** The next comment and the next square brackets, from where was asked last. */
  #comment = -1;
  #opening = -1;
  #closing = -1;
  /** What has become of references without their semicolon. */
  readonly #named = new Map<string, Made>();

  constructor(html: string) {
    this.#html = html;
    this.#escaping = new Escaping(html);
  }

  finish(): string {
    return this.#escaping.finish();
  }

  /** Protects text with comments, which stay. */
  between(start: number, end: number): void {
    const html = this.#html;
    let from = start;
    while (from < end) {
      if (this.#comment < from) this.#comment = placeOf(html, '<!--', from);
      const comment = this.#comment;
      const after = comment < end ? commentEnd(html, comment) : -1;
      if (after === -1 || after > end) break;
      this.#text(from, comment);
      from = after;
    }
    this.#text(from, end);
  }

  /** Protects square brackets in the values of a tag. */
  tag(start: number, end: number): void {
    const html = this.#html;
    if (this.#opening < start) this.#opening = placeOf(html, '[', start);
    if (this.#closing < start) this.#closing = placeOf(html, ']', start);
    if (Math.min(this.#opening, this.#closing) >= end) return;
    for (const { 0: value, index } of html.slice(start, end).matchAll(/=\s*(?:"[^"]*"|'[^']*')/g)) {
      for (let at = start + index; at < start + index + value.length; at++) {
        const code = html.charCodeAt(at);
        if (code === 91 || code === 93) this.#replace(at, code);
      }
    }
  }

  #replace(at: number, code: number): void {
    const one = made[code];
    if (one) this.#escaping.replace(at, at + 1, one);
  }

  #replaceEach(start: number, end: number, code: number): void {
    const one = made[code];
    if (one) this.#escaping.replaceEach(start, end, one);
  }

  #text(start: number, end: number): void {
    const html = this.#html;
    for (let at = start; at < end; at++) {
      const code = html.charCodeAt(at);
      const kind = code < 128 ? kinds[code] : plain;
      if (kind === plain) continue;
      if (kind === ampersand) at = this.#reference(at, end) - 1;
      else if (kind === always || kind === dash || kind === dot) {
        const until = runEnd(html, at, end);
        const isSign = kind === always || until - at > 1 || (kind === dash && isApart(html, start, at, end));
        if (isSign) this.#replaceEach(at, until, code);
        at = until - 1;
      } else if (isSpecial(html, start, at, end, kind)) this.#replace(at, code);
    }
  }

  /** Protects a reference that is not whole; where what follows it begins. */
  #reference(at: number, end: number): number {
    const html = this.#html;
    const isNumber = html.charCodeAt(at + 1) === 35;
    const first = isNumber ? at + 2 : at + 1;
    let last = first;
    while (last < end && isWordCharacter(html.charCodeAt(last))) last++;
    if (last > first && last < end && html.charCodeAt(last) === 59) return last + 1;
    if (isNumber) return at + 1;
    let letters = at + 1;
    while (letters < end && letters - at <= longestName && isLetter(html.charCodeAt(letters))) letters++;
    if (letters - at <= 2) return at + 1;
    this.#escaping.replace(at, letters, this.#madeOf(html.slice(at, letters)));
    return letters;
  }

  #madeOf(found: string): Made {
    let one = this.#named.get(found);
    if (one === undefined) this.#named.set(found, (one = madeOf(named(found))));
    return one;
  }
}

/** Letters of the longest name of a character that needs no semicolon, and one. */
const longestName = 7;

/** The first place of a string; what no offset reaches without any. */
function placeOf(html: string, string: string, from: number): number {
  const found = html.indexOf(string, from);
  return found === -1 ? Number.MAX_SAFE_INTEGER : found;
}

const isWordCharacter = (code: number): boolean => isLetter(code) || isDigit(code) || code === 95;
const isBlank = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

/** Stands the character between blanks? */
const isApart = (html: string, start: number, at: number, end: number): boolean =>
  at > start && at + 1 < end && isBlank(html[at - 1]) && isBlank(html[at + 1]);

/** Is it the `x` between digits, the 8 of a smiley, the `p` of Wordpress? */
function isSpecial(html: string, start: number, at: number, end: number, kind: number | undefined): boolean {
  if (kind === times)
    return at > start && at + 1 < end && isDigit(html.charCodeAt(at - 1)) && isDigit(html.charCodeAt(at + 1));
  if (kind === smallP) return at - 4 >= start && at + 5 <= end && html.startsWith('Wordpress', at - 4);
  const mouth = html[at + 1] === '-' ? at + 2 : at + 1;
  return mouth < end && 'O0|)'.includes(html[mouth] ?? ' ');
}
