// Addresses of comments. Reproduces get_comment_link and get_page_of_comment: the post's permalink, the page of comments
// where the site pages them, and `#comment-ID`. A fixed number of statements for any list, one more a level of threads.
import { sql } from 'kysely';
import type { Viewer } from '../../access/viewer.ts';
import { trimEnd } from '../../base/trim.ts';
import type { CommentRow, PostRow } from '../../database/schema.ts';
import { permalink } from '../posts/permalink.ts';
import { loadPermalinkData } from '../posts/permalink-data.ts';
import { trailing } from '../posts/permalink-structure.ts';
import type { Site } from '../site.ts';
import { getComments } from './get.ts';

/** Comment id → its address. `posts` has the posts that exist. */
export async function commentLinks(
  site: Site,
  viewer: Viewer,
  comments: readonly CommentRow[],
  posts: ReadonlyMap<number, PostRow>,
): Promise<Map<number, string>> {
  const used = new Map<number, PostRow>();
  for (const { comment_post_ID: id } of comments) {
    const post = posts.get(id);
    if (post) used.set(id, post);
  }
  const data = await loadPermalinkData(site, [...used.values()]);
  const pretty = site.options.text('permalink_structure') !== '';
  const pages = await pagesOf(site, viewer, comments);
  const addresses = new Map([...used].map(([id, post]) => [id, permalink(site, post, data)]));
  return new Map(
    comments.map(({ comment_ID: id, comment_post_ID: post }) => {
      let address = addresses.get(post) ?? '';
      const page = pages.get(id) ?? 0;
      if (page > 0 && pretty) address = `${trimEnd(address, '/')}/comment-page-${page}`;
      else if (page > 0) address += `${address.includes('?') ? '&' : '?'}cpage=${page}`;
      return [id, `${pretty ? trailing(site, address) : address}#comment-${id}`];
    }),
  );
}

/** Comment id → page that it stands on, where that shows in addresses. */
async function pagesOf(site: Site, viewer: Viewer, comments: readonly CommentRow[]): Promise<Map<number, number>> {
  const { options } = site;
  const pages = new Map<number, number>();
  const perPage = options.number('comments_per_page');
  if (options.number('page_comments') === 0 || perPage < 1 || comments.length === 0) return pages;
  const tops = await threadStarts(site, comments);
  const older = await olderStarts(site, viewer, [...new Set([...tops.values()])]);
  for (const { comment_ID: id } of comments) {
    const page = Math.ceil(((older.get(tops.get(id) ?? id) ?? 0) + 1) / perPage);
    if (page !== 1 || options.text('default_comments_page') !== 'oldest') pages.set(id, page);
  }
  return pages;
}

/** Comment id → id of the comment that its thread begins with. */
async function threadStarts(site: Site, comments: readonly CommentRow[]): Promise<Map<number, number>> {
  const { options } = site;
  const threaded = options.number('thread_comments') !== 0 && options.number('thread_comments_depth') > 1;
  const known = new Map(comments.map((row) => [row.comment_ID, row]));
  const missing = () => [...known.values()].map((row) => row.comment_parent).filter((id) => id > 0 && !known.has(id));
  for (let wanted = threaded ? missing() : []; wanted.length > 0; wanted = missing()) {
    const found = await getComments(site, wanted);
    if (found.size === 0) break;
    for (const [id, row] of found) known.set(id, row);
  }
  const startOf = (row: CommentRow): number => {
    const seen = new Set<number>();
    let at = row;
    while (threaded && at.comment_parent > 0 && !seen.has(at.comment_ID)) {
      seen.add(at.comment_ID);
      const above = known.get(at.comment_parent);
      if (!above) break;
      at = above;
    }
    return at.comment_ID;
  };
  return new Map(comments.map((row) => [row.comment_ID, startOf(row)]));
}

/** How many threads of its post began before each of these comments, those of the viewer that are held included. */
async function olderStarts(site: Site, viewer: Viewer, ids: readonly number[]): Promise<Map<number, number>> {
  const own = viewer.id > 0 ? sql`or (o.user_id = ${viewer.id} and o.comment_approved = '0')` : sql``;
  const { rows } = await sql<{ id: number; older: number }>`
    select c.comment_ID as id, (
      select count(*) from ${sql.table('comments')} as o
      where o.comment_post_ID = c.comment_post_ID and o.comment_parent = 0
        and o.comment_date_gmt < c.comment_date_gmt and (o.comment_approved = '1' ${own})
    ) as older
    from ${sql.table('comments')} as c where c.comment_ID in (${sql.join(ids)})`.execute(site.database.kysely);
  return new Map(rows.map((row) => [Number(row.id), Number(row.older)]));
}
