// The stylesheets that show sitemaps to people: a table of addresses, in words and looks of our own.
import type { Site } from '../../content/site.ts';
import { languageOf } from '../page.ts';

const css =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}table{border-collapse:collapse;width:100%}th,td{padding:.4rem .6rem;text-align:start;border-bottom:1px solid #ddd}td:first-child{direction:ltr;overflow-wrap:anywhere}';

export function stylesheet(site: Site, name: 'sitemap' | 'index'): string {
  const entries = name === 'index' ? 's:sitemapindex/s:sitemap' : 's:urlset/s:url';
  const title = name === 'index' ? 'Sitemaps' : 'Sitemap';
  return `<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9" exclude-result-prefixes="s">
<xsl:output method="html" encoding="UTF-8" indent="yes" />
<xsl:variable name="dated" select="count(/${entries}/s:lastmod) &gt; 0" />
<xsl:template match="/">
<html lang="${languageOf(site)}">
<head><title>${title}</title><style>${css}</style></head>
<body>
<h1>${title}</h1>
<p>This list tells search engines what there is to read here. It has <xsl:value-of select="count(${entries})" /> addresses.</p>
<table>
<thead><tr><th>Address</th><xsl:if test="$dated"><th>Changed</th></xsl:if></tr></thead>
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
