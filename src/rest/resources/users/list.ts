// Lists of users: arguments and answer. Reproduces WP_REST_Users_Controller::get_items and get_collection_params.
import type { Site } from '../../../content/site.ts';
import { apiTypes } from '../../../content/users/published.ts';
import { queryUsers } from '../../../content/users/query.ts';
import type { UserOrder, UserSearchColumn } from '../../../content/users/types.ts';
import { collectionArguments, respondList } from '../../engine/collection.ts';
import { isEmpty } from '../../engine/php.ts';
import { readCollection } from '../../engine/resource-read.ts';
import { contextArgument } from '../../engine/resource-schema.ts';
import type { Arguments, Call, RestResponse } from '../../engine/types.ts';
import { userItem } from './item.ts';
import { type UserResource, usersRoute } from './resource.ts';

const orders = ['id', 'include', 'name', 'registered_date', 'slug', 'include_slugs', 'email', 'url'];
const columnNames: Readonly<Record<string, UserSearchColumn>> = {
  email: 'user_email',
  name: 'display_name',
  id: 'ID',
  username: 'user_login',
  slug: 'user_nicename',
};
/** What those may search in who may not list users: everything but addresses. */
const openColumns: readonly UserSearchColumn[] = ['ID', 'user_login', 'user_nicename', 'display_name'];

export function listArguments(site: Site, resource: UserResource): Arguments {
  const ids = { type: 'array', items: { type: 'integer' }, default: [] } as const;
  const texts = { type: 'array', items: { type: 'string' } } as const;
  return {
    context: contextArgument(resource, site.registry, 'view'),
    ...collectionArguments(),
    exclude: { description: 'Leave these users out.', ...ids },
    include: { description: 'Only these users.', ...ids },
    offset: { description: 'How many users to pass over.', type: 'integer' },
    order: { default: 'asc', description: 'Rising or falling.', enum: ['asc', 'desc'], type: 'string' },
    orderby: { default: 'name', description: 'What to sort by.', enum: orders, type: 'string' },
    slug: { description: 'Only users with these slugs.', ...texts },
    roles: { description: 'Only users with one of these roles.', ...texts },
    capabilities: { description: 'Only users with one of these capabilities.', ...texts },
    who: { description: 'Only users who may write.', type: 'string', enum: ['authors'] },
    has_published_posts: {
      description: 'Only users who have published something, or something of these types.',
      type: ['boolean', 'array'],
      items: { type: 'string', enum: keyedByThemselves(apiTypes(site)) },
    },
    search_columns: {
      default: [],
      description: 'Where to search.',
      type: 'array',
      items: { enum: Object.keys(columnNames), type: 'string' },
    },
  };
}

/** A list that shows in JSON as WordPress's arrays of names do: an object from each name to itself. */
function keyedByThemselves(names: readonly string[]): readonly string[] {
  const toJSON = () => Object.fromEntries(names.map((name) => [name, name]));
  return Object.defineProperty([...names], 'toJSON', { value: toJSON });
}

/** Params that passed the arguments above. */
interface ListParams {
  page: number;
  per_page: number;
  search?: string;
  exclude?: number[];
  include?: number[];
  offset?: number;
  order: 'asc' | 'desc';
  orderby: UserOrder;
  slug?: string[];
  roles?: string[];
  capabilities?: string[];
  who?: string;
  has_published_posts?: boolean | string[];
  search_columns?: string[];
}

export async function listUsers(call: Call, resource: UserResource): Promise<RestResponse> {
  // Their schemas guarantee the types.
  const params = call.params as unknown as ListParams;
  const offset = params.offset || (params.page - 1) * params.per_page;
  const lists = call.viewer.can('list_users');
  const { rows, total } = await queryUsers(call.site, {
    search: params.search,
    searchColumns: searchColumns(params.search_columns ?? [], lists),
    include: params.include,
    exclude: params.exclude,
    slugs: params.slug,
    roles: params.roles,
    capabilities: params.capabilities,
    authors: params.who === 'authors',
    publishedTypes: publishedTypes(call, params, lists),
    orderBy: params.orderby,
    order: params.order,
    limit: params.per_page,
    offset: Math.min(Math.max(0, offset), Number.MAX_SAFE_INTEGER),
  });
  const editing = call.context === 'edit';
  const shown = rows.filter(({ ID: id }) => !editing || call.viewer.can('edit_user', { kind: 'user', id }));
  const items = await readCollection(resource, shown.map(userItem), call);
  const page = Math.ceil(offset / params.per_page + 1);
  return respondList(call, items, { route: usersRoute, total, page, perPage: params.per_page });
}

function searchColumns(wanted: readonly string[], lists: boolean): readonly UserSearchColumn[] | undefined {
  const open = lists ? undefined : openColumns;
  const columns = wanted.flatMap((name) => columnNames[name] ?? []).filter((column) => open?.includes(column) ?? true);
  return columns.length > 0 ? columns : open;
}

function publishedTypes(call: Call, params: ListParams, lists: boolean): readonly string[] | undefined {
  const { has_published_posts: asked } = params;
  if (!isEmpty(asked)) return asked === true ? apiTypes(call.site) : Array.isArray(asked) ? asked : [String(asked)];
  return params.who === 'authors' || lists ? undefined : apiTypes(call.site);
}
