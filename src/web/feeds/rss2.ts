// RSS 2.0 and the older RSS 0.92 of a list of posts (feed-rss2.php, feed-rss.php), white space included.
import type { Site } from '../../content/site.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';
import type { Channel } from './channel.ts';
import { rssEnclosure } from './enclosures.ts';
import type { Entry } from './entries.ts';
import { termText } from './terms.ts';
import { cdata, rfc822, xmlText } from './xml.ts';

/** Namespaces of the two kinds of RSS 2.0. */
export const rssStart = (names: readonly string[]): string => {
  const known: Readonly<Record<string, string>> = {
    content: 'http://purl.org/rss/1.0/modules/content/',
    wfw: 'http://wellformedweb.org/CommentAPI/',
    dc: 'http://purl.org/dc/elements/1.1/',
    atom: 'http://www.w3.org/2005/Atom',
    sy: 'http://purl.org/rss/1.0/modules/syndication/',
    slash: 'http://purl.org/rss/1.0/modules/slash/',
  };
  const spaces = names.map((name) => `\n\txmlns:${name}="${known[name] ?? ''}"`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"${spaces}\n\t`;
};

/** How often readers shall look. */
export const rhythm =
  '\t<sy:updatePeriod>\n\thourly\t</sy:updatePeriod>\n\t<sy:updateFrequency>\n\t1\t</sy:updateFrequency>\n';

export function rss2(site: Site, channel: Channel, entries: readonly Entry[]): string {
  const isShort = site.options.number('rss_use_excerpt') !== 0;
  return `${rssStart(['content', 'wfw', 'dc', 'atom', 'sy', 'slash'])}>

<channel>
	<title>${xmlText(channel.title)}</title>
	<atom:link href="${channel.self}" rel="self" type="application/rss+xml" />
	<link>${xmlText(channel.home)}</link>
	<description>${xmlText(channel.description)}</description>
	<lastBuildDate>${rfc822(channel.built)}</lastBuildDate>
	<language>${channel.language}</language>
${rhythm}${icon(channel)}${entries.map((entry) => itemOf(entry, isShort)).join('')}</channel>
</rss>
`;
}

function icon({ icon: address, title, siteName, home }: Channel): string {
  if (address === '') return '';
  return `
<image>
	<url>${xmlText(address)}</url>
	<title>${xmlText(title || siteName)}</title>
	<link>${xmlText(home)}</link>
	<width>32</width>
	<height>32</height>
</image>${' '}
`;
}

function itemOf(entry: Entry, isShort: boolean): string {
  const { row, link, isDiscussed } = entry;
  const hash = row.comment_count > 0 ? '#comments' : '#respond';
  const address = escapeUrl(link);
  const comments = isDiscussed ? `\t\t\t<comments>${escapeUrl(link + hash)}</comments>\n\t\t` : '';
  const excerpt = cdata(entry.excerpt());
  return `	<item>
		<title>${xmlText(entry.title)}</title>
		<link>${address}</link>
		${comments}
		<dc:creator>${cdata(entry.author)}</dc:creator>
		<pubDate>${rfc822(row.post_date_gmt)}</pubDate>
		${entry.terms.map((name) => `\t\t<category>${cdata(termText(name))}</category>\n`).join('')}		<guid isPermaLink="false">${xmlText(row.guid)}</guid>

					<description>${excerpt}</description>
		${isShort ? '' : `\t\t\t\t\t\t\t\t<content:encoded>${cdata(entry.content() || entry.excerpt())}</content:encoded>\n\t\t\t\t\t`}
		${isDiscussed ? discussed(entry) : ''}
		${entry.enclosures.map(rssEnclosure).join('')}
			</item>
	`;
}

const discussed = (entry: Entry): string =>
  `\t\t\t<wfw:commentRss>${escapeUrl(entry.commentsFeed('rss2'))}</wfw:commentRss>\n\t\t\t<slash:comments>${entry.row.comment_count}</slash:comments>\n\t\t`;

export function rss092(channel: Channel, entries: readonly Entry[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="0.92">
<channel>
	<title>${xmlText(channel.title)}</title>
	<link>${xmlText(channel.home)}</link>
	<description>${xmlText(channel.description)}</description>
	<lastBuildDate>${rfc822(channel.built)}</lastBuildDate>
	<docs>http://backend.userland.com/rss092</docs>
	<language>${channel.language}</language>

${entries.map(shortItem).join('')}</channel>
</rss>
`;
}

const shortItem = (entry: Entry): string => `	<item>
		<title>${xmlText(entry.title)}</title>
		<description>${cdata(entry.excerpt())}</description>
		<link>${escapeUrl(entry.link)}</link>
			</item>
`;
