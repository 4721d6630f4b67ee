// The site that addresses.facts.json was recorded on: posts in all states, on WordPress 7.1 made with the same ids.
import type { TestSite } from '../testing.ts';

type Draft = Readonly<Record<string, string | number>> & { ID: number; post_name: string };

const posts: readonly Draft[] = [
  { ID: 100, post_title: 'First Story', post_name: 'first-story', post_date: '2025-03-04 05:06:07' },
  { ID: 101, post_title: 'Second', post_name: 'second', post_date: '2025-03-05 05:06:07', post_author: 2 },
  {
    ID: 102,
    post_title: 'Secret story',
    post_name: 'secret-story',
    post_date: '2025-03-06 05:06:07',
    post_status: 'private',
  },
  {
    ID: 103,
    post_title: 'Draft story',
    post_name: 'draft-story',
    post_date: '2026-11-23 09:00:00',
    post_status: 'draft',
  },
  { ID: 104, post_title: 'Locked', post_name: 'locked', post_date: '2025-03-07 05:06:07', post_password: 'open' },
  { ID: 105, post_title: 'About', post_name: 'about', post_date: '2025-01-01 05:06:07', post_type: 'page' },
  {
    ID: 106,
    post_title: 'Team',
    post_name: 'team',
    post_date: '2025-01-02 05:06:07',
    post_type: 'page',
    post_parent: 105,
  },
  { ID: 107, post_title: 'New name', post_name: 'new-name', post_date: '2025-03-08 05:06:07' },
  {
    ID: 108,
    post_title: 'Pages',
    post_name: 'pages-post',
    post_date: '2025-03-04 06:06:07',
    post_content: 'One\n<!--nextpage-->\nTwo',
  },
  { ID: 109, post_title: 'Future', post_name: 'future', post_date: '2035-03-04 06:06:07', post_status: 'future' },
  { ID: 110, post_title: 'Gone', post_name: 'gone__trashed', post_date: '2025-03-09 06:06:07', post_status: 'trash' },
];
/** Term taxonomy id (and term id), name, slug, taxonomy, parent, posts. */
const terms = [
  [2, 'News', 'news', 'category', 0, [100, 101]],
  [3, 'Local', 'local', 'category', 2, [100]],
  [4, 'Climate', 'climate', 'post_tag', 0, [100]],
] as const;

/** Fills a fresh site. */
export async function fillWebSite(site: TestSite): Promise<void> {
  const { kysely } = site.database;
  for (const draft of posts) {
    const row = {
      post_author: 1,
      post_content: `Text of ${draft.ID}`,
      post_excerpt: '',
      post_status: 'publish',
      post_type: 'post',
      post_parent: 0,
      post_date_gmt: draft.post_date ?? '',
      post_modified: draft.post_date ?? '',
      post_modified_gmt: draft.post_date ?? '',
      to_ping: '',
      pinged: '',
      post_content_filtered: '',
      guid: `${site.options.home}/?p=${draft.ID}`,
      ...draft,
    };
    // Rows of a table written as data: their columns are those of the table.
    await kysely
      .insertInto('posts')
      .values(row as never)
      .execute();
  }
  for (const [id, name, slug, taxonomy, parent, members] of terms) {
    await kysely.insertInto('terms').values({ term_id: id, name, slug }).execute();
    const kind = { term_taxonomy_id: id, term_id: id, taxonomy, description: '', parent, count: members.length };
    await kysely.insertInto('term_taxonomy').values(kind).execute();
    for (const object_id of members) {
      await kysely.insertInto('term_relationships').values({ object_id, term_taxonomy_id: id }).execute();
    }
  }
  for (const object_id of [102, 104, 107, 108]) {
    await kysely.insertInto('term_relationships').values({ object_id, term_taxonomy_id: 1 }).execute();
  }
  await kysely
    .insertInto('postmeta')
    .values({ post_id: 107, meta_key: '_wp_old_slug', meta_value: 'old-name' })
    .execute();
  // Posts of the same second stand in no order.
  await kysely.updateTable('posts').set({ post_date: '2026-11-22 09:00:00' }).where('ID', '=', 2).execute();
  await site.options.set('posts_per_page', '3');
  await site.options.set('posts_per_rss', '10');
  await site.options.set('sticky_posts', [101]);
  await site.options.set('timezone_string', 'UTC');
  site.caches.changed();
}
