// Lists of terms, and many lists at once: the terms of each post that an answer embeds.

import { SiteError } from '../../../base/error.ts';
import { queryTerms } from '../../../content/terms/query.ts';
import type { TermOrder } from '../../../content/terms/types.ts';
import type { TaxonomyTermRow } from '../../../database/schema.ts';
import type { Registry } from '../../../extend/registry.ts';
import type { Taxonomy } from '../../../extend/types.ts';
import { collectionArguments, respondList } from '../../engine/collection.ts';
import { readCollection } from '../../engine/resource-read.ts';
import { contextArgument } from '../../engine/resource-schema.ts';
import type { Arguments, Call, RestResponse } from '../../engine/types.ts';
import { knownPosts, knownSubjects } from '../posts/known.ts';
import { mayList, mayReadTermsOf, mayUseContext } from './access.ts';
import { termItem, termsRoute } from './item.ts';
import { embeddedTermsOfPosts } from './known.ts';
import type { TermResource } from './resource.ts';

const orders = ['id', 'include', 'name', 'slug', 'include_slugs', 'term_group', 'description', 'count'];

export function listArguments(resource: TermResource, { hierarchical }: Taxonomy, registry: Registry): Arguments {
  const ids = { type: 'array', items: { type: 'integer' }, default: [] } as const;
  return {
    context: contextArgument(resource, registry, 'view'),
    ...collectionArguments(),
    exclude: { description: 'Leave these terms out.', ...ids },
    include: { description: 'Only these terms.', ...ids },
    ...(hierarchical ? {} : { offset: { description: 'How many terms to pass over.', type: 'integer' } }),
    order: { description: 'Rising or falling.', type: 'string', default: 'asc', enum: ['asc', 'desc'] },
    orderby: { description: 'What to sort by.', type: 'string', default: 'name', enum: orders },
    hide_empty: { description: 'Leave out terms without posts.', type: 'boolean', default: false },
    ...(hierarchical ? { parent: { description: 'Only terms right below this one.', type: 'integer' } } : {}),
    post: { description: 'Only terms of this post.', type: 'integer', default: null },
    slug: { description: 'Only terms with these slugs.', type: 'array', items: { type: 'string' } },
  };
}

/** Params that passed the arguments above; the casts name what their schemas guarantee. */
interface ListParams {
  page: number;
  per_page: number;
  search?: string;
  exclude?: number[];
  include?: number[];
  offset?: number;
  order?: 'asc' | 'desc';
  orderby?: TermOrder;
  hide_empty?: boolean;
  parent?: number;
  post?: number | null;
  slug?: string[];
}

export async function listTerms(call: Call, taxonomy: Taxonomy, resource: TermResource): Promise<RestResponse> {
  const params = call.params as unknown as ListParams;
  const offset = (!taxonomy.hierarchical && params.offset) || (params.page - 1) * params.per_page;
  const { rows, total } = await queryTerms(call.site, {
    taxonomy: taxonomy.name,
    search: params.search,
    include: params.include,
    exclude: params.exclude,
    slugs: params.slug,
    parent: (taxonomy.hierarchical ? params.parent : undefined) ?? undefined,
    post: params.post ?? undefined,
    hideEmpty: params.hide_empty,
    orderBy: params.orderby,
    order: params.order,
    limit: params.per_page,
    // WordPress reads a negative offset as a positive one, but not for the page's number.
    offset: Math.min(Math.abs(offset), Number.MAX_SAFE_INTEGER),
  });
  return answer(call, taxonomy, resource, rows, { total, offset, perPage: params.per_page });
}

async function answer(
  call: Call,
  taxonomy: Taxonomy,
  resource: TermResource,
  rows: readonly TaxonomyTermRow[],
  { total, offset, perPage }: { total: number; offset: number; perPage: number },
): Promise<RestResponse> {
  const allowed = call.context === 'edit' ? rows.filter((row) => mayEdit(call, taxonomy, row)) : rows;
  const items = call.request.method === 'HEAD' ? [] : await readCollection(resource, allowed.map(termItem), call);
  const page = Math.ceil(offset / perPage + 1);
  return respondList(call, items, { route: termsRoute(taxonomy), total, page, perPage });
}

function mayEdit(call: Call, taxonomy: Taxonomy, row: TaxonomyTermRow): boolean {
  return call.viewer.can('edit_term', { kind: 'term', term: row, taxonomy, isDefault: false });
}

/**
 * Answers several lists with a fixed number of statements where they differ in nothing but the post, as those that posts
 * embed; others one after the other.
 */
export async function listManyTerms(
  calls: readonly Call[],
  taxonomy: Taxonomy,
  resource: TermResource,
): Promise<(RestResponse | SiteError)[]> {
  const [first] = calls;
  if (!first) return [];
  const shape = shapeOf(first);
  if (first.params.post == null || calls.some((call) => shapeOf(call) !== shape)) {
    return oneByOne(calls, taxonomy, resource);
  }
  const ids = calls.map((call) => Number(call.params.post));
  const posts = await knownPosts(first, ids);
  const subjects = await knownSubjects(first, [...posts.values()]);
  const terms = await embeddedTermsOfPosts(first, ids);
  const distinct = new Map<number, TaxonomyTermRow>();
  for (const ofPost of terms.values())
    for (const row of ofPost.get(taxonomy.name) ?? []) distinct.set(row.term_id, row);
  const read = await readCollection(resource, [...distinct.values()].map(termItem), first);
  const byId = new Map([...distinct.keys()].map((id, index) => [id, read[index]]));
  return calls.map((call, index) => {
    try {
      mayUseContext(call, taxonomy);
      mayReadTermsOf(call, taxonomy, posts.get(ids[index] ?? 0), subjects);
    } catch (error) {
      if (error instanceof SiteError) return error;
      throw error;
    }
    const rows = terms.get(ids[index] ?? 0)?.get(taxonomy.name) ?? [];
    const perPage = Number(call.params.per_page);
    const items = rows.slice(0, perPage).map((row) => byId.get(row.term_id));
    return respondList(call, items, { route: termsRoute(taxonomy), total: rows.length, page: 1, perPage });
  });
}

/** What a list asks for besides its post; only lists in their default order share an answer. */
function shapeOf(call: Call): string {
  const { post: _post, ...rest } = call.params;
  const asked = Object.keys(call.query).filter((name) => !['post', 'context', 'per_page', '_fields'].includes(name));
  return call.context === 'edit' || asked.length > 0 ? `own ${call.params.post}` : JSON.stringify(rest);
}

async function oneByOne(
  calls: readonly Call[],
  taxonomy: Taxonomy,
  resource: TermResource,
): Promise<(RestResponse | SiteError)[]> {
  const answers: (RestResponse | SiteError)[] = [];
  for (const call of calls) {
    try {
      await mayList(call, taxonomy);
      answers.push(await listTerms(call, taxonomy, resource));
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      answers.push(error);
    }
  }
  return answers;
}
