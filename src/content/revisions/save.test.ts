import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { createPost } from '../posts/create.ts';
import { updatePost } from '../posts/update.ts';
import { latestRevisions } from './latest.ts';
import { putRevision } from './save.ts';

async function titles(site: TestSite, id: number): Promise<string[]> {
  const rows = await site.database.kysely
    .selectFrom('posts')
    .select(['post_title', 'post_name'])
    .where('post_parent', '=', id)
    .where('post_type', '=', 'revision')
    .orderBy('ID')
    .execute();
  return rows.map((row) => (row.post_name.includes('autosave') ? `${row.post_title} (autosave)` : row.post_title));
}

describeEachSite('revisions', (open) => {
  test('are made by updates that change a text, the first update included', async () => {
    const site = await open();
    const post = await createPost(site, null, { type: 'post', title: 'One', author: 1 });
    expect(await titles(site, post.ID)).toEqual([]);
    await updatePost(site, null, post.ID, { commentStatus: 'closed' });
    await updatePost(site, null, post.ID, { commentStatus: 'open' });
    await updatePost(site, null, post.ID, { content: ' a\n\n b\t' });
    await updatePost(site, null, post.ID, { content: 'a\n b' });
    expect(await titles(site, post.ID)).toEqual(['One', 'One']);
    const [revision] = [...(await latestRevisions(site, [post.ID, 1])).entries()];
    expect(revision).toEqual([post.ID, { count: 2, latestId: post.ID + 2 }]);
  });

  test('are kept up to the number that the site says; autosaves stay and count', async () => {
    const site = await open({ settings: { defines: { WP_POST_REVISIONS: 2 } } });
    const post = await createPost(site, null, { type: 'post', title: 'start', author: 1 });
    await putRevision(site, null, post, 'autosave');
    for (const title of ['1', '2', '3']) {
      site.clock.advance(1000);
      await updatePost(site, null, post.ID, { title });
    }
    // The oldest are to go whatever they are, but an autosave among them is left.
    expect(await titles(site, post.ID)).toEqual(['start (autosave)', '2', '3']);
  });

  test('are not made where they are switched off', async () => {
    const site = await open({ settings: { defines: { WP_POST_REVISIONS: false } } });
    const post = await createPost(site, null, { type: 'post', title: 'start', author: 1 });
    await updatePost(site, null, post.ID, { title: '1' });
    expect(await titles(site, post.ID)).toEqual([]);
    expect(await latestRevisions(site, [post.ID])).toEqual(new Map());
  });
});
