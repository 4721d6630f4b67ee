// The full-text index of SQLite sites: trigrams of title, excerpt and content in `{prefix}broadsheet_search` (FTS5, without
// the texts themselves). Indexing a post takes longer than writing it, so triggers only note which posts were written, in
// `{prefix}broadsheet_search_pending`; until they are indexed, a search looks at those as well.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { SearchIndex } from './search-index.ts';

const index = (database: Database) => sql.table(`${database.prefix}broadsheet_search`);
const pending = (database: Database) => sql.table(`${database.prefix}broadsheet_search_pending`);

/** Statements that make the index and its triggers on a fresh site's tables. */
export function searchStatements(prefix: string): string[] {
  const name = `"${prefix}broadsheet_search`;
  const note = (row: string): string => `begin insert or ignore into ${name}_pending" (ID) values (${row}.ID); end`;
  return [
    `create virtual table ${name}" using fts5(title, excerpt, content, content='', contentless_delete=1,
      tokenize='trigram', detail='none')`,
    `create table ${name}_pending" (ID integer primary key)`,
    `create trigger ${name}_insert" after insert on "${prefix}posts" when new.post_type <> 'revision' ${note('new')}`,
    `create trigger ${name}_update" after update of post_title, post_excerpt, post_content on "${prefix}posts"
      when new.post_type <> 'revision' and (old.post_title <> new.post_title or old.post_excerpt <> new.post_excerpt
      or old.post_content <> new.post_content) ${note('new')}`,
    `create trigger ${name}_delete" after delete on "${prefix}posts" when old.post_type <> 'revision' ${note('old')}`,
  ];
}

/** Trigrams that a text must have, as an FTS5 expression; undefined where it has none. Long texts: some of them. */
function expressionOf(texts: readonly string[]): string | undefined {
  const trigrams = new Set<string>();
  for (const text of texts) {
    const points = [...text];
    if (text.includes('\0')) continue;
    const step = Math.max(1, Math.floor((points.length - 2) / 20));
    for (let at = 0; at + 3 <= points.length; at += step) trigrams.add(points.slice(at, at + 3).join(''));
  }
  if (trigrams.size === 0) return undefined;
  return [...trigrams].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
}

export const sqliteSearch: SearchIndex = {
  async candidates(database, texts, atMost) {
    const expression = expressionOf(texts);
    if (expression === undefined) return undefined;
    const { rows } = await sql<{ ID: number }>`select ID from (select rowid as ID from ${index(database)}
      where ${index(database)} match ${expression} limit ${atMost + 1})
      union select ID from (select ID from ${pending(database)} limit ${atMost + 1})`.execute(database.kysely);
    return rows.length > atMost ? undefined : rows.map((row) => row.ID);
  },
  among: (column, ids) => sql<boolean>`${column} in (select value from json_each(${ids}))`,
  async update(database, limit) {
    return database.transaction(async (inside) => {
      const { rows } = await sql<{ ID: number }>`select ID from ${pending(inside)} limit ${limit}`.execute(
        inside.kysely,
      );
      if (rows.length === 0) return 0;
      const ids = sql.join(rows.map((row) => row.ID));
      await sql`delete from ${index(inside)} where rowid in (${ids})`.execute(inside.kysely);
      await sql`insert into ${index(inside)} (rowid, title, excerpt, content) select ID, post_title, post_excerpt,
        post_content from ${sql.table('posts')} where ID in (${ids}) and post_type <> 'revision'`.execute(
        inside.kysely,
      );
      await sql`delete from ${pending(inside)} where ID in (${ids})`.execute(inside.kysely);
      return rows.length;
    });
  },
};
