// A list of posts as RSS 2.0, with the fields of WordPress's feed-rss2. Reproduces the elements, not its words.
import type { Site } from '../content/site.ts';
import { escapeMarkup } from '../rendering/formatting/escape.ts';
import type { Article } from './articles.ts';

const xml = (text: string): string => escapeMarkup(text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, ''));
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const rfc822 = (gmt: string): string => new Date(`${gmt.replace(' ', 'T')}Z`).toUTCString().replace(/GMT$/, '+0000');

export interface Feed {
  /** Of the channel, as HTML. */
  readonly title: string;
  readonly self: string;
  readonly articles: readonly Article[];
}

export function rss(site: Site, { title, self, articles }: Feed): string {
  const { options } = site;
  const newest = articles
    .map(({ row }) => row.post_modified_gmt)
    .sort()
    .at(-1);
  const full = options.text('rss_use_excerpt') !== '1';
  const items = articles.map((article) => {
    const { row, link, author } = article;
    const content = full ? `\n<content:encoded>${cdata(article.content())}</content:encoded>` : '';
    const names = [...article.categories, ...article.tags].map(({ name }) => `\n<category>${cdata(name)}</category>`);
    return `<item>
<title>${xml(article.title())}</title>
<link>${xml(link)}</link>
<dc:creator>${cdata(author?.name ?? '')}</dc:creator>
<pubDate>${rfc822(row.post_date_gmt)}</pubDate>${names.join('')}
<guid isPermaLink="false">${xml(row.guid)}</guid>
<description>${cdata(article.excerpt())}</description>${content}
</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:wfw="http://wellformedweb.org/CommentAPI/"
xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:atom="http://www.w3.org/2005/Atom"
xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel>
<title>${xml(title)}</title>
<atom:link href="${xml(self)}" rel="self" type="application/rss+xml" />
<link>${xml(options.home)}</link>
<description>${xml(options.text('blogdescription'))}</description>
<lastBuildDate>${newest === undefined ? '' : rfc822(newest)}</lastBuildDate>
<language>${(options.text('WPLANG') || 'en-US').replaceAll('_', '-')}</language>
<sy:updatePeriod>hourly</sy:updatePeriod>
<sy:updateFrequency>1</sy:updateFrequency>
${items.join('\n')}
</channel>
</rss>
`;
}
