// Every row of every WordPress table, for comparing what two servers wrote. Moments and what is derived are masked.
import { createConnection } from 'mysql2/promise';
import { maskMoment } from './compare.ts';
import { socket, type WordPress } from './servers.ts';

export type Rows = Record<string, Record<string, unknown>[]>;

/** Tables in order of their primary keys. */
const tables: Record<string, string> = {
  posts: 'ID',
  postmeta: 'meta_id',
  terms: 'term_id',
  term_taxonomy: 'term_taxonomy_id',
  term_relationships: 'object_id, term_taxonomy_id',
  termmeta: 'meta_id',
  users: 'ID',
  usermeta: 'umeta_id',
  comments: 'comment_ID',
  commentmeta: 'meta_id',
  options: 'option_id',
  links: 'link_id',
};

/** Rows that say when or through whom a request came, or that WordPress keeps for itself between requests. */
function passedOver(table: string, row: Record<string, unknown>): boolean {
  const name = String(row.option_name ?? row.meta_key ?? '');
  if (table === 'options')
    return /^_(site_)?transient_|^(cron|rewrite_rules|recently_activated|auto_updater\.lock|can_compress_scripts)$/.test(
      name,
    );
  // WordPress takes the mark away when its clock runs, which it does not here.
  if (table === 'postmeta') return name === '_encloseme';
  if (table === 'usermeta') return name === 'session_tokens' || name === '_application_passwords';
  return false;
}

/**
 * Reads all rows. Auto-increment ids of meta and options are left out: they say only how many writes there were. Moments from
 * `since` (milliseconds) on are alike; those of a site that was installed right before stay what they are.
 */
export async function readRows(wordpress: WordPress, database: string, since: number): Promise<Rows> {
  const connection = await createConnection({
    socketPath: socket,
    user: `wp_${wordpress.port}`,
    password: `wp_${wordpress.port}`,
    database,
    dateStrings: true,
    charset: 'utf8mb4',
  });
  const rows: Rows = {};
  try {
    for (const [table, order] of Object.entries(tables)) {
      const [found] = await connection.query(`select * from wp_${table} order by ${order}`);
      // mysql2 answers objects for a select without rowsAsArray.
      rows[table] = (found as Record<string, unknown>[])
        .filter((row) => !passedOver(table, row))
        .map((row) => clean(table, row, since));
    }
  } finally {
    await connection.end();
  }
  return rows;
}

function clean(table: string, row: Record<string, unknown>, since: number): Record<string, unknown> {
  const now = Date.now();
  const cleaned: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (/^(meta_id|umeta_id|option_id)$/.test(column)) continue;
    cleaned[column] = typeof value === 'string' ? maskMoment(value, now, now - since + 1000) : value;
  }
  if (table === 'postmeta' && row.meta_key === '_wp_trash_meta_time') cleaned.meta_value = '<now>';
  // Hashes carry their own salt.
  if (table === 'users') cleaned.user_pass = String(row.user_pass).slice(0, 4);
  return cleaned;
}
