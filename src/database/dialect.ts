// What SQLite and MySQL/MariaDB do differently: declared here, used everywhere, asked nowhere else.

import type { Expression, RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import type { SearchIndex } from './search-index.ts';
import type { Table } from './tables.ts';

export interface Dialect {
  readonly name: 'sqlite' | 'mysql';
  /** `create table` statements of a fresh site, our own tables included, with the prefix in place. */
  createTables(prefix: string): string[];
  /** These tables where they are missing: our own (`{prefix}broadsheet_*`) in an existing WordPress database. */
  createMissing(prefix: string, tables: readonly Table[]): string[];
  /** Names of the tables of this prefix that exist (WordPress's and ours), without the prefix. */
  existingTables(database: Database): Promise<string[]>;
  /** What is damaged, in the database's own words; empty when all is sound. Reads the whole database: for `doctor`. */
  integrity(database: Database): Promise<string[]>;
  /** Bytes that the tables of this prefix take, indexes included; on SQLite the whole file's. */
  size(database: Database): Promise<number>;
  /** Version of the database, in its own words (`10.11.19-MariaDB`, `SQLite 3.51.0`). */
  version(database: Database): Promise<string>;
  /** Text comparison that ignores case, as WordPress's collation does: `like` with `\` as the escape character. */
  like(column: Expression<unknown>, pattern: string): RawBuilder<boolean>;
  /** Position of a column's value in a list, for `orderby=include` (MySQL's FIELD): 1-based. */
  fieldPosition(column: Expression<unknown>, values: readonly (number | string)[]): RawBuilder<number>;
  /** A part of a date column as a number. */
  datePart(
    column: Expression<unknown>,
    part: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second',
  ): RawBuilder<number>;
  /** Text as a number the way MySQL's `value + 0` reads it. */
  asNumber(column: Expression<unknown>): RawBuilder<number>;
  /** A random order of rows. */
  random(seed?: number): RawBuilder<number>;
  /** An insert that leaves an existing row of the same unique key alone. Returns the number of rows inserted. */
  insertIgnore(database: Database, table: string, rows: readonly Record<string, unknown>[]): Promise<number>;
  /** `for update` where rows can be locked; nothing on SQLite, whose writers already follow one another. */
  readonly rowLocks: boolean;
  /**
   * Are there counts of posts in `{prefix}broadsheet_counts` (by term_taxonomy_id, 0 for all, type and status), and of comments in
   * `{prefix}broadsheet_comment_counts` (by comment_approved and comment_type)? Only where nobody but us writes: triggers
   * keep them.
   */
  readonly keepsCounts: boolean;
  /** The full-text index of posts, where the database has one of ours. */
  readonly searchIndex: SearchIndex | null;
  /** Turns the driver's error into a code of ours: `duplicate`, `busy`, `corrupt`, `denied`, `unreachable`, `other`. */
  errorKind(error: unknown): 'duplicate' | 'busy' | 'corrupt' | 'denied' | 'unreachable' | 'other';
}
