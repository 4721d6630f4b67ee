// Blocks as HTML: each document of conformance/rendering becomes a post's content, and what both sides make of it must be
// the same. A file has many documents, each after a line `=== name`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Client, Scenario } from '../client.ts';
import { file as storedFile, upload } from './media/sending.ts';
import { newsroom } from './prelude.ts';

const folder = resolve(import.meta.dirname, '../rendering');

interface Document {
  readonly name: string;
  readonly content: string;
}

function documentsOf(file: string): Document[] {
  const parts = readFileSync(join(folder, file), 'utf8').split(/^=== (.*)\n/m);
  const documents: Document[] = [];
  for (let at = 1; at + 1 < parts.length; at += 2) {
    documents.push({ name: parts[at] ?? '', content: (parts[at + 1] ?? '').trim() });
  }
  return documents;
}

/** Pictures and a recording for documents that name some, as `{{photo}}` and `{{photoUrl}}`. */
async function media(client: Client, post: number): Promise<Readonly<Record<string, string>>> {
  const admin = client.as('administrator');
  const names: Record<string, string> = {};
  for (const [name, stored, type] of [
    ['photo', 'photo.jpg', 'image/jpeg'],
    ['big', 'big.jpg', 'image/jpeg'],
    ['small', 'small.png', 'image/png'],
    ['sound', 'sound.wav', 'audio/wav'],
  ] as const) {
    const { body } = await upload(admin, stored, storedFile(stored), type);
    names[name] = String(body.id);
    names[`${name}Url`] = String(body.source_url);
  }
  await admin.post(`/wp/v2/media/${names.photo}`, { alt_text: 'A <photo> & more', caption: 'Cap <b>tion</b>', post });
  await admin.post(`/wp/v2/media/${names.small}`, { post, title: 'Aa' });
  await admin.post(`/wp/v2/posts/${post}`, { featured_media: Number(names.photo) });
  await admin.post('/wp/v2/posts/1', { featured_media: Number(names.big) });
  await admin.post('/wp/v2/settings', { site_logo: Number(names.small) });
  const content = `<p>Text</p><img SRC="${names.photoUrl}" class=plain alt='&hellip; "q"' style="color:red;"><img src="b.png">`;
  await admin.post('/wp/v2/pages/2', { content });
  return names;
}

/** A document that is one block without content is compared by itself as well. */
const single = /^<!-- wp:([a-z-]+) (\{.*\} )?\/-->$/;

async function alone(client: Client, content: string, post: number): Promise<void> {
  const [, name, attributes = '{}'] = (content.split('-->').length === 2 && single.exec(content)) || [];
  if (name === undefined) return;
  const body = { attributes: JSON.parse(attributes), context: 'edit', post_id: post };
  await client.as('administrator').post(`/wp/v2/block-renderer/core/${name}`, body);
}

/** A menu, template parts and a synced pattern for documents that name them. */
async function parts(client: Client): Promise<Readonly<Record<string, string>>> {
  const admin = client.as('administrator');
  const link = '<!-- wp:navigation-link {"label":"In the menu","url":"/menu"} /-->';
  const menu = await admin.post('/wp/v2/navigation', {
    title: 'A & menu',
    status: 'publish',
    content: `${link}\n\n<!-- wp:page-list /-->`,
  });
  const part = (slug: string, area: string, content: string) =>
    admin.post('/wp/v2/template-parts', { slug, area, title: slug, content, theme: 'twentytwentyfive' });
  const group = '<!-- wp:group --><div class="wp-block-group"><!-- wp:site-title /-->';
  await part(
    'part-header',
    'header',
    `${group}\n"quotes" :) [caption width="9"]x[/caption]\n<img src="a.png"></div><!-- /wp:group -->`,
  );
  await part('part-footer', 'footer', '<!-- wp:template-part {"slug":"part-footer"} /--><p>Foot ]]> </p>');
  const close =
    '<!-- wp:navigation-overlay-close /--><!-- wp:image --><figure class="wp-block-image"><img src="a.png" alt=""/></figure><!-- /wp:image -->';
  await part(
    'part-overlay',
    'navigation-overlay',
    `${close}\n<!-- wp:navigation --><!-- wp:navigation-link {"label":"In the overlay","url":"/o"} /--><!-- /wp:navigation -->`,
  );
  const bound = (name: string) =>
    `"metadata":{"name":"${name}","bindings":{"__default":{"source":"core/pattern-overrides"}}}`;
  const content = [
    `<!-- wp:heading {${bound('Head')}} --><h2 class="wp-block-heading">Stored head</h2><!-- /wp:heading -->`,
    `<!-- wp:image {"id":9,${bound('Picture')}} --><figure class="wp-block-image"><img src="a.png" alt="Stored" class="wp-image-9"/><figcaption class="wp-element-caption">Stored</figcaption></figure><!-- /wp:image -->`,
    `<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button {${bound('Go')}} --><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://example.org/">Stored</a></div><!-- /wp:button --></div><!-- /wp:buttons -->`,
    `<!-- wp:list --><ul class="wp-block-list"><!-- wp:list-item {${bound('Item')}} --><li>Stored<!-- wp:list --><ul class="wp-block-list"><!-- wp:list-item --><li>Inner</li><!-- /wp:list-item --></ul><!-- /wp:list --></li><!-- /wp:list-item --></ul><!-- /wp:list -->`,
    '<!-- wp:post-title /-->',
  ].join('\n\n');
  const pattern = await admin.post('/wp/v2/blocks', { title: 'A pattern', status: 'publish', content });
  return { menu: String(menu.body.id), pattern: String(pattern.body.id) };
}

async function compare(client: Client, file: string): Promise<void> {
  const { posts, ...terms } = await newsroom(client);
  const admin = client.as('administrator');
  await admin.post('/wp/v2/users/2', { description: 'Edits <b>all</b> & sundry.' });
  const comment = async (content: string, more: object = {}) =>
    (await admin.post('/wp/v2/comments', { post: posts.alpha, content, ...more })).body.id;
  const visitor = { author: 0, author_name: 'A & B', author_email: 'a@example.org', author_url: 'https://a.example/' };
  const first = await comment('One <b>two</b> http://x.example/ :)', { ...visitor, date: '2024-05-01T08:00:00' });
  const second = await comment('Answer', { parent: first, date: '2024-05-02T08:00:00', author: 2 });
  await comment('Answer to the answer', { parent: second, date: '2024-05-03T08:00:00' });
  await comment('Late & last', { ...visitor, author_url: '', date: '2024-05-04T08:00:00' });
  await admin.post('/wp/v2/pages', { title: 'Below & <b>b</b>', parent: 2, status: 'publish', menu_order: 2 });
  await admin.post('/wp/v2/pages', { title: '', slug: 'none', parent: 2, status: 'publish' });
  await admin.post('/wp/v2/settings', { description: 'News & more' });
  const documents = documentsOf(file);
  const isPersonal = file.startsWith('comments');
  const isPictured = documents.some(({ content }) => content.includes('{{photo}}'));
  const hasParts = documents.some(({ content }) => content.includes('{{menu}}'));
  const names: Readonly<Record<string, unknown>> = {
    ...posts,
    ...terms,
    ...(isPictured ? await media(client, posts.alpha ?? 0) : {}),
    ...(hasParts ? await parts(client) : {}),
  };
  for (const { name, content: source } of documents) {
    const content = source.replace(/\{\{(\w+)\}\}/g, (mark, key: string) => String(names[key] ?? mark));
    client.scenario = `${file}: ${name}`;
    await alone(client, content, posts.alpha ?? 0);
    await admin.post(`/wp/v2/posts/${posts.alpha}`, { content, author: 2 }, '_fields=id');
    await client.as('anonymous').get(`/wp/v2/posts/${posts.alpha}`);
    if (isPersonal) await client.as('editor').get(`/wp/v2/posts/${posts.alpha}`);
  }
}

export const blocks: Scenario[] = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .sort()
  .map((file) => ({ area: `blocks-${file.replace('.html', '')}`, name: file, run: (client) => compare(client, file) }));
