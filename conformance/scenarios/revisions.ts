// Revisions and autosaves of posts and pages: lists, single ones, deletion, every role and every error.
import { type Client, everyRole, type Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

/** Ids of the first `count` items of a list, the newest first. */
async function idsOf(client: Client, path: string): Promise<number[]> {
  const { body } = await client.as('administrator').get(path, '_fields=id');
  return (Array.isArray(body) ? body : []).map((item: { id: number }) => item.id);
}

async function edited(client: Client, path: string, json: Record<string, unknown>): Promise<number> {
  const admin = client.as('administrator');
  const { id } = (await admin.post(path, json)).body;
  await admin.post(`${path}/${id}`, { title: 'Second title' });
  await admin.post(`${path}/${id}`, { content: '<!-- wp:paragraph -->\n<p>Third "text"</p>\n<!-- /wp:paragraph -->' });
  if (path.endsWith('posts')) await admin.post(`${path}/${id}`, { excerpt: 'Third excerpt' });
  await admin.post(`${path}/${id}`, { meta: { footnotes: '[{"content":"a note","id":"n1"}]' } });
  return id;
}

export const revisions: Scenario[] = [
  {
    area: 'revisions',
    name: 'lists',
    run: async (client) => {
      await samePlainStart(client);
      const id = await edited(client, '/wp/v2/posts', { title: 'First', content: 'One', status: 'publish' });
      const base = `/wp/v2/posts/${id}/revisions`;
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(base);
        await as.get(base, 'context=edit');
        await as.head(base, 'per_page=2');
        await as.options(base);
      }
      const admin = client.as('administrator');
      const all = await idsOf(client, base);
      const [a = 0, b = 0] = all;
      for (const query of [
        'context=embed',
        'context=nonsense',
        'per_page=2',
        'per_page=2&page=2',
        'per_page=2&page=3',
        'per_page=2&page=4',
        'per_page=0',
        'per_page=101',
        'per_page=100',
        'page=2',
        'page=0',
        'page=x',
        'offset=1',
        'offset=1&per_page=2',
        'offset=2&per_page=2&page=2',
        'offset=50',
        'offset=50&per_page=2',
        'offset=-1',
        'offset=-1&per_page=2',
        'offset=0&per_page=1',
        'order=asc',
        'order=sideways',
        'orderby=id',
        'orderby=id&order=asc',
        'orderby=title',
        'orderby=title&order=asc&per_page=2',
        'orderby=relevance',
        'orderby=relevance&search=title',
        'orderby=include',
        `orderby=include&include=${b},${a}`,
        'orderby=nonsense',
        'search=text',
        'search=nonsense',
        'search=Second+title&per_page=1',
        `include=${a}`,
        `include=${a},${b}&exclude=${a}`,
        'include=1',
        'include=x',
        `exclude=${a}`,
        `exclude[]=${a}&exclude[]=${b}`,
        '_fields=id,parent',
        '_fields=id',
        '_fields=id,parent,_links',
        '_fields=title.raw,content.rendered,meta.footnotes&context=edit',
        '_fields=guid.rendered',
        '_embed',
        '_envelope&per_page=1&_fields=id',
      ]) {
        if (/orderby=(title|relevance&)/.test(query)) await admin.getAnyOrder(base, query);
        else await admin.get(base, query);
      }
      await admin.head(base, 'per_page=2&page=9');
      await admin.head(base);
      for (const parent of ['0', '99999', '2', String(a), '99999999999999999999']) {
        await admin.get(`/wp/v2/posts/${parent}/revisions`);
        await client.as('anonymous').get(`/wp/v2/posts/${parent}/revisions`);
      }
      await admin.get(`/wp/v2/pages/${id}/revisions`);
      await admin.get('/wp/v2/posts/x/revisions');
      await admin.post(base, { title: 'x' });
      await admin.get(`/wp/v2/posts/${id}`, 'context=edit&_fields=id,_links');
      const page = await edited(client, '/wp/v2/pages', { title: 'Page', content: 'One', status: 'publish' });
      await admin.get(`/wp/v2/pages/${page}/revisions`, 'context=edit');
      await client.as('author').get(`/wp/v2/pages/${page}/revisions`);
      await client.as('editor').get(`/wp/v2/pages/${page}/revisions`);
      await admin.options(`/wp/v2/pages/${page}/revisions`);
      const none = (await admin.post('/wp/v2/posts', { title: 'No revision' })).body.id;
      await admin.get(`/wp/v2/posts/${none}/revisions`);
      await admin.get(`/wp/v2/posts/${none}/revisions`, 'offset=3&per_page=1');
      await admin.get(`/wp/v2/posts/${none}/revisions`, 'page=3');
    },
  },
  {
    area: 'revisions',
    name: 'single ones and deletion',
    run: async (client) => {
      const admin = client.as('administrator');
      const id = await edited(client, '/wp/v2/posts', {
        title: 'Single',
        content: 'One',
        status: 'publish',
        author: 3,
      });
      const other = await edited(client, '/wp/v2/pages', { title: 'Other', content: 'One' });
      const base = `/wp/v2/posts/${id}/revisions`;
      const [first = 0, second = 0] = await idsOf(client, base);
      const [foreign = 0] = await idsOf(client, `/wp/v2/pages/${other}/revisions`);
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(`${base}/${first}`);
        await as.get(`${base}/${first}`, 'context=edit');
        await as.head(`${base}/${first}`);
        await as.options(`${base}/${first}`);
        await as.get(`${base}/99999`);
        await as.get(`${base}/${foreign}`);
        await as.delete(`${base}/${first}`);
        await as.delete(`${base}/99999`, 'force=true');
        await as.delete(`/wp/v2/posts/99999/revisions/${first}`, 'force=true');
      }
      for (const query of ['context=embed', 'context=x', '_fields=id', '_fields=id,parent', '_envelope', '_embed']) {
        await admin.get(`${base}/${second}`, query);
      }
      await admin.get(`${base}/${id}`);
      await admin.get(`${base}/0`);
      await admin.get(`${base}/99999999999999999999`);
      await admin.head(`${base}/99999`);
      await admin.post(`${base}/${first}`, { title: 'x' });
      await admin.delete(`${base}/${first}`, 'force=false');
      await admin.delete(`${base}/${first}`, 'force=x');
      for (const role of everyRole) await client.as(role).delete(`${base}/${second}`, 'force=true');
      await admin.delete(`${base}/${foreign}`, 'force=true');
      await admin.get(base, '_fields=id');
      await admin.get(`/wp/v2/posts/${first}`);
      await admin.delete(`/wp/v2/posts/${first}`, 'force=true');
      await admin.delete(`/wp/v2/posts/${id}`);
      await admin.get(base, '_fields=id,parent');
      await admin.get(`${base}/${first}`);
      await client.as('author').get(base, '_fields=id');
      await admin.delete(`/wp/v2/posts/${id}`, 'force=true');
      await admin.get(`${base}/${first}`);
    },
  },
];

export const autosaves: Scenario[] = [
  {
    area: 'autosaves',
    name: 'of published posts, by everybody who may edit them',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const make = async (json: Record<string, unknown>) =>
        (await admin.post('/wp/v2/posts', { title: 'Post', content: 'Text', excerpt: 'Short', ...json })).body.id;
      const id = await make({ status: 'publish', author: 3 });
      const base = `/wp/v2/posts/${id}/autosaves`;
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(base);
        await as.options(base);
        await as.post(base, { title: `By ${role}` });
        await as.get(base, '_fields=id,author,title');
        await as.head(base);
      }
      // Of several autosaves the newest is shown, and these are of one second: a post with one is asked for it.
      const solo = await make({ status: 'publish', author: 3 });
      const one = `/wp/v2/posts/${solo}/autosaves`;
      await admin.get(`${one}/1`);
      await client.as('author').post(one, { title: 'The one' });
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(`${one}/1`);
        await as.get(`${one}/99999`, 'context=edit');
        await as.head(`${one}/0`);
        await as.options(`${one}/1`);
      }
      for (const json of [
        { title: 'Post', content: 'Text', excerpt: 'Short' },
        { title: 'Changed', content: '<!-- wp:paragraph -->\n<p>New</p>\n<!-- /wp:paragraph -->' },
        { content: ' Text ' },
        { content: 'Other text' },
        { excerpt: 'Other excerpt' },
        { excerpt: '' },
        {},
        { title: { raw: 'Raw' }, content: { raw: 'Raw <b>content</b>' }, excerpt: { raw: 'Raw excerpt' } },
        { meta: { footnotes: '[{"content":"note","id":"a"}]' } },
        { meta: { footnotes: '' } },
        { meta: {} },
        { meta: { nonsense: 'x' } },
        { meta: [] },
        { meta: { footnotes: null } },
        { status: 'draft', slug: 'autosaved' },
        { status: 'nonsense' },
        { author: 99999 },
        { author: 2 },
        { password: 'x', sticky: true },
        { parent: 1 },
        { date: '2020-01-01T00:00:00' },
        { date: 'x' },
        { categories: [99999], title: 'Categories' },
        { template: 'nonsense.php' },
        { featured_media: 12 },
        { id: 5, title: 'Own id' },
        { title: '<script>alert(1)</script><b>Bold</b>', content: '<script>x</script><p onclick="y()">hi</p>' },
      ]) {
        await admin.post(base, json);
        await client.as('author').post(base, json);
      }
      // The newest comes first: by a second.
      await new Promise((resolve) => setTimeout(resolve, 1100));
      await admin.post(base, { title: 'The newest' });
      // Those before it stand in the order of the seconds in which they were written.
      await admin.getAnyOrder(base, '');
      await admin.getAnyOrder(base, 'context=edit');
      await admin.getAnyOrder(base, 'context=embed');
      await admin.get(base, 'context=x');
      await admin.getAnyOrder(base, '_fields=id,parent');
      await admin.getAnyOrder(`/wp/v2/posts/${id}/revisions`, '_fields=id,slug,title');
      await admin.get(`/wp/v2/posts/${id}`, 'context=edit');
      await admin.post(base, { title: 'With query' }, '_fields=id,preview_link');
      for (const parent of ['0', '99999', '2']) {
        for (const role of ['administrator', 'anonymous'] as const) {
          const as = client.as(role);
          await as.get(`/wp/v2/posts/${parent}/autosaves`);
          await as.post(`/wp/v2/posts/${parent}/autosaves`, { title: 'x' });
          await as.get(`/wp/v2/posts/${parent}/autosaves/1`);
        }
      }
      await admin.put(base, { title: 'x' });
      await admin.delete(`${base}/1`);
      await admin.form(base, 'title=From+a+form&content=Form+text');
      const draft = await make({ author: 2 });
      await admin.post(`/wp/v2/posts/${draft}/autosaves`, { title: 'Beside' });
      await admin.get(`/wp/v2/posts/${draft}`, 'context=edit');
      const future = await make({ status: 'future', date: '2098-01-01T00:00:00' });
      await admin.post(`/wp/v2/posts/${future}/autosaves`, { title: 'Future' });
      const secret = await make({ status: 'publish', password: 'x' });
      await admin.post(`/wp/v2/posts/${secret}/autosaves`, { title: 'Secret', password: '' });
      const trashed = await make({ status: 'publish' });
      await admin.delete(`/wp/v2/posts/${trashed}`);
      await admin.post(`/wp/v2/posts/${trashed}/autosaves`, { title: 'Trashed' });
    },
  },
  {
    area: 'autosaves',
    name: 'of own drafts',
    run: async (client) => {
      const admin = client.as('administrator');
      for (const role of ['administrator', 'author', 'contributor'] as const) {
        const as = client.as(role);
        const id = (await as.post('/wp/v2/posts', { title: 'Draft', content: 'Text', excerpt: 'Short' })).body.id;
        const base = `/wp/v2/posts/${id}/autosaves`;
        for (const json of [
          { title: 'Draft two', content: 'Text two' },
          { title: 'Draft two', content: 'Text two' },
          {},
          { meta: { footnotes: '[{"content":"note","id":"a"}]' } },
          { slug: 'own-slug', comment_status: 'closed' },
          { date: '2021-02-03T04:05:06' },
          { password: 'secret' },
          { content: '' },
          { title: '', excerpt: '' },
          { categories: [1], tags: [], sticky: false, format: 'aside' },
          { status: 'pending' },
          { title: 'After pending' },
        ]) {
          await as.post(base, json);
        }
        await as.get(base);
        await as.get(`${base}/${id}`);
        await as.get(`/wp/v2/posts/${id}`, 'context=edit');
        await admin.get(`/wp/v2/posts/${id}/revisions`, 'context=edit');
        await admin.post(base, { title: 'By the administrator' });
      }
      const published = (await admin.post('/wp/v2/posts', { title: 'Draft' })).body.id;
      await admin.post(`/wp/v2/posts/${published}/autosaves`, { status: 'publish', title: 'Now published' });
      await admin.get(`/wp/v2/posts/${published}`, 'context=edit');
      const parent = (await admin.post('/wp/v2/pages', { title: 'Parent', status: 'publish' })).body.id;
      const page = (await admin.post('/wp/v2/pages', { title: 'Child', parent })).body.id;
      await admin.post(`/wp/v2/pages/${page}/autosaves`, { title: 'Child two' });
      await admin.post(`/wp/v2/pages/${page}/autosaves`, { title: 'Child two', parent: 0, menu_order: 3 });
      await admin.post(`/wp/v2/pages/${parent}/autosaves`, { title: 'Parent two', parent: 99999 });
      await admin.post(`/wp/v2/pages/${parent}/autosaves`, { title: 'Parent two', parent: page });
      await admin.get(`/wp/v2/pages/${parent}/autosaves`, 'context=edit');
      await admin.options(`/wp/v2/pages/${parent}/autosaves`);
      await admin.options(`/wp/v2/pages/${parent}/autosaves/1`);
    },
  },
];
