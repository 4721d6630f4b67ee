// What a piece of work read from a database: its statements and what they gave. Whoever keeps something made of it can ask
// later whether the same statements still give the same (Database.repeats), and need not make it again if they do.
import { textBytes } from '../base/text-bytes.ts';

export interface Read {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly rows: readonly unknown[];
}

/** The reads of one piece of work, in order. */
export class Reads {
  readonly all: Read[] = [];
  /** False where these statements do not tell everything that the work depended on, or where it wrote. */
  isWhole = true;

  add(sql: string, parameters: readonly unknown[], rows: readonly unknown[]): void {
    if (isSelect(sql)) this.all.push({ sql, parameters, rows });
    else this.isWhole = false;
  }

  /** Bytes that all this takes, about. */
  get bytes(): number {
    let bytes = 0;
    for (const { sql, parameters, rows } of this.all) {
      bytes += objectCost + textBytes(sql) + valuesBytes(parameters);
      for (const row of rows) bytes += objectCost + valuesBytes(Object.values(row ?? {}));
    }
    return bytes;
  }
}

/** Of an object or a list, of each of its values, and of a text besides its letters: heads, pointers and room to grow, in bytes. */
const objectCost = 56;
const valueCost = 16;
const textCost = 20;

function valuesBytes(values: readonly unknown[]): number {
  let bytes = valueCost * values.length;
  for (const value of values) {
    if (typeof value === 'string') bytes += textCost + textBytes(value);
    else if (value instanceof Uint8Array) bytes += objectCost + value.byteLength;
  }
  return bytes;
}

/** Values are bound, so that words of a statement are its own. */
const isSelect = (sql: string): boolean =>
  /^[\s(]*(?:select|with)\b/i.test(sql) && !/\b(?:insert|update|delete|replace)\b(?!\s*\()/i.test(sql);

/** Are these the same rows: the same columns with the same values, in the same order? */
export function sameRows(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((row, at) => sameRow(row, others[at]));
}

function sameRow(one: unknown, other: unknown): boolean {
  if (!isRow(one) || !isRow(other)) return one === other;
  for (const name in one) if (!sameValue(one[name], other[name])) return false;
  return true;
}

function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other) === 0;
  return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
}

const isRow = (row: unknown): row is Readonly<Record<string, unknown>> => typeof row === 'object' && row !== null;
