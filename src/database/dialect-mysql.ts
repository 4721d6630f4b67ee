// MySQL's and MariaDB's way of doing what dialect.ts names.
import { sql } from 'kysely';
import type { Dialect } from './dialect.ts';
import { type Column, type Table, tables } from './tables.ts';

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

const types: Record<string, string> = {
  id: 'bigint(20) unsigned',
  reference: 'bigint(20) unsigned',
  bigint: 'bigint(20)',
  'bigint(10)': 'bigint(10)',
  int: 'int(11)',
  exact: 'longtext character set utf8mb4 collate utf8mb4_bin',
};

function mysqlColumn(column: Column): string {
  const exact = column.type.match(/^exact\((\d+)\)$/);
  const type = exact
    ? `varchar(${exact[1]}) character set utf8mb4 collate utf8mb4_bin`
    : (types[column.type] ?? column.type);
  const name = quote(column.name);
  if (column.type === 'id') return `${name} ${type} not null auto_increment`;
  if (column.default === undefined) return `${name} ${type} not null`;
  if (column.default === null) return `${name} ${type} default null`;
  const fallback = typeof column.default === 'number' ? column.default : `'${column.default}'`;
  return `${name} ${type} not null default ${fallback}`;
}

/** `name(191)` → `` `name`(191) `` */
const indexColumn = (column: string): string => {
  const length = column.match(/\(\d+\)$/)?.[0] ?? '';
  return quote(column.slice(0, column.length - length.length)) + length;
};

function mysqlTable(table: Table, prefix: string, guard: string): string {
  const lines = [
    ...table.columns.map(mysqlColumn),
    `primary key (${table.primary.map(quote).join(',')})`,
    ...table.indexes.map(
      (index) =>
        `${index.unique ? 'unique ' : ''}key ${quote(index.name)} (${index.columns.map(indexColumn).join(',')})`,
    ),
  ];
  return (
    `create table ${guard}${quote(prefix + table.name)} (${lines.join(', ')}) ` +
    'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci'
  );
}

/** Server error number and symbolic code of a mysql2 error. */
function mysqlError(error: unknown): { errno: number; code: string } {
  if (!(error instanceof Error)) return { errno: 0, code: '' };
  return {
    errno: 'errno' in error ? Number(error.errno) : 0,
    code: 'code' in error ? String(error.code) : '',
  };
}

export const mysqlDialect: Dialect = {
  name: 'mysql',
  rowLocks: true,
  keepsCounts: false,
  searchIndex: null,
  createTables: (prefix) => tables.map((table) => mysqlTable(table, prefix, '')),
  createMissing: (prefix, missing) => missing.map((table) => mysqlTable(table, prefix, 'if not exists ')),
  existingTables: async (database) => {
    const names = tables.map((table) => database.prefix + table.name);
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = database() and table_name in (${sql.join(names)})`.execute(database.kysely);
    return rows.map((row) => row.name.slice(database.prefix.length));
  },
  version: async (database) => {
    const { rows } = await sql<{ version: string }>`select version() as version`.execute(database.kysely);
    return rows[0]?.version ?? '';
  },
  size: async (database) => {
    const { rows } = await sql<{ bytes: number | string | null }>`
      select sum(data_length + index_length) as bytes from information_schema.tables
      where table_schema = database() and table_name like ${`${database.prefix.replace(/[\\%_]/g, '\\$&')}%`}`.execute(
      database.kysely,
    );
    return Number(rows[0]?.bytes ?? 0);
  },
  integrity: async (database) => {
    const present = await database.dialect.existingTables(database);
    if (present.length === 0) return [];
    const list = sql.join(present.map((name) => sql.table(name)));
    type Line = { Table: string; Msg_type: string; Msg_text: string };
    const { rows } = await sql<Line>`check table ${list} quick`.execute(database.kysely);
    const bad = rows.filter((row) => row.Msg_type === 'error' || row.Msg_type === 'warning');
    return bad.map((row) => `${row.Table}: ${row.Msg_text}`);
  },
  like: (column, pattern) => sql<boolean>`${column} like ${pattern}`,
  fieldPosition: (column, values) =>
    values.length === 0 ? sql<number>`0` : sql<number>`field(${column}, ${sql.join(values)})`,
  datePart: (column, part) => sql<number>`extract(${sql.raw(part)} from ${column})`,
  asNumber: (column) => sql<number>`(${column} + 0)`,
  random: (seed) => (seed === undefined ? sql<number>`rand()` : sql<number>`rand(${sql.lit(Math.trunc(seed))})`),
  insertIgnore: async (database, table, rows) => {
    if (rows.length === 0) return 0;
    // The caller names a table of schema.ts at run time; the column types cannot be known here.
    const target = database.kysely.insertInto(table as 'options');
    const result = await target
      .values(rows as never)
      .ignore()
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0n);
  },
  errorKind: (error) => {
    const { errno, code } = mysqlError(error);
    if (errno === 1062 || errno === 1586) return 'duplicate';
    if (errno === 1205 || errno === 1213) return 'busy';
    if ([126, 127, 144, 145, 1034, 1194, 1195].includes(errno)) return 'corrupt';
    if ([1044, 1045, 1130, 1142, 1143, 1227, 1290, 1698].includes(errno)) return 'denied';
    if (/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|ENOENT|EACCES|PROTOCOL_)/.test(code)) return 'unreachable';
    if ([1040, 1049, 1053, 1203, 2006, 2013].includes(errno)) return 'unreachable';
    return 'other';
  },
};
