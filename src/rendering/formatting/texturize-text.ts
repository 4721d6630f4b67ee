// The typographic rules of WordPress's wptexturize() for one stretch of text without tags, in English typography.
// Marks standing for undecided characters are written as `<…>`, which text between tags cannot contain.

const apostrophe = '&#8217;';
const closingSingle = '&#8217;';
const openingSingle = '&#8216;';
const closingDouble = '&#8221;';
const openingDouble = '&#8220;';
const openMark = '<o>';
const apostropheMark = '<a>';
const endMark = '<e>';

const space = '[\\r\\n\\t ]|\\u00a0|&nbsp;';
const ending = `(?=$|[.,:;!?)}\\-\\]]|&gt;|${space})`;

const cockney = /'(?:tain't|twere|twas|tis|twill|til|bout|nuff|round|cause|em)/g;
const yearThenSingle = new RegExp(`'(\\d\\d)'${ending}`, 'g');
const yearThenDouble = new RegExp(`'(\\d\\d)"${ending}`, 'g');
const abbreviatedYear = /'(?=\d\d(?![%\d]|[.,]\d))/g;
const numberInSingles = new RegExp(`'(?<=(?:^|${space})')(\\d[.,\\d]*)'`, 'g');
const openingSingles = new RegExp(`'(?<=(?:^|[([{"\\-]|&lt;|${space})')`, 'g');
const inWord = new RegExp(`'(?<!(?:${space})')(?!$|[.,:;!?"'(){}[\\]\\-]|&[lg]t;|${space})`, 'g');
const numberInDoubles = new RegExp(`"(?<=(?:^|${space})")(\\d[.,\\d]*)"`, 'g');
const openingDoubles = new RegExp(`"(?<=(?:^|[([{\\-]|&lt;|${space})")(?!${space})`, 'g');
const doubleDash = new RegExp(`--(?<=(?:^|${space})--)(?=$|${space})`, 'g');
const singleDash = new RegExp(`-(?<=(?:^|${space})-)(?=$|${space})`, 'g');

/** Texturizes text in which there is no tag, as `wptexturize()` does between tags. */
export function texturizeText(text: string): string {
  let out = text;
  if (out.includes('...')) out = out.replaceAll('...', '&#8230;');
  if (out.includes('``')) out = out.replaceAll('``', openingDouble);
  if (out.includes(' (tm)')) out = texturizeTrademark(out);
  if (out.includes("'")) out = singleQuotes(out);
  if (out.includes('"')) out = doubleQuotes(out);
  if (out.includes('-')) out = dashes(out);
  if (out.includes('x') && /\dx\d/.test(out)) out = times(out);
  return out.includes('&') ? escapeLoneAmpersands(out) : out;
}

const texturizeTrademark = (text: string): string => text.replaceAll(' (tm)', ' &#8482;');

/** Every `&` that does not look like the start of a reference becomes `&#038;`. */
export const escapeLoneAmpersands = (text: string): string =>
  text.replace(/&(?!#(?:\d+|x[a-f0-9]+);|[a-z1-4]{1,8};)/gi, '&#038;');

function singleQuotes(text: string): string {
  if (!/(?:^|[^A-Za-z])'|'(?:$|[^A-Za-z])/.test(text)) return text.replaceAll("'", apostrophe);
  let out = text.replaceAll("''", closingDouble).replace(cockney, (word) => word.replaceAll("'", apostrophe));
  if (!out.includes("'")) return out;
  if (/'\d/.test(out)) {
    out = out
      .replace(yearThenSingle, `${apostropheMark}$1${closingSingle}`)
      .replace(yearThenDouble, `${apostropheMark}$1${closingDouble}`)
      .replace(abbreviatedYear, apostropheMark)
      .replace(numberInSingles, `${openMark}$1${closingSingle}`);
  }
  out = out.replace(openingSingles, openMark).replace(inWord, apostropheMark);
  return closings(out, single).replaceAll(apostropheMark, apostrophe).replaceAll(openMark, openingSingle);
}

function doubleQuotes(text: string): string {
  const numbered = /"\d/.test(text) ? text.replace(numberInDoubles, `${openMark}$1${closingDouble}`) : text;
  const out = numbered.replace(openingDoubles, openMark);
  return closings(out, double).replaceAll(openMark, openingDouble);
}

interface Closing {
  quote: string;
  closing: string;
  prime: string;
  atEnd: RegExp;
  afterDigit: RegExp;
}
const single: Closing = {
  quote: "'",
  closing: closingSingle,
  prime: '&#8242;',
  atEnd: new RegExp(`'${ending}`, 'g'),
  afterDigit: /'(?<=\d')/g,
};
const double: Closing = {
  quote: '"',
  closing: closingDouble,
  prime: '&#8243;',
  atEnd: new RegExp(`"${ending}`, 'g'),
  afterDigit: /"(?<=\d")/g,
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
    out = sentence.replace(kind.afterDigit, kind.prime).replace(kind.atEnd, kind.closing);
  } else {
    out = sentence.replace(kind.atEnd, endMark);
    const count = out.split(endMark).length - 1;
    if (count > 1) out = chooseClosing(out, kind);
    else out = out.replaceAll(endMark, kind.closing);
    out = out.replace(kind.afterDigit, kind.prime);
    if (count > 1) out = out.replace(endAfterDigit, kind.prime).replaceAll(endMark, kind.closing);
  }
  return kind.quote === '"' ? out.replaceAll('"', kind.closing) : out;
}

/** Of several possible ends: those not after a digit; else the last one before a period; else the last one. */
function chooseClosing(sentence: string, kind: Closing): string {
  const chosen = sentence.replace(endAfterOther, kind.closing);
  if (chosen !== sentence) return chosen;
  const period = sentence.lastIndexOf(`${endMark}.`);
  const at = period === -1 ? sentence.lastIndexOf(endMark) : period;
  return sentence.slice(0, at) + kind.closing + sentence.slice(at + endMark.length);
}

function dashes(text: string): string {
  let out = text;
  if (out.includes('--')) {
    out = out
      .replaceAll('---', '&#8212;')
      .replace(doubleDash, '&#8212;')
      .replace(/--(?<!xn--)/g, '&#8211;');
  }
  return out.replace(singleDash, '&#8211;');
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isNumeric = (code: number): boolean => isDigit(code) || code === 44 || code === 46;
const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

/** `9x9` becomes `9×9`, but `0x99` and words stay. Each run of digits, points and commas is looked at twice at most. */
function times(text: string): string {
  let out = '';
  let from = 0;
  for (let x = text.indexOf('x'); x !== -1; x = text.indexOf('x', x + 1)) {
    if (!isDigit(text.charCodeAt(x + 1))) continue;
    let runStart = x;
    while (runStart > from && isNumeric(text.charCodeAt(runStart - 1))) runStart--;
    const start = factorStart(text, runStart, x);
    const end = start === -1 ? -1 : factorEnd(text, x + 1);
    if (end === -1) continue;
    out += `${text.slice(from, x)}&#215;${text.slice(x + 1, end)}`;
    from = end;
    x = end - 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Where a first factor can start within its run: at a digit after no word character, and not a lone 0. */
function factorStart(text: string, runStart: number, x: number): number {
  for (let at = runStart; at < x; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code) && !(at > 0 && isWord(text.charCodeAt(at - 1))) && (code !== 48 || x - at > 1)) return at;
  }
  return -1;
}

/** Where a second factor ends: at the last border between word and other characters in its run. */
function factorEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isNumeric(text.charCodeAt(end))) end++;
  for (; end > start; end--) {
    const after = end < text.length && isWord(text.charCodeAt(end));
    if (isWord(text.charCodeAt(end - 1)) !== after) return end;
  }
  return -1;
}
