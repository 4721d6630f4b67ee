// SQLite's way of doing what dialect.ts names.
import { sql } from 'kysely';
import type { Dialect } from './dialect.ts';
import { countStatements } from './sqlite-counts.ts';
import { ownIndexStatements } from './sqlite-own-indexes.ts';
import { sqliteSearch } from './sqlite-search/search.ts';
import { searchStatements } from './sqlite-search/tables.ts';
import { statisticsStatements } from './sqlite-statistics.ts';
import { type Column, type Table, tables } from './tables.ts';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function sqliteColumn(column: Column): string {
  const name = quote(column.name);
  if (column.type === 'id') return `${name} integer primary key autoincrement`;
  if (/^(reference|bigint|int)/.test(column.type)) {
    if (column.default === null) return `${name} integer default null`;
    return `${name} integer not null default ${Number(column.default ?? 0)}`;
  }
  const collation = column.type === 'datetime' || column.type.startsWith('exact') ? '' : ' collate nocase';
  if (column.default === null) return `${name} text${collation} default null`;
  // MySQL in WordPress's relaxed mode fills a missing text with ''; so does this.
  return `${name} text${collation} not null default '${String(column.default ?? '').replaceAll("'", "''")}'`;
}

function sqliteTable(table: Table, prefix: string, guard: string): string[] {
  const name = prefix + table.name;
  const lines = table.columns.map(sqliteColumn);
  if (!table.columns.some((column) => column.type === 'id')) {
    lines.push(`primary key (${table.primary.map(quote).join(', ')})`);
  }
  return [
    `create table ${guard}${quote(name)} (${lines.join(', ')})`,
    ...table.indexes.map(
      (index) =>
        `create ${index.unique ? 'unique ' : ''}index ${guard}${quote(`${name}_${index.name}`)} on ${quote(name)} (` +
        `${index.columns.map((column) => quote(column.replace(/\(\d+\)$/, ''))).join(', ')})`,
    ),
  ];
}

/** Bytes of a pattern that SQLite takes (SQLITE_MAX_LIKE_PATTERN_LENGTH). */
const longestPattern = 50_000;

/** Name of the SQL function that foldText is registered as on each connection. */
export const foldFunction = 'broadsheet_fold';

/** Text without case and accents, about as WordPress's collation (utf8mb4_unicode_520_ci) compares it. */
export function foldText(text: unknown): string | null {
  if (text === null) return null;
  return String(text)
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();
}

/** The code property that better-sqlite3 puts on its errors. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return String(error.code);
}

const starts = { year: 1, month: 6, day: 9, hour: 12, minute: 15, second: 18 };

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  rowLocks: false,
  keepsCounts: true,
  searchIndex: sqliteSearch,
  createTables: (prefix) => [
    ...tables.flatMap((table) => sqliteTable(table, prefix, '')),
    ...countStatements(prefix),
    ...searchStatements(prefix),
    ...statisticsStatements(prefix),
    ...ownIndexStatements(prefix),
  ],
  createMissing: (prefix, missing) => missing.flatMap((table) => sqliteTable(table, prefix, 'if not exists ')),
  existingTables: async (database) => {
    const names = tables.map((table) => database.prefix + table.name);
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_schema where type = 'table' and name in (${sql.join(names)})`.execute(database.kysely);
    return rows.map((row) => row.name.slice(database.prefix.length));
  },
  version: async (database) => {
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(database.kysely);
    return `SQLite ${rows[0]?.version ?? ''}`;
  },
  size: async (database) => {
    const { rows } = await sql<{ bytes: number }>`
      select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(database.kysely);
    return rows[0]?.bytes ?? 0;
  },
  integrity: async (database) => {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(database.kysely);
    return rows.map((row) => row.quick_check).filter((line) => line !== 'ok');
  },
  // SQLite's own `like` knows the case of ASCII letters alone. For others both sides are folded, which reads slower.
  // What stays different: a pattern of plain letters does not find them with accents, as it does at WordPress.
  // Patterns that SQLite refuses to look at are longer than what is searched with them, which then has none of them.
  like: (column, pattern) => {
    const plain = /^[\x00-\x7f]*$/.test(pattern);
    const folded = plain ? pattern : foldText(pattern);
    // A placeholder of a prepared statement has no length.
    if (typeof folded === 'string' && Buffer.byteLength(folded) > longestPattern) return sql<boolean>`0`;
    return plain
      ? sql<boolean>`${column} like ${folded} escape '\\'`
      : sql<boolean>`${sql.raw(foldFunction)}(${column}) like ${folded} escape '\\'`;
  },
  fieldPosition: (column, values) => {
    if (values.length === 0) return sql<number>`0`;
    const cases = values.map((value, index) => sql`when ${value} then ${sql.lit(index + 1)}`);
    return sql<number>`(case ${column} ${sql.join(cases, sql` `)} else 0 end)`;
  },
  datePart: (column, part) =>
    sql<number>`cast(substr(${column}, ${sql.lit(starts[part])}, ${sql.lit(part === 'year' ? 4 : 2)}) as integer)`,
  asNumber: (column) => sql<number>`(${column} + 0)`,
  random: () => sql<number>`random()`,
  insertIgnore: async (database, table, rows) => {
    if (rows.length === 0) return 0;
    // The caller names a table of schema.ts at run time; the column types cannot be known here.
    const target = database.kysely.insertInto(table as 'options');
    const result = await target
      .values(rows as never)
      .orIgnore()
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0n);
  },
  errorKind: (error) => {
    const code = codeOf(error);
    if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'duplicate';
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'corrupt';
    if (/^SQLITE_(READONLY|PERM|AUTH)|^E(ACCES|PERM|ROFS)$/.test(code)) return 'denied';
    if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOENT') return 'unreachable';
    return 'other';
  },
};
