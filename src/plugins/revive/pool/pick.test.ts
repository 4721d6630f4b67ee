// Choosing from pools of any size: the same number of statements, and no post is missed.
import { expect, test, vi } from 'vitest';
import type { NewPostRow } from '../../../database/schema.ts';
import { describeEachSite } from '../../../testing.ts';
import { activeAccounts } from '../accounts.ts';
import { rowsOf } from '../tables.ts';
import { accountId, openRevive, type ReviveSite } from '../testing.ts';
import { pick } from './pick.ts';
import { rulesOf } from './rules.ts';

async function fill({ site }: ReviveSite, count: number): Promise<number[]> {
  const rows = Array.from({ length: count }, (_, at): NewPostRow => {
    const date = new Date(site.clock.now() - 3 * 86_400_000 - at * 60_000).toISOString().slice(0, 19).replace('T', ' ');
    const dates = { post_date: date, post_date_gmt: date, post_modified: date, post_modified_gmt: date };
    const texts = { post_title: `Pool ${at}`, post_content: '', post_excerpt: '', to_ping: '', pinged: '' };
    return { ...dates, ...texts, post_author: 1, post_name: `p${at}`, post_content_filtered: '' } as NewPostRow;
  });
  for (let at = 0; at < count; at += 100) {
    await site.database.kysely
      .insertInto('posts')
      .values(rows.slice(at, at + 100))
      .execute();
  }
  const all = await site.database.kysely
    .selectFrom('posts')
    .select('ID')
    .where('post_title', 'like', 'Pool %')
    .execute();
  return all.map(({ ID }) => ID).sort((a, b) => a - b);
}

async function use({ seen }: ReviveSite, posts: readonly number[]): Promise<void> {
  const rows = posts.map((post_id) => ({ account: accountId, post_id, round: 1, event_id: 0, used_at: 0 }));
  for (let at = 0; at < rows.length; at += 200) {
    await rowsOf(seen)
      .insertInto('broadsheet_revive_used')
      .values(rows.slice(at, at + 200))
      .execute();
  }
}

async function choose({ seen, site }: ReviveSite, count: number, from?: { date: string; id: number }) {
  const [account] = activeAccounts(seen);
  if (!account) throw new Error('no account');
  const rules = await rulesOf(seen, account);
  const before = site.database.queryCount;
  const picked = await pick(seen, {
    ...{ account: accountId, round: 1, rules, strategy: 'random', count, avoid: new Set<number>(), from },
  });
  return { ...picked, statements: site.database.queryCount - before };
}

vi.setConfig({ testTimeout: 120_000 });

describeEachSite('choosing posts', (open) => {
  test('costs the same in a large pool as in a small one', async () => {
    const small = await openRevive(open);
    await fill(small, 100);
    const large = await openRevive(open);
    await fill(large, 2000);
    const [one, two] = [await choose(small, 10), await choose(large, 10)];
    expect(one.ids).toHaveLength(10);
    expect(two.ids).toHaveLength(10);
    expect(two.statements).toBe(one.statements);
    // Chance looks at several places.
    expect(Math.max(...two.ids) - Math.min(...two.ids)).toBeGreaterThan(100);
  });

  test('finds the last post that is left, and goes on from where it looked', async () => {
    const revived = await openRevive(open);
    const ids = await fill(revived, 1500);
    const left = ids[70] ?? 0;
    await use(
      revived,
      ids.filter((id) => id !== left),
    );
    const found = await choose(revived, 1);
    expect(found.ids).toEqual([left]);
    await use(revived, [left]);
    const none = await choose(revived, 1, found.place);
    expect(none).toMatchObject({ ids: [], left: 'empty' });
    expect(none.statements).toBeLessThan(found.statements);
  });

  test('a post that is to be avoided stays', async () => {
    const revived = await openRevive(open);
    const [only = 0] = await fill(revived, 1);
    const [account] = activeAccounts(revived.seen);
    if (!account) throw new Error('no account');
    const rules = await rulesOf(revived.seen, account);
    const from = { account: accountId, round: 1, rules, strategy: 'oldest', count: 1, from: undefined } as const;
    expect(await pick(revived.seen, { ...from, avoid: new Set([only]) })).toMatchObject({ ids: [], left: 'avoided' });
    expect((await pick(revived.seen, { ...from, avoid: new Set() })).ids).toEqual([only]);
  });

  test('WordPress’s index is what is read', async () => {
    const { site } = await openRevive(open);
    if (site.database.dialect.name !== 'sqlite') return;
    const plan = await site.database.kysely
      .selectFrom('posts')
      .selectAll()
      .where('post_type', '=', 'post')
      .where('post_status', '=', 'publish')
      .where('post_date', '>=', '2025-01-01 00:00:00')
      .orderBy('post_date')
      .orderBy('ID')
      .limit(25)
      .explain();
    const steps = JSON.stringify(plan);
    // A place in the index is sought, and nothing is sorted.
    expect(steps).toMatch(/"SeekGE"/);
    expect(steps).not.toMatch(/Sorter|OpenEphemeral/);
  });
});
