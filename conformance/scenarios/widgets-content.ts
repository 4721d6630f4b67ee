// What widgets show of the site: menus, files of the library, nested pages and categories, comments; and the blocks that
// are made of widgets.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client, Scenario } from '../client.ts';
import { upload } from './media/sending.ts';
import { newsroom } from './prelude.ts';

const file = (name: string) => readFileSync(join(import.meta.dirname, '../files', name));

interface Library {
  readonly pictures: readonly number[];
  readonly sound: number;
  readonly menu: number;
}

async function fill(client: Client): Promise<Library> {
  const { world } = await newsroom(client);
  const admin = client.as('administrator');
  const pictures = [
    (await upload(admin, 'photo.jpg', file('photo.jpg'))).body.id,
    (await upload(admin, 'small.png', file('small.png'), 'image/png')).body.id,
  ];
  await admin.post(`/wp/v2/media/${pictures[0]}`, { caption: 'A caption', alt_text: 'Alt text' });
  const sound = (await upload(admin, 'sound.wav', file('sound.wav'), 'audio/wav')).body.id;
  const page = async (json: unknown) => (await admin.post('/wp/v2/pages', json)).body.id;
  const dated = { status: 'publish', date: '2024-05-01T10:00:00' };
  const above = await page({ ...dated, title: 'Above', menu_order: 3 });
  const below = await page({ ...dated, title: 'Below "x" & y', parent: above });
  await page({ ...dated, title: 'Deepest', parent: below });
  await page({ ...dated, title: '' });
  const menu = (await admin.post('/wp/v2/menus', { name: 'Top & more' })).body.id;
  const item = async (json: object) =>
    (await admin.post('/wp/v2/menu-items', { menus: menu, status: 'publish', ...json })).body.id;
  const first = await item({ title: 'First', url: client.origin, type: 'custom', menu_order: 1 });
  const second = await item({
    title: 'A "page"',
    type: 'post_type',
    object: 'page',
    object_id: above,
    menu_order: 2,
    parent: first,
    classes: ['own', 'two'],
    xfn: ['me'],
    target: '_blank',
    attr_title: 'Hint',
  });
  await item({ type: 'taxonomy', object: 'category', object_id: world, menu_order: 3, parent: second });
  await item({ title: 'Privacy', type: 'post_type', object: 'page', object_id: 3, menu_order: 4 });
  await item({ title: 'Lost', url: 'https://example.org/?a=1&b=2', type: 'custom', menu_order: 5, parent: 999 });
  await admin.post('/wp/v2/comments', {
    post: 1,
    content: 'From elsewhere',
    author_name: 'Élise & "co"',
    author_email: 'e@example.org',
    author_url: 'https://example.org/?a&b',
    date: '2024-02-01T08:00:00',
  });
  return { pictures, sound, menu };
}

async function show(client: Client, { pictures, sound, menu }: Library): Promise<void> {
  const admin = client.as('administrator');
  const encode = (idBase: string, fields: Readonly<Record<string, unknown>>) => {
    const pairs = Object.entries(fields).map(
      ([name, value]) => `widget-${idBase}[2][${name}]=${encodeURIComponent(String(value))}`,
    );
    return admin.post(`/wp/v2/widget-types/${idBase}/encode`, { form_data: pairs.join('&') });
  };
  await encode('nav_menu', { nav_menu: menu });
  await encode('nav_menu', { nav_menu: menu, title: 'Go' });
  await encode('pages', {});
  await encode('pages', { sortby: 'post_title', exclude: '2' });
  await encode('pages', { sortby: 'ID', exclude: '3,,x' });
  await encode('recent-comments', {});
  await encode('recent-posts', { number: 3, show_date: 1 });
  for (const link of ['none', 'file', 'post', 'custom']) {
    for (const size of ['thumbnail', 'medium', 'full', 'large']) {
      await encode('media_image', {
        attachment_id: pictures[0],
        size,
        link_type: link,
        link_url: 'https://example.org/',
      });
    }
  }
  await encode('media_image', { attachment_id: pictures[0], size: 'medium', caption: 'Own <b>words</b>', alt: 'Own' });
  await encode('media_image', { attachment_id: pictures[1], size: 'full', caption: 'x', image_title: 'T' });
  await encode('media_image', { attachment_id: sound });
  await encode('media_audio', { attachment_id: sound, loop: 1 });
  await encode('media_audio', { attachment_id: pictures[0], url: 'https://example.org/b.ogg' });
  for (const link of ['none', 'file', 'post']) {
    await encode('media_gallery', { ids: pictures.join(','), link_type: link, columns: 2, size: 'medium' });
  }
  await encode('media_gallery', { ids: `${pictures[0]},${sound}` });
  await encode('media_gallery', { ids: `${pictures[0]},9999` });
  await encode('text', { text: `[gallery ids="${pictures.join(',')}"]\n\n[audio src="x.mp3"]`, filter: 'content' });
  await encode('text', { text: '[gallery]', filter: 'content' });
  await encode('block', {
    content: `<!-- wp:image {"id":${pictures[0]}} --><figure class="wp-block-image"><img src="x.jpg" class="wp-image-${pictures[0]}"/></figure><!-- /wp:image -->`,
  });
  const render = (name: string, query: string) =>
    admin.get(`/wp/v2/block-renderer/core/${name}`, `context=edit&${query}`);
  await render('loginout', 'attributes[redirectToCurrent]=false');
  await render('widget-group', 'attributes[title]=A%20%26%20b');
  await render('widget-group', '');
  await render('rss', '');
  await render('legacy-widget', 'attributes[idBase]=calendar');
  const legacy = '<!-- wp:legacy-widget {"idBase":"search"} /-->';
  const group = `<!-- wp:widget-group {"title":"T &amp; <b>"} -->\n${legacy}<!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->\n<!-- /wp:widget-group -->`;
  const login = '<!-- wp:loginout {"redirectToCurrent":false,"displayLoginAsForm":false} /-->';
  const post = (await admin.post('/wp/v2/posts', { content: group + login, status: 'publish', title: 'Blocks' })).body
    .id;
  for (const role of ['anonymous', 'subscriber'] as const) await client.as(role).get(`/wp/v2/posts/${post}`);
}

export const widgetsContent: Scenario[] = [
  {
    area: 'shown-widgets',
    theme: 'gazette',
    name: 'with HTML5',
    run: async (client) => show(client, await fill(client)),
  },
  {
    area: 'bare-widgets',
    theme: 'bulletin',
    name: 'with little HTML5',
    run: async (client) => show(client, await fill(client)),
  },
];
