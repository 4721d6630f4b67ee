// The stylesheets that show sitemaps to people: a table of addresses, in words and looks of our own.
import { siteLanguage } from '../../content/languages/site-language.ts';
import type { Site } from '../../content/site.ts';
import { filled } from '../../rendering/language.ts';
import { xmlText } from '../feeds/xml.ts';
import { languageAttributes } from '../page.ts';

const css =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}table{border-collapse:collapse;width:100%}th,td{padding:.4rem .6rem;text-align:start;border-bottom:1px solid #ddd}td:first-child{direction:ltr;overflow-wrap:anywhere}';

export function stylesheet(site: Site, name: 'sitemap' | 'index'): string {
  const entries = name === 'index' ? 's:sitemapindex/s:sitemap' : 's:urlset/s:url';
  const own = (text: string, print: string) => xmlText(siteLanguage(site).own(text, print));
  const title = own(name === 'index' ? 'Sitemaps' : 'Sitemap', 'ff8bb4ba5b10f59e');
  // WordPress's names WordPress.
  const about = xmlText('This list tells search engines what there is to read here.');
  const count = filled(own('It has %s addresses.', '7ca9346a1ad26ca6'), [
    `<xsl:value-of select="count(${entries})" />`,
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9" exclude-result-prefixes="s">
<xsl:output method="html" encoding="UTF-8" indent="yes" />
<xsl:variable name="dated" select="count(/${entries}/s:lastmod) &gt; 0" />
<xsl:template match="/">
<html ${languageAttributes(site)}>
<head><title>${title}</title><style>${css}</style></head>
<body>
<h1>${title}</h1>
<p>${about} ${count}</p>
<table>
<thead><tr><th>${own('Address', 'e7a241debad56609')}</th><xsl:if test="$dated"><th>${own('Changed', '593879218a5a79c5')}</th></xsl:if></tr></thead>
<tbody>
<xsl:for-each select="${entries}">
<tr><td><a href="{s:loc}"><xsl:value-of select="s:loc" /></a></td><xsl:if test="$dated"><td><xsl:value-of select="s:lastmod" /></td></xsl:if></tr>
</xsl:for-each>
</tbody>
</table>
</body>
</html>
</xsl:template>
</xsl:stylesheet>
`;
}
