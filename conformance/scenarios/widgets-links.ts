// The widget of links, on a site that has a link manager and some links.
import { type Client, everyRole, type Scenario } from '../client.ts';

const links: readonly (readonly [url: string, name: string, more?: Readonly<Record<string, string | number>>])[] = [
  ['https://example.org/', 'Example', { link_description: 'An "example" & more', link_rating: 5 }],
  ['https://example.org/?a=1&b=2', 'A & B &amp; C', { link_target: '_blank', link_rel: 'friend met' }],
  [
    'https://example.org/picture',
    'With a picture',
    { link_image: 'https://example.org/p.png', link_description: 'Seen' },
  ],
  ['https://example.org/own', 'With an own picture', { link_image: '/own.png', link_rating: 3 }],
  ['', 'Without an address'],
  ['javascript:alert(1)', 'Script <b>bold</b>'],
  ['https://example.org/hidden', 'Hidden', { link_visible: 'N' }],
  ['https://example.org/quotes', 'It\'\'s "quoted" -- so', { link_description: '<i>x</i>', link_rating: 9 }],
  ['https://example.org/zero', '0', { link_description: '0', link_rating: 1 }],
];

const quoted = (value: string | number): string => (typeof value === 'number' ? String(value) : `'${value}'`);

/** Categories 901 (two links or more), 902 (some), 903 (none), 904 with an empty list of visible ones. */
const sql = [
  "update wp_options set option_value = '1' where option_name = 'link_manager_enabled'",
  ...links.map(([url, name, more = {}], at) => {
    const columns = { link_id: at + 1, link_url: url, link_name: name, link_notes: '', ...more };
    return `insert into wp_links (${Object.keys(columns).join(',')}) values (${Object.values(columns).map(quoted).join(',')})`;
  }),
  "insert into wp_terms (term_id, name, slug) values (901, 'Friends & co', 'friends'), (902, 'Agencies', 'agencies'), (903, 'Nobody', 'nobody'), (904, 'Unseen', 'unseen')",
  "insert into wp_term_taxonomy (term_taxonomy_id, term_id, taxonomy, description, count) values (901, 901, 'link_category', '', 6), (902, 902, 'link_category', '', 3), (903, 903, 'link_category', '', 0), (904, 904, 'link_category', '', 1)",
  'insert into wp_term_relationships (object_id, term_taxonomy_id) values (1,901),(2,901),(3,901),(4,901),(8,901),(9,901),(2,902),(5,902),(6,902),(7,904)',
].join('; ');

const form = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `widget-links%5B3%5D%5B${name}%5D=${encodeURIComponent(value)}`)
    .join('&');

const settings: readonly Readonly<Record<string, string>>[] = [
  {},
  { category: '', orderby: 'name', limit: '' },
  { category: '901', orderby: 'name', images: 'on', name: 'on', description: 'on', rating: 'on' },
  { category: '901', orderby: 'rating', images: 'on', limit: '2' },
  { category: '901', orderby: 'id', limit: '-3', rating: 'on' },
  { category: '902', orderby: 'id', description: 'on' },
  { category: '903', orderby: 'id' },
  { category: '904', orderby: 'id' },
  { category: '999', orderby: 'id' },
  { category: 'x', orderby: 'odd', limit: 'x', name: '' },
];

async function run(client: Client): Promise<void> {
  const admin = client.as('administrator');
  await admin.get('/wp/v2/widget-types');
  for (const role of everyRole) await client.as(role).get('/wp/v2/widget-types/links');
  await admin.options('/wp/v2/widget-types/links');
  await admin.get('/wp/v2/widgets', 'context=edit');
  const type = '/wp/v2/widget-types/links';
  const encoded: { encoded: string; hash: string }[] = [];
  for (const fields of settings) {
    const made = await admin.post(`${type}/encode`, { form_data: form({ orderby: '', category: '', ...fields }) });
    const { instance } = made.body as unknown as { instance: { encoded: string; hash: string } };
    encoded.push(instance);
    await admin.post(`${type}/encode`, { instance });
    await admin.get(
      '/wp/v2/block-renderer/core/legacy-widget',
      `context=edit&attributes[idBase]=links&attributes[instance][encoded]=${encodeURIComponent(instance.encoded)}&attributes[instance][hash]=${instance.hash}`,
    );
  }
  await admin.post(`${type}/encode`, {});
  const list = '/wp/v2/widgets';
  const sidebar = 'wp_inactive_widgets';
  await admin.post(list, { sidebar, id_base: 'links', instance: { raw: { category: 901 } } });
  const made = await admin.post(list, { sidebar, id_base: 'links', instance: encoded[2] });
  const { id } = made.body;
  await admin.get(`${list}/${id}`, 'context=edit');
  await admin.put(`${list}/${id}`, { instance: { raw: {} } });
  await admin.put(`${list}/${id}`, { form_data: form({ category: '902', orderby: 'rating', name: 'on' }) });
  await admin.get(`${list}/${id}`, 'context=edit');
  const content = `<!-- wp:legacy-widget ${JSON.stringify({ idBase: 'links', instance: encoded[2] })} /-->`;
  const post = await admin.post('/wp/v2/posts', {
    content,
    title: 'Links',
    status: 'publish',
    date: '2024-01-02T03:04:05',
  });
  for (const role of ['anonymous', 'administrator'] as const) await client.as(role).get(`/wp/v2/posts/${post.body.id}`);
}

export const widgetsLinks: Scenario[] = [{ area: 'links-widgets', name: 'the widget of links', live: true, sql, run }];
