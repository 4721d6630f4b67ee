// JSON of answers. Long texts (rendered contents) are most of an answer's bytes and seldom change, so their JSON is kept
// with a digest: the rest of an answer is encoded without them, they are put in, and its entity tag is made of digests.
// Guarantee: the text is JSON.stringify's, byte for byte; the tag is the same whether or not anything was kept.
import { hash } from 'node:crypto';

/** A long text in JSON. */
export interface EncodedText {
  readonly json: string;
  /** Stands for the text in entity tags. */
  readonly digest: string;
}

/** Shorter texts are encoded each time. */
const longText = 400;
/** Stands in the place of a long text: alone as a value, and as JSON. */
const mark = '\u0001';
const markJson = '"\\u0001"';

/** Data as JSON, with the entity tag of the text. Throws where JSON.stringify does. */
export function jsonText(data: unknown, kept: Map<string, EncodedText>): { text: string; tag: string } {
  const texts: string[] = [];
  const short = Array.isArray(data) ? data.map((item) => shortened(item, texts, 2)) : shortened(data, texts, 2);
  const frame = JSON.stringify(short) ?? 'null';
  if (texts.length === 0) return { text: frame, tag: tagOf(frame) };
  const parts = frame.split(markJson);
  // Somebody's text looks like a mark: nothing tells which is which.
  if (parts.length !== texts.length + 1) return plain(data);
  let text = parts[0] ?? '';
  // No JSON without indents has line feeds.
  let outline = `${frame}\n`;
  for (const [index, long] of texts.entries()) {
    const { json, digest } = encoded(long, kept);
    text += json + parts[index + 1];
    outline += digest;
  }
  return { text, tag: tagOf(outline) };
}

function plain(data: unknown): { text: string; tag: string } {
  const text = JSON.stringify(data);
  return { text, tag: tagOf(text) };
}

const tagOf = (text: string): string => `"${hash('sha1', text, 'base64url')}"`;

function encoded(text: string, kept: Map<string, EncodedText>): EncodedText {
  const known = kept.get(text);
  if (known) return known;
  const json = JSON.stringify(text);
  const made = { json, digest: hash('sha1', json, 'base64url') };
  kept.set(text, made);
  return made;
}

/** The value with marks for the long texts in it and, with a depth of 2, in its objects; itself where it has none. */
function shortened(value: unknown, texts: string[], depth: number): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'toJSON' in value) return value;
  const object = value as Readonly<Record<string, unknown>>; // an object, whatever its class
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(object)) {
    const inner = object[name];
    let short = inner;
    if (typeof inner === 'string') {
      if (inner.length >= longText) {
        texts.push(inner);
        short = mark;
      }
    } else if (depth > 1) short = shortened(inner, texts, depth - 1);
    if (short === inner) continue;
    copy ??= { ...object };
    copy[name] = short;
  }
  return copy ?? value;
}
