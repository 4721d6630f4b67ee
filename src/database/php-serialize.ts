// Writes PHP's serialize() format, and decides as WordPress does what is serialized at all: options and meta are plain
// text unless they are arrays, and text that looks serialized is serialized once more (maybe_serialize).

import { unserialize } from './php-unserialize.ts';
import { floatText, isPhpArray, PhpFloat, PhpOpaque, type PhpValue, phpEntries, phpText } from './php-values.ts';

const deepest = 1000;

/**
 * The serialized form of a value (forms: php-values.ts). `undefined` counts as null, whole numbers as int, others as
 * float. Throws a RangeError where arrays are nested deeper than 1000, as those that contain themselves are.
 */
export function serialize(value: unknown): string {
  const parts: string[] = [];
  write(value, parts, 0);
  return parts.join('');
}

function write(value: unknown, parts: string[], depth: number): void {
  if (value === null || value === undefined) parts.push('N;');
  else if (typeof value === 'string') parts.push(`s:${Buffer.byteLength(value)}:"`, value, '";');
  else if (typeof value === 'boolean') parts.push(value ? 'b:1;' : 'b:0;');
  else if (typeof value === 'bigint') parts.push(`i:${value};`);
  else if (typeof value === 'number') {
    parts.push(Number.isSafeInteger(value) && !Object.is(value, -0) ? `i:${value};` : `d:${floatText(value)};`);
  } else if (value instanceof PhpFloat) parts.push(`d:${value.text};`);
  else if (value instanceof PhpOpaque) parts.push(value.text);
  else if (isPhpArray(value)) {
    if (depth >= deepest) throw new RangeError('nested too deep to be serialized');
    const entries = phpEntries(value);
    parts.push(`a:${entries.length}:{`);
    for (const [key, item] of entries) {
      parts.push(keyText(key));
      write(item, parts, depth + 1);
    }
    parts.push('}');
  } else throw new TypeError(`a ${typeof value} cannot be serialized`);
}

function keyText(key: string | number): string {
  if (typeof key === 'number') return `i:${key};`;
  // Integers beyond 2^53 are kept as text; PHP knows no text keys that look like integers.
  const integer =
    key.length < 21 && /^(?:0|-?[1-9][0-9]*)$/.test(key) && BigInt.asIntN(64, BigInt(key)) === BigInt(key);
  return integer ? `i:${key};` : `s:${Buffer.byteLength(key)}:"${key}";`;
}

/** PHP's trim(): ASCII white space and NUL. */
const trimmed = (text: string): string =>
  text.replace(/^[ \t\n\r\0\x0B]+/, '').replace(/(?<![ \t\n\r\0\x0B])[ \t\n\r\0\x0B]+$/, '');

/** Does a stored text look serialized? WordPress's is_serialized(), strict as it is when reading. */
export function isSerialized(text: string): boolean {
  const data = text.charCodeAt(1) === 58 ? text : trimmed(text);
  return looksSerialized(data, true);
}

function looksSerialized(untrimmed: string, strict: boolean): boolean {
  const data = trimmed(untrimmed);
  if (data === 'N;') return true;
  if (data.length < 4 || data[1] !== ':') return false;
  const kind = data[0] ?? '';
  if (!'saOEbid'.includes(kind)) return false;
  if (strict) {
    if (!/[;}]$/.test(data)) return false;
  } else {
    const semicolon = data.indexOf(';');
    const brace = data.indexOf('}');
    if (semicolon < 0 && brace < 0) return false;
    if ((semicolon >= 0 && semicolon < 3) || (brace >= 0 && brace < 4)) return false;
  }
  if ('bid'.includes(kind)) return strict ? /^.:[0-9.E+-]+;$/.test(data) : /^.:[0-9.E+-]+;/.test(data);
  if (kind === 's' && (strict ? data[data.length - 2] !== '"' : !data.includes('"'))) return false;
  return /^.:[0-9]+:/.test(data);
}

/** A stored option or meta text as the value it stands for; broken serialized text is `false`, as maybe_unserialize. */
export function maybeUnserialize(text: string): PhpValue {
  if (!isSerialized(text)) return text;
  const read = unserialize(trimmed(text));
  return 'error' in read ? false : read.value;
}

/** The text under which a value is stored, as maybe_serialize and the database's own cast of it. */
export function maybeSerialize(value: unknown): string {
  if (isPhpArray(value) || value instanceof PhpOpaque) return serialize(value);
  const text = phpText(value);
  return typeof value === 'string' && looksSerialized(text, false) ? serialize(text) : text;
}
