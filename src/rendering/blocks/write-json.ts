// Attributes of blocks as WordPress writes them into comments: PHP's JSON, slashes and characters beyond ASCII as they are, and
// nothing in it that could end the comment. One pass over what is written, linear.
import { runEnd } from '../formatting/escaping.ts';
import { room, Writing } from '../formatting/writing.ts';
import { type Json, type JsonObject, noAttributes, numeral } from './json.ts';

/** WordPress `serialize_block_attributes()`. */
export function serializeAttributes(attributes: JsonObject): string {
  const writing = new JsonWriting();
  writing.addValue(attributes);
  return writing.finish();
}

const codesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** What ASCII characters become in a string, if not themselves. Of dashes, two. */
const escapes: readonly (Uint8Array | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (character === '-') return codesOf(escaped(code) + escaped(code));
  if ('<>&"\\'.includes(character)) return codesOf(escaped(code));
  return code < 32 ? codesOf(JSON.stringify(character).slice(1, -1)) : undefined;
});

/** What may become something else. */
const special = /["\\<>&\x00-\x1f\u2028\u2029\ud800-\udfff]|--/;
/** In strings shorter than this it is quicker to look at the characters one by one. */
const short = 32;
/** So many equal characters are escaped at once. */
const long = 64;

/** The same for a comment: '' where there are none. */
export function writtenAttributes(attributes: JsonObject | null): string {
  if (attributes === null || attributes === noAttributes) return '';
  const json = serializeAttributes(attributes);
  return json === '[]' ? '' : json;
}

class JsonWriting extends Writing {
  constructor() {
    // All its pieces are short.
    super(0);
  }

  addValue(value: Json | undefined): void {
    if (typeof value === 'string') this.#string(value);
    else if (typeof value === 'number') this.add(numeral(value));
    else if (typeof value === 'boolean') this.add(value ? 'true' : 'false');
    else if (value === null || value === undefined) this.add('null');
    else if (Array.isArray(value)) this.#list(value);
    // Not a list.
    else this.#object(value as JsonObject);
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
      this.#string(key);
      this.addCode(58);
      this.addValue(value[key]);
      before = 44;
    }
    this.addCode(125);
  }

  #string(text: string): void {
    this.addCode(34);
    if (text.length >= short && !special.test(text)) this.add(text);
    else
      for (let at = 0; at < text.length; ) at = this.words ? this.#wide(text, at, this.words) : this.#narrow(text, at);
    this.addCode(34);
  }

  /** Writes of a string what there is room for, up to a character that takes two bytes; says where that is. */
  #narrow(text: string, from: number): number {
    const { bytes } = this;
    let { length } = this;
    let at = from;
    let seen = from;
    for (; at < text.length && length < room; at++) {
      const code = text.charCodeAt(at);
      const made = code < 128 ? escapes[code] : code < 0x2028 ? undefined : oddEscape(text, at, code);
      if (made === undefined || (code === 45 && text.charCodeAt(at + 1) !== 45)) {
        if (code > 255) break;
        bytes[length++] = code;
      } else {
        for (let place = 0; place < made.length; place++) bytes[length++] = made[place] ?? 0;
        if (code === 45) at++;
        else if (at >= seen && text.charCodeAt(at + long) === code) {
          const end = runEnd(text, at);
          seen = end;
          if (end - at < long) continue;
          this.length = length;
          this.add(bytes.toString('latin1', length - made.length, length).repeat(end - at - 1));
          return end;
        }
      }
    }
    this.length = length;
    if (length >= room) this.flush();
    else if (at < text.length) this.widened();
    return at;
  }

  #wide(text: string, from: number, words: Uint16Array): number {
    let { length } = this;
    let at = from;
    for (; at < text.length && length < room; at++) {
      const code = text.charCodeAt(at);
      const made = code < 128 ? escapes[code] : code < 0x2028 ? undefined : oddEscape(text, at, code);
      if (made === undefined || (code === 45 && text.charCodeAt(at + 1) !== 45)) {
        words[length++] = code;
        // The other half of a pair does not stand alone.
        if (code >= 0xd800 && code <= 0xdbff) words[length++] = text.charCodeAt(++at);
      } else {
        for (let place = 0; place < made.length; place++) words[length++] = made[place] ?? 0;
        if (code === 45) at++;
      }
    }
    this.length = length;
    if (length >= room) this.flush();
    return at;
  }
}

/** Those of surrogates and of the line and paragraph separators, made at their first use. */
const oddEscapes: (Uint8Array | undefined)[] = [];

/** What a line or paragraph separator becomes, and a surrogate that stands alone; nothing else does. */
function oddEscape(text: string, at: number, code: number): Uint8Array | undefined {
  if (code < 0xd800 ? code > 0x2029 : code >= 0xe000) return undefined;
  if (code >= 0xd800 && code < 0xdc00) {
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next < 0xe000) return undefined;
  }
  const place = code < 0xd800 ? code - 0x2028 : code - 0xd800 + 2;
  oddEscapes[place] ??= codesOf(escaped(code));
  return oddEscapes[place];
}
