// Counts of terms under writers that come at the same time. On MySQL each works in a transaction of its own and sees none of
// the others' rows until they commit.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import { createPost } from '../posts/create.ts';
import { deletePost } from '../posts/delete.ts';
import type { Site } from '../site.ts';

async function countOf(site: Site, id: number): Promise<number> {
  const rows = site.database.kysely.selectFrom('term_taxonomy').select('count').where('term_taxonomy_id', '=', id);
  return Number((await rows.executeTakeFirstOrThrow()).count);
}

describeEachSite('counts of terms', (open) => {
  test('are right after posts were published and deleted at the same time', async () => {
    const site = await open();
    const before = await countOf(site, 1);
    const draft = (n: number) => ({ type: 'post', title: `Post ${n}`, status: 'publish', terms: { category: [1] } });
    const posts = await Promise.all(Array.from({ length: 40 }, (_, n) => createPost(site, null, draft(n))));
    expect(await countOf(site, 1)).toBe(before + 40);
    await Promise.all(posts.slice(0, 25).map((post) => deletePost(site, post.ID)));
    expect(await countOf(site, 1)).toBe(before + 15);
  });
});
