// Lists of comments. Reproduces WP_Comment_Query as the API's collection uses it: two statements (the page, and the total
// where the page does not tell it). Comments that sort alike stand in order of their ids.
import { type Expression, type SqlBool, sql } from 'kysely';
import type { CommentRow } from '../../database/schema.ts';
import { queryBound } from '../dates.ts';
import type { Site } from '../site.ts';
import type { CommentQuery } from './types.ts';

type Condition = Expression<SqlBool>;

/** The page's rows, and how many comments there are in all. */
export async function queryComments(site: Site, query: CommentQuery): Promise<{ rows: CommentRow[]; total: number }> {
  const { kysely } = site.database;
  const where = conditions(site, query);
  let rows: CommentRow[] = [];
  // Where the list to order by is missing, WordPress finds nothing but counts all the same.
  const ordered = query.orderBy !== 'include' || idList(query.include).length > 0;
  const wanted = ordered && query.wantRows !== false;
  if (wanted) {
    let page = kysely.selectFrom('comments').selectAll();
    for (const condition of where) page = page.where(condition);
    for (const { by, direction } of ordering(site, query)) page = page.orderBy(by, direction);
    rows = await page.limit(query.limit).offset(query.offset).execute();
    if (rows.length < query.limit && (rows.length > 0 || query.offset === 0)) {
      return { rows, total: query.offset + rows.length };
    }
  }
  const counted = isByKind(query) && site.database.dialect.keepsCounts ? keptCount : countAll;
  return { rows, total: await counted(site, where) };
}

/** Does the query ask for statuses and types alone? */
const isByKind = (query: CommentQuery): boolean =>
  [
    query.include,
    query.exclude,
    query.parents,
    query.parentsExclude,
    query.posts,
    query.authors,
    query.authorsExclude,
  ].every((list) => !list || list.length === 0) && !(query.authorEmail || query.search || query.after || query.before);

/** The counts have the columns of the same names. */
async function keptCount(site: Site, where: readonly Condition[]): Promise<number> {
  const tied = sql.join([sql<SqlBool>`1 = 1`, ...where], sql` and `);
  const { rows } = await sql<{ total: number }>`select total(total) as total
    from ${sql.table(`${site.database.prefix}broadsheet_comment_counts`)} where ${tied}`.execute(site.database.kysely);
  return Number(rows[0]?.total ?? 0);
}

async function countAll(site: Site, where: readonly Condition[]): Promise<number> {
  let all = site.database.kysely.selectFrom('comments').select((count) => count.fn.countAll<number>().as('total'));
  for (const condition of where) all = all.where(condition);
  return Number((await all.executeTakeFirstOrThrow()).total);
}

function conditions(site: Site, query: CommentQuery): Condition[] {
  const { dialect } = site.database;
  const where: Condition[] = [];
  const among = (column: string, values: readonly (string | number)[] | undefined, no = false): void => {
    if (!values || values.length === 0) return;
    where.push(sql<SqlBool>`${sql.ref(column)} ${sql.raw(no ? 'not in' : 'in')} (${sql.join(values)})`);
  };
  among('comment_approved', statusesOf(query.status));
  among('comment_type', typesOf(query.type));
  if (query.type !== 'note' && query.type !== 'all') among('comment_type', ['note'], true);
  among('comment_ID', wantedIds(query.include));
  among('comment_ID', idList(query.exclude), true);
  among('comment_parent', wantedIds(query.parents));
  among('comment_parent', idList(query.parentsExclude), true);
  among('comment_post_ID', wantedIds(query.posts));
  among('user_id', wantedIds(query.authors));
  among('user_id', idList(query.authorsExclude), true);
  if (query.authorEmail) among('comment_author_email', [query.authorEmail]);
  if (query.search) {
    const pattern = `%${query.search.replace(/[\\%_]/g, '\\$&')}%`;
    const parts = searched.map((column) => dialect.like(sql.ref(column), pattern));
    where.push(sql<SqlBool>`(${sql.join(parts, sql` or `)})`);
  }
  if (query.after) where.push(sql<SqlBool>`comment_date > ${queryBound(site, query.after)}`);
  if (query.before) where.push(sql<SqlBool>`comment_date < ${queryBound(site, query.before)}`);
  return where;
}

const searched = [
  'comment_author',
  'comment_author_email',
  'comment_author_url',
  'comment_author_IP',
  'comment_content',
];

/** Values of `comment_approved` that a status stands for; undefined for every one. */
export function statusesOf(status: string): readonly string[] | undefined {
  if (status === 'any') return undefined;
  if (status === 'all' || status === '') return ['0', '1'];
  return [status === 'hold' ? '0' : status === 'approve' ? '1' : status];
}

/** Values of `comment_type` that a type stands for; undefined for every one (but notes, see above). */
export function typesOf(type: string): readonly string[] | undefined {
  if (type === '' || type === 'all') return undefined;
  if (type === 'comment' || type === 'comments') return ['', 'comment'];
  return type === 'pings' ? ['pingback', 'trackback'] : [type];
}

const columns = {
  date: 'comment_date',
  date_gmt: 'comment_date_gmt',
  id: 'comment_ID',
  post: 'comment_post_ID',
  parent: 'comment_parent',
  type: 'comment_type',
} as const;

function ordering(site: Site, query: CommentQuery): { by: Expression<unknown>; direction: 'asc' | 'desc' }[] {
  const { orderBy, order } = query;
  if (orderBy === 'include') {
    // This order has no direction.
    return [
      { by: site.database.dialect.fieldPosition(sql.ref('comment_ID'), idList(query.include)), direction: 'asc' },
    ];
  }
  const by = { by: sql.ref(columns[orderBy]), direction: order };
  if (orderBy === 'id') return [by];
  const alike = orderBy === 'date' || orderBy === 'date_gmt' ? order : 'desc';
  return [by, { by: sql.ref('comment_ID'), direction: alike }];
}

/** Ids that are asked for. Where none of them can be one, a list that nothing matches. */
function wantedIds(list: readonly number[] | undefined): number[] {
  const ids = idList(list);
  return ids.length === 0 && list && list.length > 0 ? [-1] : ids;
}

/** `wp_parse_id_list`. */
function idList(list: readonly number[] | undefined): number[] {
  return [...new Set((list ?? []).map((id) => Math.min(Math.abs(id), Number.MAX_SAFE_INTEGER)))];
}
