// Blanks: runs of them become one, those at the end are passed over. Linear, and without memory for each run, which the engine's own
// replacing takes.
import { ofUnits } from './code-output.ts';
import { isBlank } from './php-strings.ts';
import { codesOf } from './text-codes.ts';

/** What counts as a blank besides the space: a bit for each code below 32; and what finds that a text does not stay as it is. */
export interface Blanks {
  readonly bits: number;
  readonly change: RegExp;
}

/** Tabs. */
export const tabs: Blanks = { bits: 1 << 9, change: /\t| {2}/ };
/** And line breaks. */
export const tabsAndBreaks: Blanks = { bits: (1 << 9) | (1 << 10) | (1 << 13), change: /[\t\n\r]| {2}/ };
/** And vertical tabs and form feeds: all that is white space in ASCII. */
export const whiteSpace: Blanks = { bits: 0b11_1110_0000_0000, change: /[\t-\r]| {2}/ };

/** The text with one space for each run of blanks. */
export function withSingleBlanks(text: string, { bits, change }: Blanks): string {
  if (!change.test(text)) return text;
  const codes = codesOf(text);
  let written = 0;
  let isBehindBlank = false;
  for (let at = 0; at < text.length; at++) {
    const code = codes[at] ?? 0;
    const isOne = code === 32 || (code < 32 && ((bits >>> code) & 1) === 1);
    if (!isOne) codes[written++] = code;
    else if (!isBehindBlank) codes[written++] = 32;
    isBehindBlank = isOne;
  }
  return ofUnits(codes, written);
}

/** Where white space of ASCII begins that stands before an offset; the offset itself where there is none. */
export function whiteSpaceBefore(text: string, end: number): number {
  let at = end;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Without white space of ASCII at the end. */
export const withoutWhiteSpaceBehind = (text: string): string => text.slice(0, whiteSpaceBefore(text, text.length));
