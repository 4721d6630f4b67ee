// Opens the database that everything else is given: a SQLite file, one in memory, or a MySQL/MariaDB by its URL.
import type { InsertResult, Kysely } from 'kysely';
import { SiteError } from '../base/error.ts';
import type { Database } from './database.ts';
import type { Dialect } from './dialect.ts';
import { type Parameters, type Prepared, PreparedCache } from './prepared.ts';
import { type Read, type Reads, sameRows } from './reads.ts';
import type { Tables } from './schema.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Channel, Execute, Store } from './store.ts';
import { isMysqlUrl, mysqlSettingsOf } from './url.ts';

export interface OpenOptions {
  /** `mysql://user:password@host:port/name?socketPath=/run/mysqld.sock`, a path of a SQLite file, or `:memory:`. */
  readonly url: string;
  /** Letters, digits and underscores; `wp_` where not given. */
  readonly prefix?: string | undefined;
  /** Told of what failed after a commit (afterCommit). Absent: a warning of the process. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** State that all handles of one pool share. */
interface Shared {
  readonly store: Store;
  readonly prefix: string;
  readonly prepared: PreparedCache;
  readonly queries: { count: number };
  readonly onError: (error: unknown) => void;
}

/** Deadlocks that the server broke by rolling us back: the work is done again, this often and this long. */
const attemptsAtMost = 20;
const attemptMilliseconds = 5000;
/** Longest pause before the next attempt, in milliseconds; drawn, so that those who met do not meet again. */
const pauseAtMost = 50;

class Handle implements Database {
  readonly kysely: Kysely<Tables>;
  readonly #shared: Shared;
  readonly #execute: Execute;
  /** What to run after the commit; null outside of transactions. */
  readonly #afterCommit: (() => void)[] | null;
  /** Takes what is read, and the handle that nobody watches; absent where nobody does. */
  readonly #watch: { readonly reads: Reads; readonly of: Database } | undefined;

  constructor(
    shared: Shared,
    channel: Channel,
    afterCommit: (() => void)[] | null,
    watch?: { reads: Reads; of: Database },
  ) {
    this.#shared = shared;
    this.kysely = channel.kysely;
    this.#execute = channel.execute;
    this.#afterCommit = afterCommit;
    this.#watch = watch;
  }
  get dialect(): Dialect {
    return this.#shared.store.dialect;
  }
  get prefix(): string {
    return this.#shared.prefix;
  }
  get queryCount(): number {
    return this.#shared.queries.count;
  }
  get inTransaction(): boolean {
    return this.#afterCommit !== null;
  }

  async run<P extends Parameters, R>(query: Prepared<P, R>, parameters: P): Promise<R[]> {
    const { sql, parameters: bound } = this.#shared.prepared.compile(query, parameters);
    // The row type is the one that Kysely gave the query when it was declared.
    return (await this.#execute(sql, bound)).rows as R[];
  }

  async insert<P extends Parameters>(query: Prepared<P, InsertResult>, parameters: P): Promise<number> {
    const { sql, parameters: bound } = this.#shared.prepared.compile(query, parameters);
    return Number((await this.#execute(sql, bound)).insertId);
  }

  async transaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    if (this.#afterCommit) return work(this);
    this.aside();
    const started = performance.now();
    for (let attempt = 1; ; attempt++) {
      const afterCommit: (() => void)[] = [];
      const channel = await this.#shared.store.begin();
      let result: T;
      let committing = false;
      try {
        result = await work(new Handle(this.#shared, channel, afterCommit));
        committing = true;
        await channel.commit(() => {
          for (const follow of afterCommit) this.#follow(follow);
        });
      } catch (error) {
        // A commit that failed has ended its transaction.
        if (!committing) await channel.rollback();
        if (this.dialect.errorKind(error) !== 'busy') throw error;
        if (attempt >= attemptsAtMost || performance.now() - started > attemptMilliseconds) throw busy(error);
        await new Promise((done) => setTimeout(done, Math.random() * Math.min(2 ** attempt, pauseAtMost)));
        continue;
      }
      return result;
    }
  }

  watched(reads: Reads): Database {
    if (this.#afterCommit) throw new Error('what a transaction reads is not watched: nobody else sees it yet');
    const { store } = this.#shared;
    const channel = store.through(async (sql, parameters) => {
      const result = await store.outside.execute(sql, parameters);
      reads.add(sql, parameters, result.rows);
      return result;
    });
    return new Handle(this.#shared, channel, null, { reads, of: this });
  }

  aside(): Database {
    if (!this.#watch) return this;
    this.#watch.reads.isWhole = false;
    return this.#watch.of;
  }

  async repeats(reads: readonly Read[]): Promise<boolean> {
    for (const { sql, parameters, rows } of reads) {
      if (!sameRows(rows, (await this.#execute(sql, parameters)).rows)) return false;
    }
    return true;
  }

  afterCommit(work: () => void): void {
    if (this.#afterCommit) this.#afterCommit.push(work);
    else this.#follow(work);
  }

  /** What is committed stays so, whatever follows: a failure there is told and keeps nothing else from running. */
  #follow(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#shared.onError(error);
    }
  }

  foreignChangeToken(): Promise<string> {
    return this.#shared.store.foreignChangeToken();
  }

  close(): Promise<void> {
    return this.#shared.store.close();
  }
}

/** What is answered where others held on to the same rows for too long. */
function busy(cause: unknown): SiteError {
  const error = new SiteError('database_busy', 'The database has been busy for too long.', 503);
  error.cause = cause;
  return error;
}

/** As a warning of the process: nothing is lost silently, and nothing that was committed looks as if it had failed. */
function reportLate(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}

/** Loaded where it is used: a site on SQLite starts sooner without its driver. */
const mysqlStore = () => import('./mysql-store.ts');

export async function openDatabase(options: OpenOptions): Promise<Database> {
  const prefix = options.prefix ?? 'wp_';
  const queries = { count: 0 };
  const onQuery = (): void => {
    queries.count++;
  };
  const onError = options.onError ?? reportLate;
  const store = isMysqlUrl(options.url)
    ? await (await mysqlStore()).openMysqlStore(mysqlSettingsOf(options.url), prefix, onQuery)
    : await openSqliteStore(options.url, prefix, onQuery);
  const shared: Shared = { store, prefix, prepared: new PreparedCache(store.outside.kysely), queries, onError };
  return new Handle(shared, store.outside, null);
}
