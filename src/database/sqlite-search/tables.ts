// The tables of the search index on SQLite, and the triggers that note in `{prefix}broadsheet_search_pending` which posts
// were written. The index is a row of segments, as in Lucene: each holds some posts as they were when it was made, never
// changes but for a list of its posts that no longer count, and is in time merged with others into a larger one.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** What a segment is: being written, searched, or waiting to be removed once nobody reads it any more. */
export type SegmentState = 'building' | 'live' | 'dropped';

export const segmentTable = (database: Database) => sql.table(`${database.prefix}broadsheet_search_segments`);
export const postingTable = (database: Database) => sql.table(`${database.prefix}broadsheet_search_postings`);
export const wordTable = (database: Database) => sql.table(`${database.prefix}broadsheet_search_words`);
export const pendingTable = (database: Database) => sql.table(`${database.prefix}broadsheet_search_pending`);

/** Columns of a post that the index holds; `like` of them, or the order of a list by them, comes out of it. */
const indexed = [
  'post_title',
  'post_excerpt',
  'post_content',
  'post_type',
  'post_status',
  'post_password',
  'post_date',
];

/** Statements that make the index and its triggers on a fresh site's tables. */
export function searchStatements(prefix: string): string[] {
  const name = `"${prefix}broadsheet_search`;
  const posts = `"${prefix}posts"`;
  // A post that is noted again gets a new number: what was read of it before is out of date.
  // (`insert or replace` would become `insert or ignore` where the statement that fires the trigger is one.)
  const note = (row: string): string =>
    `begin delete from ${name}_pending" where ID = ${row}.ID; insert into ${name}_pending" (ID) values (${row}.ID); end`;
  const differ = indexed.map((column) => `old.${column} <> new.${column} collate binary`).join(' or ');
  return [
    `create table ${name}_segments" (segment integer primary key autoincrement, stamp integer not null,
      state text not null, touched integer not null, posts integer not null, dead blob, kinds text, documents blob)`,
    `create table ${name}_postings" (segment integer not null, token text not null, posts blob not null,
      primary key (segment, token)) without rowid`,
    `create table ${name}_words" (number integer primary key, word text not null unique)`,
    `create table ${name}_pending" (number integer primary key autoincrement, ID integer not null unique)`,
    `create trigger ${name}_insert" after insert on ${posts} when new.post_type <> 'revision' ${note('new')}`,
    `create trigger ${name}_update" after update of ${indexed.join(', ')} on ${posts}
      when (new.post_type <> 'revision' or old.post_type <> 'revision') and (${differ}) ${note('new')}`,
    `create trigger ${name}_delete" after delete on ${posts} when old.post_type <> 'revision' ${note('old')}`,
  ];
}

/** Makes the index anew where what stands in the database has another layout than this program's, or none. */
export async function ensureSearchTables(database: Database): Promise<void> {
  const wanted = searchStatements(database.prefix);
  const pattern = `${database.prefix}broadsheet_search%`.replaceAll('_', '\\_');
  await database.transaction(async (inside) => {
    const { rows } = await sql<{ type: string; name: string; sql: string }>`select type, name, sql from sqlite_schema
      where name like ${pattern} escape '\\' and sql is not null`.execute(inside.kysely);
    const here = rows.filter((row) => row.type === 'trigger' || !shadowTable.test(row.name));
    if (here.length === wanted.length && wanted.every((one) => here.some((row) => bodyOf(row.sql) === bodyOf(one))))
      return;
    // Triggers first: they name the tables. Tables of virtual ones go with those.
    for (const type of ['trigger', 'table'])
      for (const row of here.filter((each) => each.type === type))
        await sql`drop ${sql.raw(type)} if exists ${sql.table(row.name)}`.execute(inside.kysely);
    for (const statement of wanted) await sql.raw(statement).execute(inside.kysely);
    await sql`insert into ${pendingTable(inside)} (ID) select ID from ${sql.table('posts')}
      where post_type <> 'revision' order by ID`.execute(inside.kysely);
  });
}

/** Tables that SQLite makes for a full-text table. */
const shadowTable = /_search_(?:data|idx|content|docsize|config)$/;

/** A `create` statement from its first name on, which is what SQLite keeps as it was written. */
function bodyOf(statement: string): string {
  return statement.slice(statement.indexOf('"'));
}
