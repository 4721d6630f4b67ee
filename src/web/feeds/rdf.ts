// RSS 1.0 of a list of posts (feed-rdf.php), white space included.
import type { Site } from '../../content/site.ts';
import { convertCharacters } from '../../rendering/formatting/characters.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';
import type { Channel } from './channel.ts';
import type { Entry } from './entries.ts';
import { rhythm } from './rss2.ts';
import { cdata, rfc3339, xmlText } from './xml.ts';

export function rdf(site: Site, channel: Channel, entries: readonly Entry[]): string {
  const isShort = site.options.number('rss_use_excerpt') !== 0;
  const names = entries.map(({ link }) => `\t\t\t\t\t<rdf:li rdf:resource="${escapeUrl(link)}"/>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?><rdf:RDF
	xmlns="http://purl.org/rss/1.0/"
	xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:admin="http://webns.net/mvcb/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	>
<channel rdf:about="${xmlText(channel.home)}">
	<title>${xmlText(channel.title)}</title>
	<link>${xmlText(channel.home)}</link>
	<description>${xmlText(channel.description)}</description>
	<dc:date>${rfc3339(channel.built)}	</dc:date>
${rhythm}	<sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase>
	<items>
		<rdf:Seq>
${names.join('')}				</rdf:Seq>
	</items>
</channel>
${entries.map((entry) => itemOf(entry, isShort)).join('')}</rdf:RDF>
`;
}

function itemOf(entry: Entry, isShort: boolean): string {
  const { row, link } = entry;
  const address = escapeUrl(link);
  const excerpt = cdata(entry.excerpt());
  const content = isShort ? '' : `\t\t<content:encoded>${cdata(entry.content())}</content:encoded>\n`;
  return `<item rdf:about="${address}">
	<title>${xmlText(entry.title)}</title>
	<link>${address}</link>

	<dc:creator>${cdata(entry.author)}</dc:creator>
	<dc:date>${rfc3339(row.post_date_gmt)}</dc:date>
	${entry.terms.map((name) => `\t\t<dc:subject>${cdata(convertCharacters(name))}</dc:subject>\n`).join('')}
			<description>${excerpt}</description>
${content}	
	</item>
`;
}
