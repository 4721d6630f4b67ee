// What the two feeds of comments have in common: the comments, and what the feed and each of them is called.
import { siteLanguage } from '../../content/languages/site-language.ts';
import type { Site } from '../../content/site.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';
import { filled, type Language } from '../../rendering/language.ts';
import type { Found } from '../found.ts';
import type { AskedFeed } from './asked.ts';
import type { Channel } from './channel.ts';
import type { CommentEntry } from './comment-entries.ts';
import { feedTitle } from './titles.ts';
import { numbered } from './xml.ts';

export interface Discussion {
  readonly comments: readonly CommentEntry[];
  /** Those of one post? */
  readonly isSingular: boolean;
  /** HTML without elements; what discussions of one post are called differs by the kind of feed. */
  titled(ofPost: string): string;
  readonly language: Language;
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
  const language = siteLanguage(site);
  const titled = (ofPost: string): string => {
    if (isSingular) return inFeed(language, ofPost, found.kind === 'post' ? feedTitle(found.row, language) : '');
    if (search === undefined) return inFeed(language, 'Comments for %s', channel.title);
    return inFeed(language, 'Comments for %1$s searching on %2$s', channel.siteName, escapeHtml(search));
  };
  const link = isSingular && !asked.isPage ? escapeUrl(postLink) : site.options.home;
  return { comments, isSingular, titled, link, language };
}

export const commentTitle = ({ author, postTitle }: CommentEntry, { isSingular, language }: Discussion): string =>
  isSingular ? inFeed(language, 'By: %s', author) : inFeed(language, 'Comment on %1$s by %2$s', postTitle, author);

/** Words of feeds know no references by name (ent2ncr). */
const inFeed = ({ say }: Language, text: string, ...values: readonly string[]): string =>
  filled(numbered(say(text)), values);
