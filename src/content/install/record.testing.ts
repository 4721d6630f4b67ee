// What a fresh site's tables hold, in a form in which a WordPress's can be compared with ours: time, address, secrets and
// prose taken out. Run as a program it prints the record of a fresh WordPress's database, kept in fresh-site.facts.json:
//   node src/content/install/record.testing.ts mysql://… http://ADDRESS
import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { openDatabase } from '../../database/open.ts';
import { wordpressTables } from '../../database/tables.ts';

/** Columns that hold prose: only their block structure is kept. */
const prose = new Set([
  'post_content',
  'comment_content',
  'comment_author',
  'comment_author_email',
  'comment_author_url',
]);
/** Options that depend on later use (transients, test users' passwords) or are made anew by WordPress (rewrite rules). */
const left = /^(_transient_|_site_transient_|using_application_passwords$|user_count$|rewrite_rules$)/;

type Row = Record<string, unknown>;

function withoutTime(text: string, installed: number): string {
  const seconds = (found: string): string => {
    const offset = Number(found) - installed;
    return Math.abs(offset) < 400 * 86_400 ? `<installed ${offset >= 0 ? '+' : '-'}${Math.abs(offset)}>` : found;
  };
  return text.replace(/\b1[0-9]{9}\b/g, seconds);
}

function neutral(table: string, row: Row, url: string, installed: number): Row {
  const entries = Object.entries(row).map(([column, value]): [string, unknown] => {
    if (typeof value !== 'string') return [column, value];
    if (column === 'user_pass') return [column, value.slice(0, 4)];
    if (prose.has(column)) return [column, (value.match(/<!-- \/?wp:\w+/g) ?? []).slice(0, 4).join(' ')];
    const date = Date.parse(`${value.replace(' ', 'T')}Z`);
    if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value)) {
      // The navigation is made by the first page load, perhaps a second later.
      return [column, Math.abs(date / 1000 - installed) < 3 ? '<installed>' : value];
    }
    const day = new Date(installed * 1000).toISOString().slice(0, 10).replaceAll('-', '/');
    return [column, withoutTime(value.replaceAll(url, '<url>').replaceAll(day, '<day>'), installed)];
  });
  if (table === 'options') entries.splice(0, entries.length, ...entries.filter(([column]) => column !== 'option_id'));
  return Object.fromEntries(entries);
}

/** Every row of every table of WordPress's that a fresh installation writes. */
export async function recordSite(database: Database, url: string): Promise<Record<string, Row[]>> {
  const admin = await database.kysely
    .selectFrom('users')
    .select('user_registered')
    .where('ID', '=', 1)
    .executeTakeFirstOrThrow();
  const installed = Date.parse(`${admin.user_registered.replace(' ', 'T')}Z`) / 1000;
  const record: Record<string, Row[]> = {};
  for (const table of wordpressTables) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} order by 1`.execute(database.kysely);
    record[table] = rows
      .filter((row) => table !== 'options' || !left.test(String(row.option_name)))
      .filter((row) => table !== 'users' || row.ID === 1)
      .filter((row) => table !== 'usermeta' || (row.user_id === 1 && row.meta_key !== '_application_passwords'))
      .map((row) => neutral(table, row, url, installed));
  }
  return record;
}

if (import.meta.main) {
  const [address = '', url = ''] = process.argv.slice(2);
  const database = await openDatabase({ url: address });
  console.log(JSON.stringify(await recordSite(database, url), null, 1));
  await database.close();
}
