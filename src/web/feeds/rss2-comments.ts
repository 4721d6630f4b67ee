// RSS 2.0 of comments: of one post, or of many (feed-rss2-comments.php), white space included.
import { escapeUrl } from '../../rendering/formatting/url.ts';
import type { Language } from '../../rendering/language.ts';
import type { Channel } from './channel.ts';
import type { CommentEntry } from './comment-entries.ts';
import { commentTitle, type Discussion } from './discussion.ts';
import { rhythm, rssStart } from './rss2.ts';
import { cdata, numbered, rfc822, xmlText } from './xml.ts';

export function rss2Comments(channel: Channel, discussion: Discussion): string {
  const { link, comments } = discussion;
  return `${rssStart(['content', 'dc', 'atom', 'sy'])}
	>
<channel>
	<title>
	${xmlText(discussion.titled('Comments on: %s'))}	</title>
	<atom:link href="${channel.self}" rel="self" type="application/rss+xml" />
	<link>${link}</link>
	<description>${xmlText(channel.description)}</description>
	<lastBuildDate>${rfc822(channel.built)}</lastBuildDate>
${rhythm}${comments.map((comment) => itemOf(comment, discussion)).join('')}</channel>
</rss>
`;
}

const lockedNote = ({ own }: Language): string =>
  xmlText(numbered(own('Comments of a protected text.', 'ea6affffffdfff0a')));

function itemOf(comment: CommentEntry, discussion: Discussion): string {
  const { row, post, isLocked } = comment;
  const description = isLocked ? lockedNote(discussion.language) : cdata(comment.plain);
  return `	<item>
		<title>
		${xmlText(commentTitle(comment, discussion))}		</title>
		<link>${escapeUrl(comment.link)}</link>

		<dc:creator>${cdata(comment.author)}</dc:creator>
		<pubDate>${rfc822(row.comment_date_gmt)}</pubDate>
		<guid isPermaLink="false">${escapeUrl(`${post.guid}#comment-${row.comment_ID}`)}</guid>

					<description>${description}</description>
			<content:encoded>${cdata(comment.html)}</content:encoded>
		
			</item>
	`;
}
