// All conditions of a query for posts, in the order of WP_Query::get_posts. Which parameter outweighs which is as there:
// `include` over `exclude`, excluded authors over authors, parents over excluded parents.
import { type SqlBool, sql } from 'kysely';
import { anyOf } from '../../database/any-of.ts';
import { queryBound } from '../dates.ts';
import type { Site } from '../site.ts';
import { among, bound, boundList, type Condition, column, compare, fixed } from './query-condition.ts';
import { taxCondition } from './query-terms.ts';
import { stickyPosts } from './sticky.ts';
import type { PostQuery } from './types.ts';

/** The ids a list is narrowed to, sticky posts counted in; empty where it is not narrowed. `[0]` matches nothing. */
export function included(site: Site, query: PostQuery): readonly number[] {
  const asked = query.include ?? [];
  if (query.sticky !== true) return asked;
  const sticky = stickyPosts(site);
  const both = asked.length > 0 ? sticky.filter((id) => asked.includes(id)) : sticky;
  return both.length > 0 ? both : [0];
}

/** The conditions of a query but for its search, tied by AND. At most one statement for each clause on terms. */
export async function conditions(site: Site, query: PostQuery): Promise<Condition[]> {
  const all: Condition[] = [];
  const types = among('post_type', query.types);
  all.push(types);
  const status = await statusCondition(site, query);
  if (status) all.push(status);
  if (query.menuOrder !== undefined) all.push(compare('menu_order', '=', Math.abs(Math.trunc(query.menuOrder))));
  all.push(...idConditions(site, query));
  if (query.slugs && query.slugs.length > 0) all.push(among('post_name', query.slugs));
  if (query.parents && query.parents.length > 0) all.push(among('post_parent', query.parents));
  else if (query.parentsExclude && query.parentsExclude.length > 0)
    all.push(among('post_parent', query.parentsExclude, true));
  if (query.authorsExclude && query.authorsExclude.length > 0)
    all.push(among('post_author', query.authorsExclude, true));
  else if (query.authors && query.authors.length > 0) all.push(among('post_author', query.authors));
  all.push(...dateConditions(site, query));
  if (query.tax) {
    const tax = await taxCondition(site, query.tax);
    if (tax) all.push(tax);
  }
  if (query.search && !query.searchProtected) all.push(fixed('open', sql<boolean>`${column('post_password')} = ''`));
  if (query.hasPassword !== undefined) {
    all.push(
      fixed(
        `password ${query.hasPassword}`,
        sql<boolean>`${column('post_password')} ${sql.raw(query.hasPassword ? '<>' : '=')} ''`,
      ),
    );
  }
  if (query.mimeTypes && query.mimeTypes.length > 0) all.push(mimeCondition(query.mimeTypes));
  for (const [index, meta] of (query.meta ?? []).entries()) all.push(metaCondition(meta, index));
  return all;
}

async function statusCondition(site: Site, query: PostQuery): Promise<Condition | undefined> {
  const { statuses } = query;
  const registered = [...site.registry.statuses.values()];
  if (statuses.includes('any')) {
    const hidden = registered.filter((status) => status.excludeFromSearch && !statuses.includes(status.name));
    const used = await usedStatuses(site, query.types);
    return among(
      'post_status',
      used.filter((name) => !hidden.some((status) => status.name === name)),
    );
  }
  const known = registered.filter((status) => statuses.includes(status.name)).map((status) => status.name);
  if (known.length === 0) return undefined;
  return query.ownPrivate ? withOwnPrivate(site, known, query.ownPrivate) : among('post_status', known);
}

/** Some statuses, and a user's own posts of private ones. */
function withOwnPrivate(site: Site, open: readonly string[], user: number): Condition {
  const own = [...site.registry.statuses.values()].filter((status) => status.private).map((status) => status.name);
  return {
    shape: 'post_status or own',
    values: { openStatuses: [...open], ownStatuses: own, owner: user },
    sql: (values) => sql<boolean>`(${column('post_status')} in (${sql.join(boundList(values, 'openStatuses'))})
      or (${column('post_status')} in (${sql.join(boundList(values, 'ownStatuses'))})
        and ${column('post_author')} = ${values.owner ?? 0}))`,
  };
}

/** Statuses that posts of these types have, unregistered ones included; naming them lets the index be used. */
async function usedStatuses(site: Site, types: readonly string[]): Promise<string[]> {
  const known = site.caches.map<string[]>('used-statuses');
  const key = types.join();
  const cached = site.caches.enabled ? known.get(key) : undefined;
  if (cached) return cached;
  const kept = sql.table(`${site.database.prefix}broadsheet_counts`);
  const from = site.database.dialect.keepsCounts
    ? sql`${kept} where term_taxonomy_id = 0 and total > 0 and`
    : sql`${sql.table('posts')} where`;
  const { rows } = await sql<{ post_status: string }>`select distinct post_status from ${from}
    post_type in (${sql.join(types)})`.execute(site.database.kysely);
  const names = rows.map((row) => row.post_status);
  known.set(key, names);
  return names;
}

function idConditions(site: Site, query: PostQuery): Condition[] {
  const only = included(site, query);
  if (only.length > 0) return [among('ID', only)];
  const without = [...(query.exclude ?? []), ...(query.sticky === false ? stickyPosts(site) : [])];
  return without.length > 0 ? [among('ID', without, true)] : [];
}

function dateConditions(site: Site, query: PostQuery): Condition[] {
  const found: Condition[] = [];
  if (query.before !== undefined) found.push(compare('post_date', '<', queryBound(site, query.before)));
  if (query.modifiedBefore !== undefined)
    found.push(compare('post_modified', '<', queryBound(site, query.modifiedBefore)));
  if (query.after !== undefined) found.push(compare('post_date', '>', queryBound(site, query.after)));
  if (query.modifiedAfter !== undefined)
    found.push(compare('post_modified', '>', queryBound(site, query.modifiedAfter)));
  return found;
}

/** MIME types, `image/*` and `image` included, as wp_post_mime_type_where. */
function mimeCondition(types: readonly string[]): Condition {
  const values: Record<string, string> = {};
  types.forEach((type, index) => {
    const pattern = type.includes('/') ? type : `${type}/*`;
    values[`mime${index}`] = pattern.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');
  });
  return {
    shape: `mime${types.length}`,
    values,
    sql: (given) =>
      anyOf(types.map((_, index) => sql<SqlBool>`${column('post_mime_type')} like ${bound(given, `mime${index}`)}`)),
  };
}

function metaCondition(meta: { key: string; value?: string }, index: number): Condition {
  const values: Record<string, string> = { [`meta${index}`]: meta.key };
  if (meta.value !== undefined) values[`value${index}`] = meta.value;
  return {
    shape: `meta${index}${meta.value === undefined ? '' : '='}`,
    values,
    sql: (given) => sql<boolean>`exists (select 1 from ${sql.table('postmeta')} as entry
      where entry.post_id = ${column('ID')} and entry.meta_key = ${bound(given, `meta${index}`)}
      ${meta.value === undefined ? sql`` : sql`and entry.meta_value = ${bound(given, `value${index}`)}`})`,
  };
}
