// JSON of answers. Long texts (rendered contents) are most of an answer's bytes and seldom change, so their JSON is kept
// beside them, with a digest: the answer is put together from pieces, and its entity tag made from digests.
// Guarantee: the text is JSON.stringify's, byte for byte; the tag is the same whether or not anything was kept.
import { hash } from 'node:crypto';

/** A long text in JSON. */
export interface EncodedText {
  readonly json: string;
  /** Stands for the text in entity tags. */
  readonly digest: string;
}

export type EncodedTexts = Map<string, EncodedText>;

/** Shorter texts are encoded each time. */
const longText = 400;

class Encoder {
  readonly #kept: EncodedTexts;
  /** What follows the last long text. Joined late: taking parts out of a long text would copy it each time. */
  #rest = '';
  #text = '';
  /** The text with digests in the place of long texts, each after a control character, which JSON has none of. */
  #outline = '';

  constructor(kept: EncodedTexts) {
    this.#kept = kept;
  }

  get text(): string {
    return this.#text + this.#rest;
  }

  get tag(): string {
    return `"${hash('sha1', this.#outline + this.#rest, 'base64url')}"`;
  }

  /** Objects and lists that hold long texts, or objects that do; all else is left to JSON.stringify. */
  add(value: unknown, depth: number): void {
    if (typeof value === 'string' && value.length >= longText) this.#addLong(value);
    else if (depth > 0 && isPlain(value)) {
      if (Array.isArray(value)) this.#addList(value, depth);
      else this.#addObject(value, depth);
    } else this.#rest += JSON.stringify(value) ?? 'null';
  }

  #addLong(value: string): void {
    let known = this.#kept.get(value);
    if (!known) {
      const json = JSON.stringify(value);
      known = { json, digest: hash('sha1', json, 'base64url') };
      this.#kept.set(value, known);
    }
    this.#text += this.#rest + known.json;
    this.#outline += `${this.#rest}\u0001${known.digest}`;
    this.#rest = '';
  }

  #addList(list: readonly unknown[], depth: number): void {
    this.#rest += '[';
    for (let at = 0; at < list.length; at++) {
      if (at > 0) this.#rest += ',';
      this.add(list[at], leadsToLong(list[at]) ? depth - 1 : 0);
    }
    this.#rest += ']';
  }

  #addObject(object: Readonly<Record<string, unknown>>, depth: number): void {
    let separator = '{';
    for (const name of Object.keys(object)) {
      const value = object[name];
      if (value === undefined || typeof value === 'function' || typeof value === 'symbol') continue;
      this.#rest += `${separator}${JSON.stringify(name)}:`;
      separator = ',';
      this.add(value, holdsLong(value) ? depth : 0);
    }
    this.#rest += separator === '{' ? '{}' : '}';
  }
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !('toJSON' in value);
}

/** Has the value long texts of its own? */
function holdsLong(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const name in value) {
    const inner: unknown = (value as Readonly<Record<string, unknown>>)[name]; // an object, whatever its class
    if (typeof inner === 'string' && inner.length >= longText) return true;
  }
  return false;
}

/** Has the value long texts, or objects that have? */
function leadsToLong(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return holdsLong(value) || Object.values(value).some(holdsLong);
}

/** Data as JSON, with the entity tag of the text. Throws where JSON.stringify does. */
export function jsonText(data: unknown, kept: EncodedTexts): { text: string; tag: string } {
  const encoder = new Encoder(kept);
  // A list, its items, their texts.
  encoder.add(data, 3);
  return { text: encoder.text, tag: encoder.tag };
}
