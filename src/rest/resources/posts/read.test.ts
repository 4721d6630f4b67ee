// Answers of single posts against those of WordPress 7.1: which fields in which order, per context and viewer, links.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeEachSite, testUrl } from '../../../testing.ts';
import { postsApi, storedMeta, storedPost, storedTerm } from './testing.ts';

const viewKeys = [
  ...['id', 'date', 'date_gmt', 'guid', 'modified', 'modified_gmt', 'slug', 'status', 'type', 'link', 'title'],
  ...['content', 'excerpt', 'author', 'featured_media', 'comment_status', 'ping_status', 'sticky', 'template'],
  ...['format', 'meta', 'categories', 'tags', 'class_list', '_links'],
];
const editKeys = [
  ...['id', 'date', 'date_gmt', 'guid', 'modified', 'modified_gmt', 'password', 'slug', 'status', 'type', 'link'],
  ...['title', 'content', 'excerpt', 'author', 'featured_media', 'comment_status', 'ping_status', 'sticky', 'template'],
  ...['format', 'meta', 'categories', 'tags', 'permalink_template', 'generated_slug', 'class_list', '_links'],
];
const pageKeys = [
  ...['id', 'date', 'date_gmt', 'guid', 'modified', 'modified_gmt', 'slug', 'status', 'type', 'link', 'title'],
  ...['content', 'excerpt', 'author', 'featured_media', 'parent', 'menu_order', 'comment_status', 'ping_status'],
  ...['template', 'meta', 'class_list', '_links'],
];
const api = `${testUrl}/wp-json/wp/v2`;

describeEachSite('one post', (open) => {
  test('has the keys of its context, in order', async () => {
    const site = await open();
    const ask = postsApi(site);
    const view = await ask('GET', '/wp/v2/posts/1');
    expect(Object.keys(view.data)).toEqual(viewKeys);
    expect(Object.keys(view.data.content)).toEqual(['rendered', 'protected']);
    const edit = await ask('GET', '/wp/v2/posts/1?context=edit', { as: 'editor' });
    expect(Object.keys(edit.data)).toEqual(editKeys);
    expect(Object.keys(edit.data.content)).toEqual(['raw', 'rendered', 'protected', 'block_version']);
    expect(Object.keys(edit.data.guid)).toEqual(['rendered', 'raw']);
    const embed = await ask('GET', '/wp/v2/posts/1?context=embed');
    expect(Object.keys(embed.data)).toEqual([
      ...['id', 'date', 'slug', 'type', 'link', 'title', 'excerpt', 'author', 'featured_media', '_links'],
    ]);
    const page = await ask('GET', '/wp/v2/pages/2');
    expect(Object.keys(page.data)).toEqual(pageKeys);
  });

  test('has an alternate and the methods that the viewer may use', async () => {
    const site = await open();
    const ask = postsApi(site);
    const anonymous = await ask('GET', '/wp/v2/posts/1');
    expect(anonymous.headers).toEqual({
      Link: `<${anonymous.data.link}>; rel="alternate"; type=text/html`,
      Allow: 'GET',
    });
    expect(anonymous.data._links.self).toEqual([{ href: `${api}/posts/1`, targetHints: { allow: ['GET'] } }]);
    const editor = await ask('GET', '/wp/v2/posts/1', { as: 'editor' });
    expect(editor.headers.Allow).toBe('GET, POST, PUT, PATCH, DELETE');
    expect(editor.data._links.self[0].targetHints.allow).toEqual(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
  });

  test('links to what belongs to it, in order', async () => {
    const site = await open();
    const picture = await storedPost(site, { post_type: 'attachment', post_status: 'inherit', post_name: 'picture' });
    await storedMeta(site, 1, '_thumbnail_id', String(picture));
    for (const modified of ['2025-01-01 00:00:00', '2025-01-02 00:00:00']) {
      await storedPost(site, {
        post_type: 'revision',
        post_status: 'inherit',
        post_parent: 1,
        post_name: '1-revision-v1',
        post_modified: modified,
      });
    }
    const { data } = await postsApi(site)('GET', '/wp/v2/posts/1');
    expect(Object.entries(data._links).slice(1)).toEqual([
      ['collection', [{ href: `${api}/posts` }]],
      ['about', [{ href: `${api}/types/post` }]],
      ['author', [{ embeddable: true, href: `${api}/users/1` }]],
      ['replies', [{ embeddable: true, href: `${api}/comments?post=1` }]],
      ['version-history', [{ count: 2, href: `${api}/posts/1/revisions` }]],
      ['predecessor-version', [{ id: picture + 2, href: `${api}/posts/1/revisions/${picture + 2}` }]],
      ['wp:featuredmedia', [{ embeddable: true, href: `${api}/media/${picture}` }]],
      ['wp:attachment', [{ href: `${api}/media?parent=1` }]],
      [
        'wp:term',
        [
          { taxonomy: 'category', embeddable: true, href: `${api}/categories?post=1` },
          { taxonomy: 'post_tag', embeddable: true, href: `${api}/tags?post=1` },
        ],
      ],
      ['curies', [{ name: 'wp', href: 'https://api.w.org/{rel}', templated: true }]],
    ]);
    expect(data.featured_media).toBe(picture);
    expect(data.class_list).toContain('has-post-thumbnail');
  });

  test('without pretty permalinks its links are plain', async () => {
    const site = await open();
    await site.options.set('permalink_structure', '');
    const { data } = await postsApi(site)('GET', '/wp/v2/posts/1?_fields=_links');
    const index = `${testUrl}/index.php?rest_route=`;
    expect(data._links.self[0].href).toBe(`${index}/wp/v2/posts/1`);
    expect(data._links.replies[0].href).toBe(`${index}%2Fwp%2Fv2%2Fcomments&post=1`);
    expect(data._links['version-history'][0].href).toBe(`${index}/wp/v2/posts/1/revisions`);
    expect(data._links['wp:attachment'][0].href).toBe(`${index}%2Fwp%2Fv2%2Fmedia&parent=1`);
  });

  test('offers the actions that the viewer may take, in the edit context', async () => {
    const site = await open();
    const id = await storedPost(site, { post_author: 3, post_name: 'own' });
    const ask = postsApi(site);
    const actions = async (path: string, as: string) =>
      Object.keys((await ask('GET', `${path}?context=edit&_fields=_links`, { as })).data._links).filter((rel) =>
        rel.startsWith('wp:action-'),
      );
    expect(await actions(`/wp/v2/posts/${id}`, 'admin')).toEqual([
      ...['wp:action-publish', 'wp:action-unfiltered-html', 'wp:action-sticky', 'wp:action-assign-author'],
      ...['wp:action-create-categories', 'wp:action-assign-categories', 'wp:action-create-tags'],
      'wp:action-assign-tags',
    ]);
    expect(await actions(`/wp/v2/posts/${id}`, 'author')).toEqual([
      ...['wp:action-publish', 'wp:action-assign-categories', 'wp:action-create-tags', 'wp:action-assign-tags'],
    ]);
    expect(await actions('/wp/v2/pages/2', 'admin')).toEqual([
      ...['wp:action-publish', 'wp:action-unfiltered-html', 'wp:action-assign-author'],
    ]);
  });

  test('is shown to those who may read it', async () => {
    const site = await open();
    const draft = await storedPost(site, { post_status: 'draft', post_author: 3, post_name: '' });
    const ask = postsApi(site);
    const code = async (path: string, as?: string) => {
      const { status, data } = await ask('GET', path, as ? { as } : {});
      return [status, data.code];
    };
    expect(await code(`/wp/v2/posts/${draft}`)).toEqual([401, 'rest_forbidden']);
    expect(await code(`/wp/v2/posts/${draft}`, 'contributor')).toEqual([403, 'rest_forbidden']);
    expect(await code(`/wp/v2/posts/${draft}`, 'author')).toEqual([200, undefined]);
    expect(await code('/wp/v2/posts/1?context=edit', 'author')).toEqual([403, 'rest_forbidden_context']);
    expect(await code('/wp/v2/posts/2')).toEqual([404, 'rest_post_invalid_id']);
    expect(await code('/wp/v2/posts/999999')).toEqual([404, 'rest_post_invalid_id']);
    expect(await code('/wp/v2/posts/0')).toEqual([404, 'rest_post_invalid_id']);
  });

  test('a password hides content and excerpt until it is given', async () => {
    const site = await open();
    const id = await storedPost(site, { post_password: 's3cret', post_name: 'locked' });
    const ask = postsApi(site);
    const shut = await ask('GET', `/wp/v2/posts/${id}`);
    expect([shut.data.content, shut.data.excerpt]).toEqual([
      { rendered: '', protected: true },
      { rendered: '', protected: true },
    ]);
    expect(shut.data.class_list).toContain('post-password-required');
    const given = await ask('GET', `/wp/v2/posts/${id}?password=s3cret`);
    expect(given.data.content.rendered).toContain('Text');
    const wrong = await ask('GET', `/wp/v2/posts/${id}?password=guess`);
    expect([wrong.status, wrong.data.code]).toEqual([403, 'rest_post_incorrect_password']);
    const editor = await ask('GET', `/wp/v2/posts/${id}?context=edit`, { as: 'editor' });
    expect([editor.data.password, editor.data.content.rendered !== '']).toEqual(['s3cret', true]);
    const list = await ask('GET', `/wp/v2/posts?include=${id}&password=s3cret`);
    expect(list.data[0].content.rendered).toContain('Text');
  });

  test('class_list names terms, formats and states', async () => {
    const site = await open();
    const number = await storedTerm(site, 'category', '123', '123');
    const accented = await storedTerm(site, 'category', 'Zug', 'z%c3%bcg');
    const tag = await storedTerm(site, 'post_tag', 'Blue Sky', 'blue-sky');
    const aside = await storedTerm(site, 'post_format', 'post-format-aside', 'post-format-aside');
    const id = await storedPost(site, { post_name: 'classes' }, [number, accented, tag, aside]);
    const { data } = await postsApi(site)('GET', `/wp/v2/posts/${id}`);
    expect(data.class_list).toEqual([
      ...[`post-${id}`, 'post', 'type-post', 'status-publish', 'format-aside', 'hentry', `category-${number}`],
      ...['category-zg', 'tag-blue-sky', 'post_format-post-format-aside'],
    ]);
    expect([data.format, data.categories, data.tags]).toEqual(['aside', [number, accented], [tag]]);
  });

  test('a site whose theme removes hentry shows the gap as PHP does', async () => {
    const site = await open();
    await site.options.set('broadsheet_hentry', '0');
    const ask = postsApi(site);
    const post = await ask('GET', '/wp/v2/posts/1');
    expect(post.data.class_list).toEqual({
      0: 'post-1',
      1: 'post',
      2: 'type-post',
      3: 'status-publish',
      4: 'format-standard',
      6: 'category-uncategorized',
    });
    const page = await ask('GET', '/wp/v2/pages/2');
    expect(page.data.class_list).toEqual(['post-2', 'page', 'type-page', 'status-publish']);
  });

  test('imported HTML is served while the text is the imported one', async () => {
    const site = await open();
    const id = await storedPost(site, { post_title: 'T', post_content: 'C', post_excerpt: 'E', post_name: 'moved' });
    const hash = createHash('sha256').update('T\0C\0E').digest('hex');
    await site.database.kysely
      .insertInto('broadsheet_rendered')
      .values({ post_id: id, source_hash: hash, title: '<i>T</i>', content: '<b>C</b>', excerpt: '<u>E</u>' })
      .execute();
    site.caches.changed();
    const ask = postsApi(site);
    const before = (await ask('GET', `/wp/v2/posts/${id}`)).data;
    expect([before.title.rendered, before.content.rendered, before.excerpt.rendered]).toEqual([
      ...['<i>T</i>', '<b>C</b>', '<u>E</u>'],
    ]);
    await site.database.kysely.updateTable('posts').set({ post_title: 'New' }).where('ID', '=', id).execute();
    site.caches.changed();
    const after = (await ask('GET', `/wp/v2/posts/${id}`)).data;
    expect(after.title.rendered).toBe('New');
    expect(after.content.rendered).not.toBe('<b>C</b>');
  });

  test('takes few queries', async () => {
    const site = await open();
    const ask = postsApi(site);
    await ask('GET', '/wp/v2/posts/1');
    const before = site.database.queryCount;
    await ask('GET', '/wp/v2/posts/1');
    // The row, terms, meta, revisions.
    expect(site.database.queryCount - before).toBe(4);
    await ask('GET', '/wp/v2/posts/1?_fields=id,title');
    expect(site.database.queryCount - before).toBe(5);
  });
});
