// The same writes as a WordPress 7.1 was asked for through its API, and the rows that each of them left there
// (writes.facts.json: changes of rows after each step; NOW is the time of the step, `+2` hours of the site's zone ahead).
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { begun, installed, replay } from './testing.ts';

type Row = Record<string, unknown>;
type Dump = Record<string, Map<string, Row>>;

const tables: Record<string, string> = {
  posts: 'select * from posts',
  postmeta: 'select * from postmeta',
  term_relationships: 'select * from term_relationships',
  term_taxonomy: 'select * from term_taxonomy',
  comments: 'select comment_ID, comment_post_ID, comment_approved from comments',
  options: `select option_name, option_value from options
    where option_name in ('sticky_posts', 'show_on_front', 'page_on_front', 'page_for_posts')`,
};
const keys: Record<string, (row: Row) => string> = {
  posts: (row) => String(row.ID),
  postmeta: (row) => String(row.meta_id),
  term_relationships: (row) => `${row.object_id}/${row.term_taxonomy_id}`,
  term_taxonomy: (row) => String(row.term_taxonomy_id),
  comments: (row) => String(row.comment_ID),
  options: (row) => String(row.option_name),
};

/** Every row of the tables that posts are written to, with what depends on the time replaced. */
async function dump(site: TestSite): Promise<Dump> {
  const all: Dump = {};
  for (const [name, text] of Object.entries(tables)) {
    const prefixed = text.replace(/from (\w+)/, `from ${site.database.prefix}$1`);
    const { rows } = await sql.raw<Row>(prefixed).execute(site.database.kysely);
    all[name] = new Map();
    for (const row of rows) {
      const [id, parent] = [Number(row.ID), Number(row.post_parent)];
      const sample = name === 'posts' && (id < 4 || (row.post_type === 'revision' && parent < 4));
      if (sample) row.post_title = row.post_content = '*';
      const masked = Object.entries(row).map(([key, value]) => [key, mask(value, site.clock.now())] as const);
      all[name].set(keys[name]?.(row) ?? '', Object.fromEntries(masked));
    }
  }
  return all;
}

function mask(value: unknown, now: number): unknown {
  if (typeof value !== 'string') return value;
  const within = (time: number) => time >= begun && time <= now;
  if (/^\d{10}$/.test(value) && within(Number(value) * 1000)) return 'NOW';
  const today = new Date(now).toISOString().slice(0, 10);
  if (value === today) return 'TODAY';
  return value
    .replaceAll(`/${today.replaceAll('-', '/')}/`, '/TODAY/')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, (date) => {
      const time = Date.parse(`${date.replace(' ', 'T')}Z`);
      const hours = [0, 1, 2].find((ahead) => within(time - ahead * 3_600_000));
      return hours === undefined ? date : hours === 0 ? 'NOW' : `NOW+${hours}`;
    });
}

function changes(before: Dump, after: Dump): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  const note = (table: string, key: string, value: unknown) => {
    found[table] ??= {};
    found[table][key] = value;
  };
  for (const [table, rows] of Object.entries(after)) {
    const old = before[table] ?? new Map<string, Row>();
    for (const [key, row] of rows) {
      const known = old.get(key);
      if (!known) note(table, `+${key}`, row);
      else {
        const changed = Object.entries(row).filter(([column, value]) => known[column] !== value);
        if (changed.length > 0) note(table, `~${key}`, Object.fromEntries(changed));
      }
    }
    for (const key of old.keys()) if (!rows.has(key)) note(table, `-${key}`, 1);
  }
  return found;
}

describeEachSite('writes of posts', (open) => {
  test('leave the rows that WordPress leaves', async () => {
    const site = await open({ now: installed });
    let before = await dump(site);
    await replay(site, async (step, index) => {
      const after = await dump(site);
      const label = `${index} ${step.verb} ${step.as} ${step.target} ${JSON.stringify(step.draft)}`;
      expect.soft({ label, ...changes(before, after) }).toEqual({ label, ...step.changes });
      before = after;
    });
  });
});
