// Attributes of blocks out of their JSON, as JavaScript's objects for whoever renders them, and as WordPress writes them anew.
import { isTooDeep } from '../../base/php-json.ts';
import { type Json, type JsonObject, noAttributes } from './json.ts';
import { JsonTape } from './json-tape.ts';
import { inComment, serializeAttributes } from './write-json.ts';
import { type StringFilter, writtenTape } from './write-tape.ts';

/** What objects may not keep as PHP's arrays do: the places of keys that are numbers, and large whole numbers. */
const lossy = /"\d+"\s*:|\d{16}/;
const isLossy = (json: string): boolean => json.includes('-0') || json.includes('\\u003') || lossy.test(json);

/** The JSON of attributes of which their object does not keep everything. */
const sources = new WeakMap<JsonObject, string>();

/** JSON of so many characters is neither too deep nor, without any of these, anything but what JavaScript takes it for. */
const short = 256;
const odd = /\\u|-0|"\d+"\s*:|\d{16}/;

/** Attributes of one block; null where PHP could not decode them. */
export function readAttributes(json: string): JsonObject | null {
  return json.length <= short && !odd.test(json) ? parsed(json) : readOddly(json);
}

function readOddly(json: string): JsonObject | null {
  // PHP refuses lone halves of pairs, which JavaScript takes.
  if (isTooDeep(json) || (/\\u[dD][89a-fA-F]/.test(json) && !JsonTape.accepts(json))) return null;
  const attributes = parsed(json);
  if (attributes !== null && isLossy(json)) sources.set(attributes, json);
  return attributes;
}

function parsed(json: string): JsonObject | null {
  try {
    // JSON that starts with a brace is an object.
    return JSON.parse(json) as JsonObject;
  } catch {
    return null;
  }
}

/** Those of the attributes that have one of these names; null where PHP could not decode them, and where there are none of these. */
export function attributesNamed(json: string, names: ReadonlySet<string>): JsonObject | null {
  const tape = anyOf(names).test(json) ? JsonTape.outline(json) : null;
  if (tape === null) return null;
  const made: Record<string, Json> = {};
  for (let key = 1, end = tape.next(0); key < end; key = tape.next(key + 1)) {
    const name = tape.string(key);
    if (names.has(name)) made[name] = JSON.parse(tape.source(key + 1)) as Json;
  }
  return made;
}

/** What JSON has in it that may have one of some names among its keys: the name, or characters of it written in another way. */
const beginnings = new WeakMap<ReadonlySet<string>, RegExp>();
/** Escapes that WordPress writes, which stand for none of a plain name's characters. */
const ofMarks = '\\\\u(?!00(?:3[ce]|2[26d]|5c))';
const plainName = /^\w+$/;

function anyOf(names: ReadonlySet<string>): RegExp {
  const known = beginnings.get(names);
  if (known) return known;
  const all = [...names];
  const made = all.every((name) => plainName.test(name)) ? new RegExp(`"(?:${all.join('|')})"|${ofMarks}`) : /{/;
  beginnings.set(names, made);
  return made;
}

/** Attributes with one more, or another value for one. */
export function withAttribute(attributes: JsonObject | null, name: string, value: Json): JsonObject {
  const made: JsonObject = { ...attributes, [name]: value };
  const source = attributes === null ? undefined : sources.get(attributes);
  if (source === undefined) return made;
  // Of a key that stands twice the last value counts.
  sources.set(made, `${source.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`);
  return made;
}

/** Attributes as WordPress writes them into a comment, with a blank behind them; '' where there are none. */
export function writtenAttributes(attributes: JsonObject | null): string {
  if (attributes === null || attributes === noAttributes) return '';
  const source = sources.get(attributes);
  return source === undefined ? inComment(serializeAttributes(attributes)) : rewrittenAttributes(source);
}

/** The same of attributes that are only read to be written, where `filter` says what becomes of their strings. */
export function rewrittenAttributes(json: string, filter: StringFilter | null = null): string {
  const tape = json === '' ? null : JsonTape.read(json);
  if (tape === null) return '';
  const written = inComment(writtenTape(tape, filter));
  tape.release();
  return written;
}

/** The same without one of them, which stays where it is null. */
export function withoutAttribute(json: string, name: string): string {
  const tape = json === '' ? null : JsonTape.read(json);
  if (tape === null) return '';
  const value = tape.member(0, name);
  return inComment(writtenTape(tape, null, value === -1 || tape.source(value) === 'null' ? -1 : value));
}
