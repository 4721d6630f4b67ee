// The handle that every room queries through: Kysely with the site's table prefix, transactions, a query counter.
// Made by database/open.ts. What differs between SQLite and MySQL stands in database/dialect.ts and nowhere else.
import type { InsertResult, Kysely } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Parameters, Prepared } from './prepared.ts';
import type { Read, Reads } from './reads.ts';
import type { Tables } from './schema.ts';

export interface Database {
  /** Query builder over the unprefixed table names of schema.ts; the prefix is added when a query is compiled. */
  readonly kysely: Kysely<Tables>;
  /**
   * Runs a query declared with `prepare` (prepared.ts): compiled once per database, then only bound. For hot paths, where
   * building a Kysely query costs more than the database needs to answer it.
   */
  run<P extends Parameters, R>(query: Prepared<P, R>, parameters: P): Promise<R[]>;
  /** Runs a prepared insert of one row; the id that the database gave it. */
  insert<P extends Parameters>(query: Prepared<P, InsertResult>, parameters: P): Promise<number>;
  /** What this database does its own way. */
  readonly dialect: Dialect;
  /** The site's table prefix, as `wp_`. */
  readonly prefix: string;
  /** Number of statements sent since opening, shared by all handles of one connection pool. Tests pin differences of it. */
  readonly queryCount: number;
  /**
   * Runs `work` in one transaction: committed (and on disk) when the promise resolves, rolled back when it rejects.
   * Inside a transaction it joins the running one. `work` may run again when the server broke a deadlock by rolling it
   * back: what it does besides writing belongs into afterCommit.
   */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /**
   * Runs `work` after the running transaction has committed; at once when there is none. Never after a roll-back. What it
   * throws is reported (OpenOptions.onError) and fails nobody.
   */
  afterCommit(work: () => void): void;
  /** True inside transaction(). */
  readonly inTransaction: boolean;
  /** A handle outside of transactions that notes in `reads` what is read through it, and that something else was done. */
  watched(reads: Reads): Database;
  /**
   * The handle behind a watched one, for what depends on more than the statements that are sent now: on what memory holds of
   * earlier ones. What was watched then tells no longer everything. Other handles are their own.
   */
  aside(): Database;
  /** Do these statements still give what they gave? */
  repeats(reads: readonly Read[]): Promise<boolean>;
  /**
   * A string that changes whenever somebody else (another process, a WordPress beside us) may have written to the
   * database since. One cheap statement that is not counted. Own writes need not change it.
   */
  foreignChangeToken(): Promise<string>;
  close(): Promise<void>;
}
