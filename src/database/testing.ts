// Tests of content run on each database: SQLite always, MariaDB or MySQL where BROADSHEET_TEST_MYSQL names a server on
// which databases may be made (`mysql://root@localhost/?socketPath=/run/mysqld/mysqld.sock`).
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Database } from './database.ts';
import { openDatabase } from './open.ts';
import { tables } from './tables.ts';
import { mysqlSettingsOf, mysqlUrlOf } from './url.ts';

/** Creates every table of a fresh site in an empty database. */
export async function createTables(database: Database): Promise<void> {
  await database.transaction(async ({ kysely, dialect, prefix }) => {
    for (const statement of dialect.createTables(prefix)) await sql.raw(statement).execute(kysely);
  });
}

/** A server for tests, and a database of its own on it. */
export interface TestMysql {
  readonly url: string;
  drop(): Promise<void>;
}

export async function createTestMysql(server: string): Promise<TestMysql> {
  const settings = mysqlSettingsOf(server);
  const name = `broadsheet_test_${randomBytes(6).toString('hex')}`;
  const root = await openDatabase({ url: server });
  await sql.raw(`create database ${name} character set utf8mb4 collate utf8mb4_unicode_520_ci`).execute(root.kysely);
  return {
    url: mysqlUrlOf({ ...settings, database: name }),
    async drop() {
      await sql.raw(`drop database ${name}`).execute(root.kysely);
      await root.close();
    },
  };
}

type Tests = (open: () => Promise<Database>) => void;

/**
 * Declares `tests` once for each database. `open` gives a database with empty tables; it is closed after the test.
 * On MySQL one database serves all tests of a declaration, emptied in between, and is dropped at the end.
 */
export function describeEachDatabase(name: string, tests: Tests): void {
  describeSqlite(name, async (database) => createTables(database), tests);
  describeMysql(name, emptyTables, tests);
}

/** The same without any tables. */
export function describeEachEmptyDatabase(name: string, tests: Tests): void {
  describeSqlite(name, async () => {}, tests);
  describeMysql(name, dropTables, tests);
}

function describeSqlite(name: string, prepare: (database: Database) => Promise<void>, tests: Tests): void {
  describe(`${name} (SQLite)`, () => {
    const opened: Database[] = [];
    afterEach(async () => {
      for (const database of opened.splice(0)) await database.close();
    });
    tests(async () => {
      const database = await openDatabase({ url: ':memory:' });
      opened.push(database);
      await prepare(database);
      return database;
    });
  });
}

function describeMysql(name: string, prepare: (database: Database) => Promise<void>, tests: Tests): void {
  const server = process.env.BROADSHEET_TEST_MYSQL;
  if (!server) {
    const skipped = (): Promise<Database> => Promise.reject(new Error('skipped'));
    describe.skip(`${name} (MySQL: BROADSHEET_TEST_MYSQL is not set)`, () => tests(skipped));
    return;
  }
  describe(`${name} (MySQL)`, () => {
    let mysql: TestMysql;
    let database: Database | undefined;
    beforeAll(async () => {
      mysql = await createTestMysql(server);
    });
    afterAll(async () => {
      await database?.close();
      await mysql?.drop();
    });
    tests(async () => {
      database ??= await openDatabase({ url: mysql.url });
      await prepare(database);
      return database;
    });
  });
}

/** Tables as new: made where they are missing, emptied where something was written (each statement costs 30 ms). */
async function emptyTables(database: Database): Promise<void> {
  const { kysely, prefix } = database;
  const { rows } = await sql<{ name: string; next: number | null }>`
    select table_name as name, auto_increment as next from information_schema.tables
    where table_schema = database()`.execute(kysely);
  if (rows.length === 0) return createTables(database);
  const ours = new Set(tables.map((table) => prefix + table.name));
  for (const { name, next } of rows) {
    if (!ours.has(name)) {
      await sql`drop table ${sql.table(name)}`.execute(kysely);
      continue;
    }
    const written = next === null ? await sql`select 1 from ${sql.table(name)} limit 1`.execute(kysely) : null;
    if ((next ?? 1) > 1 || (written && written.rows.length > 0)) {
      await sql`truncate table ${sql.table(name)}`.execute(kysely);
    }
  }
}

async function dropTables(database: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = database()`.execute(database.kysely);
  if (rows.length === 0) return;
  await sql`drop table ${sql.join(rows.map((row) => sql.table(row.name)))}`.execute(database.kysely);
}
