// What a page is called: in the window (wp_get_document_title) and above its list (get_the_archive_title).
import type { Site } from '../content/site.ts';
import { wallOfStored } from '../content/texts/facts/posts.ts';
import { capitalP, convertCharacters } from '../rendering/formatting/characters.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import { formatDate } from '../rendering/formatting/php-date.ts';
import { coreShortcodes } from '../rendering/formatting/shortcodes.ts';
import { stripTags } from '../rendering/formatting/strip-tags.ts';
import { texturize } from '../rendering/formatting/texturize.ts';
import type { ArchiveTitle, PageContext } from '../rendering/page-context.ts';
import type { Found, FoundList } from './found.ts';

/** A name as lists have it above them. */
const filtered = (name: string): string => stripTags(texturize(name, coreShortcodes));

/** What an archive is called; undefined for lists that are none. HTML. */
export function archiveTitle(site: Site, found: Found): ArchiveTitle | undefined {
  if (found.kind === 'none' || found.kind === 'post') return undefined;
  const { kinds, term, author, date } = found;
  if (kinds.has('category')) return { prefix: 'Category:', title: filtered(term?.name ?? '') };
  if (kinds.has('tag')) return { prefix: 'Tag:', title: filtered(term?.name ?? '') };
  if (kinds.has('author')) return { prefix: 'Author:', title: author?.display_name ?? '' };
  if (date !== undefined) {
    const [prefix, format] = dateFormats[date.split('-').length - 1] ?? ['', ''];
    return { prefix, title: dateText(date, format) };
  }
  if (term?.taxonomy === 'post_format') return { prefix: '', title: formatTitles[term.slug.slice(12)] ?? 'Archives' };
  if (term) {
    const name = site.registry.taxonomies.get(term.taxonomy)?.labels.singular_name ?? '';
    return { prefix: `${name}:`, title: term.name };
  }
  return found.postType ? { prefix: 'Archives:', title: found.postType.labels.name ?? '' } : undefined;
}

const formatTitles: Readonly<Record<string, string>> = {
  aside: 'Asides',
  gallery: 'Galleries',
  image: 'Images',
  video: 'Videos',
  quote: 'Quotes',
  link: 'Links',
  status: 'Statuses',
  audio: 'Audio',
  chat: 'Chats',
};

const dateFormats = [
  ['Year:', 'Y'],
  ['Month:', 'F Y'],
  ['Day:', 'F j, Y'],
] as const;

function dateText(date: string, format: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return formatDate(format, { wall: Date.UTC(year, month - 1, day), offset: 0, zone: 'UTC' });
}

/** An option of the site as pages show it (`get_bloginfo( …, 'display' )`). */
const displayed = (text: string): string => escapeHtml(convertCharacters(texturize(text, coreShortcodes)));

/** What of a page decides how it is called. */
export interface TitledPage extends Pick<PageContext, 'kind' | 'textPage' | 'isFront'> {
  readonly main: Pick<PageContext['main'], 'page'>;
}

/** Title of the window, HTML. */
export function documentTitle(site: Site, found: Found, page: TitledPage): string {
  const { options } = site;
  const name = displayed(options.text('blogname'));
  const number = Math.max(page.main.page, page.textPage);
  const parts = [
    titleOf(site, found, page, name),
    number > 1 && page.kind !== 'missing' ? `Page ${number}` : '',
    page.isFront ? displayed(options.text('blogdescription')) : name,
  ];
  const title = parts.filter((part) => part !== '' && part !== '0').join(' - ');
  return capitalP(escapeHtml(convertCharacters(texturize(title, coreShortcodes))), true);
}

function titleOf(site: Site, found: Found, page: TitledPage, name: string): string {
  if (found.kind === 'none') return 'Page not found';
  if (found.kind === 'search') return `Search Results for &#8220;${escapeHtml(found.search ?? '')}&#8221;`;
  if (page.isFront) return name;
  if (found.kind === 'post') return filtered(found.row.post_title);
  if (found.blogPage) return filtered(found.blogPage.post_title);
  return found.term?.taxonomy === 'post_format' ? found.term.name : nameOf(site, found);
}

function nameOf(site: Site, found: FoundList): string {
  const { kind, term, author } = found;
  if (kind === 'author') return author?.display_name ?? '';
  if (kind === 'taxonomy' && term) return term.name;
  if (kind !== 'date' || found.date === undefined) return archiveTitle(site, found)?.title ?? '';
  if (found.date.length <= 7) return dateText(found.date, found.date.length > 4 ? 'F Y' : 'Y');
  // Of the first post: the format may have its time.
  const first = found.rows[0];
  return first ? formatDate(site.options.text('date_format'), wallOfStored(site, first.post_date)) : '';
}
