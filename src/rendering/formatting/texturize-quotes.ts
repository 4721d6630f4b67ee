// Quotes, apostrophes and primes of WordPress's wptexturize(), in one stretch of text without tags, in English typography.
// Most texts take one scan; where a quote stands beside a digit (years, feet, inches) or another quote, the rules run one by
// one. Characters that the text does not have stand for quotes that are not decided yet. Linear.
import { isDigit } from './references.ts';
import { Rewriting, replacedAll } from './rewriting.ts';
import { unusedCharacters } from './scan.ts';

const apostrophe = '&#8217;';
const closingSingle = '&#8217;';
const openingSingle = '&#8216;';
const closingDouble = '&#8221;';
export const openingDouble = '&#8220;';
/** What opens a quotation: text between tags has no `<`. */
const openMark = '<';

/** What stands for a quote that is an apostrophe, and for one that may end a quotation. */
interface Marks {
  readonly apostrophe: string;
  readonly end: string;
}

/** Marks for a text: half characters where it has nearly all whole ones. */
function marksFor(text: string): Marks {
  const [apostrophe = '\ud800', end = '\ud801'] = unusedCharacters(text, 2);
  return { apostrophe, end };
}

const cockney = /'(?:tain't|twere|twas|tis|twill|til|bout|nuff|round|cause|em)/g;
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
  const doubled = replacedAll(text, "''", closingDouble);
  if (!doubled.includes("'")) return doubled;
  const marks = marksFor(doubled);
  const opened = openings(apostrophes(doubled, marks), "'", closingSingle, (at, whole) =>
    opensAfter(whole, at, '([{"-'),
  );
  const inWords = replacedWhere(opened, "'", marks.apostrophe, (at) => isInWord(opened, at));
  const closed = closings(inWords, singles, marks);
  return replacedAll(replacedAll(closed, marks.apostrophe, apostrophe), openMark, openingSingle);
}

/** With the apostrophes of words that lack their beginning, and of years. */
function apostrophes(text: string, marks: Marks): string {
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf("'"); at !== -1; at = text.indexOf("'", at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next >= 98 && next <= 116) {
      cockneyAt.lastIndex = at;
      const word = cockneyAt.exec(text)?.[0];
      if (word === undefined) continue;
      rewriting.replace(at, at + word.length, word.replaceAll("'", apostrophe));
      at += word.length - 1;
    } else if (areTwoDigits(text, at + 1)) {
      const quote = text.charCodeAt(at + 3);
      if ((quote === 39 || quote === 34) && endsBefore(text, at + 4)) {
        // `'99'` at the end of a word: an apostrophe before the year, and the end of a quotation behind it.
        rewriting.replace(at, at + 1, marks.apostrophe);
        rewriting.replace(at + 3, at + 4, quote === 39 ? closingSingle : closingDouble);
        at += 3;
      } else if (isYear(text, at + 1)) rewriting.replace(at, at + 1, marks.apostrophe);
    }
  }
  return rewriting.finish();
}

/** With the quotes that open a quotation, and both around a number that stands by itself. */
function openings(text: string, quote: string, closing: string, opens: (at: number, text: string) => boolean): string {
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    const end = isDigit(text.charCodeAt(at + 1)) && spaceBefore(text, at) ? numberEnd(text, at + 2) : -1;
    if (end !== -1 && text.startsWith(quote, end)) {
      rewriting.replace(at, at + 1, openMark);
      rewriting.replace(end, end + 1, closing);
      at = end;
    } else if (opens(at, text)) rewriting.replace(at, at + 1, openMark);
  }
  return rewriting.finish();
}

/** Where the digits, points and commas from `at` on end. */
function numberEnd(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); isDigit(code) || code === 44 || code === 46; code = text.charCodeAt(end)) end++;
  return end;
}

const areTwoDigits = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at)) && isDigit(text.charCodeAt(at + 1));

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
  const opened = openings(
    text,
    '"',
    closingDouble,
    (at, whole) => opensAfter(whole, at, '([{-') && !spaceAt(whole, at + 1),
  );
  return replacedAll(closings(opened, doubles, marksFor(text)), openMark, openingDouble);
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

/** Decides which of the remaining quotes close a quotation and which are primes (feet, inches). */
function closings(text: string, kind: Closing, marks: Marks): string {
  if (!text.includes(kind.quote)) return text;
  const sentences = text.split(openMark);
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.includes(kind.quote)) sentences[index] = closeSentence(sentence, index === 0, kind, marks.end);
  }
  return sentences.join(openMark);
}

function closeSentence(sentence: string, first: boolean, kind: Closing, mark: string): string {
  let out: string;
  if (first || sentence.includes(kind.closing)) {
    out = ended(primed(sentence, kind), kind, kind.closing);
  } else {
    out = ended(sentence, kind, mark);
    const end = out.indexOf(mark);
    const isMany = end !== -1 && out.includes(mark, end + mark.length);
    out = isMany ? chooseClosing(out, kind, mark) : out.replace(mark, kind.closing);
    out = primed(out, kind);
    if (isMany) {
      const chosen = out;
      out = replacedWhere(chosen, mark, kind.prime, (at) => at > 0 && isDigit(chosen.charCodeAt(at - 1)));
      out = replacedAll(out, mark, kind.closing);
    }
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

/** The text with the quotes, or marks, of which `is` holds replaced. */
function replacedWhere(text: string, quote: string, made: string, is: (at: number) => boolean): string {
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    if (is(at)) rewriting.replace(at, at + quote.length, made);
  return rewriting.finish();
}

/** Of several possible ends: those not after a digit; else the last one before a period; else the last one. */
function chooseClosing(sentence: string, kind: Closing, mark: string): string {
  const isAfterDigit = (at: number): boolean => at > 0 && isDigit(sentence.charCodeAt(at - 1));
  const chosen = replacedWhere(sentence, mark, kind.closing, (at) => !isAfterDigit(at));
  if (chosen !== sentence) return chosen;
  const period = sentence.lastIndexOf(`${mark}.`);
  const at = period === -1 ? sentence.lastIndexOf(mark) : period;
  return sentence.slice(0, at) + kind.closing + sentence.slice(at + mark.length);
}
