// SQLite through better-sqlite3: WAL, a commit is on disk before it is answered (wal-sync.ts), one connection that writes
// and one that reads (sqlite-connection.ts), so that readers see only what is committed.
// In memory there is one connection: what is outside waits while a transaction runs.
import BetterSqlite from 'better-sqlite3';
import type { QueryResult } from 'kysely';
import { foldFunction, foldText, sqliteDialect } from './dialect-sqlite.ts';
import { Connection, grammar } from './sqlite-connection.ts';
import { type Channel, type Execute, kyselyOver, type Store, type TransactionChannel } from './store.ts';
import { Turn } from './turn.ts';
import { WalSync } from './wal-sync.ts';

/** How long a write waits for another process's, as wpdb waits for locks. */
const busyMilliseconds = 10_000;
/** How long opening waits for whoever holds the file locked. */
const openingMilliseconds = 2000;

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
  const through = (execute: Execute): Channel => ({ execute, kysely: kyselyOver(grammar, prefix, execute) });
  const outside = through(outsideExecute);

  const insideExecute: Execute = async (sql, parameters) => {
    if (!writer.raw.inTransaction) throw new Error('this transaction has ended: a statement was not awaited inside it');
    onQuery();
    return writer.run(sql, parameters);
  };
  const insideKysely = kyselyOver(grammar, prefix, insideExecute);

  return {
    dialect: sqliteDialect,
    outside,
    through,
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
