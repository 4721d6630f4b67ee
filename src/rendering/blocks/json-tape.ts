// Attributes of blocks read as PHP reads JSON, without objects made of them: PHP keeps the order of keys that are numbers, and
// whole numbers of 64 bits, which JavaScript's objects do not. A tape says by turns what stands in the JSON and where. Linear.

import { mostLevels } from '../../base/php-json.ts';
import { SeenNames } from '../formatting/seen-names.ts';

/** What stands at a place of the tape: the low bits. */
export const Kind = { object: 0, list: 1, string: 2, number: 3, literal: 4 } as const;
const kinds = 7;

/** What else is known of it. */
export const Known = {
  /** Stands there as WordPress would write it, with all that is in it. */
  written: 8,
  /** An object without keys, or of keys that count from 0: to PHP a list. */
  list: 16,
  /** An object in which a key stands twice. */
  repeated: 32,
  /** A string, or there are some in it. */
  strings: 64,
} as const;

/** Numbers of a node: where it starts and ends in the text, and the node behind it and all that is in it. */
const width = 3;

/** Nodes that there is room for at first, and the room of a tape that is released, if that is not large. */
const fewNodes = 16;
const mostIdle = 1024;
let idle: { readonly nodes: Int32Array; readonly kinds: Uint8Array } | null = null;

/** Up to so many keys of an object are compared with one another. */
const few = 6;

/** What a character is within a string: 1 is plain, 2 a dash, 3 what WordPress would escape, 0 what ends the loop. */
const within = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code < 32 || character === '"' || character === '\\') return 0;
  return character === '-' ? 2 : '<>&'.includes(character) ? 3 : 1;
});

/** What matters in a string of which it is known that WordPress would write it in another way. */
const odd = /["\\\x00-\x1f\ud800-\udfff]/g;

/** So many characters of a string are looked at one by one all the same. */
const nearby = 24;

/** What stands behind a backslash, but for `u`. */
const shortEscapes = new Uint8Array(128);
for (const character of '"\\/bfnrt') shortEscapes[character.charCodeAt(0)] = 1;

/** Whole numbers with fewer characters stay what they are. */
const safe = 15;

/** JSON as a tape. A key is a string before its value; the first node is the whole. */
export class JsonTape {
  readonly text: string;
  /** Would WordPress write just this? */
  isWritten = true;
  /** Strings that have been read. */
  #strings = 0;
  #nodes: Int32Array;
  #kinds: Uint8Array;
  #count = 0;
  #depth = 0;
  /** Is it only asked whether PHP would read it, or what stands where? */
  readonly #isAsked: boolean;

  private constructor(text: string, isAsked: boolean) {
    this.text = text;
    this.#isAsked = isAsked;
    this.#nodes = idle?.nodes ?? new Int32Array(width * fewNodes);
    this.#kinds = idle?.kinds ?? new Uint8Array(fewNodes);
    idle = null;
  }

  /** Nobody asks any more: the next tape is written where this one is. */
  release(): void {
    if (this.#kinds.length <= mostIdle) idle = { nodes: this.#nodes, kinds: this.#kinds };
  }

  /** How many nodes there are. */
  get count(): number {
    return this.#count;
  }

  /** Reads a text; null where PHP would refuse it. */
  static read(text: string): JsonTape | null {
    const tape = new JsonTape(text, false);
    return tape.#value(0) === text.length ? tape : null;
  }

  /** The same without word on keys that stand twice. */
  static outline(text: string): JsonTape | null {
    const tape = new JsonTape(text, true);
    return tape.#value(0) === text.length ? tape : null;
  }

  /** Would PHP read it? */
  static accepts(text: string): boolean {
    return JsonTape.outline(text) !== null;
  }

  kind(node: number): number {
    return (this.#kinds[node] ?? 0) & kinds;
  }

  is(node: number, known: number): boolean {
    return ((this.#kinds[node] ?? 0) & known) !== 0;
  }

  start(node: number): number {
    return this.#nodes[node * width] ?? 0;
  }

  end(node: number): number {
    return this.#nodes[node * width + 1] ?? 0;
  }

  /** The node behind it and all that is in it. */
  next(node: number): number {
    return this.#nodes[node * width + 2] ?? 0;
  }

  /** The node as it stands in the text. */
  source(node: number): string {
    return this.text.slice(this.start(node), this.end(node));
  }

  /** A string. */
  string(node: number): string {
    const inside = this.text.slice(this.start(node) + 1, this.end(node) - 1);
    return inside.includes('\\') ? (JSON.parse(`"${inside}"`) as string) : inside;
  }

  /** The value of an object's key, -1 where it has none. Where the key stands twice, the last one counts. */
  member(node: number, name: string): number {
    let found = -1;
    for (let key = node + 1, end = this.next(node); key < end; key = this.next(key + 1))
      if (this.string(key) === name) found = key + 1;
    return found;
  }

  /** Has an object no other key? */
  hasOnly(node: number, name: string): boolean {
    for (let key = node + 1, end = this.next(node); key < end; key = this.next(key + 1))
      if (this.string(key) !== name) return false;
    return true;
  }

  #node(start: number): number {
    const node = this.#count++;
    if (node === this.#kinds.length) this.#makeRoom();
    this.#nodes[node * width] = start;
    return node;
  }

  #makeRoom(): void {
    const nodes = this.#nodes;
    const old = this.#kinds;
    this.#nodes = new Int32Array(4 * nodes.length);
    this.#nodes.set(nodes);
    this.#kinds = new Uint8Array(4 * old.length);
    this.#kinds.set(old);
  }

  #finish(node: number, end: number, kind: number): number {
    const at = node * width;
    this.#nodes[at + 1] = end;
    this.#nodes[at + 2] = this.#count;
    this.#kinds[node] = kind;
    return end;
  }

  /** Reads a value; where it ends, -1 where there is none. */
  #value(at: number): number {
    const code = this.text.charCodeAt(at);
    if (code === 34) return this.#string(at);
    if (code === 123) return this.#object(at);
    if (code === 91) return this.#list(at);
    if (code === 116) return this.#literal(at, 'true');
    if (code === 102) return this.#literal(at, 'false');
    return code === 110 ? this.#literal(at, 'null') : this.#number(at);
  }

  /** What follows blanks. */
  #behindBlanks(from: number): number {
    let at = from;
    for (let code = this.text.charCodeAt(at); code === 32 || (code < 14 && code > 8 && code !== 11 && code !== 12); ) {
      code = this.text.charCodeAt(++at);
    }
    if (at > from) this.isWritten = false;
    return at;
  }

  #object(start: number): number {
    const node = this.#node(start);
    if (++this.#depth > mostLevels) return -1;
    const wasWritten = this.isWritten;
    this.isWritten = true;
    let count = 0;
    let isList = true;
    let at = this.#behindBlanks(start + 1);
    if (this.text.charCodeAt(at) === 125) at++;
    else
      for (let code = 44; code === 44; at++) {
        at = this.#behindBlanks(at);
        const key = this.#count;
        if (this.text.charCodeAt(at) !== 34 || (at = this.#string(at)) === -1) return -1;
        isList &&= this.#isNumber(key, count);
        count++;
        at = this.#behindBlanks(at);
        if (this.text.charCodeAt(at) !== 58) return -1;
        at = this.#value(this.#behindBlanks(at + 1));
        if (at === -1) return -1;
        at = this.#behindBlanks(at);
        code = this.text.charCodeAt(at);
        if (code !== 44 && code !== 125) return -1;
      }
    this.#depth--;
    const isRepeated = count > 1 && !this.#isAsked && this.#isRepeated(node + 1, count);
    if (isList || isRepeated) this.isWritten = false;
    const known = (isList ? Known.list : 0) | (isRepeated ? Known.repeated : 0) | (count > 0 ? Known.strings : 0);
    this.#finish(node, at, Kind.object | known | (this.isWritten ? Known.written : 0));
    this.isWritten &&= wasWritten;
    return at;
  }

  #list(start: number): number {
    const node = this.#node(start);
    if (++this.#depth > mostLevels) return -1;
    const wasWritten = this.isWritten;
    const strings = this.#strings;
    this.isWritten = true;
    let at = this.#behindBlanks(start + 1);
    if (this.text.charCodeAt(at) === 93) at++;
    else
      for (let code = 44; code === 44; at++) {
        at = this.#value(this.#behindBlanks(at));
        if (at === -1) return -1;
        at = this.#behindBlanks(at);
        code = this.text.charCodeAt(at);
        if (code !== 44 && code !== 93) return -1;
      }
    this.#depth--;
    const known = (this.#strings > strings ? Known.strings : 0) | (this.isWritten ? Known.written : 0);
    this.#finish(node, at, Kind.list | known);
    this.isWritten &&= wasWritten;
    return at;
  }

  #string(start: number): number {
    const { text } = this;
    const node = this.#node(start);
    let isWritten = true;
    let wasDash = false;
    for (let at = start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? (within[code] ?? 0) : 4;
      if (kind === 1) wasDash = false;
      else if (kind === 0) {
        if (code === 34) {
          if (!isWritten) this.isWritten = false;
          this.#strings++;
          return this.#finish(node, at + 1, Kind.string | Known.strings | (isWritten ? Known.written : 0));
        }
        const last = code === 92 ? this.#escape(at) : -1;
        if (last === -1) return -1;
        isWritten &&= isWrittenEscape(text, at);
        at = last;
        wasDash = false;
      } else {
        if (kind === 2 ? wasDash : kind === 3 || code === 0x2028 || code === 0x2029) isWritten = false;
        wasDash = kind === 2;
        if (code >= 0xd800 && code < 0xe000) {
          const next = text.charCodeAt(at + 1);
          if (code < 0xdc00 && next >= 0xdc00 && next < 0xe000) at++;
          else isWritten = false;
        } else if (!isWritten && at > start + nearby) {
          odd.lastIndex = at + 1;
          if (!odd.test(text)) return -1;
          at = odd.lastIndex - 2;
        }
      }
    }
    return -1;
  }

  /** The last character of what a backslash begins, -1 where it is nothing that PHP knows. */
  #escape(at: number): number {
    const { text } = this;
    const code = text.charCodeAt(at + 1);
    if (code !== 117) return shortEscapes[code] === 1 ? at + 1 : -1;
    const unit = unitAt(text, at);
    if (unit === -1 || isSecondHalf(unit)) return -1;
    if (unit < 0xd800 || unit >= 0xdc00) return at + 5;
    // The first half of a pair must be followed by the second.
    return isSecondHalf(unitAt(text, at + 6)) ? at + 11 : -1;
  }

  #number(start: number): number {
    const node = this.#node(start);
    const { text } = this;
    const first = text.charCodeAt(start) === 45 ? start + 1 : start;
    let at = this.#digits(first);
    if (at === first || (at > first + 1 && text.charCodeAt(first) === 48)) return -1;
    const isShort = at - start < safe && !(first > start && text.charCodeAt(first) === 48);
    const whole = at;
    if (text.charCodeAt(at) === 46) {
      const digits = this.#digits(at + 1);
      if (digits === at + 1) return -1;
      at = digits;
    }
    if ((text.charCodeAt(at) | 32) === 101) {
      const sign = text.charCodeAt(at + 1);
      const digits = sign === 43 || sign === 45 ? at + 2 : at + 1;
      at = this.#digits(digits);
      if (at === digits) return -1;
    }
    const isWritten = at === whole && isShort;
    if (!isWritten) this.isWritten = false;
    return this.#finish(node, at, isWritten ? Kind.number | Known.written : Kind.number);
  }

  #digits(from: number): number {
    let at = from;
    for (let code = this.text.charCodeAt(at); code >= 48 && code <= 57; ) code = this.text.charCodeAt(++at);
    return at;
  }

  #literal(start: number, word: string): number {
    if (!this.text.startsWith(word, start)) return -1;
    return this.#finish(this.#node(start), start + word.length, Kind.literal | Known.written);
  }

  /** Is the string just this number? */
  #isNumber(node: number, number: number): boolean {
    const first = this.text.charCodeAt(this.start(node) + 1);
    return (first === 92 || (first >= 48 && first <= 57)) && this.string(node) === String(number);
  }

  #isRepeated(first: number, count: number): boolean {
    if (count > few) return this.#isRepeatedAmong(first, count);
    for (let one = first, left = count; left > 1; one = this.next(one + 1), left--)
      for (let other = this.next(one + 1), more = left; more > 1; other = this.next(other + 1), more--)
        if (this.#isSame(one, other)) return true;
    return false;
  }

  #isRepeatedAmong(first: number, count: number): boolean {
    const seen = new SeenNames();
    for (let key = first, left = count; left > 0; key = this.next(key + 1), left--)
      if (!seen.add(this.string(key))) return true;
    return false;
  }

  #isSame(one: number, other: number): boolean {
    const isAsWritten = this.is(one, Known.written) && this.is(other, Known.written);
    if (!isAsWritten) return this.string(one) === this.string(other);
    const length = this.end(one) - this.start(one);
    if (length !== this.end(other) - this.start(other)) return false;
    const { text } = this;
    const from = this.start(one);
    const to = this.start(other);
    for (let at = 1; at < length; at++) if (text.charCodeAt(from + at) !== text.charCodeAt(to + at)) return false;
    return true;
  }
}

const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/** The unit that a `\u` at an offset means, -1 where none stands there. */
function unitAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== 92 || text.charCodeAt(at + 1) !== 117) return -1;
  let unit = 0;
  for (let place = at + 2; place < at + 6; place++) {
    const digit = hexDigit(text.charCodeAt(place));
    if (digit === -1) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** Units that WordPress writes as escapes: `"`, `\`, `<`, `>` and `&`. */
const escapedUnits = new Set([0x22, 0x5c, 0x3c, 0x3e, 0x26]);

/** Escapes that stand as WordPress would write them, or else are looked at when they are written. */
function isWrittenEscape(text: string, at: number): boolean {
  const code = text.charCodeAt(at + 1);
  if (code !== 117) return code !== 34 && code !== 47 && code !== 92;
  return escapedUnits.has(unitAt(text, at)) && isLower(text.charCodeAt(at + 5));
}

/** Is a digit none of the letters A to F? */
const isLower = (code: number): boolean => code < 65 || code > 70;
