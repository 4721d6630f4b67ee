// The header of a file of a theme: `Name: value` lines in its first comment. Reproduces get_file_data, and what WP_Theme
// makes of the headers of a style.css.
import { escapeHtml } from '../formatting/escape.ts';
import { kses } from '../formatting/kses.ts';
import type { AllowedHtml } from '../formatting/kses-tables.ts';
import { stripTags } from '../formatting/strip-tags.ts';
import { texturize } from '../formatting/texturize.ts';
import { escapeUrl, sanitizeUrl } from '../formatting/url.ts';

/** Headers are looked for in this many bytes of a file. */
const searched = 8192;

/** Values of headers by name; '' for those that the file does not have. */
export function fileHeaders<Name extends string>(source: string, names: readonly Name[]): Record<Name, string> {
  const text = source.slice(0, searched).replaceAll('\r', '\n');
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    // The name stands behind signs of a comment, or of the opening of PHP.
    const name = line
      .slice(0, colon)
      .replace(/^[ \t]*<\?(?:php)?/i, '')
      .replace(/^[ \t/*#@]+/, '')
      .toLowerCase();
    const value = line.slice(colon + 1).replace(/(?:\*\/|\?>).*/, '');
    if (!found.has(name)) found.set(name, value.trim());
  }
  return Object.fromEntries(names.map((name) => [name, found.get(name.toLowerCase()) ?? ''])) as Record<Name, string>;
}

export interface ThemeHeaders {
  readonly name: string;
  readonly themeUri: string;
  readonly description: string;
  readonly author: string;
  readonly authorUri: string;
  readonly version: string;
  /** The parent's folder. */
  readonly template: string;
  readonly tags: readonly string[];
  readonly textDomain: string;
  readonly requiresWp: string;
  readonly requiresPhp: string;
}

const inline = ['abbr', 'acronym', 'code', 'em', 'strong'];
const titled = new Set(['abbr', 'acronym']);
const nameHtml: AllowedHtml = new Map(
  inline.map((tag) => [tag, new Map(titled.has(tag) ? [['title', true as const]] : [])]),
);
const textHtml: AllowedHtml = new Map([
  ...nameHtml,
  [
    'a',
    new Map([
      ['href', true as const],
      ['title', true as const],
    ]),
  ],
]);

/** The headers of a style.css, cleaned as WP_Theme::get gives them. */
export function themeHeaders(source: string): ThemeHeaders {
  const raw = fileHeaders(source, [
    ...(['Theme Name', 'Theme URI', 'Description', 'Author', 'Author URI', 'Version', 'Template', 'Tags'] as const),
    ...(['Text Domain', 'Requires at least', 'Requires PHP'] as const),
  ]);
  return {
    name: kses(raw['Theme Name'], nameHtml),
    themeUri: sanitizeUrl(raw['Theme URI']),
    description: kses(raw.Description, textHtml),
    author: kses(raw.Author, textHtml),
    authorUri: sanitizeUrl(raw['Author URI']),
    version: stripTags(raw.Version),
    template: raw.Template,
    tags: stripTags(raw.Tags)
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && tag !== '0'),
    textDomain: raw['Text Domain'],
    requiresWp: stripTags(raw['Requires at least']),
    requiresPhp: stripTags(raw['Requires PHP']),
  };
}

/** The same for display: HTML, as WP_Theme::display. */
export function displayedHeaders(
  headers: ThemeHeaders,
  stylesheet: string,
): Record<'author' | 'authorUri' | 'description' | 'name' | 'tags' | 'themeUri', string> {
  const authorUri = escapeUrl(headers.authorUri);
  return {
    author: headers.authorUri === '' ? headers.author || 'Anonymous' : `<a href="${authorUri}">${headers.author}</a>`,
    authorUri,
    description: texturize(headers.description),
    name: headers.name || escapeHtml(stylesheet),
    tags: headers.tags.join(', '),
    themeUri: escapeUrl(headers.themeUri),
  };
}
