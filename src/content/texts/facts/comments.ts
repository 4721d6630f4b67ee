// Comments as blocks show them.

import { sql } from 'kysely';
import type { Viewer } from '../../../access/viewer.ts';
import type { CommentRow } from '../../../database/schema.ts';
import type { CommentFacts } from '../../../rendering/blocks/facts.ts';
import { stripTags } from '../../../rendering/formatting/strip-tags.ts';
import { trimWords } from '../../../rendering/formatting/words.ts';
import { commentAuthor, commentAuthorUrl } from '../../comments/author.ts';
import { getComments } from '../../comments/get.ts';
import { commentLinks } from '../../comments/link.ts';
import { commentText } from '../../comments/text.ts';
import { gmtInstant, toGmt } from '../../dates.ts';
import { siteLanguage } from '../../languages/site-language.ts';
import { getPosts } from '../../posts/get.ts';
import { loadSubjects } from '../../posts/subjects.ts';
import type { Site } from '../../site.ts';
import { avatarMaker } from '../../users/avatar.ts';
import { getUsers } from '../../users/load.ts';
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
  const users = await getUsers(
    site,
    list.map((row) => row.user_id),
  );
  const above = await ancestorsOf(site, list);
  const links = await commentLinks(site, viewer, list, posts);
  const subjects = viewer.id > 0 ? await loadSubjects(site, [...posts.values()]) : undefined;
  const language = siteLanguage(site);
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row) return undefined;
    const user = users.get(row.user_id);
    const text = stripTags(row.comment_content.replace(/[\n\r]/g, ' '));
    return {
      id,
      post: row.comment_post_ID,
      user: row.user_id,
      author: commentAuthor(row, user, language),
      url: commentAuthorUrl(row),
      stored: { author: row.comment_author, url: row.comment_author_url },
      link: links.get(id) ?? '',
      date: siteWall(site, gmtInstant(toGmt(site, row.comment_date))),
      parent: row.comment_parent,
      depth: depthOf(row, above),
      type: row.comment_type || 'comment',
      userSlug: user?.user_nicename ?? '',
      held: row.comment_approved !== '1',
      text: row.comment_content,
      html: commentText(site, row.comment_content),
      excerpt: trimWords(text, excerptWords),
      exists: true,
      editable:
        subjects !== undefined &&
        viewer.can('edit_comment', { kind: 'comment', comment: row, post: subjects.get(row.comment_post_ID) }),
      avatar: avatarMaker(site, user?.user_email ?? row.comment_author_email, row.comment_author),
    };
  });
}

/** The comments above some, by id: one statement a level of threads. */
async function ancestorsOf(site: Site, list: readonly CommentRow[]): Promise<ReadonlyMap<number, CommentRow>> {
  const known = new Map(list.map((row) => [row.comment_ID, row]));
  for (;;) {
    const wanted = [...known.values()].map((row) => row.comment_parent).filter((id) => id > 0 && !known.has(id));
    const found = wanted.length > 0 ? await getComments(site, wanted) : new Map<number, CommentRow>();
    if (found.size === 0) return known;
    for (const [id, row] of found) known.set(id, row);
  }
}

function depthOf(row: CommentRow, known: ReadonlyMap<number, CommentRow>): number {
  const seen = new Set<number>();
  let depth = 1;
  for (let at = row; at.comment_parent > 0 && !seen.has(at.comment_ID); depth++) {
    seen.add(at.comment_ID);
    const parent = known.get(at.comment_parent);
    if (!parent) break;
    at = parent;
  }
  return depth;
}

/**
 * Ids of the comments of posts that the viewer sees, oldest first: held ones of the viewer, or of the visitor with an address,
 * among them. One statement.
 */
export async function loadCommentsOf(
  site: Site,
  viewer: Viewer,
  posts: readonly number[],
  email = '',
): Promise<number[][]> {
  const isVisitor = viewer.id === 0 && email !== '';
  const rows = await site.database.kysely
    .selectFrom('comments')
    .select(['comment_ID', 'comment_post_ID'])
    .where('comment_post_ID', 'in', posts)
    .where('comment_type', '!=', 'note')
    .where((where) =>
      where.or([
        where('comment_approved', '=', '1'),
        ...(viewer.id > 0 ? [where.and([where('comment_approved', '=', '0'), where('user_id', '=', viewer.id)])] : []),
        ...(isVisitor
          ? [where.and([where('comment_approved', '=', '0'), where('comment_author_email', '=', email)])]
          : []),
      ]),
    )
    .orderBy('comment_date_gmt')
    .orderBy('comment_ID')
    .execute();
  return posts.map((post) => rows.filter((row) => row.comment_post_ID === post).map((row) => row.comment_ID));
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
