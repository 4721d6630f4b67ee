// What extensions write their tables with (definePlugin's `tables`): columns, and the rows that come of them.
import type { ColumnType } from 'kysely';

/** A row as it is read. `T`: the table's type, with `Generated` columns. */
export type Row<T> = { [K in keyof T]: T[K] extends ColumnType<infer S, infer _I, infer _U> ? S : T[K] };

/** A whole number; null where `fallback` is. */
export const number = (name: string, fallback: number | null = 0) =>
  ({ name, type: 'bigint', default: fallback }) as const;

/** A text of so many characters at most, compared letter by letter. */
export const short = (name: string, length: number) => ({ name, type: `exact(${length})` }) as const;

/** A text of any length, compared letter by letter. */
export const long = (name: string) => ({ name, type: 'exact' }) as const;

/** The same column, null where nothing is said. */
export const orNull = <T extends object>(column: T) => ({ ...column, default: null });
