// Attributes of blocks as WordPress writes them into comments: PHP's JSON, slashes and characters beyond ASCII as they are, and
// nothing in it that could end the comment. One pass over what is written, linear.
import { CodeWindow } from '../formatting/text-codes.ts';
import { room, Writing } from '../formatting/writing.ts';
import { type Json, type JsonObject, numeral } from './json.ts';

/** WordPress `serialize_block_attributes()`; '' where a number in them is none that JSON has. */
export function serializeAttributes(attributes: JsonObject): string {
  const writing = new JsonWriting();
  writing.addValue(attributes);
  return writing.finish();
}

const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** What a character below 256 becomes in a string. */
function madeOf(code: number): string {
  const character = String.fromCharCode(code);
  if ('<>&"\\'.includes(character)) return escaped(code);
  return code < 32 ? JSON.stringify(character).slice(1, -1) : character;
}

/** Characters of the longest of them. */
const longest = 6;

/** A text that is no longer, as a number of eight bytes: that is written at once, and counts as many bytes as the text has. */
function asNumber(text: string): number {
  const bytes = Buffer.alloc(8);
  bytes.write(text, 'latin1');
  return bytes.readDoubleLE();
}

const made: readonly string[] = Array.from({ length: 256 }, (_, code) => madeOf(code));
const numbers = Float64Array.from(made, asNumber);
const lengths = Uint8Array.from(made, (text) => text.length);

/** What each of two dashes becomes that stand together. */
const dash = escaped(45);
const dashNumber = asNumber(dash);

/** What may become something else. */
const special = /["\\<>&\x00-\x1f\u2028\u2029\ud800-\udfff]|--/;
/** Of the string that is being written. */
const window = new CodeWindow();

/** In strings shorter than this it is quicker to look at the characters one by one. */
const short = 32;

/** JSON of attributes as it stands in a comment, with a blank behind it; '' where there are none. */
export const inComment = (json: string): string => (json === '[]' ? '' : `${json} `);

export class JsonWriting extends Writing {
  /** Made at its first use. */
  #view: DataView | null = null;
  #isFinite = true;

  constructor() {
    // All its pieces are short.
    super(0);
  }

  addValue(value: Json | undefined): void {
    if (typeof value === 'string') this.addString(value);
    else if (typeof value === 'number') this.addNumber(value);
    else if (typeof value === 'boolean') this.add(value ? 'true' : 'false');
    else if (value === null || value === undefined) this.add('null');
    else if (Array.isArray(value)) this.#list(value);
    // Not a list.
    else this.#object(value as JsonObject);
  }

  addNumber(value: number): void {
    if (Number.isFinite(value)) this.add(numeral(value));
    else this.#isFinite = false;
  }

  /** The whole text, '' where PHP would not write it. */
  override finish(): string {
    const text = super.finish();
    return this.#isFinite ? text : '';
  }

  #list(values: readonly (Json | undefined)[]): void {
    this.add('[');
    for (let index = 0; index < values.length; index++) {
      if (index > 0) this.add(',');
      this.addValue(values[index]);
    }
    this.add(']');
  }

  /** Objects of keys that count from 0, and those without any, are lists in PHP. */
  #object(value: JsonObject): void {
    const keys = Object.keys(value);
    if (keys.every((key, index) => key === String(index))) {
      this.#list(keys.map((key) => value[key]));
      return;
    }
    let before = 123;
    for (const key of keys) {
      this.addCode(before);
      this.addString(key);
      this.addCode(58);
      this.addValue(value[key]);
      before = 44;
    }
    this.addCode(125);
  }

  addString(text: string): void {
    this.addCode(34);
    for (let at = this.#plain(text); at < text.length; ) {
      if (this.length > room / 2) this.flush();
      const end = Math.min(text.length, at + Math.floor((room - this.length) / longest));
      at = this.words ? this.#wide(text, at, end, this.words) : this.#narrow(text, at, end);
    }
    this.addCode(34);
  }

  /** Writes a string that is short or stays as it is, up to two dashes or a character that takes two bytes; says where that is. */
  #plain(text: string): number {
    if (text.length >= short) {
      if (special.test(text)) return 0;
      this.add(text);
      return text.length;
    }
    if (this.words || this.length > room - short * longest) return 0;
    const { bytes } = this;
    let { length } = this;
    let at = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 255 || (code === 45 && text.charCodeAt(at + 1) === 45)) break;
      if (lengths[code] === 1) bytes[length++] = code;
      else for (const one of made[code] ?? '') bytes[length++] = one.charCodeAt(0);
    }
    this.length = length;
    return at;
  }

  /** Writes what stands between two offsets, up to a character that takes two bytes; says where that is. */
  #narrow(text: string, start: number, end: number): number {
    const { bytes } = this;
    const view = (this.#view ??= new DataView(bytes.buffer));
    const { codes } = window;
    // One character more is shown: it may be the second of two dashes.
    const shown = window.show(text, start, Math.min(end + 1, text.length));
    const count = end - start;
    codes[shown] = 0;
    let { length } = this;
    let index = 0;
    for (; index < count; index++) {
      const code = codes[index] ?? 0;
      if (code === 45 && codes[index + 1] === 45) {
        view.setFloat64(length, dashNumber, true);
        view.setFloat64(length + longest, dashNumber, true);
        length += 2 * longest;
        index++;
      } else if (code < 256) {
        const size = lengths[code] ?? 0;
        if (size === 1) bytes[length] = code;
        else view.setFloat64(length, numbers[code] ?? 0, true);
        length += size;
      } else if (isOdd(text, start + index, code)) {
        view.setFloat64(length, oddNumber(code), true);
        length += longest;
      } else {
        this.length = length;
        this.widened();
        return start + index;
      }
    }
    this.length = length;
    return start + index;
  }

  #wide(text: string, start: number, end: number, words: Uint16Array): number {
    let { length } = this;
    let at = start;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      let put = '';
      if (code === 45 && text.charCodeAt(at + 1) === 45) {
        put = dash + dash;
        at++;
      } else if (code < 256) put = made[code] ?? '';
      else if (isOdd(text, at, code)) put = escaped(code);
      else {
        words[length++] = code;
        // The other half of a pair does not stand alone.
        if (isFirstHalf(code)) words[length++] = text.charCodeAt(++at);
      }
      for (let place = 0; place < put.length; place++) words[length++] = put.charCodeAt(place);
    }
    this.length = length;
    return at;
  }
}

const isFirstHalf = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/** Is it a line or paragraph separator, or half a pair that stands alone? Of characters beyond 255 only these are escaped. */
function isOdd(text: string, at: number, code: number): boolean {
  if (code < 0xd800) return code === 0x2028 || code === 0x2029;
  return isSecondHalf(code) || (isFirstHalf(code) && !isSecondHalf(text.charCodeAt(at + 1)));
}

/** What they become, made at their first use. */
const oddNumbers = new Float64Array(2 + 0x800);

function oddNumber(code: number): number {
  const place = code < 0xd800 ? code - 0x2028 : code - 0xd800 + 2;
  return oddNumbers[place] || (oddNumbers[place] = asNumber(escaped(code)));
}
