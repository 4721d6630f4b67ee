// Loads what the addresses of a list of posts need beyond their rows, in a fixed number of statements: none for plain
// structures, one for ancestors of pages (a level a statement), one for authors, two for categories.
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { getPosts, type ReadPosts } from './get.ts';

/** What addresses of a list of posts need beyond the rows: ancestors, authors' names, first categories. */
export interface PermalinkData {
  /** Rows of ancestors (and of parents of attachments), by id. */
  readonly posts: ReadonlyMap<number, PostRow>;
  /** Author id → user_nicename; filled where the structure has %author%. */
  readonly authors: ReadonlyMap<number, string>;
  /** Post id → path of slugs of its first category; filled where the structure has %category%. */
  readonly categories: ReadonlyMap<number, string>;
}

const none: ReadonlyMap<number, string> = new Map();

/** Loads what the permalinks of these posts need. `read`: for those who know some of them already. */
export async function loadPermalinkData(
  site: Site,
  posts: readonly PostRow[],
  read: ReadPosts = (ids) => getPosts(site, ids),
): Promise<PermalinkData> {
  const structure = site.options.text('permalink_structure');
  const above = await loadAncestors(site, posts, read);
  const all = [...posts, ...above.values()];
  return {
    posts: above,
    authors: structure.includes('%author%') ? await loadAuthors(site, all) : none,
    categories: structure.includes('%category%') ? await loadCategories(site, all) : none,
  };
}

/** Ancestors of hierarchical posts and parents of attachments: one statement a level, which are few. */
async function loadAncestors(site: Site, posts: readonly PostRow[], read: ReadPosts): Promise<Map<number, PostRow>> {
  const found = new Map<number, PostRow>();
  let wanted = new Set<number>();
  const ask = (post: PostRow): void => {
    const climbs = post.post_type === 'attachment' || site.registry.postTypes.get(post.post_type)?.hierarchical;
    if (climbs && post.post_parent > 0 && !found.has(post.post_parent)) wanted.add(post.post_parent);
  };
  posts.forEach(ask);
  while (wanted.size > 0) {
    const level = await read([...wanted]);
    for (const [id, post] of level) found.set(id, post);
    wanted = new Set();
    for (const post of level.values()) ask(post);
  }
  return found;
}

async function loadAuthors(site: Site, posts: readonly PostRow[]): Promise<Map<number, string>> {
  const ids = [...new Set(posts.map((post) => post.post_author))].filter((id) => id > 0);
  if (ids.length === 0) return new Map();
  const rows = await site.database.kysely
    .selectFrom('users')
    .select(['ID', 'user_nicename'])
    .where('ID', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.ID, row.user_nicename]));
}

/** The path of the category with the lowest id of each post; posts without one get the default category's slug. */
async function loadCategories(site: Site, posts: readonly PostRow[]): Promise<Map<number, string>> {
  const ids = posts.map((post) => post.ID);
  if (ids.length === 0) return new Map();
  const { kysely } = site.database;
  const related = await kysely
    .selectFrom('term_relationships')
    .innerJoin('term_taxonomy', 'term_taxonomy.term_taxonomy_id', 'term_relationships.term_taxonomy_id')
    .select(['term_relationships.object_id', 'term_taxonomy.term_id'])
    .where('term_relationships.object_id', 'in', ids)
    .where('term_taxonomy.taxonomy', '=', 'category')
    .execute();
  const first = new Map<number, number>();
  for (const { object_id, term_id } of related) {
    first.set(object_id, Math.min(first.get(object_id) ?? Number.POSITIVE_INFINITY, term_id));
  }
  const tree = await categoryTree(site);
  const fallback = tree.get(site.options.number('default_category'))?.slug ?? '';
  return new Map(
    ids.map((id) => {
      const term = first.get(id);
      return [id, term === undefined ? fallback : pathOf(tree, term)];
    }),
  );
}

type Tree = Map<number, { slug: string; parent: number }>;

async function categoryTree(site: Site): Promise<Tree> {
  const known = site.caches.map<Tree>('category-paths');
  const cached = site.caches.enabled ? known.get('tree') : undefined;
  if (cached) return cached;
  const rows = await site.database.kysely
    .selectFrom('term_taxonomy')
    .innerJoin('terms', 'terms.term_id', 'term_taxonomy.term_id')
    .select(['term_taxonomy.term_id', 'terms.slug', 'term_taxonomy.parent'])
    .where('term_taxonomy.taxonomy', '=', 'category')
    .execute();
  const tree: Tree = new Map(rows.map((row) => [row.term_id, { slug: row.slug, parent: row.parent }]));
  known.set('tree', tree);
  return tree;
}

function pathOf(tree: Tree, term: number): string {
  const names: string[] = [];
  const seen = new Set<number>();
  for (let id = term; id > 0 && !seen.has(id); ) {
    seen.add(id);
    const place = tree.get(id);
    if (!place) break;
    names.unshift(place.slug);
    id = place.parent;
  }
  return names.join('/');
}
