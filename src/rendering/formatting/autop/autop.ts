// WordPress's wpautop(): blank lines part paragraphs, single line breaks become <br />, block elements stay unwrapped.
// The steps and their order are WordPress's, since every step sees what the one before left; each is linear here, and walks
// over the tokens of a text.

import { isTrimmable } from '../php-strings.ts';
import { replacedAll } from '../rewriting.ts';
import { addBreaks, dropBreaks } from './breaks.ts';
import { closeUp } from './close-up.ts';
import { showHidden } from './hidden.ts';
import { standIn } from './known.ts';
import { plainParagraphs } from './plain.ts';
import { readTokens } from './read.ts';
import { TokenRewriting } from './token-rewriting.ts';
import { nothing, Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';
import { unwrapBlocks } from './unwrap.ts';
import { wrapParagraphs } from './wrap.ts';

/** WordPress `wpautop(text, breaks)`. With `breaks` off, single line breaks stay as they are. */
export function autop(input: string, breaks = true): string {
  if (isTrimmable(input)) return '';
  return plainParagraphs(input, breaks) ?? tokenParagraphs(input, breaks);
}

/** The same for texts of all kinds, by all steps. */
export function tokenParagraphs(input: string, breaks: boolean, read = readTokens): string {
  const text = read(input);
  const { seen } = text;
  if (seen & Trait.closedUp) closeUp(text);
  const finished = wrapParagraphs(text);
  if (finished < text.length && seen & (Trait.block | Trait.quote)) unwrapBlocks(text, finished);
  const isBroken = breaks && addBreaks(text);
  if (isBroken || seen & Trait.break) dropBreaks(text);
  closeLast(text);
  showHidden(text);
  const out = text.text();
  text.release();
  return seen & Trait.standIn || (seen & Trait.pre && input.includes(standIn)) ? withoutStandIns(out) : out;
}

/** What an author wrote as WordPress's stand-in for line breaks is one: those with a blank on each side first. */
const withoutStandIns = (text: string): string => replacedAll(replacedAll(text, ` ${standIn} `, '\n'), standIn, '\n');

/** The last paragraph ends where its text does. */
function closeLast(text: Tokens): void {
  const { items, length } = text;
  const end = items[length - 1] === Token.line ? length - 1 : length;
  if (end < 2 || items[end - 1] !== Token.paragraphEnd || items[end - 2] !== Token.line) return;
  const rewriting = new TokenRewriting(text, false);
  rewriting.replace(end - 2, end - 1, nothing);
  rewriting.finish();
}
