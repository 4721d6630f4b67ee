// Restoring: what the post, its meta and its revisions are afterwards.
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { metaValues, updateMeta } from '../meta/rows.ts';
import { createPost } from '../posts/create.ts';
import { deletePost } from '../posts/delete.ts';
import { updatePost } from '../posts/update.ts';
import { restoreRevision } from './restore.ts';

async function revisionsOf(site: TestSite, id: number) {
  return site.database.kysely
    .selectFrom('posts')
    .select(['ID', 'post_title'])
    .where('post_parent', '=', id)
    .where('post_type', '=', 'revision')
    .orderBy('ID')
    .execute();
}

describeEachSite('restoring a revision', (open) => {
  test('brings texts and revisioned meta back, and leaves a revision', async () => {
    const site = await open();
    const post = await createPost(site, null, { type: 'post', title: 'Draft', status: 'publish', author: 1 });
    await updateMeta(site, 'post', post.ID, 'footnotes', '[1]');
    await updateMeta(site, 'post', post.ID, 'subtitle', 'stays');
    await updatePost(site, null, post.ID, { title: 'One', content: 'one', excerpt: 'first' });
    const [first] = await revisionsOf(site, post.ID);
    site.clock.advance(1000);
    await updateMeta(site, 'post', post.ID, 'footnotes', '[2]');
    await updatePost(site, null, post.ID, { title: 'Two', content: 'two', excerpt: '' });
    site.clock.advance(1000);
    const restored = await restoreRevision(site, null, first?.ID ?? 0);
    expect(restored).toMatchObject({ ID: post.ID, post_title: 'One', post_content: 'one', post_excerpt: 'first' });
    expect(restored?.post_status).toBe('publish');
    const made = await revisionsOf(site, post.ID);
    expect(made.map((row) => row.post_title)).toEqual(['One', 'Two', 'One']);
    expect(await metaValues(site, 'post', post.ID, 'footnotes')).toEqual(['[1]']);
    expect(await metaValues(site, 'post', made.at(-1)?.ID ?? 0, 'footnotes')).toEqual(['[2]']);
    expect(await metaValues(site, 'post', post.ID, 'subtitle')).toEqual(['stays']);
    expect(await metaValues(site, 'post', post.ID, '_edit_last')).toEqual(['0']);
  });

  test('takes revisioned meta away that the revision has not', async () => {
    const site = await open();
    const post = await createPost(site, null, { type: 'post', title: 'One', author: 1 });
    await updatePost(site, null, post.ID, { title: 'Two' });
    const [first] = await revisionsOf(site, post.ID);
    await updateMeta(site, 'post', post.ID, 'footnotes', '[1]');
    await restoreRevision(site, null, first?.ID ?? 0);
    expect(await metaValues(site, 'post', post.ID, 'footnotes')).toEqual([]);
  });

  test('changes nothing where there is no such revision', async () => {
    const site = await open();
    const post = await createPost(site, null, { type: 'post', title: 'One', author: 1 });
    expect(await restoreRevision(site, null, post.ID)).toBeUndefined();
    expect(await restoreRevision(site, null, 99_999)).toBeUndefined();
    await updatePost(site, null, post.ID, { title: 'Two' });
    const [first] = await revisionsOf(site, post.ID);
    await deletePost(site, post.ID);
    expect(await restoreRevision(site, null, first?.ID ?? 0)).toBeUndefined();
  });
});
