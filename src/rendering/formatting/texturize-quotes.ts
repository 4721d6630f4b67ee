// Quotes, apostrophes and primes of WordPress's wptexturize(), in one stretch of text without tags, in English typography.
// Most texts take one scan; where a quote stands beside a digit (years, feet, inches) or another quote, the rules of
// texturize-quote-rules.ts decide. Linear.
import { Escaping, madeOf, runEnd } from './escaping.ts';
import { isDigit } from './references.ts';
import { replacedAll } from './rewriting.ts';
import { opensAfter, spaceAt } from './texturize-around.ts';
import { cockneyAt, doubleQuotesByRules, singleQuotesByRules } from './texturize-quote-rules.ts';

export const openingDouble = '&#8220;';
const closingDouble = '&#8221;';
const made = {
  apostrophe: madeOf('&#8217;'),
  openingSingle: madeOf('&#8216;'),
  openingDouble: madeOf(openingDouble),
  closingDouble: madeOf(closingDouble),
};

/** Single quotes by one scan, where none stands beside a digit or another one; null where that is not enough. */
function plainSingleQuotes(text: string): string | null {
  const escaping = new Escaping(text);
  for (let at = text.indexOf("'"); at !== -1; at = text.indexOf("'", at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 39 || isDigit(next) || (at > 0 && isDigit(text.charCodeAt(at - 1)))) return null;
    if (opensAfter(text, at, 34)) {
      escaping.replace(at, at + 1, startsCockney(text, at, next) ? made.apostrophe : made.openingSingle);
      continue;
    }
    // Before a quotation or a bracket it stays: `"`, `(`, `[`, `{`, `<`.
    if (next === 34 || next === 40 || next === 91 || next === 123) continue;
    if (next === 38 && text.startsWith('&lt;', at + 1)) continue;
    escaping.replace(at, at + 1, made.apostrophe);
  }
  return escaping.finish();
}

function startsCockney(text: string, at: number, next: number): boolean {
  if (!(next >= 98 && next <= 116)) return false;
  cockneyAt.lastIndex = at;
  return cockneyAt.test(text);
}

/** Double quotes by one scan, where none stands beside a digit; null where that is not enough. */
function plainDoubleQuotes(text: string): string | null {
  const escaping = new Escaping(text);
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    const end = runEnd(text, at);
    if (isDigit(text.charCodeAt(end)) || (at > 0 && isDigit(text.charCodeAt(at - 1)))) return null;
    const opens = opensAfter(text, at, -1) && !spaceAt(text, at + 1);
    escaping.replace(at, at + 1, opens ? made.openingDouble : made.closingDouble);
    // After a quote nothing opens.
    escaping.replaceEach(at + 1, end, made.closingDouble);
    at = end - 1;
  }
  return escaping.finish();
}

/** Straight single quotes of a text without tags. */
export function singleQuotes(text: string): string {
  const plain = plainSingleQuotes(text);
  if (plain !== null) return plain;
  const doubled = replacedAll(text, "''", closingDouble);
  return doubled.includes("'") ? singleQuotesByRules(doubled) : doubled;
}

/** Straight double quotes of a text without tags. */
export const doubleQuotes = (text: string): string => plainDoubleQuotes(text) ?? doubleQuotesByRules(text);
