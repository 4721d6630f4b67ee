// Posts in order of their dates for extensions (extend/site.ts), read from WordPress's index of type, status and date, so
// that a site's size does not count; and posts by words.
import { sql } from 'kysely';
import type { PostRow } from '../../database/schema.ts';
import type { PostSearch, PostWalk } from '../../extend/site.ts';
import { queryPosts } from '../posts/query.ts';
import type { Site } from '../site.ts';

/** Each type and status is read by itself up to the limit, then all are put together: an index has one order only. */
export async function walkPosts(site: Site, { of, from, to, after, order, limit }: PostWalk): Promise<PostRow[]> {
  const { kysely } = site.database;
  const beyond = order === 'asc' ? '>' : '<';
  const parts = of.map(({ type, status }) => {
    let part = kysely
      .selectFrom('posts')
      .selectAll()
      .where('post_type', '=', type)
      .where('post_status', '=', status)
      .orderBy('post_date', order)
      .orderBy('ID', order)
      .limit(limit);
    if (from !== undefined) part = part.where('post_date', '>=', from);
    if (to !== undefined) part = part.where('post_date', '<=', to);
    if (after) {
      part = part
        .where('post_date', order === 'asc' ? '>=' : '<=', after.date)
        .where((where) =>
          where.or([
            where('post_date', beyond, after.date),
            where.and([where('post_date', '=', after.date), where('ID', beyond, after.id)]),
          ]),
        );
    }
    return kysely.selectFrom(part.as('part')).selectAll('part');
  });
  const [first, ...others] = parts;
  if (!first) return [];
  const all = others.reduce((query, part) => query.unionAll(part), first);
  return all.orderBy(sql.ref('post_date'), order).orderBy(sql.ref('ID'), order).limit(limit).execute();
}

export async function searchPosts(site: Site, { types, text, limit, offset }: PostSearch): Promise<PostRow[]> {
  const searched = text.trim() === '' ? {} : { search: text };
  const query = { types, statuses: ['publish'], perPage: limit, offset, count: false, ...searched } as const;
  return (await queryPosts(site, query)).rows;
}
