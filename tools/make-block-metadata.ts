// Makes src/rendering/blocks/core-metadata.generated.ts from the block.json files of @wordpress/block-library and
// @wordpress/widgets, in the order in which WordPress 7.1 registers the blocks. Part of `npm run build`; the result is not
// kept in the repository. Fails where the packages and the order below no longer name the same blocks.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const sources = ['@wordpress/block-library/src', '@wordpress/widgets/src/blocks'];
const target = join(root, 'src/rendering/blocks/core-metadata.generated.ts');

/** Blocks of the packages that WordPress 7.1 does not register: experiments of the editor. */
const unregistered = new Set([
  ...['comment-author-avatar', 'form', 'form-input', 'form-submission-notification', 'form-submit-button'],
  ...['post-comment', 'table-of-contents'],
]);

/** Support flags in which the packages and WordPress 7.1 differ: WordPress's stand. Undefined: the flag is not there. */
const overlay: Readonly<Record<string, Readonly<Record<string, true | undefined>>>> = {
  'accordion-panel': { __experimentalOnEnter: undefined },
  cover: { __experimentalOnEnter: undefined },
  group: { __experimentalOnMerge: true },
};

/** Order of registration: widget blocks, those with a file of PHP in alphabetical order, then the others. */
const order = `legacy-widget widget-group accordion accordion-item archives avatar block breadcrumbs button calendar
categories comment-author-name comment-content comment-date comment-edit-link comment-reply-link comment-template comments
comments-pagination comments-pagination-next comments-pagination-numbers comments-pagination-previous comments-title cover
details file footnotes gallery heading home-link icon image latest-comments latest-posts list loginout media-text navigation
navigation-link navigation-overlay-close navigation-submenu page-list page-list-item paragraph pattern playlist
playlist-track post-author post-author-biography post-author-name post-comments-count post-comments-form post-comments-link
post-content post-date post-excerpt post-featured-image post-navigation-link post-template post-terms post-time-to-read
post-title query query-no-results query-pagination query-pagination-next query-pagination-numbers query-pagination-previous
query-title query-total read-more rss search shortcode site-logo site-tagline site-title social-link tab-list tab-panel tabs
tag-cloud template-part term-count term-description term-name term-template video accordion-heading accordion-panel audio
buttons code column columns embed freeform group html list-item math missing more nextpage preformatted pullquote quote
separator social-links spacer tab-panels table terms-query text-columns verse`.split(/\s+/);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** As PHP decodes it: an empty map is an empty list. */
function asPhp(value: Json): Json {
  if (Array.isArray(value)) return value.map(asPhp);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return entries.length === 0 ? [] : Object.fromEntries(entries.map(([key, item]) => [key, asPhp(item)]));
}

function withOverlay(name: string, metadata: { [key: string]: Json }): { [key: string]: Json } {
  const supports = metadata.supports;
  const changes = overlay[name];
  if (!changes || typeof supports !== 'object' || supports === null || Array.isArray(supports)) return metadata;
  const changed: { [key: string]: Json } = {};
  for (const [flag, value] of Object.entries(supports)) {
    if (!(flag in changes)) changed[flag] = value;
    // WordPress has the flag it adds after the one on entering.
    if (flag === '__experimentalOnEnter') {
      for (const [added, set] of Object.entries(changes)) if (set !== undefined) changed[added] = set;
    }
  }
  return { ...metadata, supports: changed };
}

const found = new Map<string, Json>();
for (const source of sources) {
  const folder = join(root, 'node_modules', source);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name, 'block.json');
    if (!existsSync(file) || unregistered.has(name)) continue;
    const { $schema: _schema, ...metadata } = JSON.parse(readFileSync(file, 'utf8'));
    found.set(name, asPhp(withOverlay(name, metadata)));
  }
}
const missing = order.filter((name) => !found.has(name));
const unknown = [...found.keys()].filter((name) => !order.includes(name));
if (missing.length + unknown.length > 0) throw new Error(`missing: ${missing.join()}; unknown: ${unknown.join()}`);

const folder = join(root, 'node_modules/@wordpress/block-library/src');

/** Names and icons of the services that `core/social-link` knows, as its PHP file has them. */
function services(): Record<string, { name: string; icon: string }> {
  const php = readFileSync(join(folder, 'social-link/index.php'), 'utf8');
  const entry = /'([\w-]+)'\s*=> array\(\s*'name' => _x\( '([^']*)', '[^']*' \),\s*'icon' => '([^']*)',/g;
  const known: Record<string, { name: string; icon: string }> = {};
  for (const [, id = '', name = '', icon = ''] of php.matchAll(entry)) known[id] = { name, icon };
  if (!known.tumblr || !known.share) throw new Error('the services of core/social-link cannot be read');
  // WordPress 7.1 closes the path of this one twice.
  known.tumblr.icon = known.tumblr.icon.replace('"></path>', '" /></path>');
  return known;
}

/** The magnifying glass on the button of `core/search`. */
function searchIcon(): string {
  const [icon] =
    /<svg class="search-icon"[\s\S]*?<\/svg>/.exec(readFileSync(join(folder, 'search/index.php'), 'utf8')) ?? [];
  if (icon === undefined) throw new Error('the icon of core/search cannot be read');
  return icon;
}

const text = JSON.stringify(JSON.stringify(order.map((name) => found.get(name))));
writeFileSync(
  target,
  `// Made by tools/make-block-metadata.ts from @wordpress/block-library and @wordpress/widgets (GPL-2.0-or-later).
/** block.json of every core block, in order of registration, as JSON. */
export const coreMetadataJson: string =
  ${text};
/** Service → name and icon, for \`core/social-link\`. */
export const socialServices: Readonly<Record<string, { readonly name: string; readonly icon: string }>> =
  ${JSON.stringify(services())};
/** For \`core/search\`. */
export const searchIcon: string = ${JSON.stringify(searchIcon())};
`,
);
