// Opens a database for a site to run on, or says in one line why that cannot be: the codes here are what the command
// prints and what scripts look at.

import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { SiteError } from '../base/error.ts';
import type { Database } from './database.ts';
import { mysqlDialect } from './dialect-mysql.ts';
import { sqliteDialect } from './dialect-sqlite.ts';
import { type OpenOptions, openDatabase } from './open.ts';
import { type Table, tables, wordpressTables } from './tables.ts';
import { isMysqlUrl, mysqlSettingsOf } from './url.ts';

/** WordPress's table versions (`db_version`) that this code reads and writes: 7.1. */
export const knownVersions: readonly number[] = [61833];

/** A database as it may be named in messages: never with its password. */
export function databaseName(url: string): string {
  if (!isMysqlUrl(url)) return url;
  const { host, port, socketPath, database, user } = mysqlSettingsOf(url);
  return `${database || '(no name)'} at ${socketPath ?? `${host}:${port ?? 3306}`} as ${user || '(nobody)'}`;
}

/**
 * Why a database could not be opened or used, as one clear line. Codes: `database_unreachable`, `database_missing`,
 * `database_denied`, `database_locked`, `database_corrupt`, `database_not_sqlite`, `database_folder_missing`.
 * What is none of these comes back as it was.
 */
export function databaseError(error: unknown, url: string): unknown {
  if (error instanceof SiteError) return error;
  const name = databaseName(url);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (isMysqlUrl(url)) {
    if (code === 'ER_BAD_DB_ERROR') return new SiteError('database_missing', `There is no database ${name}.`);
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      return new SiteError('database_unreachable', `The host of the database is not known: ${name}.`);
    }
    switch (mysqlDialect.errorKind(error)) {
      case 'denied':
        return new SiteError('database_denied', `The server refuses access to the database ${name}.`);
      case 'unreachable':
        return new SiteError('database_unreachable', `No database server answers: ${name} (${code}).`);
      case 'busy':
        return new SiteError('database_locked', `The database is locked by somebody else: ${name}.`);
      case 'corrupt':
        return new SiteError('database_corrupt', `A table is damaged in the database ${name}.`);
      default:
        return error;
    }
  }
  if (code === 'SQLITE_NOTADB')
    return new SiteError('database_not_sqlite', `This file is not a SQLite database: ${name}.`);
  switch (sqliteDialect.errorKind(error)) {
    case 'corrupt':
      return new SiteError('database_corrupt', `The database file is damaged: ${name}. Restore it from a backup.`);
    case 'busy':
      return new SiteError('database_locked', `Another process holds the database file locked: ${name}.`);
    case 'denied':
      return new SiteError('database_denied', `The database file or its folder may not be written: ${name}.`);
    case 'unreachable':
      return new SiteError('database_unreachable', `The database file cannot be opened: ${name}.`);
    default:
      return error;
  }
}

/** Opens a database as openDatabase does, with the errors of databaseError. */
export async function openCheckedDatabase(options: OpenOptions): Promise<Database> {
  const { url } = options;
  if (!isMysqlUrl(url) && url !== ':memory:' && !statSync(dirname(url), { throwIfNoEntry: false })?.isDirectory()) {
    throw new SiteError('database_folder_missing', `There is no folder ${dirname(url)} for the database.`);
  }
  try {
    return await openDatabase(options);
  } catch (error) {
    throw databaseError(error, url);
  }
}

/** Tables of WordPress's that are missing: none on a site, all on an empty database. */
export async function missingTables(database: Database): Promise<string[]> {
  const present = new Set(await database.dialect.existingTables(database));
  return wordpressTables.filter((table) => !present.has(table));
}

/**
 * Refuses what is not a site's database: `database_tables_missing`, `database_version_unknown`. What stands in the way of
 * reading comes out as databaseError has it. `url` is for messages.
 */
export async function checkSiteDatabase(database: Database, url: string): Promise<void> {
  try {
    const missing = await missingTables(database);
    if (missing.length > 0) {
      const list = missing.length === wordpressTables.length ? 'none' : `without ${missing.join(', ')}`;
      throw new SiteError(
        'database_tables_missing',
        `The database ${databaseName(url)} has no complete set of WordPress tables with the prefix ${database.prefix} (${list}).`,
      );
    }
    const row = await database.kysely
      .selectFrom('options')
      .select('option_value')
      .where('option_name', '=', 'db_version')
      .executeTakeFirst();
    const version = row?.option_value ?? '(none)';
    if (!knownVersions.includes(Number(version))) {
      const hint =
        Number(version) < Math.min(...knownVersions)
          ? 'Update that WordPress first.'
          : 'It is newer than this program.';
      throw new SiteError(
        'database_version_unknown',
        `The tables have version ${version}; this program knows ${knownVersions.join(', ')} (WordPress 7.1). ${hint}`,
      );
    }
  } catch (error) {
    throw databaseError(error, url);
  }
}

/**
 * Creates the tables of our own where they are missing: an existing WordPress's database needs nothing else. A search index
 * of another version is begun anew.
 */
export async function ensureOwnTables(database: Database, url: string): Promise<void> {
  try {
    await createMissing(
      database,
      tables.filter((table) => table.own),
    );
    await database.dialect.searchIndex?.ensure(database);
  } catch (error) {
    throw databaseError(error, url);
  }
}

/** Creates tables where they are missing. */
export async function createMissing(database: Database, missing: readonly Table[]): Promise<void> {
  for (const statement of database.dialect.createMissing(database.prefix, missing)) {
    await sql.raw(statement).execute(database.kysely);
  }
}
