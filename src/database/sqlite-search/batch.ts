// The words of some posts and the posts that have each, gathered before they are written. Built for speed, since it is most
// of what indexing costs: words are recognised in the text without cutting them out, and the postings of short texts are
// derived from those of the words that contain them.
import { type Bitmap, emptyBitmap, setBit, unite } from './postings.ts';
import { eachToken, gramPrefix, gramsOf, windowLength } from './words.ts';

/** Letters and digits of ASCII as 1 to 36, others 0: a gram of up to three is a number to this base. */
const base = 37;
const digits = new Uint8Array(128);
for (let digit = 0; digit < 10; digit++) digits[48 + digit] = 1 + digit;
for (let letter = 0; letter < 26; letter++) digits[97 + letter] = digits[65 + letter] = 11 + letter;

const slotsAtFirst = 1 << 12;

/** Words → documents, as documents are added one after the other. */
export class WordBatch {
  /** Distinct words and, after gramPrefix, grams of dense scripts. */
  readonly words: string[] = [];
  #hashes = new Uint32Array(slotsAtFirst);
  /** Places of words by hash, plus 1; open addressing. */
  #slots = new Int32Array(slotsAtFirst * 2);
  /** By word: its last posting, plus 1. */
  #last = new Int32Array(slotsAtFirst);
  /** By posting: its document, and the posting of the same word before it, plus 1. */
  #documents = new Int32Array(1 << 14);
  #before = new Int32Array(1 << 14);
  #postings = 0;

  /** Adds the words of a stored text to a document; documents come in ascending order. */
  addText(stored: string, document: number): void {
    const { length } = stored;
    let hash = 0;
    let start = -1;
    let plain = true;
    for (let at = 0; at <= length; at++) {
      const code = at < length ? stored.charCodeAt(at) : 0;
      const digit = code < 128 ? (digits[code] ?? 0) : base;
      if (digit !== 0) {
        if (start < 0) {
          start = at;
          hash = 0;
          plain = true;
        }
        if (digit === base) plain = false;
        hash = Math.imul(hash ^ digit, 0x01000193) + 0x9e3779b9;
        continue;
      }
      if (start >= 0) {
        if (plain && at - start <= windowLength) this.#addAscii(stored, start, at, hash >>> 0, document);
        else eachToken(stored.slice(start, at), (token) => this.#addToken(token, document));
        start = -1;
      }
      // SQLite's `like` reads a text up to its first NUL.
      if (code === 0) return;
    }
  }

  /** The documents of the word at a place, in ascending order, put into `list`; answers their number. */
  documentsOf(place: number, list: Uint32Array): number {
    let count = 0;
    for (let posting = this.#last[place] ?? 0; posting > 0; posting = this.#before[posting - 1] ?? 0)
      list[count++] = this.#documents[posting - 1] ?? 0;
    list.subarray(0, count).reverse();
    return count;
  }

  #addAscii(text: string, start: number, end: number, hash: number, document: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0) break;
      if (this.#hashes[place] === hash && isAt(text, start, end, this.words[place] ?? '')) {
        this.#post(place, document);
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.#post(this.#insert(text.slice(start, end).toLowerCase(), hash, slot), document);
  }

  #addToken(token: string, document: number): void {
    let hash = 0;
    for (let at = 0; at < token.length; at++) {
      const code = token.charCodeAt(at);
      hash = Math.imul(hash ^ (code < 128 ? (digits[code] ?? 0) : code), 0x01000193) + 0x9e3779b9;
    }
    hash >>>= 0;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0) break;
      if (this.#hashes[place] === hash && this.words[place] === token) {
        this.#post(place, document);
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.#post(this.#insert(token, hash, slot), document);
  }

  #insert(word: string, hash: number, slot: number): number {
    const place = this.words.push(word) - 1;
    this.#slots[slot] = place + 1;
    if (place >= this.#hashes.length) {
      this.#hashes = larger(this.#hashes, new Uint32Array(place * 2));
      this.#last = larger(this.#last, new Int32Array(place * 2));
    }
    this.#hashes[place] = hash;
    if (this.words.length * 2 > this.#slots.length) this.#rehash();
    return place;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let place = 0; place < this.words.length; place++) {
      let slot = (this.#hashes[place] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
    }
    this.#slots = slots;
  }

  #post(place: number, document: number): void {
    const last = this.#last[place] ?? 0;
    if (last > 0 && this.#documents[last - 1] === document) return;
    if (this.#postings >= this.#documents.length) {
      this.#documents = larger(this.#documents, new Int32Array(this.#postings * 2));
      this.#before = larger(this.#before, new Int32Array(this.#postings * 2));
    }
    this.#documents[this.#postings] = document;
    this.#before[this.#postings] = last;
    this.#last[place] = ++this.#postings;
  }
}

function larger<T extends Int32Array | Uint32Array>(old: T, made: T): T {
  made.set(old);
  return made;
}

/** Is a part of a text this word, without regard to the case of ASCII letters? Words are in lower case. */
function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++)
    if (digits[text.charCodeAt(start + at)] !== digits[word.charCodeAt(at)]) return false;
  return true;
}

/** Texts of one to three characters → the documents with a word that contains them. */
export class GramBatch {
  readonly #documents: number;
  readonly #ascii: (Bitmap | undefined)[] = new Array(base ** 3);
  readonly #other = new Map<string, Bitmap>();

  constructor(documents: number) {
    this.#documents = documents;
  }

  /** Adds a word (or a gram of a dense script, after its prefix), whose documents are the first `count` of a list. */
  add(word: string, list: Uint32Array, count: number): void {
    const many = count > this.#documents / 32;
    let bitmap: Bitmap | undefined;
    if (many) {
      bitmap = emptyBitmap(this.#documents);
      for (let index = 0; index < count; index++) setBit(bitmap, list[index] ?? 0);
    }
    const put = (gram: Bitmap): void => {
      if (bitmap) unite(gram, bitmap);
      else for (let index = 0; index < count; index++) setBit(gram, list[index] ?? 0);
    };
    if (word.startsWith(gramPrefix)) put(this.#otherGram(word.slice(gramPrefix.length)));
    else if (/^[a-z0-9]*$/.test(word)) this.#eachAscii(word, put);
    else for (const gram of gramsOf(word)) put(this.#otherGram(gram));
  }

  #eachAscii(word: string, put: (gram: Bitmap) => void): void {
    let [two, three] = [0, 0];
    for (let at = 0; at < word.length; at++) {
      const one = digits[word.charCodeAt(at)] ?? 0;
      if (at > 0) put(this.#asciiGram(two * base + one));
      if (at > 1) put(this.#asciiGram((three * base + two) * base + one));
      put(this.#asciiGram(one));
      three = two;
      two = one;
    }
  }

  #asciiGram(code: number): Bitmap {
    return (this.#ascii[code] ??= emptyBitmap(this.#documents));
  }

  #otherGram(gram: string): Bitmap {
    if (gram.length <= 3 && /^[a-z0-9]+$/.test(gram)) {
      let code = 0;
      for (let at = 0; at < gram.length; at++) code = code * base + (digits[gram.charCodeAt(at)] ?? 0);
      return this.#asciiGram(code);
    }
    const known = this.#other.get(gram) ?? emptyBitmap(this.#documents);
    this.#other.set(gram, known);
    return known;
  }

  /** All of them. */
  *entries(): Generator<[string, Bitmap]> {
    for (let code = 1; code < this.#ascii.length; code++) {
      const bitmap = this.#ascii[code];
      if (bitmap) yield [nameOf(code), bitmap];
    }
    yield* this.#other;
  }
}

function nameOf(code: number): string {
  let name = '';
  for (let rest = code; rest > 0; rest = Math.floor(rest / base)) {
    const digit = rest % base;
    name = String.fromCharCode(digit <= 10 ? 47 + digit : 86 + digit) + name;
  }
  return name;
}
