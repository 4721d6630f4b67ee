// Comments on their way into a feed: addresses, authors, texts, and the posts below which they stand. A fixed number of
// statements, whatever the number of comments (one more a level of threads, where the site pages them).

import { commentAuthor, commentAuthorUrl } from '../../content/comments/author.ts';
import { getComments } from '../../content/comments/get.ts';
import { commentLinks } from '../../content/comments/link.ts';
import { commentText } from '../../content/comments/text.ts';
import { siteLanguage } from '../../content/languages/site-language.ts';
import { getPosts } from '../../content/posts/get.ts';
import { passwordRequired } from '../../content/posts/password.ts';
import { permalink } from '../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../content/posts/permalink-data.ts';
import type { Site } from '../../content/site.ts';
import { keptTexts } from '../../content/texts/context.ts';
import { getUsers } from '../../content/users/load.ts';
import type { CommentRow, PostRow } from '../../database/schema.ts';
import { passwordForm } from '../../rendering/blocks/core/shown-content.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';
import { filled, type Language } from '../../rendering/language.ts';
import type { Reader } from './entries.ts';
import { feedTitle } from './titles.ts';
import { numbered } from './xml.ts';

/** A comment as feeds show it. */
export interface CommentEntry {
  readonly row: CommentRow;
  readonly post: PostRow;
  readonly link: string;
  /** HTML without elements. */
  readonly postTitle: string;
  readonly postLink: string;
  readonly author: string;
  /** '' for none. */
  readonly authorUrl: string;
  readonly isLocked: boolean;
  /** The comment that it answers. */
  readonly parent?: { readonly id: number; readonly post: PostRow; readonly link: string };
  /** Escaped text as it was written; HTML. Of a protected post the form for its password. */
  readonly plain: string;
  readonly html: string;
}

export async function loadCommentEntries(
  site: Site,
  rows: readonly CommentRow[],
  reader: Reader,
): Promise<CommentEntry[]> {
  const parents = await getComments(
    site,
    rows.map((row) => row.comment_parent).filter((id) => id > 0),
  );
  const all = [...new Map([...rows, ...parents.values()].map((row) => [row.comment_ID, row])).values()];
  const posts = await getPosts(
    site,
    all.map((row) => row.comment_post_ID),
  );
  const links = await commentLinks(site, reader.viewer, all, posts);
  const permalinks = await loadPermalinkData(site, [...posts.values()]);
  const language = siteLanguage(site);
  const nameless = all.filter((row) => row.comment_author === '' && row.user_id > 0);
  const users = await getUsers(
    site,
    nameless.map((row) => row.user_id),
  );
  const nameOf = (row: CommentRow): string => commentAuthor(row, users.get(row.user_id), language);
  const linkOf = ({ comment_ID: id }: CommentRow): string => links.get(id) ?? '';
  const texts = keptTexts(site);
  return rows.flatMap((row): CommentEntry[] => {
    const post = posts.get(row.comment_post_ID);
    if (!post) return [];
    const postLink = permalink(site, post, permalinks);
    const isLocked = passwordRequired(post) && !reader.unlocked(post);
    const above = parents.get(row.comment_parent);
    const postAbove = above && posts.get(above.comment_post_ID);
    const text = (above ? `${answerTo(linkOf(above), nameOf(above), language)}\n\n` : '') + row.comment_content;
    return [
      {
        row,
        post,
        link: linkOf(row),
        postTitle: feedTitle(post, language),
        postLink,
        author: numbered(nameOf(row)),
        authorUrl: escapeUrl(commentAuthorUrl(row), ['http', 'https']),
        isLocked,
        ...(above && postAbove ? { parent: { id: above.comment_ID, post: postAbove, link: linkOf(above) } } : {}),
        plain: escapeHtml(numbered(text)),
        html: isLocked ? passwordForm({ id: post.ID, link: postLink }, texts) : commentText(site, text),
      },
    ];
  });
}

/** Words of feeds know no references by name. */
const answerTo = (link: string, name: string, { say }: Language): string =>
  filled(numbered(say('In reply to %s.')), [`<a href="${escapeUrl(link)}">${name}</a>`]);
