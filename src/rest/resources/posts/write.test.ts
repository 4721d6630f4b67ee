// Writes of posts against those of WordPress 7.1: who may write what, which check comes first, what the answer is.
import { expect, test } from 'vitest';
import type { RestField } from '../../../extend/types.ts';
import { describeEachSite, testUrl } from '../../../testing.ts';
import type { Params } from '../../engine/types.ts';
import { type Ask, postsApi, storedMeta, storedPost, storedTerm } from './testing.ts';

const posts = '/wp/v2/posts';

/** Status, code and codes of the details of a refusal; status and undefined where there was none. */
async function outcome(ask: Ask, path: string, body: Params, as?: string): Promise<unknown[]> {
  const { status, data } = await ask('POST', path, { body, ...(as ? { as } : {}) });
  const details = Object.values(data.data?.details ?? {}) as { code: string }[];
  return [status, data.code, ...details.map((detail) => detail.code)];
}

describeEachSite('writing posts', (open) => {
  test('a new post is answered in the edit context, with its address', async () => {
    const site = await open();
    const ask = postsApi(site);
    const { status, headers, data } = await ask('POST', `${posts}?context=view`, {
      as: 'admin',
      body: {
        title: 'New',
        content: { raw: '<p>Text</p>' },
        status: 'publish',
        sticky: true,
        tags: [],
        meta: { footnotes: '[]' },
      },
    });
    expect([status, headers.Location]).toEqual([201, `${testUrl}/wp-json/wp/v2/posts/${data.id}`]);
    expect(data).toMatchObject({
      status: 'publish',
      slug: 'new',
      title: { raw: 'New', rendered: 'New' },
      sticky: true,
      meta: { footnotes: '[]' },
      generated_slug: 'new',
      permalink_template: `${testUrl}/2026/01/02/%postname%/`,
    });
    expect(headers.Allow).toBe('GET, POST');
  });

  test('roles may do what they may', async () => {
    const site = await open();
    const own = await storedPost(site, { post_author: 4, post_status: 'pending', post_name: '' });
    const ask = postsApi(site);
    const tries: [string | undefined, string, Params, unknown[]][] = [
      [undefined, posts, { title: 'x' }, [401, 'rest_cannot_create']],
      ['subscriber', posts, { title: 'x' }, [403, 'rest_cannot_create']],
      ['subscriber', posts, { title: 'x', status: 'publish' }, [403, 'rest_cannot_create']],
      ['contributor', posts, { title: 'x' }, [201, undefined]],
      ['contributor', posts, { title: 'x', status: 'publish' }, [403, 'rest_cannot_publish']],
      ['contributor', posts, { title: 'x', status: 'private' }, [403, 'rest_cannot_publish']],
      ['contributor', posts, { title: 'x', status: 'pending' }, [201, undefined]],
      ['author', posts, { title: 'x', author: 1 }, [403, 'rest_cannot_edit_others']],
      ['author', posts, { title: 'x', author: 99 }, [403, 'rest_cannot_edit_others']],
      ['author', posts, { title: 'x', author: 3 }, [201, undefined]],
      ['author', posts, { title: 'x', sticky: true }, [403, 'rest_cannot_assign_sticky']],
      ['author', posts, { title: 'x', sticky: false }, [201, undefined]],
      ['author', '/wp/v2/pages', { title: 'x' }, [403, 'rest_cannot_create']],
      ['editor', '/wp/v2/pages', { title: 'x' }, [201, undefined]],
      [undefined, `${posts}/1`, { title: 'x' }, [401, 'rest_cannot_edit']],
      ['author', `${posts}/1`, { title: 'x' }, [403, 'rest_cannot_edit']],
      ['contributor', `${posts}/${own}`, { status: 'publish' }, [403, 'rest_cannot_publish']],
      // A status that stays as it is needs no right.
      ['contributor', `${posts}/${own}`, { status: 'pending' }, [200, undefined]],
    ];
    for (const [as, path, body, expected] of tries) {
      expect([as, path, body, ...(await outcome(ask, path, body, as))]).toEqual([as, path, body, ...expected]);
    }
  });

  test('refuses what WordPress refuses, in its order', async () => {
    const site = await open();
    const locked = await storedPost(site, { post_password: 'p', post_name: 'locked' });
    const sticky = await storedPost(site, { post_name: 'sticky' });
    await site.options.set('sticky_posts', [sticky]);
    const ask = postsApi(site);
    const param = (code: string) => [400, 'rest_invalid_param', code];
    const tries: [string, Params, unknown[]][] = [
      [posts, {}, [400, 'empty_content']],
      [posts, { title: 5 }, [400, 'empty_content']],
      [posts, { title: { rendered: 'x' } }, [400, 'empty_content']],
      [posts, { id: 1, title: 'x' }, [400, 'rest_post_exists']],
      [posts, { id: 0, title: 'x' }, [404, 'rest_post_invalid_id']],
      [posts, { title: 'x', author: 99 }, [400, 'rest_invalid_author']],
      [posts, { title: 'x', status: 'trash' }, param('rest_not_in_enum')],
      [posts, { title: 'x', status: '' }, param('rest_not_in_enum')],
      [posts, { title: 'x', date: '2025-03-04' }, param('rest_invalid_date')],
      [posts, { title: 'x', date: 5 }, param('rest_invalid_type')],
      [posts, { title: 'x', slug: ['a'] }, param('rest_invalid_type')],
      [posts, { title: 'x', template: 'bogus' }, param('rest_invalid_param')],
      [posts, { title: 'x', format: 'bogus' }, param('rest_not_in_enum')],
      [posts, { title: 'x', meta: 'text' }, [400, 'rest_invalid_param']],
      [posts, { title: 'x', meta: { footnotes: 5 } }, [400, 'rest_invalid_type']],
      [posts, { title: 'x', sticky: true, password: 'p' }, [400, 'rest_invalid_field']],
      [`${posts}/${sticky}`, { password: 'p' }, [400, 'rest_invalid_field']],
      [`${posts}/${locked}`, { sticky: true, password: '' }, [400, 'rest_invalid_field']],
      [`${posts}/1`, { categories: [0] }, [403, 'rest_cannot_assign_term']],
      [`${posts}/2`, { title: 'x' }, [404, 'rest_post_invalid_id']],
      ['/wp/v2/pages/2', { parent: 999 }, [400, 'rest_post_invalid_id']],
    ];
    for (const [path, body, expected] of tries) {
      expect([path, body, ...(await outcome(ask, path, body, 'admin'))]).toEqual([path, body, ...expected]);
    }
  });

  test('passes over what WordPress passes over', async () => {
    const site = await open();
    const ask = postsApi(site);
    const update = async (path: string, body: Params) => (await ask('POST', path, { as: 'admin', body })).data;
    expect((await update(`${posts}/1`, { featured_media: 999 })).featured_media).toBe(0);
    expect((await update(`${posts}/1`, { categories: [999], author: 0, meta: { bogus: 1 } })).categories).toEqual([]);
    expect((await update(`${posts}/1`, { title: { raw: '' } })).title.raw).not.toBe('');
    expect((await update(`${posts}/1`, { title: '' })).title.raw).toBe('');
    // The body's id wins over the address.
    const other = await storedPost(site, { post_name: 'other' });
    expect((await update(`${posts}/1`, { id: other, title: 'Z' })).id).toBe(other);
  });

  test('dates, status of auto drafts, templates that stay', async () => {
    const site = await open();
    await site.options.set('timezone_string', 'America/New_York');
    const id = await storedPost(site, { post_status: 'auto-draft', post_name: '' });
    await storedMeta(site, id, '_wp_page_template', 'gone');
    const ask = postsApi(site);
    const update = async (body: Params) => (await ask('POST', `${posts}/${id}`, { as: 'admin', body })).data;
    expect(await update({ status: 'auto-draft', template: 'gone' })).toMatchObject({
      status: 'auto-draft',
      template: 'gone',
    });
    expect(await update({ status: 'draft', date: '2025-07-04T05:06:07' })).toMatchObject({
      status: 'draft',
      date: '2025-07-04T05:06:07',
      date_gmt: '2025-07-04T09:06:07',
    });
    expect(await update({ date: '2025-07-04T05:06:07', date_gmt: '2020-01-01T00:00:00' })).toMatchObject({
      date: '2025-07-04T05:06:07',
    });
    expect(await update({ date: null })).toMatchObject({
      date: '2026-01-01T22:04:05',
      date_gmt: '2026-01-02T03:04:05',
    });
  });

  test('terms that exist must be ones that the viewer may assign', async () => {
    const site = await open();
    const tag = await storedTerm(site, 'post_tag', 'Tag', 'tag');
    const ask = postsApi(site);
    const { data } = await ask('POST', posts, {
      as: 'contributor',
      body: { title: 'x', tags: [tag], categories: [1] },
    });
    expect([data.tags, data.categories]).toEqual([[tag], [1]]);
  });

  test('trash, then deletion for good', async () => {
    const site = await open();
    const id = await storedPost(site, { post_name: 'old', post_author: 3 });
    const ask = postsApi(site);
    const remove = async (query: string, as?: string) => {
      const { status, data } = await ask('DELETE', `${posts}/${id}${query}`, as ? { as } : {});
      return [status, data.code ?? data.status ?? data.deleted];
    };
    expect(await remove('')).toEqual([401, 'rest_cannot_delete']);
    expect(await remove('', 'contributor')).toEqual([403, 'rest_cannot_delete']);
    expect(await remove('', 'author')).toEqual([200, 'trash']);
    expect(await remove('', 'editor')).toEqual([410, 'rest_already_trashed']);
    const gone = await ask('DELETE', `${posts}/${id}?force=true`, { as: 'editor' });
    expect(Object.keys(gone.data)).toEqual(['deleted', 'previous']);
    expect([gone.data.deleted, gone.data.previous.id, gone.data.previous._links]).toEqual([true, id, undefined]);
    expect(gone.headers.Allow).toBeUndefined();
    expect(await remove('?force=true', 'editor')).toEqual([404, 'rest_post_invalid_id']);
  });

  test('a site without trash says so', async () => {
    const site = await open({ settings: { defines: { EMPTY_TRASH_DAYS: 0 } } });
    const { status, data } = await postsApi(site)('DELETE', `${posts}/1`, { as: 'admin' });
    expect([status, data.code]).toEqual([501, 'rest_trash_not_supported']);
  });

  test("an extension's field is read, written in the same transaction, and can refuse", async () => {
    const field: RestField = {
      kind: 'post',
      objectType: 'post',
      name: 'mood',
      schema: { type: 'string', context: ['view', 'edit'] },
      read: (post) => post.post_content_filtered,
      write: async (value, post) => {
        if (value === 'bad') throw new Error(`mood of ${post.ID}`);
      },
    };
    const plugin = {
      name: 'mood',
      version: '1',
      register: ({ registry }: { registry: { addField(f: RestField): void } }) => registry.addField(field),
    };
    const site = await open({ plugins: [plugin] });
    const ask = postsApi(site);
    expect((await ask('GET', `${posts}/1`)).data.mood).toBe('');
    expect((await ask('POST', posts, { as: 'admin', body: { title: 'fine', mood: 'good' } })).status).toBe(201);
    await expect(ask('POST', posts, { as: 'admin', body: { title: 'undone', mood: 'bad' } })).rejects.toThrow('mood');
    const undone = await site.database.kysely
      .selectFrom('posts')
      .select('ID')
      .where('post_title', '=', 'undone')
      .execute();
    expect(undone).toEqual([]);
  });
});
