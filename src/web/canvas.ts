// A whole public page around its template (template-canvas.php): head, body, what browsers load beforehand, scripts.
import type { Site } from '../content/site.ts';
import { activeTheme } from '../content/themes/theme.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import { type HeadParts, headOf } from './head.ts';
import { languageAttributes } from './page.ts';

export interface Canvas extends HeadParts {
  readonly classes: readonly string[];
  /** HTML of the template. */
  readonly body: string;
  readonly isLoggedIn: boolean;
}

export function canvas(site: Site, { classes, body, isLoggedIn, ...head }: Canvas): string {
  const names = escapeHtml(classes.join(' '));
  const early = isLoggedIn ? '' : speculation(site);
  return `<!DOCTYPE html>
<html ${languageAttributes(site)}>
<head>
${headOf(site, head)}</head>

<body class="${names}">

${body}
${early}${head.page.styles.filters()}${head.assets.foot}</body>
</html>
`;
}

/** Which links browsers may follow before they are clicked (wp_get_speculation_rules): on sites with pretty addresses. */
function speculation(site: Site): string {
  if (site.options.text('permalink_structure') === '') return '';
  const pathOf = (address: string) => address.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const home = pathOf(site.options.home);
  const own = pathOf(site.options.siteUrl);
  const theme = `${own}/wp-content/themes/${activeTheme(site).stylesheet}/*`;
  const files = ['/wp-*.php', '/wp-admin/*', '/wp-content/uploads/*', '/wp-content/*', '/wp-content/plugins/*'];
  const not = [...files.map((path) => own + path), theme, `${home}/*\\?(.+)`];
  const where = {
    and: [
      { href_matches: `${home}/*` },
      { not: { href_matches: not } },
      { not: { selector_matches: 'a[rel~="nofollow"]' } },
      { not: { selector_matches: '.no-prefetch, .no-prefetch a' } },
    ],
  };
  const rules = { prefetch: [{ source: 'document', where, eagerness: 'conservative' }] };
  return `<script type="speculationrules">\n${JSON.stringify(rules).replaceAll('</', '<\\/')}\n</script>\n`;
}
