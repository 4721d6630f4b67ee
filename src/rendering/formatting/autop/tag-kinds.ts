// What wpautop() knows of a tag by its name and by what follows that.

import { isBlank } from '../php-strings.ts';
import { standsAt, type TextCodes } from '../text-codes.ts';
import { NameKind } from './tag-names.ts';
import { Token } from './tokens.ts';
import { Trait } from './traits.ts';

const quote = 'blockquote';

/** The end of a quote's name with capitals, which the table of names does not have: what it has there is known; -1 where none stands. */
export function oddQuoteEnd(source: TextCodes, name: number, known: number): number {
  if (known & Trait.quote) return -1;
  for (let at = 0; at < quote.length; at++) if (((source[name + at] ?? 0) | 32) !== quote.charCodeAt(at)) return -1;
  return name + quote.length;
}

/** What a tag with these traits is that is its name alone, `<p>` or `</p>`; the name is of this kind. */
export function bareTag(traits: number, kind: number): number {
  if (traits & Trait.closer) return bare | (ofBareCloser[kind] ?? 0);
  if (traits & Trait.break) return bare | Trait.bareBreak;
  return traits & Trait.block ? bare | Trait.blockOpener | (kind === NameKind.rule ? Trait.bareRule : 0) : bare;
}

const bare = Trait.closes | Trait.bare;
const ofBareCloser = { [NameKind.outer]: Trait.outerCloser, [NameKind.object]: Trait.closedUp } as Record<
  number,
  number
>;

/**
 * What a tag with these traits is, whose name is of this kind and followed by something else, and which ends, or is looked at, up to
 * `end`.
 */
export function wholeName(source: TextCodes, traits: number, kind: number, nameEnd: number, end: number): number {
  if (traits & Trait.closer) return 0;
  const rule = kind === NameKind.rule;
  if (nameEnd === end) {
    const kinds = (traits & Trait.block ? Trait.blockName : 0) | (traits & Trait.break ? Trait.breakName : 0);
    return rule ? kinds | Trait.ruleName : kinds;
  }
  const next = source[nameEnd] ?? 0;
  const opener = traits & Trait.block && (next === 47 || isBlank(next)) ? Trait.blockOpener : 0;
  const isEmpty = (rule || traits & Trait.break) && traits & Trait.closes;
  return isEmpty && isBareEnd(source, nameEnd, end) ? opener | (rule ? Trait.bareRule : Trait.bareBreak) : opener;
}

/** Is there nothing but blanks and a slash before the `>` that a tag ends in? */
function isBareEnd(source: TextCodes, nameEnd: number, end: number): boolean {
  let at = nameEnd;
  while (isBlank(source[at] ?? 0)) at++;
  if (source[at] === 47) at++;
  return at === end - 1;
}

/** Is it `<P>`, which is a paragraph to one step? */
export const isCapitalParagraph = (source: TextCodes, open: number): boolean =>
  source[open + 1] === 80 && source[open + 2] === 62;

/** Is it `<p>` or `</p>`? */
export const isParagraph = (token: number): boolean => token === Token.paragraph || token === Token.paragraphEnd;

/** Is each quotation mark between two offsets closed? */
export function hasEvenMarks(source: TextCodes, start: number, end: number): boolean {
  let open = 0;
  for (let at = start; at < end; at++) {
    const code = source[at] ?? 0;
    if (code !== 34 && code !== 39) continue;
    if (open === 0) open = code;
    else if (open === code) open = 0;
  }
  return open === 0;
}

/** Breaks in two of the usual forms have a token of their own. */
export function breakToken(source: TextCodes, name: number, end: number): number {
  if (end === name + 4 && source[name + 2] === 47) return Token.shortBreak;
  if (end === name + 5 && source[name + 2] === 32 && source[name + 3] === 47) return Token.break;
  return Token.none;
}

/** Does a player's shortcode begin there, `[audio` or `[/video`? */
export function isPlayerAt(source: TextCodes, start: number): boolean {
  if (source[start] !== 91) return false;
  const name = source[start + 1] === 47 ? start + 2 : start + 1;
  const first = source[name];
  return (first === 97 || first === 118) && (standsAt(source, name, 'audio') || standsAt(source, name, 'video'));
}
