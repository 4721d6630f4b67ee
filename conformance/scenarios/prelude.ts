// Content that several areas start from, made through the API so that both sides hold the same ids.
import type { Client } from '../client.ts';

const paragraph = (text: string) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;

/** Replaces the prose a fresh site is born with (ours and WordPress's differ) by the same text on both sides. */
export async function samePlainStart(client: Client): Promise<void> {
  const admin = client.as('administrator');
  const date = '2024-01-01T08:00:00';
  await admin.post('/wp/v2/comments/1', {
    content: 'A reader writes.',
    author_name: 'A reader',
    author_email: 'reader@example.org',
    author_url: 'https://example.org/',
    author_user_agent: 'conformance',
    date,
  });
  await admin.post('/wp/v2/posts/1', { title: 'First post', content: paragraph('Hello from the newsroom.'), date });
  await admin.post('/wp/v2/pages/2', { title: 'Sample', content: paragraph('About this site.'), slug: 'sample', date });
  await admin.post('/wp/v2/pages/3', { title: 'Privacy', content: paragraph('What is kept.'), slug: 'privacy', date });
}

export interface Newsroom {
  world: number;
  europe: number;
  sport: number;
  tagA: number;
  tagB: number;
  /** Ids of published posts by name. */
  posts: Record<string, number>;
}

/** Categories, tags and posts of every status by several authors. */
export async function newsroom(client: Client): Promise<Newsroom> {
  await samePlainStart(client);
  const admin = client.as('administrator');
  const id = async (path: string, json: unknown) => (await admin.post(path, json)).body.id;
  const world = await id('/wp/v2/categories', { name: 'World', description: 'From everywhere' });
  const europe = await id('/wp/v2/categories', { name: 'Europe', parent: world });
  const sport = await id('/wp/v2/categories', { name: 'Sport', slug: 'sport-news' });
  const tagA = await id('/wp/v2/tags', { name: 'Élections & co' });
  const tagB = await id('/wp/v2/tags', { name: 'breaking' });
  const posts: Record<string, number> = {};
  const add = async (name: string, json: Record<string, unknown>) => {
    posts[name] = await id('/wp/v2/posts', {
      title: `Story ${name}`,
      status: 'publish',
      content: paragraph(`The ${name} story has "quotes" -- and more...`),
      ...json,
    });
  };
  await add('alpha', { date: '2024-01-05T08:00:00', categories: [world], tags: [tagA] });
  await add('beta', {
    date: '2024-02-06T09:30:00',
    categories: [europe, sport],
    tags: [tagA, tagB],
    author: 2,
    excerpt: 'A short one',
  });
  await add('gamma', { date: '2024-03-07T10:00:00', author: 3, format: 'aside' });
  await add('delta', { date: '2023-12-31T23:59:59', password: 'secret', excerpt: 'Hidden excerpt' });
  await add('sticky', { date: '2022-06-01T00:00:00', sticky: true, categories: [sport] });
  await add('draft', { status: 'draft', date: '2023-01-01T00:00:00' });
  await add('pending', { status: 'pending', author: 4, date: '2023-02-01T00:00:00' });
  await add('private', { status: 'private', date: '2024-04-01T00:00:00' });
  await add('future', { status: 'future', date: '2099-01-01T12:00:00' });
  await add('trashed', { date: '2021-01-01T00:00:00' });
  await admin.delete(`/wp/v2/posts/${posts.trashed}`);
  return { world, europe, sport, tagA, tagB, posts };
}
