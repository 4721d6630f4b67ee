// Blocks as HTML: each document of conformance/rendering becomes a post's content, and what both sides make of it must be
// the same. A file has many documents, each after a line `=== name`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Client, Scenario } from '../client.ts';
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

async function compare(client: Client, file: string): Promise<void> {
  const { posts } = await newsroom(client);
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
  for (const { name, content } of documentsOf(file)) {
    client.scenario = `${file}: ${name}`;
    await admin.post(`/wp/v2/posts/${posts.alpha}`, { content, author: 2 }, '_fields=id');
    await client.as('anonymous').get(`/wp/v2/posts/${posts.alpha}`);
  }
}

export const blocks: Scenario[] = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .sort()
  .map((file) => ({ area: `blocks-${file.replace('.html', '')}`, name: file, run: (client) => compare(client, file) }));
