// Revisions and autosaves through the API: a fixed number of queries, what a write leaves in the tables, limits, locks.
import { expect, test } from 'vitest';
import { createPost } from '../../../content/posts/create.ts';
import { updatePost } from '../../../content/posts/update.ts';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { postsApi, storedMeta } from '../posts/testing.ts';

async function revised(site: TestSite, versions: number): Promise<number> {
  const { ID } = await createPost(site, null, { type: 'post', status: 'publish', title: 'Start', author: 1 });
  for (let version = 1; version <= versions; version++) {
    site.clock.advance(1000);
    const content = `<!-- wp:image {"id":${version}} --><img class="wp-image-${version}"/><!-- /wp:image -->`;
    await updatePost(site, null, ID, { title: `Version ${version}`, content });
  }
  return ID;
}

async function rows(site: TestSite, parent: number) {
  return site.database.kysely
    .selectFrom('posts')
    .select(['ID', 'post_name', 'post_title', 'post_author'])
    .where('post_parent', '=', parent)
    .where('post_type', '=', 'revision')
    .orderBy('ID')
    .execute();
}

describeEachSite('revisions in the API', (open) => {
  test('take as many queries for 30 as for 3, texts and meta included', async () => {
    const site = await open();
    const id = await revised(site, 30);
    const ask = postsApi(site);
    const count = async (path: string) => {
      await ask('GET', path, { as: 'editor' });
      const before = site.database.queryCount;
      const { data } = await ask('GET', path, { as: 'editor' });
      return [data.length, site.database.queryCount - before];
    };
    const base = `/wp/v2/posts/${id}/revisions`;
    const [, few] = await count(`${base}?per_page=3&context=edit`);
    expect(few).toBeLessThanOrEqual(8);
    expect(await count(`${base}?per_page=30&context=edit`)).toEqual([30, few]);
    const autosaves = `/wp/v2/posts/${id}/autosaves`;
    await ask('POST', autosaves, { as: 'editor', body: { title: 'One' } });
    const [, single] = await count(`${autosaves}?context=edit`);
    await ask('POST', autosaves, { as: 'admin', body: { title: 'Two' } });
    expect(await count(`${autosaves}?context=edit`)).toEqual([2, single]);
  });

  test('are listed as none where the site keeps none, and are there all the same', async () => {
    const site = await open({ settings: { defines: { WP_POST_REVISIONS: 0 } } });
    const id = await revised(site, 2);
    const ask = postsApi(site);
    const { status, data, headers } = await ask('GET', `/wp/v2/posts/${id}/revisions?page=4`, { as: 'admin' });
    expect([status, data, headers['X-WP-Total']]).toEqual([200, [], 0]);
    expect(String(headers.Link)).toContain('page=0>; rel="prev"');
  });

  test('autosaves of an own draft go into the draft, without a revision', async () => {
    const site = await open();
    const ask = postsApi(site);
    const { data: draft } = await ask('POST', '/wp/v2/posts', { as: 'author', body: { title: 'One', content: 'a' } });
    const saved = await ask('POST', `/wp/v2/posts/${draft.id}/autosaves`, {
      as: 'author',
      body: { title: 'Two', meta: { footnotes: '[]' }, categories: [] },
    });
    expect([saved.status, saved.data.id, saved.data.title.raw, saved.data.meta.footnotes]).toEqual([
      200,
      draft.id,
      'Two',
      '',
    ]);
    expect(await rows(site, draft.id)).toEqual([]);
  });

  test('go beside it while somebody else edits it, or the lock is of nobody', async () => {
    const site = await open();
    const ask = postsApi(site);
    const { data: draft } = await ask('POST', '/wp/v2/posts', { as: 'author', body: { title: 'One', content: 'a' } });
    const now = Math.floor(site.clock.now() / 1000);
    await storedMeta(site, draft.id, '_edit_lock', `${now - 100}:2`);
    const save = (title: string) =>
      ask('POST', `/wp/v2/posts/${draft.id}/autosaves`, { as: 'author', body: { title } });
    expect((await save('Beside')).data.parent).toBe(draft.id);
    const kept = await rows(site, draft.id);
    expect(kept.map((row) => [row.post_name, row.post_title, row.post_author])).toEqual([
      [`${draft.id}-autosave-v1`, 'Beside', 3],
    ]);
    // The same again, and what the post says already, leave it as it is.
    expect((await save('One')).data.title.raw).toBe('Beside');
    site.clock.advance(60_000);
    expect((await save('Into')).data.id).toBe(draft.id);
    await site.database.kysely
      .updateTable('postmeta')
      .set({ meta_value: `${now + 60}:99` })
      .execute();
    expect((await save('Nobody')).data.id).toBe(draft.id);
  });

  test('keep revisioned meta, filtered for those who may not write any HTML', async () => {
    const site = await open();
    const id = await revised(site, 1);
    await updatePost(site, null, id, { author: 3 });
    const ask = postsApi(site);
    const footnotes = '[{"id":"a","content":"<script>x</script>note"}]';
    const { data } = await ask('POST', `/wp/v2/posts/${id}/autosaves`, {
      as: 'author',
      body: { title: 'Noted', meta: { footnotes } },
    });
    expect(data.meta.footnotes).toBe('[{"id":"a","content":"xnote"}]');
    const { data: post } = await ask('GET', `/wp/v2/posts/${id}?context=edit`, { as: 'author' });
    expect(post.meta.footnotes).toBe('');
  });

  test('refuse without a trace', async () => {
    const site = await open();
    const id = await revised(site, 1);
    const ask = postsApi(site);
    const before = await rows(site, id);
    const { status, data } = await ask('POST', `/wp/v2/posts/${id}/autosaves`, {
      as: 'editor',
      body: { title: 'x', author: 999 },
    });
    expect([status, data.code]).toEqual([400, 'rest_invalid_author']);
    expect(await rows(site, id)).toEqual(before);
  });
});
