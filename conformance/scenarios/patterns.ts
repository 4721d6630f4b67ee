// Synced patterns with their categories, and navigation menus made of blocks: what each role may see and write.
import { type Client, everyRole, type Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

const paragraph = (text: string) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;

/** Everything that the two types have in common; answers the id of a published one. */
async function common(client: Client, base: string, more: Record<string, unknown>): Promise<number> {
  const admin = client.as('administrator');
  const text = paragraph('Stored "text" & more');
  const { id } = (
    await admin.post(base, { title: 'First <i>one</i>', content: text, excerpt: 'Short', status: 'publish', ...more })
  ).body;
  const draft = (await admin.post(base, { title: 'A draft', content: text })).body.id;
  const hidden = (await admin.post(base, { title: 'Private', content: text, status: 'private' })).body.id;
  const secret = (await admin.post(base, { title: 'Secret', content: text, status: 'publish', password: 'x' })).body.id;
  const author = client.as('author');
  const own = (await author.post(base, { title: 'By the author', content: text, status: 'publish' })).body.id;
  for (const role of everyRole) {
    const as = client.as(role);
    await as.get(base, 'orderby=id');
    await as.get(base, 'context=edit&orderby=id');
    await as.get(base, 'context=embed&orderby=id');
    await as.get(base, 'status=draft,private,publish&orderby=id&_fields=id,status');
    await as.head(base);
    await as.options(base);
    for (const one of [id, draft, hidden, secret]) {
      await as.get(`${base}/${one}`);
      await as.get(`${base}/${one}`, 'context=edit');
      await as.get(`${base}/${one}`, 'context=embed');
    }
    await as.get(`${base}/${secret}`, 'password=x');
    await as.get(`${base}/${secret}`, 'password=wrong');
    await as.head(`${base}/${id}`);
    await as.options(`${base}/${id}`);
    await as.get(`${base}/${id}/revisions`);
    await as.get(`${base}/${id}/autosaves`);
    const made = (await as.post(base, { title: `By ${role}`, content: text })).body.id;
    await as.post(base, { title: `Published by ${role}`, content: text, status: 'publish' });
    await as.post(`${base}/${made ?? id}`, { title: `Changed by ${role}` });
    await as.post(`${base}/${own ?? id}`, { title: `Changed by ${role}` });
    await as.post(`${base}/${made ?? id}/autosaves`, { title: `Saved by ${role}` });
    await as.delete(`${base}/${made ?? id}`, 'force=true');
  }
  const [one] = [(await admin.post(base, { title: 'Again', content: text, status: 'publish' })).body.id];
  for (const json of [
    { title: { raw: 'Raw' }, content: { raw: paragraph('Raw') } },
    { title: '', content: '' },
    { content: 'No blocks\n\nat all' },
    { content: '<!-- wp:block {"ref":99999} /-->' },
    { slug: 'own-slug' },
    { status: 'nonsense' },
    { status: 'draft' },
    { status: 'publish' },
    { template: 'nonsense' },
    { template: '' },
    { meta: { wp_pattern_sync_status: 'unsynced' } },
    { meta: { wp_pattern_sync_status: 'nonsense' } },
    { meta: { wp_pattern_sync_status: null } },
    { meta: { footnotes: '[{"content":"note","id":"a"}]' } },
    { wp_pattern_sync_status: 'unsynced' },
    { wp_pattern_category: [99999] },
    { author: 2 },
    { sticky: true },
    { date: '2021-01-02T03:04:05' },
  ]) {
    await admin.post(`${base}/${one}`, json);
  }
  await admin.get(`${base}/${one}/revisions`);
  await admin.get(`${base}/${one}/revisions`, 'context=edit');
  await admin.get(`${base}/${one}/revisions`, 'context=embed');
  await admin.options(`${base}/${one}/revisions`);
  await admin.options(`${base}/${one}/revisions/1`);
  const { body } = await admin.get(`${base}/${one}/revisions`, 'per_page=1&_fields=id');
  const [first] = Array.isArray(body) ? body : [];
  await admin.get(`${base}/${one}/revisions/${first?.id}`);
  await admin.get(`${base}/${one}/revisions/${first?.id}`, 'context=edit');
  await admin.delete(`${base}/${one}/revisions/${first?.id}`, 'force=true');
  await admin.post(`${base}/${one}/autosaves`, { title: 'Beside', content: paragraph('Beside') });
  await client.as('editor').post(`${base}/${one}/autosaves`, { title: 'By the editor', content: paragraph('Beside') });
  await admin.get(`${base}/${one}/autosaves`, '_fields=author,title');
  await admin.options(`${base}/${one}/autosaves`);
  await admin.options(`${base}/${one}/autosaves/1`);
  for (const query of [
    '_fields=id,wp_pattern_sync_status',
    '_fields=id,meta,wp_pattern_sync_status',
    '_fields=title,content',
    '_fields=title.raw',
    '_fields=content.rendered',
    '_fields=id,_links',
    'context=edit&_fields=_links',
    '_embed',
  ]) {
    await admin.get(`${base}/${one}`, query);
  }
  for (const query of [
    'search=Again',
    'slug=own-slug',
    'per_page=2&page=2&orderby=id',
    'orderby=menu_order',
    'orderby=title&order=asc',
    'author=1',
    'sticky=true',
    'per_page=2&page=99',
    'context=nonsense',
  ]) {
    await admin.get(base, query);
  }
  await admin.get(`${base}/1`);
  await admin.get(`${base}/99999`);
  await admin.delete(`${base}/${one}`);
  await admin.get(`${base}/${one}`);
  await admin.delete(`${base}/${one}`);
  await admin.delete(`${base}/${one}`, 'force=true');
  return id;
}

export const patterns: Scenario[] = [
  {
    area: 'blocks',
    name: 'synced patterns',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const categories = '/wp/v2/wp_pattern_category';
      const { id: category } = (await admin.post(categories, { name: 'Headers', description: 'On top' })).body;
      await common(client, '/wp/v2/blocks', {
        wp_pattern_category: [category],
        meta: { wp_pattern_sync_status: 'unsynced' },
      });
      await admin.get('/wp/v2/blocks', `wp_pattern_category=${category}`);
      await admin.get('/wp/v2/blocks', `wp_pattern_category_exclude=${category}&_fields=id`);
      await admin.get('/wp/v2/blocks', `wp_pattern_category=${category}&_embed`);
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(categories);
        await as.get(categories, 'context=edit');
        await as.get(`${categories}/${category}`);
        await as.get(`${categories}/${category}`, 'context=edit');
        const made = (await as.post(categories, { name: `By ${role}` })).body.id;
        await as.post(`${categories}/${made ?? category}`, { description: 'Changed' });
        await as.delete(`${categories}/${made ?? category}`, 'force=true');
        await as.options(categories);
      }
      await admin.post(categories, { name: 'Headers' });
      await admin.get(categories, 'post=1');
      await admin.get(`${categories}/99999`);
    },
  },
  {
    area: 'navigation',
    name: 'menus made of blocks',
    run: async (client) => {
      await samePlainStart(client);
      // The menu that a site is born with lists its pages.
      await client.as('administrator').delete('/wp/v2/navigation/4', 'force=true&_fields=deleted');
      await common(client, '/wp/v2/navigation', {});
    },
  },
  {
    area: 'navigation',
    name: 'registered types',
    run: async (client) => {
      for (const role of ['anonymous', 'administrator'] as const) {
        const context = role === 'anonymous' ? 'view' : 'edit';
        for (const type of ['wp_block', 'wp_navigation', 'nav_menu_item']) {
          await client.as(role).get(`/wp/v2/types/${type}`, `context=${context}`);
        }
        for (const taxonomy of ['nav_menu', 'wp_pattern_category']) {
          await client.as(role).get(`/wp/v2/taxonomies/${taxonomy}`, `context=${context}`);
        }
      }
    },
  },
];
