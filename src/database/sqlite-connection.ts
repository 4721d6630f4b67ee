// One connection to SQLite: statements prepared once per SQL text, rows made from better-sqlite3's lists, and reads of one turn of
// the event loop in one transaction. With the SQL grammar that Kysely compiles to.
import type BetterSqlite from 'better-sqlite3';
import { type LimitNode, type QueryResult, SqliteAdapter, SqliteQueryCompiler, ValueNode } from 'kysely';

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

export const grammar = {
  createAdapter: () => new SqliteAdapter(),
  createQueryCompiler: () => new Compiler(),
};

export class Connection {
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
