// Lists of users. Reproduces WP_User_Query as the API's collection uses it: two statements (the page, and the total where
// the page does not tell it). Users that sort alike stand in order of their ids.
import { type Expression, type SqlBool, sql } from 'kysely';
import { siteRoles } from '../../access/account.ts';
import type { Roles } from '../../access/roles.ts';
import { anyOf } from '../../database/any-of.ts';
import type { UserRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import type { UserQuery, UserSearchColumn } from './types.ts';

/** The page's rows, and how many users there are in all. */
export async function queryUsers(site: Site, query: UserQuery): Promise<{ rows: UserRow[]; total: number }> {
  const { kysely } = site.database;
  const where = conditions(site, query);
  let page = kysely.selectFrom('users').selectAll();
  for (const condition of where) page = page.where(condition);
  for (const { by, direction } of ordering(site, query)) page = page.orderBy(by, direction);
  const rows = await page.limit(query.limit).offset(query.offset).execute();
  if (rows.length < query.limit && (rows.length > 0 || query.offset === 0)) {
    return { rows, total: query.offset + rows.length };
  }
  let all = kysely.selectFrom('users').select((count) => count.fn.countAll<number>().as('total'));
  for (const condition of where) all = all.where(condition);
  const { total } = await all.executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}

type Condition = Expression<SqlBool>;

function conditions(site: Site, query: UserQuery): Condition[] {
  const { database } = site;
  const { kysely, dialect } = database;
  const where: Condition[] = [];
  if (query.publishedTypes) {
    const authors = kysely
      .selectFrom('posts')
      .select('post_author')
      .where('post_status', '=', 'publish')
      .where('post_type', 'in', query.publishedTypes);
    where.push(sql`ID in ${authors}`);
  }
  if (query.slugs && query.slugs.length > 0) where.push(sql`user_nicename in (${sql.join(query.slugs)})`);
  if (query.authors) {
    const ids = metaOwners(site, 'user_level').where('meta_value', '!=', '0');
    where.push(sql`ID in ${ids}`);
  } else {
    const names = wantedNames(siteRoles(site), query);
    if (names.length > 0) {
      const value = sql.ref<string>('meta_value');
      const ids = metaOwners(site, 'capabilities').where(
        anyOf(names.map((name) => dialect.like(value, `%"${escapeLike(name)}"%`))),
      );
      where.push(sql`ID in ${ids}`);
    }
  }
  const search = searchCondition(site, query);
  if (search) where.push(search);
  const include = ids(query.include);
  const exclude = ids(query.exclude);
  if (include.length > 0) where.push(sql`ID in (${sql.join(include)})`);
  else if (exclude.length > 0) where.push(sql`ID not in (${sql.join(exclude)})`);
  return where;
}

function metaOwners(site: Site, key: 'user_level' | 'capabilities') {
  const { kysely, prefix } = site.database;
  return kysely
    .selectFrom('usermeta')
    .select('user_id')
    .where('meta_key', '=', prefix + key);
}

/** More names than any site has roles: a request cannot ask for a condition that no database takes. */
const mostNames = 500;

/** Roles and capabilities to look for among what is stored with users. */
function wantedNames(roles: Roles, { roles: wanted = [], capabilities = [] }: UserQuery): string[] {
  const granting = [...roles].filter(([, role]) => capabilities.some((name) => role.capabilities[name] === true));
  return [...new Set([...wanted, ...granting.map(([slug]) => slug), ...capabilities])].slice(0, mostNames);
}

function searchCondition(site: Site, query: UserQuery): Condition | undefined {
  const text = query.search ?? '';
  if (text === '' || text === '0') return undefined;
  const { dialect } = site.database;
  // WordPress puts stars around the text to ask for "anywhere", and takes all stars at its ends for that.
  const wanted = text.replace(/^\*+/, '').replace(/(?<!\*)\*+$/, '');
  const pattern = `%${escapeLike(wanted)}%`;
  const columns = query.searchColumns ?? columnsFor(wanted);
  const parts = columns.map((column) =>
    column === 'ID' ? sql<SqlBool>`ID = ${leadingNumber(wanted)}` : dialect.like(sql.ref(`${column}`), pattern),
  );
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}

function columnsFor(text: string): UserSearchColumn[] {
  if (text.includes('@')) return ['user_email'];
  if (/^[ \t\n\r\v\f]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\r\v\f]*$/.test(text))
    return ['user_login', 'ID'];
  if (/^https?:\/\//.test(text)) return ['user_url'];
  return ['user_login', 'user_url', 'user_email', 'user_nicename', 'display_name'];
}

/** The number that MySQL makes of a text which it compares with one; 0, which no user has, for none. */
function leadingNumber(text: string): number {
  const number = Number(/^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)/.exec(text)?.[1] ?? 0);
  return Number.isSafeInteger(number) ? number : 0;
}

function ordering(site: Site, query: UserQuery): { by: Expression<unknown>; direction: 'asc' | 'desc' }[] {
  const { dialect } = site.database;
  const id = { by: sql.ref('ID'), direction: 'asc' } as const;
  const column = (name: string) => [{ by: sql.ref(name), direction: query.order }, id];
  const include = ids(query.include);
  switch (query.orderBy) {
    case 'id':
      return [{ by: sql.ref('ID'), direction: query.order }];
    case 'include':
      if (include.length === 0) return column('user_login');
      return [{ by: dialect.fieldPosition(sql.ref('ID'), include), direction: query.order }];
    case 'include_slugs':
      if (!query.slugs || query.slugs.length === 0) return [id];
      // This order has no direction.
      return [{ by: dialect.fieldPosition(sql.ref('user_nicename'), query.slugs), direction: 'asc' }, id];
    case 'name':
      return column('display_name');
    case 'slug':
      return column('user_nicename');
    case 'email':
      return column('user_email');
    case 'url':
      return column('user_url');
    case 'registered_date':
      return column('user_registered');
  }
}

/** `wp_parse_id_list`. */
function ids(list: readonly number[] | undefined): number[] {
  return [...new Set((list ?? []).map((id) => Math.min(Math.abs(Math.trunc(id)), Number.MAX_SAFE_INTEGER)))];
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
