// What wpautop() knows of a tag by its name and by what follows that.

import { isBlank } from '../php-strings.ts';
import { standsAt, type TextCodes } from '../text-codes.ts';
import { found } from './tag-names.ts';
import { Token } from './tokens.ts';
import { Trait } from './traits.ts';

const quote = 'blockquote';
const outerNames = ['div', 'address', 'form'];

/** The end of a quote's name with capitals, which the table of names does not have; -1 where none stands. */
export function oddQuoteEnd(source: TextCodes, name: number): number {
  if (found.traits & Trait.quote) return -1;
  for (let at = 0; at < quote.length; at++) if (((source[name + at] ?? 0) | 32) !== quote.charCodeAt(at)) return -1;
  return name + quote.length;
}

/** The tag with these traits, whose name stands there, and which ends, or is looked at, up to `end`: what it is, too. */
export function wholeName(source: TextCodes, traits: number, name: number, nameEnd: number, end: number): number {
  const next = source[nameEnd] ?? 0;
  const isBare = next === 62;
  let more = isBare ? Trait.bare : 0;
  if (traits & Trait.closer) return isBare && isOuter(source, name, nameEnd) ? more | Trait.outerCloser : more;
  const isRule = nameEnd - name === 2 && source[name] === 104 && source[name + 1] === 114;
  if (nameEnd === end) {
    if (traits & Trait.block) more |= Trait.blockName;
    if (traits & Trait.break) more |= Trait.breakName;
    return isRule ? more | Trait.ruleName : more;
  }
  if (traits & Trait.block && (isBare || next === 47 || isBlank(next))) more |= Trait.blockOpener;
  const isEmpty = (isRule || traits & Trait.break) && traits & Trait.closes;
  return isEmpty && isBareEnd(source, nameEnd, end) ? more | (isRule ? Trait.bareRule : Trait.bareBreak) : more;
}

const isOuter = (source: TextCodes, name: number, nameEnd: number): boolean =>
  outerNames.some((outer) => outer.length === nameEnd - name && standsAt(source, name, outer));

/** Is there nothing but blanks and a slash before the `>` that a tag ends in? */
function isBareEnd(source: TextCodes, nameEnd: number, end: number): boolean {
  let at = nameEnd;
  while (isBlank(source[at] ?? 0)) at++;
  if (source[at] === 47) at++;
  return at === end - 1;
}

/** Breaks that all steps know have a token of their own. */
export function breakToken(source: TextCodes, name: number, end: number): number {
  if (end === name + 3) return Token.plainBreak;
  if (end === name + 4 && source[name + 2] === 47) return Token.shortBreak;
  if (end === name + 5 && source[name + 2] === 32 && source[name + 3] === 47) return Token.break;
  return Token.none;
}
