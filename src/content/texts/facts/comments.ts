// Comments as blocks show them.
import { sql } from 'kysely';
import type { Viewer } from '../../../access/viewer.ts';
import type { CommentFacts } from '../../../rendering/blocks/facts.ts';
import { stripTags } from '../../../rendering/formatting/strip-tags.ts';
import { trimWords } from '../../../rendering/formatting/words.ts';
import { getComments } from '../../comments/get.ts';
import { commentLinks } from '../../comments/link.ts';
import { gmtInstant } from '../../dates.ts';
import { getPosts } from '../../posts/get.ts';
import type { Site } from '../../site.ts';
import { avatarMaker } from '../../users/avatar.ts';
import { siteWall } from './site.ts';

/** Words of a comment's excerpt. */
const excerptWords = 20;

/** Comments by id, with their addresses. */
export async function loadCommentFacts(
  site: Site,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(CommentFacts | undefined)[]> {
  const rows = await getComments(site, ids);
  const list = [...rows.values()];
  const posts = await getPosts(
    site,
    list.map((row) => row.comment_post_ID),
  );
  const links = await commentLinks(site, viewer, list, posts);
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row) return undefined;
    const text = stripTags(row.comment_content.replace(/[\n\r]/g, ' '));
    return {
      id,
      post: row.comment_post_ID,
      user: row.user_id,
      author: row.comment_author || 'Anonymous',
      url: row.comment_author_url === 'http://' ? '' : row.comment_author_url,
      link: links.get(id) ?? '',
      date: siteWall(site, gmtInstant(row.comment_date_gmt)),
      text: row.comment_content,
      excerpt: trimWords(text, excerptWords),
      exists: true,
      avatar: avatarMaker(site, row.comment_author_email, row.comment_author),
    };
  });
}

/** Ids of the newest approved comments on published posts, for each number of them. */
export async function loadLatestComments(site: Site, counts: readonly number[]): Promise<number[][]> {
  const most = Math.max(0, ...counts);
  const rows = await site.database.kysely
    .selectFrom('comments as c')
    .innerJoin('posts as p', 'p.ID', 'c.comment_post_ID')
    .select('c.comment_ID')
    .where('c.comment_approved', '=', '1')
    .where('c.comment_type', '!=', 'note')
    .where('p.post_status', '=', 'publish')
    .orderBy('c.comment_date_gmt', 'desc')
    .orderBy('c.comment_ID', 'desc')
    .limit(sql<number>`${most}`)
    .execute();
  const ids = rows.map((row) => row.comment_ID);
  return counts.map((count) => ids.slice(0, Math.max(0, count)));
}
