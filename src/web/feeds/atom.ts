// Atom of a list of posts (feed-atom.php), white space included.

import { siteLinkOfFeed } from '../../content/posts/feed-link.ts';
import type { Site } from '../../content/site.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';

import type { Channel } from './channel.ts';
import { atomEnclosure } from './enclosures.ts';
import type { Entry } from './entries.ts';
import { cdata, rfc3339, xmlAttribute, xmlText } from './xml.ts';

export function atom(site: Site, channel: Channel, entries: readonly Entry[]): string {
  const isShort = site.options.number('rss_use_excerpt') !== 0;
  const icon = channel.icon === '' ? '' : `<icon>${xmlText(channel.icon)}</icon>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?><feed
	xmlns="http://www.w3.org/2005/Atom"
	xmlns:thr="http://purl.org/syndication/thread/1.0"
	xml:lang="${channel.language}"
	>
	<title type="text">${xmlText(channel.title)}</title>
	<subtitle type="text">${xmlText(channel.description)}</subtitle>

	<updated>${rfc3339(channel.built)}</updated>

	<link rel="alternate" type="text/html" href="${xmlAttribute(channel.home)}" />
	<id>${xmlText(siteLinkOfFeed(site, 'atom'))}</id>
	<link rel="self" type="application/atom+xml" href="${channel.self}" />

${icon}${entries.map((entry) => entryOf(channel, entry, isShort)).join('')}</feed>
`;
}

function entryOf(channel: Channel, entry: Entry, isShort: boolean): string {
  const { row, authorUrl } = entry;
  const address = escapeUrl(entry.link);
  const uri = authorUrl === '' ? '' : `\t\t\t\t<uri>${xmlText(authorUrl)}</uri>\n\t\t\t\t`;
  const summary = cdata(entry.excerpt());
  const scheme = xmlAttribute(escapeHtml(channel.home));
  const terms = entry.terms.map((name) => `<category scheme="${scheme}" term="${xmlAttribute(escapeHtml(name))}" />`);
  const content = isShort
    ? ''
    : `\t\t\t<content type="html" xml:base="${address}">${cdata(entry.content())}</content>\n\t\t`;
  return `	<entry>
		<author>
			<name>${xmlText(entry.author)}</name>
			${uri}		</author>

		<title type="html">${cdata(entry.title)}</title>
		<link rel="alternate" type="text/html" href="${address}" />

		<id>${xmlText(row.guid)}</id>
		<updated>${rfc3339(row.post_modified_gmt)}</updated>
		<published>${rfc3339(row.post_date_gmt)}</published>
		${terms.join('')}
		<summary type="html">${summary}</summary>

		${content}
		${entry.enclosures.map(atomEnclosure).join('')}${entry.isDiscussed ? replies(entry, address) : ''}	</entry>
	`;
}

function replies(entry: Entry, address: string): string {
  const { comment_count: count } = entry.row;
  const feed = escapeUrl(entry.commentsFeed('atom'));
  return `\t\t\t<link rel="replies" type="text/html" href="${address}#comments" thr:count="${count}" />
			<link rel="replies" type="application/atom+xml" href="${feed}" thr:count="${count}" />
			<thr:total>${count}</thr:total>
		`;
}
