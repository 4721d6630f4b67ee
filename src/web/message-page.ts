// A page that says something went wrong, without any theme (`wp_die`).
import type { Site } from '../content/site.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import { languageAttributes } from './page.ts';

const style =
  'body{max-width:40rem;margin:4rem auto;padding:0 1.25rem;font:1rem/1.6 system-ui,sans-serif;color:#1d1d1b;background:#fff}h1{font-size:1.5rem;line-height:1.2}';

/** `lines` are plain text. */
export function messagePage(site: Site, title: string, lines: readonly string[]): string {
  return `<!DOCTYPE html>
<html ${languageAttributes(site)}>
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
</body>
</html>
`;
}
