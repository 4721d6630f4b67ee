// PHP's reading of query strings and urlencoded forms (`parse_str`): `a[]=1`, `a[b][c]=`, the last of equal names wins,
// dots and spaces in names become underscores. Limits are PHP's: 1000 variables, 64 levels.
// Guarantees: linear time; names such as `__proto__` are plain names.
import { emptyParams } from './sources.ts';
import type { Params } from './types.ts';

const mostVariables = 1000;
const mostLevels = 64;
const integerKey = /^(?:0|-?[1-9]\d{0,17})$/;

/** A PHP array while it is filled. */
class Filling {
  readonly entries = new Map<string, unknown>();
  #next = 0;

  set(key: string, value: unknown): void {
    this.entries.set(key, value);
    if (integerKey.test(key) && Number(key) >= this.#next) this.#next = Number(key) + 1;
  }

  push(value: unknown): void {
    this.set(String(this.#next), value);
  }

  /** A list where the keys count from 0, else a map. */
  finish(): unknown[] | Params {
    let index = 0;
    let list = true;
    for (const key of this.entries.keys()) if (key !== String(index++)) list = false;
    const finished = [...this.entries].map(([key, value]) => [key, finish(value)] as const);
    if (list) return finished.map(([, value]) => value);
    const params = emptyParams();
    for (const [key, value] of finished) params[key] = value;
    return params;
  }
}

function finish(value: unknown): unknown {
  return value instanceof Filling ? value.finish() : value;
}

/** Parses a query string without its question mark, or a urlencoded body. */
export function parseQuery(text: string): Params {
  const fields = new FormFields();
  let count = 0;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    if (++count > mostVariables) break;
    const at = pair.indexOf('=');
    fields.add(decode(at < 0 ? pair : pair.slice(0, at)), at < 0 ? '' : decode(pair.slice(at + 1)));
  }
  return fields.params();
}

/** Collects form fields by PHP's rules for names; for multipart bodies. */
export class FormFields {
  readonly #root = new Filling();

  add(rawName: string, value: string): void {
    const end = rawName.indexOf('\0');
    const name = (end < 0 ? rawName : rawName.slice(0, end)).replace(/^ +/, '');
    const open = name.indexOf('[');
    // PHP drops what has brackets but no name before them.
    if (open === 0) return;
    const keys = open > 0 ? bracketKeys(name, open) : undefined;
    const base = plainName(keys === undefined ? name : name.slice(0, open), keys === undefined);
    if (base === '') return;
    if (!keys || keys.path.length === 0) {
      this.#root.set(keys === undefined ? base : base + plainTail(name.slice(open)), value);
      return;
    }
    if (keys.path.length > mostLevels) return;
    let at = this.#root;
    let key: string | null = base;
    for (const next of keys.path) {
      at = descend(at, key);
      key = next;
    }
    if (key === null) at.push(value);
    else at.set(key, value);
  }

  params(): Params {
    const params = emptyParams();
    for (const [key, value] of this.#root.entries) params[key] = finish(value);
    return params;
  }
}

function descend(at: Filling, key: string | null): Filling {
  const known = key === null ? undefined : at.entries.get(key);
  if (known instanceof Filling) return known;
  const made = new Filling();
  if (key === null) at.push(made);
  else at.set(key, made);
  return made;
}

/** The keys between brackets; null for an empty one. Text after the last bracket is dropped, as PHP does. */
function bracketKeys(name: string, open: number): { path: (string | null)[] } {
  const path: (string | null)[] = [];
  let at = open;
  while (name[at] === '[') {
    const close = name.indexOf(']', at + 1);
    if (close < 0) break;
    const key = name.slice(at + 1, close);
    path.push(/^[ \t\r\n]*$/.test(key) ? null : key);
    at = close + 1;
  }
  return { path };
}

/** Spaces and dots become underscores, and so does a bracket that nothing closes. */
function plainName(name: string, whole: boolean): string {
  const plain = name.replace(/[ .]/g, '_');
  return whole ? plain.replace('[', '_') : plain;
}

function plainTail(tail: string): string {
  return tail.replace(/[ .[]/g, '_');
}

/** `+` is a space; what is not a percent-encoding stays; bytes that are not UTF-8 become replacement characters. */
function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    const bytes = Buffer.from(spaced, 'utf8');
    const out = Buffer.alloc(bytes.length);
    let length = 0;
    for (let at = 0; at < bytes.length; at++) {
      const value = bytes[at] === 0x25 ? hexValue(bytes[at + 1]) * 16 + hexValue(bytes[at + 2]) : Number.NaN;
      out[length++] = Number.isNaN(value) ? (bytes[at] ?? 0) : value;
      if (!Number.isNaN(value)) at += 2;
    }
    return out.toString('utf8', 0, length);
  }
}

/** The value of a hex digit; NaN for anything else. */
function hexValue(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : Number.NaN;
}
