// What a driver gives open.ts: channels to send statements through. One channel stands outside of transactions, and each
// transaction gets its own. Kysely is built over a channel, so a query never picks its connection itself.
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Dialect } from './dialect.ts';
import { PrefixPlugin } from './prefix.ts';
import type { Tables } from './schema.ts';

/** Runs one statement; parameters are bound, never spliced by the caller. */
export type Execute = (sql: string, parameters: readonly unknown[]) => Promise<QueryResult<unknown>>;

export interface Channel {
  readonly kysely: Kysely<Tables>;
  readonly execute: Execute;
}

export interface TransactionChannel extends Channel {
  /**
   * Resolves when what was done is on disk. `committed` runs before that, as soon as others see it, and before any other
   * transaction of this process begins: what it changes in memory then holds for that one.
   */
  commit(committed: () => void): Promise<void>;
  rollback(): Promise<void>;
}

export interface Store {
  readonly dialect: Dialect;
  readonly outside: Channel;
  /** A channel whose statements go through `execute`. */
  through(execute: Execute): Channel;
  begin(): Promise<TransactionChannel>;
  foreignChangeToken(): Promise<string>;
  close(): Promise<void>;
}

/** What Kysely needs to speak one database's SQL. */
export interface Grammar {
  createAdapter(): DialectAdapter;
  createQueryCompiler(): QueryCompiler;
}

class ChannelDriver implements Driver {
  readonly #connection: DatabaseConnection;
  constructor(execute: Execute) {
    this.#connection = {
      // Rows are typed by Kysely's query builder; the driver cannot know them.
      executeQuery: <R>(query: CompiledQuery) => execute(query.sql, query.parameters) as Promise<QueryResult<R>>,
      streamQuery: () => {
        throw new Error('streaming is not supported: read in pages');
      },
    };
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('use Database.transaction, which joins a running transaction');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

/** A Kysely that sends its statements through `execute`, with the prefix put before table names. */
export function kyselyOver(grammar: Grammar, prefix: string, execute: Execute): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => grammar.createAdapter(),
      createDriver: () => new ChannelDriver(execute),
      createQueryCompiler: () => grammar.createQueryCompiler(),
      createIntrospector: () => {
        throw new Error('not used');
      },
    },
    plugins: [new PrefixPlugin(prefix)],
  });
}

/** Plain SQL as a Kysely query, for tools and tests. */
export const plainSql = (sql: string, parameters: unknown[] = []): CompiledQuery => CompiledQuery.raw(sql, parameters);
