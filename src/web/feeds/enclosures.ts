// Files that belong to a post, as feeds name them: stored `enclosure` meta, whose lines are address, length and kind.
// Reproduces rss_enclosure and atom_enclosure.
import { allowedTypes } from '../../base/mime-types.ts';
import { isNumericText } from '../../base/numeric.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';
import { xmlAttribute } from './xml.ts';

/** '' where it has fewer than three lines. */
export function rssEnclosure(stored: string): string {
  const [address = '', length = '', kind] = stored.split('\n');
  if (kind === undefined) return '';
  const type = kind.trim().split(/[ \t]/)[0] ?? '';
  const bytes = Math.abs(Number.parseInt(length.trim(), 10)) || 0;
  return `<enclosure url="${xmlAttribute(escapeUrl(address.trim()))}" length="${bytes}" type="${xmlAttribute(type)}" />\n`;
}

const kinds: ReadonlySet<string> = new Set(allowedTypes(false).values());

/** Length and kind count in any order; kinds are those that uploads may have. */
export function atomEnclosure(stored: string): string {
  const [address = '', ...lines] = stored.split('\n');
  let length = 0;
  let type = '';
  for (const line of lines.slice(0, 2)) {
    if (isNumericText(line)) length = Math.trunc(Number(line));
    else if (kinds.has(line)) type = line;
  }
  return `<link href="${xmlAttribute(escapeUrl(address.trim()))}" rel="enclosure" length="${length}" type="${xmlAttribute(type)}" />\n`;
}
