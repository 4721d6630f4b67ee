// Templates and areas of template parts that WordPress knows by name (get_default_block_template_types,
// get_allowed_block_template_part_areas): slugs, titles and icons are WordPress's, descriptions our own.
import { postFormatNames } from '../posts/format.ts';

export interface TemplateType {
  readonly title: string;
  readonly description: string;
}

const named: readonly [string, string, string][] = [
  ['index', 'Index', 'Shows every page that has no template of its own.'],
  ['home', 'Blog Home', 'Shows the latest posts, where no front page template does.'],
  ['front-page', 'Front Page', 'Shows the front page, whatever is on it.'],
  ['singular', 'Single Entries', 'Shows a single post or page without a template of its own.'],
  ['single', 'Single Posts', 'Shows a single post.'],
  ['page', 'Pages', 'Shows a page.'],
  ['archive', 'All Archives', 'Shows lists of posts without a template of their own.'],
  ['author', 'Author Archives', 'Lists the posts of an author.'],
  ['category', 'Category Archives', 'Lists the posts of a category.'],
  ['taxonomy', 'Taxonomy', 'Lists the posts of a term of any other taxonomy.'],
  ['date', 'Date Archives', 'Lists the posts of a year, month or day.'],
  ['tag', 'Tag Archives', 'Lists the posts of a tag.'],
  ['attachment', 'Attachment Pages', 'Shows the page of a media file.'],
  ['search', 'Search Results', 'Lists what a search found.'],
  ['privacy-policy', 'Privacy Policy', 'Shows the page with the privacy policy.'],
  ['404', 'Page: 404', 'Shows that there is no such page.'],
];

/** By slug, in order. A Map: one of the slugs is a number. */
export const templateTypes: ReadonlyMap<string, TemplateType> = new Map<string, TemplateType>([
  ...named.map(([slug, title, description]) => [slug, { title, description }] as const),
  ...postFormatNames.map(
    ([slug, name]) =>
      [
        `taxonomy-post_format-post-format-${slug}`,
        { title: `Post Format: ${name}`, description: `Lists the posts of the format ${name}.` },
      ] as const,
  ),
]);

export interface PartArea {
  readonly area: string;
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly area_tag: string;
}

/** Where template parts may belong; the first one is for all that belong nowhere. */
export const partAreas: readonly PartArea[] = [
  { area: 'uncategorized', label: 'General', description: 'Parts for any place.', icon: 'layout', area_tag: 'div' },
  { area: 'header', label: 'Header', description: 'The head of pages.', icon: 'header', area_tag: 'header' },
  { area: 'footer', label: 'Footer', description: 'The foot of pages.', icon: 'footer', area_tag: 'footer' },
  {
    area: 'navigation-overlay',
    label: 'Navigation Overlay',
    description: 'A menu that opens over the page.',
    icon: 'navigation-overlay',
    area_tag: 'div',
  },
];

/** The area of this name, or the one for all that belong nowhere. */
export function knownArea(name: string): string {
  return partAreas.some(({ area }) => area === name) ? name : 'uncategorized';
}
