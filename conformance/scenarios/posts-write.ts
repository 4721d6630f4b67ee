// Writing posts: create, update, trash, delete, by every role and with every error.
import { everyRole, type Scenario } from '../client.ts';
import { newsroom, samePlainStart } from './prelude.ts';

/** Bodies sent by an administrator (and read back in edit context). */
const bodies: readonly Record<string, unknown>[] = [
  { title: 'Plain draft' },
  {},
  { title: '', content: '', excerpt: '' },
  { title: 'Published', status: 'publish', content: 'Two\n\nparagraphs.' },
  { title: { raw: 'Raw title' }, content: { raw: 'Raw content' }, excerpt: { raw: 'Raw excerpt' } },
  { title: 'Quotes "here" & <em>there</em> it\'s', status: 'publish' },
  { title: 'Über älteste Straße — naïve café', status: 'publish' },
  { title: '日本語のタイトル', status: 'publish' },
  { title: 'Emoji 🎉 title', status: 'publish' },
  { title: 'Published', status: 'publish' },
  { title: 'Slugged', slug: 'My Own Slug!', status: 'publish' },
  { title: 'Slug taken', slug: 'my-own-slug', status: 'publish' },
  { title: 'Feed slug', slug: 'feed', status: 'publish' },
  { title: '2024', status: 'publish' },
  { title: 'Dated', date: '2020-05-06T07:08:09', status: 'publish' },
  { title: 'Dated gmt', date_gmt: '2020-05-06T07:08:09', status: 'publish' },
  { title: 'Dated zone', date: '2020-05-06T07:08:09+02:00', status: 'publish' },
  { title: 'Dated draft', date: '2020-05-06T07:08:09' },
  { title: 'Null date', date: null },
  { title: 'Bad date', date: 'tomorrow' },
  { title: 'Impossible date', date: '2020-02-31T00:00:00', status: 'publish' },
  { title: 'Ahead', date: '2098-01-01T00:00:00', status: 'publish' },
  { title: 'Future in the past', date: '2019-01-01T00:00:00', status: 'future' },
  { title: 'Pending', status: 'pending' },
  { title: 'Pending slug', status: 'pending', slug: 'pending-slug' },
  { title: 'Private', status: 'private' },
  { title: 'Bad status', status: 'nonsense' },
  { title: 'Auto', status: 'auto-draft' },
  { title: 'Trash', status: 'trash' },
  { title: 'Author', author: 2 },
  { title: 'No such author', author: 9999 },
  { title: 'Author text', author: 'abc' },
  { title: 'Sticky', sticky: true, status: 'publish' },
  { title: 'Sticky and secret', sticky: true, password: 'x', status: 'publish' },
  { title: 'Secret', password: 'x', status: 'publish' },
  { title: 'Secret and private', password: 'x', status: 'private' },
  { title: 'Format', format: 'quote' },
  { title: 'Bad format', format: 'nonsense' },
  { title: 'Template', template: 'nonsense.php' },
  { title: 'Template empty', template: '' },
  { title: 'Media', featured_media: 99999 },
  { title: 'Media zero', featured_media: 0 },
  { title: 'Comments', comment_status: 'closed', ping_status: 'closed' },
  { title: 'Bad comments', comment_status: 'sometimes' },
  { title: 'Categories', categories: [1] },
  { title: 'No such category', categories: [9999] },
  { title: 'Category text', categories: 'a,b' },
  { title: 'Category comma', categories: '1' },
  { title: 'Tags empty', tags: [] },
  { title: 'Meta', meta: { footnotes: '[{"id":"a","content":"note"}]' } },
  { title: 'Meta unknown', meta: { nonsense: 1 } },
  { title: 'Meta null', meta: { footnotes: null } },
  { title: 'Meta list', meta: [] },
  { title: ['list'] },
  { title: 12 },
  { title: true },
  { content: '<script>alert(1)</script><p onclick="x()">hi</p>', status: 'publish' },
  { title: '<b>bold</b><script>x</script>', content: 'x' },
  { excerpt: 'Only excerpt' },
  {
    content:
      '<!-- wp:heading -->\n<h2 class="wp-block-heading">Head</h2>\n<!-- /wp:heading -->\n\n<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>One</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->\n\n<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>Said</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->',
    status: 'publish',
  },
  { content: 'One<!--more-->Two', status: 'publish' },
  { content: 'It\'s "quoted" -- really... 9\' 10" (c) 1990s \'tis', status: 'publish' },
  { id: 12345, title: 'Own id' },
  { title: 'Generated', generated_slug: 'x', link: 'http://example.org', modified: '2001-01-01T00:00:00' },
];

const updates: readonly Record<string, unknown>[] = [
  { title: 'Changed' },
  { title: 'Changed' },
  { content: 'New content' },
  { excerpt: 'New excerpt' },
  { slug: 'new-slug' },
  { slug: '' },
  { status: 'publish' },
  { status: 'draft' },
  { status: 'publish', date: '2020-01-01T00:00:00' },
  { date: null },
  { date: '2099-05-05T05:05:05' },
  { status: 'future' },
  { date: '2018-05-05T05:05:05', status: 'publish' },
  { sticky: true },
  { password: 'secret' },
  { sticky: false },
  { password: 'secret' },
  { sticky: true },
  { password: '' },
  { status: 'private' },
  { status: 'publish' },
  { author: 3 },
  { author: 0 },
  { categories: [] },
  { tags: [1] },
  { format: 'standard' },
  { comment_status: 'closed' },
  { meta: { footnotes: 'x' } },
  { meta: { footnotes: '' } },
  { featured_media: 12 },
  { menu_order: 3 },
  { parent: 1 },
  {},
];

export const postsWrite: Scenario[] = [
  {
    area: 'posts-write',
    name: 'create as administrator',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      for (const body of bodies) {
        const made = await admin.post('/wp/v2/posts', body);
        if (made.status === 201) await admin.get(`/wp/v2/posts/${made.body.id}`, 'context=edit');
      }
      await admin.form('/wp/v2/posts', 'title=From+a+form&content=Body&status=publish&categories[]=1');
      await admin.form('/wp/v2/posts', 'title=From+a+form&content[raw]=Body+raw');
      await admin.raw('/wp/v2/posts', '{"title":', 'application/json');
      await admin.raw('/wp/v2/posts', '[]', 'application/json');
      await admin.raw('/wp/v2/posts', '"text"', 'application/json');
      await admin.raw('/wp/v2/posts', '', 'application/json');
      await admin.post('/wp/v2/posts', { title: 'query wins?' }, 'title=query&status=publish');
    },
  },
  {
    area: 'posts-write',
    name: 'update as administrator',
    run: async (client) => {
      const admin = client.as('administrator');
      const { id } = (await admin.post('/wp/v2/posts', { title: 'To be changed', content: 'Old' })).body;
      for (const body of updates) await admin.post(`/wp/v2/posts/${id}`, body);
      await admin.put(`/wp/v2/posts/${id}`, { title: 'By put' });
      await admin.patch(`/wp/v2/posts/${id}`, { title: 'By patch' });
      await admin.raw(`/wp/v2/posts/${id}`, '{"title":"By override"}', 'application/json', {
        'X-HTTP-Method-Override': 'PUT',
      });
      await admin.post(`/wp/v2/posts/${id}`, {}, '_method=DELETE');
      await admin.post(`/wp/v2/posts/${id}`, { title: 'In the trash' });
      await admin.delete(`/wp/v2/posts/${id}`);
      await admin.post(`/wp/v2/posts/${id}`, { status: 'draft' });
      await admin.delete(`/wp/v2/posts/${id}`, 'force=true');
      await admin.delete(`/wp/v2/posts/${id}`, 'force=true');
      await admin.post(`/wp/v2/posts/${id}`, { title: 'Gone' });
      await admin.delete('/wp/v2/posts/1', 'force=maybe');
      await admin.post('/wp/v2/posts/2', { title: 'A page' });
    },
  },
  {
    area: 'posts-write',
    name: 'every role',
    run: async (client) => {
      const site = await newsroom(client);
      for (const role of everyRole) {
        const as = client.as(role);
        for (const body of [
          { title: `By ${role}` },
          { title: `By ${role}`, status: 'publish' },
          { title: 'x', status: 'private' },
          { title: 'x', status: 'future', date: '2099-01-01T00:00:00' },
          { title: 'x', author: 1 },
          { title: 'x', sticky: true },
          { title: 'x', categories: [site.world] },
          {
            title: '<b>x</b>',
            content:
              '<script>x</script><iframe src="https://example.org/"></iframe><p style="color:red;position:fixed">y</p>',
          },
        ]) {
          const made = await as.post('/wp/v2/posts', body);
          if (made.status === 201) {
            await as.get(`/wp/v2/posts/${made.body.id}`, 'context=edit');
            await as.post(`/wp/v2/posts/${made.body.id}`, { title: 'Again' });
            await as.delete(`/wp/v2/posts/${made.body.id}`);
          }
        }
        for (const name of ['alpha', 'gamma', 'draft', 'pending', 'private']) {
          await as.post(`/wp/v2/posts/${site.posts[name]}`, { excerpt: `by ${role}` });
        }
        await as.delete(`/wp/v2/posts/${site.posts.alpha}`);
        await as.post(`/wp/v2/posts/${site.posts.alpha}`, { status: 'publish' });
      }
      // The last one: a refused create uses up an id on MySQL, as at WordPress, but none on SQLite.
      await client.as('administrator').post('/wp/v2/posts', { title: 'Meta wrong', meta: { footnotes: { a: 1 } } });
    },
  },
];
