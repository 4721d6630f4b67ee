// The words of a text as the search index sees them. A word is a run of letters, marks and digits of any script, its ASCII
// letters in lower case, which is how SQLite's `like` compares; so a text of nothing but such characters occurs in a post
// exactly if it occurs in one of the post's words. Scripts that put no spaces between words are cut into pairs of characters.
// All functions are pure and linear.

/** Scripts whose runs are not words: their vocabulary would grow like the texts. */
const dense =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Bopomofo}\\p{sc=Yi}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}';
const asciiRun = /[a-z0-9]+/g;
const mixedRun = /[a-z0-9\u0080-\uffff]+/g;
/** Runs of dense scripts come out in the first group. A character belongs to one kind, whatever stands beside it. */
const splitRun = new RegExp(`((?:(?=[${dense}])[\\p{L}\\p{M}\\p{N}])+)|(?:(?![${dense}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const allAscii = /^[\x00-\x7f]*$/;

/** A run longer than this is indexed as overlapping windows of this length, in code points. */
export const windowLength = 64;
/** A text of up to this length that occurs in a run occurs in one of its windows. */
export const longestPiece = windowLength / 2;
/** Texts of up to this length have postings of their own: what contains them need not be looked for word by word. */
export const gramLength = 3;

/** Prefixes of tokens that are no words. No word has such a character. */
export const gramPrefix = ' ';
export const titlePrefix = '=';

/** Text with ASCII letters in lower case and all others as they are. */
export function foldAscii(text: string): string {
  return allAscii.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Characters (code points) of a text. */
function pointsOf(text: string): readonly string[] {
  return allAscii.test(text) ? text.split('') : [...text];
}

/** Calls `add` with each word of a stored text, and with the tokens of dense runs; the same one may come often. */
export function eachToken(stored: string, add: (token: string) => void): void {
  // SQLite's `like` reads a text up to its first NUL.
  const end = stored.indexOf('\0');
  const text = foldAscii(end === -1 ? stored : stored.slice(0, end));
  if (allAscii.test(text)) {
    for (const run of text.match(asciiRun) ?? []) addWord(run, add);
    return;
  }
  for (const run of text.match(mixedRun) ?? []) {
    if (allAscii.test(run)) addWord(run, add);
    else
      for (const part of run.matchAll(splitRun)) {
        if (part[1] === undefined) addWord(part[0], add);
        else for (const gram of denseGrams(part[1])) add(gramPrefix + gram);
      }
  }
}

function addWord(word: string, add: (token: string) => void): void {
  if (word.length <= windowLength) {
    add(word);
    return;
  }
  const points = pointsOf(word);
  for (let start = 0; start + windowLength < points.length; start += windowLength / 2)
    add(points.slice(start, start + windowLength).join(''));
  add(points.slice(-windowLength).join(''));
}

function denseGrams(run: string): string[] {
  const points = [...run];
  return points.flatMap((point, index) => (index === 0 ? [point] : [point, `${points[index - 1]}${point}`]));
}

/** The distinct texts of one to three characters that a word contains. */
export function gramsOf(word: string): Set<string> {
  const grams = new Set<string>();
  const points = pointsOf(word);
  for (let at = 0; at < points.length; at++) {
    let gram = '';
    for (let length = 0; length < gramLength && at + length < points.length; length++) {
      gram += points[at + length];
      grams.add(gram);
    }
  }
  return grams;
}

/** A part of a searched text, as it must occur in a word of each post. */
export interface Piece {
  readonly text: string;
  /** Must a word start, or end, with it? */
  readonly starts: boolean;
  readonly ends: boolean;
  /** Is it looked up among the grams? */
  readonly gram: boolean;
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  /** Do exactly the posts match that have all pieces? Else they must be read. */
  readonly exact: boolean;
}

/** More pieces of one searched text than this narrow nothing any further. */
const piecesAtMost = 8;

/** What posts must have in which a text occurs. */
export function piecesOf(searched: string): Pieces {
  const text = foldAscii(searched);
  const pieces: Piece[] = [];
  let cut = false;
  for (const match of text.matchAll(splitRun)) {
    const [run, denseRun] = match;
    const starts = match.index > 0;
    const ends = match.index + run.length < text.length;
    const points = pointsOf(run);
    if (denseRun !== undefined) {
      if (points.length > 2) cut = true;
      for (let at = 0; at < Math.max(1, points.length - 1); at++)
        pieces.push({ text: points.slice(at, at + 2).join(''), starts: false, ends: false, gram: true });
      continue;
    }
    const whole = points.length <= longestPiece;
    if (!whole) cut = true;
    const piece = { text: points.slice(0, longestPiece).join(''), starts, ends: ends && whole };
    pieces.push({ ...piece, gram: !starts && !piece.ends && points.length <= gramLength });
  }
  const exact = !cut && pieces.length === 1 && pieces[0]?.text === text;
  const longest = [...pieces].sort((one, other) => other.text.length - one.text.length).slice(0, piecesAtMost);
  return { pieces: longest, exact };
}
