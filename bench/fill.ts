// Fills an installed site (SQLite or MySQL) with generated posts, in batches, in one pass. Each batch is a transaction and
// they follow one another by id, so the highest id tells where an interrupted pass goes on.
import type { Database } from '../src/database/database.ts';
import {
  categoryCount,
  commentedPosts,
  commentsOfPost,
  furtherTags,
  generatePost,
  numberedWord,
  tagCount,
} from './content.ts';

const batch = 500;

/** Id of the first generated post and comment. */
export const firstId = 10;
const firstTagId = 100_000;

/** Is told what is written, how many of them are there, and how many there will be. */
type Progress = (what: string, done: number, of: number) => void;

/**
 * Writes `total` posts with ids from `firstId`, their terms and counts, or what is missing of them. The site must hold
 * nothing but its default content besides.
 */
export async function fill(
  database: Database,
  home: string,
  total: number,
  progress: Progress = () => {},
): Promise<void> {
  const terms = await fillTerms(database, total);
  await fillFurtherTags(database, furtherTags(total), progress);
  const { last } = await database.kysely
    .selectFrom('posts')
    .select(({ fn }) => fn.max('ID').as('last'))
    .executeTakeFirstOrThrow();
  for (let start = following(last, firstId); start < total; start += batch) {
    await database.transaction(async ({ kysely }) => {
      const posts = Array.from({ length: Math.min(batch, total - start) }, (_, index) =>
        generatePost(start + index, total),
      );
      const rows = posts.map((post) => ({
        ID: post.id,
        post_author: post.author,
        post_date: post.date,
        post_date_gmt: post.date,
        post_content: post.content,
        post_title: post.title,
        post_excerpt: '',
        post_status: 'publish',
        comment_status: 'open',
        ping_status: 'open',
        post_password: '',
        post_name: post.slug,
        to_ping: '',
        pinged: '',
        post_modified: post.date,
        post_modified_gmt: post.date,
        post_content_filtered: '',
        post_parent: 0,
        guid: `${home}/?p=${post.id}`,
        menu_order: 0,
        post_type: 'post',
        post_mime_type: '',
        comment_count: post.id - firstId < commentedPosts(total) ? commentsOfPost : 0,
      }));
      await kysely.insertInto('posts').values(rows).execute();
      const relations = posts.flatMap((post) =>
        [...new Set([...post.categories.map((n) => terms.categories[n]), ...post.tags.map((n) => terms.tags[n])])].map(
          (id) => ({ object_id: post.id, term_taxonomy_id: id ?? 1, term_order: 0 }),
        ),
      );
      await kysely.insertInto('term_relationships').values(relations).execute();
    });
    progress('posts', Math.min(start + batch, total), total);
  }
  await fillComments(database, total, progress);
}

/** Number of the next thing to write, where the first has the id `first` and the last one written has `last`. */
const following = (last: unknown, first: number): number => Math.max(0, Number(last ?? 0) + 1 - first);

/** term_taxonomy_ids by number. Counts are what the generated posts come to. */
async function fillTerms(database: Database, total: number): Promise<{ categories: number[]; tags: number[] }> {
  const counts = { category: new Array<number>(categoryCount).fill(0), post_tag: new Array<number>(tagCount).fill(0) };
  const add = (list: number[], numbers: number[]) => {
    for (const number of new Set(numbers)) list[number] = (list[number] ?? 0) + 1;
  };
  for (let index = 0; index < total; index++) {
    add(counts.category, [index % categoryCount, (index * 7 + 3) % categoryCount]);
    add(counts.post_tag, [index % tagCount, (index * 11 + 5) % tagCount, (index * 13 + 7) % tagCount]);
  }
  let id = 1000;
  const make = async (taxonomy: 'category' | 'post_tag', name: string) => {
    const ids: number[] = [];
    const { last } = await database.kysely
      .selectFrom('terms')
      .select(({ fn }) => fn.max('term_id').as('last'))
      .executeTakeFirstOrThrow();
    await database.transaction(async ({ kysely }) => {
      for (const [number, count] of counts[taxonomy].entries()) {
        id++;
        ids.push(id);
        if (Number(last) >= id) continue;
        await kysely
          .insertInto('terms')
          .values({ term_id: id, name: `${name} ${number}`, slug: `${name.toLowerCase()}-${number}`, term_group: 0 })
          .execute();
        await kysely
          .insertInto('term_taxonomy')
          .values({ term_taxonomy_id: id, term_id: id, taxonomy, description: '', parent: 0, count })
          .execute();
      }
    });
    return ids;
  };
  return { categories: await make('category', 'Section'), tags: await make('post_tag', 'Topic') };
}

/** Tags that no generated post has; their stored counts are drawn, so that lists by count have something to sort. */
async function fillFurtherTags(database: Database, total: number, progress: Progress): Promise<void> {
  const { last } = await database.kysely
    .selectFrom('term_taxonomy')
    .select(({ fn }) => fn.max('term_taxonomy_id').as('last'))
    .executeTakeFirstOrThrow();
  for (let start = following(last, firstTagId); start < total; start += batch) {
    const numbers = Array.from({ length: Math.min(batch, total - start) }, (_, index) => start + index);
    await database.transaction(async ({ kysely }) => {
      const terms = numbers.map((number) => ({
        term_id: firstTagId + number,
        name: `${numberedWord(number * 7)} ${numberedWord(number * 11 + 3)}`,
        slug: `tag-${number}`,
        term_group: 0,
      }));
      await kysely.insertInto('terms').values(terms).execute();
      const taxonomy = numbers.map((number) => ({
        term_taxonomy_id: firstTagId + number,
        term_id: firstTagId + number,
        taxonomy: 'post_tag',
        description: '',
        parent: 0,
        count: Math.imul(number, 2654435761) >>> 20,
      }));
      await kysely.insertInto('term_taxonomy').values(taxonomy).execute();
    });
    progress('tags', Math.min(start + batch, total), total);
  }
}

/** Approved comments of readers on the oldest posts. */
async function fillComments(database: Database, posts: number, progress: Progress): Promise<void> {
  const total = commentedPosts(posts) * commentsOfPost;
  const { last } = await database.kysely
    .selectFrom('comments')
    .select(({ fn }) => fn.max('comment_ID').as('last'))
    .executeTakeFirstOrThrow();
  for (let start = following(last, firstId); start < total; start += batch) {
    const rows = Array.from({ length: Math.min(batch, total - start) }, (_, index) => {
      const number = start + index;
      const date = new Date(Date.UTC(2024, 0, 1) + number * 60_000).toISOString().slice(0, 19).replace('T', ' ');
      const words = Array.from({ length: 30 }, (_word, at) => numberedWord(number * 31 + at * at));
      return {
        comment_ID: firstId + number,
        comment_post_ID: firstId + Math.floor(number / commentsOfPost),
        comment_author: `Reader ${number % 500}`,
        comment_author_email: `reader${number % 500}@example.org`,
        comment_author_url: '',
        comment_author_IP: '192.0.2.1',
        comment_date: date,
        comment_date_gmt: date,
        comment_content: `${words.join(' ')}.`,
        comment_karma: 0,
        comment_approved: '1',
        comment_agent: '',
        comment_type: 'comment',
        comment_parent: 0,
        user_id: 0,
      };
    });
    await database.transaction(async ({ kysely }) => {
      await kysely.insertInto('comments').values(rows).execute();
    });
    progress('comments', Math.min(start + batch, total), total);
  }
}
