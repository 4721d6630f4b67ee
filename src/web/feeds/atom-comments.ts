// Atom of comments: of one post, or of many (feed-atom-comments.php), white space included.

import { siteLinkOfFeed } from '../../content/posts/feed-link.ts';
import type { Site } from '../../content/site.ts';
import type { PostRow } from '../../database/schema.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';
import { postLinkOfFeed, searchLinkOfFeed } from './address.ts';
import type { Channel } from './channel.ts';
import type { CommentEntry } from './comment-entries.ts';
import { commentTitle, type Discussion } from './discussion.ts';
import { cdata, rfc3339, xmlAttribute, xmlText } from './xml.ts';

/** What is discussed: one post and its address (absent where it was not found), what a search finds, or the site. */
export type Discussed =
  | { readonly kind: 'post'; readonly row?: PostRow; readonly link: string }
  | { readonly kind: 'search'; readonly search: string }
  | { readonly kind: 'site' };

export function atomComments(site: Site, channel: Channel, discussion: Discussion, about: Discussed): string {
  const { page, own, isOwnEscaped } = addresses(site, about);
  const self = isOwnEscaped ? own : xmlAttribute(own);
  return `<?xml version="1.0" encoding="UTF-8" ?><feed
	xmlns="http://www.w3.org/2005/Atom"
	xml:lang="${channel.language}"
	xmlns:thr="http://purl.org/syndication/thread/1.0"
	>
	<title type="text">
	${xmlText(discussion.titled('Comments on %s'))}	</title>
	<subtitle type="text">${xmlText(channel.description)}</subtitle>

	<updated>${rfc3339(channel.built)}</updated>

	<link rel="alternate" type="text/html" href="${page}" />
	<link rel="self" type="application/atom+xml" href="${self}" />
	<id>${self}</id>
${discussion.comments.map((comment) => entryOf(comment, discussion)).join('')}</feed>
`;
}

function addresses(site: Site, about: Discussed): { page: string; own: string; isOwnEscaped: boolean } {
  if (about.kind === 'post') {
    const { row, link } = about;
    const page = row ? escapeUrl(link + (row.comment_count > 0 ? '#comments' : '#respond')) : '#respond';
    return { page, own: row ? escapeUrl(postLinkOfFeed(site, row, link, 'atom')) : '', isOwnEscaped: true };
  }
  if (about.kind === 'search') {
    const page = `${site.options.home}?s=${xmlAttribute(escapeHtml(about.search))}`;
    return { page, own: searchLinkOfFeed(site, about.search, 'atom'), isOwnEscaped: false };
  }
  return { page: xmlAttribute(site.options.home), own: siteLinkOfFeed(site, 'atom', 'comments'), isOwnEscaped: false };
}

function entryOf(comment: CommentEntry, discussion: Discussion): string {
  const { row, post, authorUrl } = comment;
  const link = escapeUrl(comment.link);
  const date = rfc3339(row.comment_date_gmt);
  const uri = authorUrl === '' ? '' : `<uri>${authorUrl}</uri>`;
  return `	<entry>
		<title>
		${xmlText(commentTitle(comment, discussion))}		</title>
		<link rel="alternate" href="${link}" type="text/html" />

		<author>
			<name>${xmlText(comment.author)}</name>
			${uri}
		</author>

		<id>${escapeUrl(`${post.guid}#comment-${row.comment_ID}`)}</id>
		<updated>${date}</updated>
		<published>${date}</published>

					<content type="html" xml:base="${link}">${cdata(comment.html)}</content>
		
					${answered(comment)}
				</entry>
	`;
}

function answered({ row, post, parent, postLink }: CommentEntry): string {
  if (row.comment_parent === 0) {
    return `<thr:in-reply-to ref="${xmlAttribute(post.guid)}" href="${escapeUrl(postLink)}" type="text/html" />`;
  }
  const ref = parent ? escapeUrl(`${parent.post.guid}#comment-${parent.id}`) : '';
  return `<thr:in-reply-to ref="${ref}" href="${xmlAttribute(parent?.link ?? '')}" type="text/html" />`;
}
