// Feeds of other sites: in the block `core/rss` and the widget `rss`, previewed, stored and shown.
import { type Client, everyRole, type Scenario } from '../client.ts';
import { elsewhere as base, serveElsewhere } from '../elsewhere.ts';
import { feeds as all } from '../feeds/feeds.ts';

const block = '/wp/v2/block-renderer/core/rss';
const at = (name: string): string => `${base}/feed/${name}`;

function query(attributes: Readonly<Record<string, string | number | boolean>>): string {
  const pairs = Object.entries(attributes).map(([name, value]) => `attributes[${name}]=${encodeURIComponent(value)}`);
  return ['context=edit', ...pairs].join('&');
}

const everything = { itemsToShow: 30, displayDate: true, displayAuthor: true, displayExcerpt: true };

const form = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `widget-rss%5B3%5D%5B${name}%5D=${encodeURIComponent(value)}`)
    .join('&');
const ticked = { show_summary: '1', show_author: '1', show_date: '1' };

/** Names of feeds whose `link` WordPress looks for without end when a widget is stored. */
const endless = new Set(['cyrillic', 'subset', 'laughs', 'undeclared-prefix', 'atom-prefixed']);

/** Settings of the block, of all kinds and odd ones. */
const settings: readonly Readonly<Record<string, string | number | boolean>>[] = [
  {},
  { itemsToShow: 0 },
  { itemsToShow: 2 },
  { itemsToShow: -28 },
  { itemsToShow: 3, displayDate: true },
  { itemsToShow: 3, displayAuthor: true },
  { itemsToShow: 3, displayExcerpt: true, excerptLength: 2 },
  { itemsToShow: 3, displayExcerpt: true, excerptLength: 0 },
  { blockLayout: 'grid' },
  { blockLayout: 'grid', columns: 5, displayDate: true },
  { blockLayout: 'list', columns: 5 },
  { openInNewTab: true },
  { rel: ' nofollow "x" ' },
  { openInNewTab: true, rel: 'nofollow sponsored' },
];

async function previews(client: Client): Promise<void> {
  const admin = client.as('administrator');
  for (const name of Object.keys(all)) {
    client.scenario = `block: ${name}`;
    await admin.get(block, query({ feedURL: at(name), ...everything }));
  }
  client.scenario = 'block: settings';
  for (const one of settings) await admin.get(block, query({ feedURL: at('many'), ...one }));
  for (const one of settings.slice(4, 8)) await admin.get(block, query({ feedURL: at('descriptions'), ...one }));
  client.scenario = 'block: addresses';
  for (const url of [
    '',
    '0',
    client.origin,
    `${client.origin}/`,
    `${base}/redirect/1`,
    'nonsense',
    'ftp://example.org/',
  ]) {
    await admin.get(block, query({ feedURL: url }));
  }
  for (const role of everyRole) await client.as(role).get(block, query({ feedURL: at('titles') }));
}

async function widgets(client: Client): Promise<void> {
  const admin = client.as('administrator');
  const encode = '/wp/v2/widget-types/rss/encode';
  for (const name of Object.keys(all).filter((one) => !endless.has(one))) {
    client.scenario = `widget: ${name}`;
    await admin.post(encode, { form_data: form({ url: at(name), items: '20', ...ticked }) });
  }
  client.scenario = 'widget: settings';
  const changes: readonly Readonly<Record<string, string>>[] = [
    { title: 'Own <b>title</b>' },
    { items: '3' },
    { items: '0', show_date: '1' },
    { items: '21', show_author: '1' },
    { items: '-2', show_summary: '1' },
    { title: '0', items: '2' },
  ];
  for (const fields of changes) {
    await admin.post(encode, { form_data: form({ url: at('many'), items: '5', ...fields }) });
    const made = await admin.post(encode, { form_data: form({ url: at('descriptions'), items: '5', ...fields }) });
    const { instance } = made.body as unknown as { instance: { encoded: string; hash: string } };
    await admin.get(
      '/wp/v2/block-renderer/core/legacy-widget',
      `context=edit&attributes[idBase]=rss&attributes[instance][encoded]=${encodeURIComponent(instance.encoded)}&attributes[instance][hash]=${instance.hash}`,
    );
  }
  client.scenario = 'widget: stored';
  const sidebar = 'wp_inactive_widgets';
  const list = '/wp/v2/widgets';
  const raw = { title: '', url: at('rss-10'), items: 4, show_author: 1 };
  const { id } = (await admin.post(list, { sidebar, id_base: 'rss', instance: { raw } })).body;
  await admin.get(`${list}/${id}`, 'context=edit');
  await client.as('editor').get(`${list}/${id}`);
  await admin.put(`${list}/${id}`, { instance: { raw: { ...raw, show_date: 1 } } });
  await admin.put(`${list}/${id}`, { instance: { raw: { ...raw, url: at('atom') } } });
  await admin.put(`${list}/${id}`, { form_data: form({ url: at('gone'), items: '2' }) });
  await admin.get(`${list}/${id}`, 'context=edit');
}

const date = '2024-06-07T08:09:10';

/** Texts show what was read for the previews before. */
async function texts(client: Client): Promise<void> {
  const admin = client.as('administrator');
  for (const name of ['titles', 'dates', 'atom', 'no-items']) {
    const attributes = JSON.stringify({ feedURL: at(name), ...everything, align: 'wide', className: 'own' });
    await admin.get(block, query({ feedURL: at(name) }));
    const content = `<!-- wp:rss ${attributes} /-->`;
    const { id } = (await admin.post('/wp/v2/posts', { title: name, content, status: 'publish', date })).body;
    for (const role of ['anonymous', 'administrator'] as const) await client.as(role).get(`/wp/v2/posts/${id}`);
  }
  await client.as('anonymous').get('/wp/v2/posts', '_fields=content,excerpt');
}

const area = (name: string, run: (client: Client) => Promise<void>, sql?: string): Scenario => ({
  area: name,
  name: 'feeds of other sites',
  live: true,
  ...(sql === undefined ? {} : { sql }),
  run: async (client) => {
    const server = await serveElsewhere();
    try {
      await run(client);
    } finally {
      await server.stop();
    }
  },
});

const inBerlin = "update wp_options set option_value = 'Europe/Berlin' where option_name = 'timezone_string'";
const inHalfHours = "update wp_options set option_value = '5.5' where option_name = 'gmt_offset'";

export const feeds: Scenario[] = [
  area('feeds', async (client) => {
    await previews(client);
    client.scenario = 'texts';
    await texts(client);
  }),
  area('feeds-widgets', widgets),
  area('feeds-berlin', texts, inBerlin),
  area('feeds-kolkata', texts, inHalfHours),
];
