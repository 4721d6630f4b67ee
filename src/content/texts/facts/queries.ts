// Posts that blocks ask for by a query: the visible ones, in order, and how many there are.
import type { Viewer } from '../../../access/viewer.ts';
import type { PostsFound, PostsQuestion } from '../../../rendering/blocks/facts.ts';
import { mostPosts, postsPerPage } from '../../posts/per-page.ts';
import { queryPosts } from '../../posts/query.ts';
import { stickyPosts } from '../../posts/sticky.ts';
import type { PostOrder, PostQuery, TaxClause, TaxQuery } from '../../posts/types.ts';
import type { Site } from '../../site.ts';

const orders: Readonly<Record<string, PostOrder>> = {
  author: 'author',
  date: 'date',
  ID: 'id',
  menu_order: 'menu_order',
  modified: 'modified',
  name: 'slug',
  parent: 'parent',
  title: 'title',
};

/** One query after the other: how many a text has is its author's doing, not the list's. */
export async function loadPosts(
  site: Site,
  viewer: Viewer,
  questions: readonly PostsQuestion[],
): Promise<PostsFound[]> {
  const found: PostsFound[] = [];
  for (const question of questions) {
    const { ids, total } = await queryPosts(site, queryOf(site, viewer, question));
    found.push({ ids: ids.slice(0, mostPosts), total });
  }
  return found;
}

function queryOf(site: Site, viewer: Viewer, question: PostsQuestion): PostQuery {
  const sticky = stickyPosts(site);
  const exclude = [...question.exclude, ...(question.sticky === 'exclude' ? sticky : [])];
  const tax = taxOf(question);
  const isPlain = question.sticky === 'only' || question.sticky === 'ignore';
  return {
    types: [question.type],
    ...statusesOf(site, viewer, question),
    order: question.order,
    orderBy: orders[question.orderBy] ?? 'date',
    perPage: Math.min(question.perPage ?? postsPerPage(site), mostPosts),
    ...(question.offset ? { offset: question.offset } : { page: 1 }),
    ...(question.sticky === 'only' ? { include: sticky.length > 0 ? sticky : [0] } : { exclude }),
    ignoreSticky: isPlain,
    // Rows are read to move sticky posts, and for nothing else.
    wantRows: !isPlain,
    ...(tax ? { tax } : {}),
    authors: question.authors.filter((id) => id >= 0),
    authorsExclude: question.authors.filter((id) => id < 0).map((id) => -id),
    ...(question.search === undefined ? {} : { search: question.search, searchProtected: viewer.id > 0 }),
    ...(question.parents.length > 0 && site.registry.postTypes.get(question.type)?.hierarchical
      ? { parents: question.parents }
      : {}),
    ...(question.count === false ? { count: false } : {}),
  };
}

/** Published posts, and the private ones that the viewer may read. */
function statusesOf(
  site: Site,
  viewer: Viewer,
  { type, published }: PostsQuestion,
): Pick<PostQuery, 'statuses' | 'ownPrivate'> {
  if (published === true || viewer.id === 0) return { statuses: ['publish'] };
  const mayReadAll = viewer.can(site.registry.postTypes.get(type)?.caps.read_private_posts ?? 'read_private_posts');
  return mayReadAll ? { statuses: ['publish', 'private'] } : { statuses: ['publish'], ownPrivate: viewer.id };
}

/** Conditions on formats alone stand at the first level; beside others each kind has a group of its own. */
function taxOf({ terms, formats }: PostsQuestion): TaxQuery | undefined {
  const clauses: TaxClause[] = terms.map(({ taxonomy, terms: ids, operator }) => ({
    taxonomy,
    terms: ids,
    operator,
    includeChildren: false,
  }));
  const ofTerms: TaxQuery | undefined = clauses.length > 0 ? { relation: 'AND', clauses } : undefined;
  const named = formats.filter((format) => format !== 'standard');
  const wanted: TaxClause[] = [];
  if (formats.includes('standard')) wanted.push({ taxonomy: 'post_format', terms: [], operator: 'NOT EXISTS' });
  if (named.length > 0) {
    const slugs = named.map((format) => `post-format-${format}`);
    wanted.push({ taxonomy: 'post_format', field: 'slug', terms: slugs, operator: 'IN' });
  }
  if (wanted.length === 0) return ofTerms;
  const ofFormats: TaxQuery = { relation: 'OR', clauses: wanted };
  return ofTerms ? { relation: 'AND', clauses: [ofTerms, ofFormats] } : ofFormats;
}
