// What the two feeds of comments have in common: the comments, and what the feed and each of them is called.
import type { Site } from '../../content/site.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';
import type { Found } from '../found.ts';
import type { AskedFeed } from './asked.ts';
import type { Channel } from './channel.ts';
import type { CommentEntry } from './comment-entries.ts';
import { feedTitle } from './titles.ts';

export interface Discussion {
  readonly comments: readonly CommentEntry[];
  /** Those of one post? */
  readonly isSingular: boolean;
  /** HTML without elements. */
  readonly title: string;
  /** Address of what is discussed, escaped. */
  readonly link: string;
}

/** `postLink`: of the one post; '' where it was not found. */
export function discussionOf(
  site: Site,
  channel: Channel,
  parts: { asked: AskedFeed; found: Found; postLink: string; comments: readonly CommentEntry[]; search?: string },
): Discussion {
  const { asked, found, postLink, comments, search } = parts;
  const { isSingular } = asked;
  const title = isSingular
    ? `Comments on ${found.kind === 'post' ? feedTitle(found.row) : ''}`
    : search === undefined
      ? `Comments for ${channel.title}`
      : `Comments for ${channel.siteName} searching on ${escapeHtml(search)}`;
  const link = isSingular && !asked.isPage ? escapeUrl(postLink) : site.options.home;
  return { comments, isSingular, title, link };
}

export const commentTitle = ({ author, postTitle }: CommentEntry, { isSingular }: Discussion): string =>
  isSingular ? `By: ${author}` : `Comment on ${postTitle} by ${author}`;
