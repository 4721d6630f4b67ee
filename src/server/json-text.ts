// JSON of answers. What is sent more than once (rest/engine/encoded.ts) is encoded once and sent as the bytes it has; only
// what stands around it is written anew, and entity tags are made of its digests.
// Guarantee: the body is JSON.stringify's, byte for byte, and its tag depends on the data alone.
import { hash } from 'node:crypto';
import { baseOf, type Encoded, encodedObject } from '../rest/engine/encoded.ts';

export interface JsonAnswer {
  /** A text, or bytes in pieces. */
  readonly body: string | readonly Uint8Array[];
  readonly tag: string;
}

/** Data as JSON, with its entity tag. Throws where JSON.stringify does; undefined becomes null. */
export function jsonAnswer(data: unknown): JsonAnswer {
  const writer = new Writer();
  writer.value(data, '', embeddedDepth);
  return writer.finish();
}

/** How deep encoded objects are looked for: lists of lists below `_embedded` of the items of a list. */
const embeddedDepth = 6;

class Writer {
  readonly #chunks: Uint8Array[] = [];
  #text = '';
  #outline = '';

  /** Writes `before` and the value. */
  value(value: unknown, before: string, depth: number): void {
    if (typeof value !== 'object' || value === null || depth === 0) this.#plain(value, before);
    else if (Array.isArray(value)) this.#list(value, before, depth);
    else this.#object(value, before, depth);
  }

  finish(): JsonAnswer {
    if (this.#chunks.length === 0) return { body: this.#text, tag: tagOf(this.#text) };
    this.#endText();
    return { body: this.#chunks, tag: tagOf(this.#outline) };
  }

  #plain(value: unknown, before: string): void {
    this.#text += before + (JSON.stringify(value) ?? 'null');
  }

  #list(list: readonly unknown[], before: string, depth: number): void {
    let start = `${before}[`;
    for (const item of list) {
      this.value(item, start, depth - 1);
      start = ',';
    }
    this.#text += list.length === 0 ? `${start}]` : ']';
  }

  #object(object: object, before: string, depth: number): void {
    const whole = encodedObject(object);
    const extended = whole ? undefined : baseOf(object);
    const base = extended && encodedObject(extended.base);
    if (whole) this.#encoded(whole, before, whole.afterComma.length);
    else if (base && base.afterComma.length > emptyLength) {
      // Up to the closing brace.
      this.#encoded(base, before, base.afterComma.length - 1);
      this.#added(Reflect.get(object, extended.name), `,${JSON.stringify(extended.name)}:`, depth - 1);
      this.#text += '}';
    } else this.#plain(object, before);
  }

  /** What was added: a map of lists, in which there may be encoded objects. */
  #added(value: unknown, before: string, depth: number): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.value(value, before, depth);
      return;
    }
    let start = `${before}{`;
    for (const [name, inner] of Object.entries(value)) {
      this.value(inner, `${start}${JSON.stringify(name)}:`, depth - 1);
      start = ',';
    }
    this.#text += start === ',' ? '}' : `${start}}`;
  }

  #encoded({ afterComma, digest }: Encoded, before: string, end: number): void {
    const comma = before === ',';
    if (!comma) this.#text += before;
    this.#endText();
    this.#chunks.push(comma && end === afterComma.length ? afterComma : afterComma.subarray(comma ? 0 : 1, end));
    // No JSON without indents has line feeds.
    this.#outline += `\n${digest}\n`;
  }

  #endText(): void {
    if (this.#text === '') return;
    this.#outline += this.#text;
    this.#chunks.push(Buffer.from(this.#text));
    this.#text = '';
  }
}

/** Of an object without properties, after its comma. */
const emptyLength = 3;

const tagOf = (text: string): string => `"${hash('sha1', text, 'base64url')}"`;
