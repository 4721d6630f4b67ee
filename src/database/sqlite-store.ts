// SQLite through better-sqlite3: WAL, a commit is on disk before it is answered (wal-sync.ts), one connection that writes
// and one that reads, so that readers see only what is committed. Statements are prepared once per SQL text.
// In memory there is one connection: what is outside waits while a transaction runs.
import BetterSqlite from 'better-sqlite3';
import { type LimitNode, type QueryResult, SqliteAdapter, SqliteQueryCompiler, ValueNode } from 'kysely';
import { SiteError } from '../base/error.ts';
import { foldFunction, foldText, sqliteDialect } from './dialect-sqlite.ts';
import { type Channel, type Execute, kyselyOver, type Store, type TransactionChannel } from './store.ts';
import { WalSync } from './wal-sync.ts';

/** How long a write waits for another process's, as wpdb waits for locks. */
const busyMilliseconds = 10_000;
/** How long opening waits for whoever holds the file locked. */
const openingMilliseconds = 2000;
const preparedAtMost = 1000;

/**
 * Hides parameters from SQLite's planner, by a plus that does nothing and, for `limit`, a cast: it looks into bound values
 * to choose a plan, and therefore plans anew each time one is bound, which costs several times what a small query does.
 * A limit that is known is written out, because plans should know it.
 */
class Compiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (ValueNode.is(limit) && typeof limit.value === 'number' && Number.isSafeInteger(limit.value)) {
      this.append(`limit ${limit.value}`);
      return;
    }
    this.append('limit cast(');
    this.visitNode(limit);
    this.append(' as integer)');
  }
}

const grammar = {
  createAdapter: () => new SqliteAdapter(),
  createQueryCompiler: () => new Compiler(),
};

class Connection {
  readonly raw: BetterSqlite.Database;
  #snapshot = false;
  readonly #endSnapshot = (): void => this.endSnapshot();
  readonly #statements = new Map<string, Prepared>();
  constructor(raw: BetterSqlite.Database) {
    this.raw = raw;
  }

  prepare(sql: string): Prepared {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = prepared(this.raw.prepare(sql));
      // Long `in` lists and generated inserts would fill the memory.
      if (this.#statements.size >= preparedAtMost) this.#statements.clear();
      if (sql.length < 20_000) this.#statements.set(sql, statement);
    }
    return statement;
  }

  /**
   * Reads like run, in one read transaction for all that is read until the event loop turns: taking and giving up the
   * file's lock for each statement costs more than a small one itself.
   */
  read(sql: string, parameters: readonly unknown[]): QueryResult<unknown> {
    if (!this.#snapshot) {
      this.run('begin', []);
      this.#snapshot = true;
      setImmediate(this.#endSnapshot);
    }
    return this.run(sql, parameters);
  }

  /** What is read next sees everything committed until then. */
  endSnapshot(): void {
    if (!this.#snapshot) return;
    this.#snapshot = false;
    this.run('commit', []);
  }

  run(sql: string, parameters: readonly unknown[]): QueryResult<unknown> {
    const { statement, columns } = this.prepare(sql);
    const bound = parameters.map(toSqlite);
    // Raw statements give lists of values.
    if (columns) return { rows: (statement.all(bound) as unknown[][]).map((values) => rowOf(columns, values)) };
    const { changes, lastInsertRowid } = statement.run(bound);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}

interface Prepared {
  readonly statement: BetterSqlite.Statement;
  readonly readonly: boolean;
  /** Names of the columns of what it reads; undefined where it gives no rows. */
  readonly columns: readonly string[] | undefined;
}

/** Rows are made here: better-sqlite3's own objects of a wide table cost three times as much as its lists. */
function prepared(statement: BetterSqlite.Statement): Prepared {
  if (!statement.reader) return { statement, readonly: statement.readonly, columns: undefined };
  const columns = statement.columns().map(({ name }) => name);
  return { statement: statement.raw(true), readonly: statement.readonly, columns };
}

function rowOf(columns: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < columns.length; at++) row[columns[at] ?? ''] = values[at];
  return row;
}

function toSqlite(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

const isBusy = (error: unknown): boolean => sqliteDialect.errorKind(error) === 'busy';
const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Repeats `attempt` while another process holds the write lock, without stopping the event loop for long. */
async function patiently<T>(attempt: () => T, patience = busyMilliseconds): Promise<T> {
  const until = performance.now() + patience;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
    await sleep(pause * (0.5 + Math.random()));
  }
}

/** How long a transaction waits for those before it. */
const turnMilliseconds = 15_000;

/** Whoever comes first goes first. */
class Turn {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  get taken(): boolean {
    return this.#waiting > 0;
  }
  /** Resolves with the function that ends the turn. Throws `database_busy` when it takes too long to come. */
  async take(): Promise<() => void> {
    let end: () => void = () => {};
    const before = this.#last;
    this.#last = new Promise((done) => {
      end = () => {
        this.#waiting--;
        done();
      };
    });
    if (this.#waiting++ === 0) return end;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new SiteError(
              'database_busy',
              'The database has been busy for too long. (Inside a transaction, only its own handle may be used.)',
              503,
            ),
          ),
        turnMilliseconds,
      );
    });
    try {
      await Promise.race([before, tooLong]);
    } catch (error) {
      before.then(end);
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return end;
  }
}

function open(path: string): BetterSqlite.Database {
  const raw = new BetterSqlite(path, { timeout: 0 });
  // Waiting inside SQLite would stop the event loop, and with it the transaction that is waited for: see patiently().
  raw.pragma('busy_timeout = 2');
  raw.function(foldFunction, { deterministic: true }, foldText);
  return raw;
}

/** Opens a SQLite file (made when absent) or `:memory:`. Throws better-sqlite3's errors. */
export async function openSqliteStore(path: string, prefix: string, onQuery: () => void): Promise<Store> {
  const inMemory = path === ':memory:';
  let log: WalSync | undefined;
  const checkpoint = (): void => {
    // In a transaction the log cannot be copied; the next one that ends finds it long again.
    if (writer.raw.inTransaction) return;
    reader.endSnapshot();
    try {
      // Emptied, too: a log that only stays as long as it was would be copied again after every commit.
      writer.raw.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // A full disk, say: nothing is lost, all of it stands in the log, and the next commit finds that long again.
    }
  };
  const writer = new Connection(open(path));
  try {
    await patiently(() => {
      const mode = inMemory ? 'memory' : writer.raw.pragma('journal_mode = WAL', { simple: true });
      // A file system without shared memory has no WAL: SQLite itself then puts each commit on disk.
      writer.raw.pragma(mode === 'wal' ? 'synchronous = NORMAL' : 'synchronous = FULL');
      if (mode === 'wal') {
        writer.raw.pragma('wal_autocheckpoint = 0');
        log = new WalSync(path, checkpoint);
      }
      writer.raw.pragma('foreign_keys = OFF');
    }, openingMilliseconds);
  } catch (error) {
    writer.raw.close();
    throw error;
  }
  const reader = inMemory ? writer : new Connection(open(path));
  for (const connection of new Set([writer, reader])) {
    // KiB. The system keeps the file's pages as well: more here, or mapped, is memory that hardly makes reads cheaper.
    connection.raw.pragma('cache_size = -8192');
    connection.raw.pragma('temp_store = MEMORY');
  }
  if (!inMemory) reader.raw.pragma('query_only = ON');

  const turn = new Turn();
  const isRead = (sql: string): boolean => reader.prepare(sql).readonly;
  const outsideExecute: Execute = async (sql, parameters) => {
    onQuery();
    if (inMemory) {
      if (!turn.taken && isRead(sql)) return reader.run(sql, parameters);
    } else {
      // Busy: another process is recovering the write-ahead log.
      const readIt = (): QueryResult<unknown> | null => (isRead(sql) ? reader.read(sql, parameters) : null);
      let result: QueryResult<unknown> | null;
      try {
        result = readIt();
      } catch (error) {
        if (!isBusy(error)) throw error;
        result = await patiently(readIt);
      }
      if (result) return result;
    }
    const end = await turn.take();
    let result: QueryResult<unknown>;
    try {
      result = await patiently(() => writer.run(sql, parameters));
    } finally {
      reader.endSnapshot();
      end();
    }
    await log?.written();
    return result;
  };
  const outside: Channel = { execute: outsideExecute, kysely: kyselyOver(grammar, prefix, outsideExecute) };

  const insideExecute: Execute = async (sql, parameters) => {
    if (!writer.raw.inTransaction) throw new Error('this transaction has ended: a statement was not awaited inside it');
    onQuery();
    return writer.run(sql, parameters);
  };
  const insideKysely = kyselyOver(grammar, prefix, insideExecute);

  return {
    dialect: sqliteDialect,
    outside,
    async begin(): Promise<TransactionChannel> {
      const end = await turn.take();
      try {
        await patiently(() => writer.run('begin immediate', []));
      } catch (error) {
        end();
        throw error;
      }
      const finish = async (work: () => Promise<void>): Promise<void> => {
        try {
          await work();
        } finally {
          // A full disk can end a transaction by itself.
          if (writer.raw.inTransaction) writer.run('rollback', []);
          reader.endSnapshot();
          end();
        }
      };
      return {
        execute: insideExecute,
        kysely: insideKysely,
        commit: async (committed) => {
          await finish(async () => {
            await patiently(() => writer.run('commit', []));
            committed();
          });
          await log?.written();
        },
        rollback: () => finish(async () => {}),
      };
    },
    async foreignChangeToken() {
      // What is read on account of this answer must not come from an older state.
      reader.endSnapshot();
      // Moves for commits of any other connection; asked on the one that writes, it stays for our own commits.
      return String(writer.raw.pragma('data_version', { simple: true }));
    },
    async close() {
      reader.endSnapshot();
      await log?.close();
      if (reader !== writer) reader.raw.close();
      writer.raw.close();
    },
  };
}
