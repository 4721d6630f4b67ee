// Quotes, apostrophes and primes of WordPress's wptexturize(), in one stretch of text without tags, in English typography.
// Most texts take one scan; where a quote stands beside a digit (years, feet, inches) or another quote, the rules run one by
// one. Marks standing for undecided characters are written as `<…>`, which text between tags cannot contain. Linear.
import { isDigit } from './references.ts';
import { Rewriting, replacedAll } from './rewriting.ts';

const apostrophe = '&#8217;';
const closingSingle = '&#8217;';
const openingSingle = '&#8216;';
const closingDouble = '&#8221;';
export const openingDouble = '&#8220;';
const openMark = '<o>';
const apostropheMark = '<a>';
const endMark = '<e>';

/** A space of any kind, as a regular expression. */
const space = '[\\r\\n\\t ]|\\u00a0|&nbsp;';

const cockney = /'(?:tain't|twere|twas|tis|twill|til|bout|nuff|round|cause|em)/g;
const numberInSingles = new RegExp(`'(?<=(?:^|${space})')(\\d[.,\\d]*)'`, 'g');
const numberInDoubles = new RegExp(`"(?<=(?:^|${space})")(\\d[.,\\d]*)"`, 'g');

const isSpaceCode = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13 || code === 160;

/** Stands a space of any kind, or nothing, before `at`? */
export const spaceBefore = (text: string, at: number): boolean =>
  at === 0 || isSpaceCode(text.charCodeAt(at - 1)) || (text.charCodeAt(at - 1) === 59 && text.endsWith('&nbsp;', at));

/** Stands a space of any kind at `at`? */
export const spaceAt = (text: string, at: number): boolean =>
  isSpaceCode(text.charCodeAt(at)) || (text.charCodeAt(at) === 38 && text.startsWith('&nbsp;', at));

/** Opens a quotation that stands at `at`, by what is before it? */
function opensAfter(text: string, at: number, brackets: string): boolean {
  return (
    spaceBefore(text, at) ||
    brackets.includes(text.charAt(at - 1)) ||
    (text.charCodeAt(at - 1) === 59 && text.endsWith('&lt;', at))
  );
}

const cockneyAt = new RegExp(cockney.source, 'y');

/** Single quotes by one scan, where none stands beside a digit or another one; null where that is not enough. */
function plainSingleQuotes(text: string): string | null {
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf("'"); at !== -1; at = text.indexOf("'", at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 39 || isDigit(next) || (at > 0 && isDigit(text.charCodeAt(at - 1)))) return null;
    let made = apostrophe;
    if (opensAfter(text, at, '([{"-')) {
      cockneyAt.lastIndex = at;
      if (!cockneyAt.test(text)) made = openingSingle;
    } else if ('"({['.includes(text.charAt(at + 1)) && at + 1 < text.length) continue;
    else if (next === 38 && text.startsWith('&lt;', at + 1)) continue;
    rewriting.replace(at, at + 1, made);
  }
  return rewriting.finish();
}

/** Double quotes by one scan, where none stands beside a digit; null where that is not enough. */
function plainDoubleQuotes(text: string): string | null {
  const rewriting = new Rewriting(text);
  let from = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', from)) {
    let next = at + 1;
    while (text.charCodeAt(next) === 34) next++;
    if (isDigit(text.charCodeAt(next)) || (at > 0 && isDigit(text.charCodeAt(at - 1)))) return null;
    const opens = opensAfter(text, at, '([{-') && !spaceAt(text, at + 1);
    rewriting.replace(at, at + 1, opens ? openingDouble : closingDouble);
    // After a quote nothing opens.
    for (from = at + 1; from < next; from++) rewriting.replace(from, from + 1, closingDouble);
  }
  return rewriting.finish();
}

/** Straight single quotes of a text without tags. */
export function singleQuotes(text: string): string {
  return plainSingleQuotes(text) ?? singleQuotesByRules(text);
}

function singleQuotesByRules(text: string): string {
  let out = replacedAll(text, "''", closingDouble).replace(cockney, (word) => word.replaceAll("'", apostrophe));
  if (!out.includes("'")) return out;
  if (/'\d/.test(out)) {
    const years = quotedYears(quotedYears(out, "'", closingSingle), '"', closingDouble);
    out = replacedWhere(years, "'", apostropheMark, (at) => isYear(years, at + 1)).replace(
      numberInSingles,
      `${openMark}$1${closingSingle}`,
    );
  }
  const straight = out;
  const opened = replacedWhere(straight, "'", openMark, (at) => opensAfter(straight, at, '([{"-'));
  out = replacedWhere(opened, "'", apostropheMark, (at) => isInWord(opened, at));
  return replacedAll(replacedAll(closings(out, singles), apostropheMark, apostrophe), openMark, openingSingle);
}

const areTwoDigits = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at)) && isDigit(text.charCodeAt(at + 1));

/** `'99'` at the end of a word: an apostrophe before the year, and the end of a quotation behind it. */
function quotedYears(text: string, quote: string, closing: string): string {
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf("'"); at !== -1; at = text.indexOf("'", at + 1)) {
    if (!areTwoDigits(text, at + 1) || text.charAt(at + 3) !== quote || !endsBefore(text, at + 4)) continue;
    rewriting.replace(at, at + 1, apostropheMark);
    rewriting.replace(at + 3, at + 4, closing);
    at += 3;
  }
  return rewriting.finish();
}

/** Are there two digits at `at`, of no longer number and no percentage? */
function isYear(text: string, at: number): boolean {
  if (!areTwoDigits(text, at)) return false;
  const next = text.charCodeAt(at + 2);
  if (next === 37 || isDigit(next)) return false;
  return !((next === 46 || next === 44) && isDigit(text.charCodeAt(at + 3)));
}

/** Stands the quote at `at` behind no space, and before what can go on a word? */
function isInWord(text: string, at: number): boolean {
  if (at > 0 && spaceBefore(text, at)) return false;
  const next = at + 1;
  if (next === text.length || spaceAt(text, next)) return false;
  if (text.charCodeAt(next) === 38) return !text.startsWith('&lt;', next) && !text.startsWith('&gt;', next);
  return !'.,:;!?"\'(){}[]-'.includes(text.charAt(next));
}

/** Straight double quotes of a text without tags. */
export function doubleQuotes(text: string): string {
  return plainDoubleQuotes(text) ?? doubleQuotesByRules(text);
}

function doubleQuotesByRules(text: string): string {
  const numbered = /"\d/.test(text) ? text.replace(numberInDoubles, `${openMark}$1${closingDouble}`) : text;
  const opens = (at: number): boolean => opensAfter(numbered, at, '([{-') && !spaceAt(numbered, at + 1);
  const out = replacedWhere(numbered, '"', openMark, opens);
  return replacedAll(closings(out, doubles), openMark, openingDouble);
}

interface Closing {
  quote: string;
  closing: string;
  prime: string;
}
const singles: Closing = {
  quote: "'",
  closing: closingSingle,
  prime: '&#8242;',
};
const doubles: Closing = {
  quote: '"',
  closing: closingDouble,
  prime: '&#8243;',
};
const endAfterDigit = /<e>(?<=\d<e>)/g;
const endAfterOther = /<e>(?<!\d<e>)/g;

/** Decides which of the remaining quotes close a quotation and which are primes (feet, inches). */
function closings(text: string, kind: Closing): string {
  if (!text.includes(kind.quote)) return text;
  const sentences = text.split(openMark);
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.includes(kind.quote)) sentences[index] = closeSentence(sentence, index === 0, kind);
  }
  return sentences.join(openMark);
}

function closeSentence(sentence: string, first: boolean, kind: Closing): string {
  let out: string;
  if (first || sentence.includes(kind.closing)) {
    out = ended(primed(sentence, kind), kind, kind.closing);
  } else {
    out = ended(sentence, kind, endMark);
    const end = out.indexOf(endMark);
    const isMany = end !== -1 && out.includes(endMark, end + 1);
    out = isMany ? chooseClosing(out, kind) : out.replace(endMark, kind.closing);
    out = primed(out, kind);
    if (isMany) out = out.replace(endAfterDigit, kind.prime).replaceAll(endMark, kind.closing);
  }
  return kind.quote === '"' ? replacedAll(out, '"', kind.closing) : out;
}

/** With the quotes after digits as primes. */
const primed = (text: string, kind: Closing): string =>
  replacedWhere(text, kind.quote, kind.prime, (at) => at > 0 && isDigit(text.charCodeAt(at - 1)));

/** With the quotes after which a quotation can end as `mark`. */
const ended = (text: string, kind: Closing, mark: string): string =>
  replacedWhere(text, kind.quote, mark, (at) => endsBefore(text, at + 1));

/** Can a quotation end before what stands at `at`? */
function endsBefore(text: string, at: number): boolean {
  if (at === text.length || spaceAt(text, at)) return true;
  const code = text.charCodeAt(at);
  return code === 38 ? text.startsWith('&gt;', at) : '.,:;!?)}-]'.includes(text.charAt(at));
}

/** The text with the quotes of which `is` holds replaced. */
function replacedWhere(text: string, quote: string, made: string, is: (at: number) => boolean): string {
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    if (is(at)) rewriting.replace(at, at + 1, made);
  return rewriting.finish();
}

/** Of several possible ends: those not after a digit; else the last one before a period; else the last one. */
function chooseClosing(sentence: string, kind: Closing): string {
  const chosen = sentence.replace(endAfterOther, kind.closing);
  if (chosen !== sentence) return chosen;
  const period = sentence.lastIndexOf(`${endMark}.`);
  const at = period === -1 ? sentence.lastIndexOf(endMark) : period;
  return sentence.slice(0, at) + kind.closing + sentence.slice(at + endMark.length);
}
