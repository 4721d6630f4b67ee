// All words of the index as text in memory, so that those which contain a piece of text are found by searching it: some
// milliseconds for a million words. Words are only ever added.

/** Words are searched in texts of about this many; smaller ones that follow one another are joined. */
const wordsOfChunk = 65_536;
const end = '\n';

interface Chunk {
  /** `\nword\nword\n`. */
  text: string;
  words: number;
}

export class Vocabulary {
  /** Highest number of a word that was taken in. */
  last = 0;
  /** Words of ASCII letters and digits, which take a byte a character, and others. */
  readonly #ascii: Chunk[] = [];
  readonly #other: Chunk[] = [];

  /** Takes in words, in the order of their numbers. */
  add(rows: readonly { readonly number: number; readonly word: string }[]): void {
    if (rows.length === 0) return;
    const ascii: string[] = [];
    const other: string[] = [];
    for (const { number, word } of rows) {
      if (number <= this.last) continue;
      this.last = number;
      (/^[\x00-\x7f]*$/.test(word) ? ascii : other).push(word);
    }
    append(this.#ascii, ascii);
    append(this.#other, other);
  }

  /** Words that contain a text, start or end with it. */
  containing(text: string, starts: boolean, ends: boolean): string[] {
    const needle = `${starts ? end : ''}${text}${ends ? end : ''}`;
    const found: string[] = [];
    if (/^[\x00-\x7f]*$/.test(text)) for (const chunk of this.#ascii) collect(chunk.text, needle, found);
    for (const chunk of this.#other) collect(chunk.text, needle, found);
    return found;
  }
}

function append(chunks: Chunk[], words: readonly string[]): void {
  for (let at = 0; at < words.length; at += wordsOfChunk) {
    const part = words.slice(at, at + wordsOfChunk);
    let text = `${end}${part.join(end)}${end}`;
    let count = part.length;
    // As in a merge of sorted runs: a word is copied a few times in all.
    for (let last = chunks.at(-1); last && last.words <= count && last.words < wordsOfChunk; last = chunks.at(-1)) {
      text = last.text + text.slice(end.length);
      count += last.words;
      chunks.pop();
    }
    chunks.push({ text, words: count });
  }
}

function collect(text: string, needle: string, found: string[]): void {
  const beyond = needle.endsWith(end) ? 1 : 0;
  for (let at = text.indexOf(needle); at !== -1; ) {
    const first = needle.startsWith(end) ? at + 1 : text.lastIndexOf(end, at) + 1;
    const last = text.indexOf(end, at + needle.length - beyond);
    found.push(text.slice(first, last));
    at = text.indexOf(needle, last);
  }
}
