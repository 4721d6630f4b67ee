// MySQL and MariaDB through mysql2's pool, with the session that wpdb sets up: utf8mb4, WordPress's collation and its
// relaxed sql_mode. Values go out escaped on this side (text protocol), as wpdb's do, because servers differ in what they
// allow as parameters of prepared statements.
import { MysqlAdapter, MysqlQueryCompiler, type QueryResult } from 'kysely';
import mysql from 'mysql2';
import { mysqlDialect } from './dialect-mysql.ts';
import { ForeignWrites, type ServerHabits } from './mysql-foreign.ts';
import { type Channel, type Execute, kyselyOver, type Store, type TransactionChannel } from './store.ts';

/**
 * Modes that wpdb takes out of the server's own (`wpdb::$incompatible_modes`), and the one under which a backslash, with
 * which values are escaped here, would be an ordinary character.
 */
const refusedModes = new Set([
  'NO_ZERO_DATE',
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'STRICT_ALL_TABLES',
  'TRADITIONAL',
  'ANSI',
  'NO_ZERO_IN_DATE',
  'NO_BACKSLASH_ESCAPES',
]);

const grammar = {
  createAdapter: () => new MysqlAdapter(),
  createQueryCompiler: () => new MysqlQueryCompiler(),
};

/** Only text, numbers and null reach the driver: it would splice arrays and objects. */
function toMysql(value: unknown): string | number | bigint | Buffer | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint' || Buffer.isBuffer(value)) return value;
  return String(value);
}

/** How often a statement outside of transactions is sent where the server breaks deadlocks by undoing it. */
const attemptsAtMost = 10;
const isDeadlock = (error: unknown): boolean => error instanceof Error && 'errno' in error && error.errno === 1213;

type Queryable = { query: mysql.Pool['query'] };

function executeOn(connection: Queryable): Execute {
  return (sql, parameters) =>
    new Promise<QueryResult<unknown>>((resolve, reject) => {
      connection.query(sql, parameters.map(toMysql), (error, result) => {
        if (error) return reject(error);
        if (Array.isArray(result)) return resolve({ rows: result });
        resolve({
          rows: [],
          insertId: BigInt(result.insertId),
          numAffectedRows: BigInt(result.affectedRows),
        });
      });
    });
}

export interface MysqlSettings {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly socketPath?: string | undefined;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Connections at most. */
  readonly connections?: number | undefined;
}

function createPool(settings: MysqlSettings): mysql.Pool {
  return mysql.createPool({
    ...(settings.socketPath
      ? { socketPath: settings.socketPath }
      : { host: settings.host, port: settings.port ?? 3306 }),
    user: settings.user,
    password: settings.password,
    ...(settings.database ? { database: settings.database } : {}),
    connectionLimit: settings.connections ?? 10,
    charset: 'utf8mb4',
    dateStrings: true,
    supportBigNumbers: true,
    decimalNumbers: true,
    stringifyObjects: true,
    multipleStatements: false,
    // As wpdb: an update answers how many rows really changed is not asked for; rows found would hide races.
    flags: ['-FOUND_ROWS'],
    connectTimeout: 10_000,
  });
}

interface Session extends ServerHabits {
  /** Statements that each new connection begins with. */
  readonly setup: readonly string[];
}

async function sessionOf(ask: Execute): Promise<Session> {
  const { rows } = await ask('select @@session.sql_mode as modes, version() as version', []);
  const row: Record<string, unknown> = { ...(rows[0] ?? {}) };
  const kept = String(row.modes)
    .split(',')
    .filter((mode) => mode !== '' && !refusedModes.has(mode.toUpperCase()));
  const setup = ['set names utf8mb4 collate utf8mb4_unicode_520_ci', `set session sql_mode = '${kept.join(',')}'`];
  // The server's default lets a request hang for 50 seconds.
  setup.push('set session innodb_lock_wait_timeout = 15');
  const log = await ask("show variables like 'binlog_format'", []);
  if (!/STATEMENT/i.test(JSON.stringify(log.rows))) {
    // Reads inside a transaction see what others have committed meanwhile, as WordPress's reads (no transaction) do.
    // A server that logs statements would refuse to write so.
    setup.push('set session transaction isolation level read committed');
  }
  const version = String(row.version);
  // MySQL 8 keeps UPDATE_TIME for a day otherwise.
  if (/^[89]\./.test(version) && !/mariadb/i.test(version))
    setup.push('set session information_schema_stats_expiry = 0');
  const cluster = await ask("show variables where variable_name in ('wsrep_on', 'group_replication_group_name')", []);
  const countsWrites = cluster.rows.every((found) => /"Value":"(?:OFF|)"/i.test(JSON.stringify(found)));
  return { setup, tellsUpdates: !/tidb|vitess/i.test(version), countsWrites };
}

/** Opens a pool. Throws mysql2's errors when the server cannot be reached or refuses. */
export async function openMysqlStore(settings: MysqlSettings, prefix: string, onQuery: () => void): Promise<Store> {
  const pool = createPool(settings);
  const ask = executeOn(pool);
  let session: Session;
  try {
    session = await sessionOf(ask);
  } catch (error) {
    await closePool(pool);
    throw error;
  }
  // Commands of a connection run in the order they were given: these come before the first query of whoever asked for it.
  // A connection that cannot be set up is not used: values are escaped for the mode that is set here.
  pool.on('connection', (connection) => {
    for (const statement of session.setup) {
      connection.query(statement, (error) => {
        if (error) connection.destroy();
      });
    }
  });
  // The connection that asked for the mode was made before.
  await new Promise<void>((resolve, reject) => {
    pool.getConnection((error, connection) => {
      if (error) return reject(error);
      connection.destroy();
      resolve();
    });
  });

  const foreign = new ForeignWrites(ask, prefix, session);
  const outsideExecute: Execute = async (sql, parameters) => {
    onQuery();
    for (let attempt = 1; ; attempt++) {
      try {
        return await foreign.own(sql, () => ask(sql, parameters));
      } catch (error) {
        // A statement alone that lost to another's transaction was undone whole.
        if (attempt >= attemptsAtMost || !isDeadlock(error)) throw error;
      }
    }
  };
  const through = (execute: Execute): Channel => ({ execute, kysely: kyselyOver(grammar, prefix, execute) });
  const outside = through(outsideExecute);
  type Bound = { send: Execute; execute: Execute; kysely: Channel['kysely']; active: boolean };
  const boundTo = new WeakMap<object, Bound>();
  const bind = (connection: mysql.PoolConnection): Bound => {
    const known = boundTo.get(connection);
    if (known) return known;
    const sendPlain = executeOn(connection);
    const send: Execute = (sql, parameters) => foreign.own(sql, () => sendPlain(sql, parameters));
    const execute: Execute = async (sql, parameters) => {
      if (!bound.active) throw new Error('this transaction has ended: a statement was not awaited inside it');
      onQuery();
      return send(sql, parameters);
    };
    const bound: Bound = { send, execute, kysely: kyselyOver(grammar, prefix, execute), active: false };
    boundTo.set(connection, bound);
    return bound;
  };

  return {
    dialect: mysqlDialect,
    outside,
    through,
    async begin(): Promise<TransactionChannel> {
      const connection = await new Promise<mysql.PoolConnection>((resolve, reject) => {
        pool.getConnection((error, given) => (error ? reject(error) : resolve(given)));
      });
      const bound = bind(connection);
      const finish = async (how: 'commit' | 'rollback'): Promise<void> => {
        bound.active = false;
        try {
          await bound.send(how, []);
          connection.release();
        } catch (error) {
          // Its state is unknown: never give it to anybody else.
          connection.destroy();
          if (how === 'commit') throw error;
        }
      };
      try {
        await bound.send('start transaction', []);
      } catch (error) {
        connection.destroy();
        throw error;
      }
      bound.active = true;
      return {
        execute: bound.execute,
        kysely: bound.kysely,
        commit: async (committed) => {
          await finish('commit');
          committed();
        },
        rollback: () => finish('rollback'),
      };
    },
    foreignChangeToken: () => foreign.token(),
    close: () => closePool(pool),
  };
}

function closePool(pool: mysql.Pool): Promise<void> {
  return new Promise((done) => pool.end(() => done()));
}
