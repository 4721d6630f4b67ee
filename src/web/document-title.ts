// What a page is called: in the window (wp_get_document_title) and above its list (get_the_archive_title).

import { labelOf } from '../content/languages/labels.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import type { Site } from '../content/site.ts';
import { wallOfStored } from '../content/texts/facts/posts.ts';
import { capitalP } from '../rendering/formatting/characters.ts';
import { renderCommentAuthor } from '../rendering/formatting/display.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import { wpDate } from '../rendering/formatting/php-date.ts';
import { coreShortcodes } from '../rendering/formatting/shortcodes.ts';
import { stripTags } from '../rendering/formatting/strip-tags.ts';
import { texturize } from '../rendering/formatting/texturize.ts';
import { filled, type Language } from '../rendering/language.ts';
import type { ArchiveTitle, PageContext } from '../rendering/page-context.ts';
import type { Found, FoundList } from './found.ts';

/** A name as lists have it above them. */
const filtered = (name: string, { typography }: Language): string =>
  stripTags(texturize(name, coreShortcodes, typography));

/** What an archive is called; undefined for lists that are none. HTML. */
export function archiveTitle(site: Site, found: Found): ArchiveTitle | undefined {
  if (found.kind === 'none' || found.kind === 'post') return undefined;
  const { kinds, term, author, date } = found;
  const language = siteLanguage(site);
  if (kinds.has('category'))
    return {
      prefix: language.say('Category:', 'category archive title prefix'),
      title: filtered(term?.name ?? '', language),
    };
  if (kinds.has('tag'))
    return { prefix: language.say('Tag:', 'tag archive title prefix'), title: filtered(term?.name ?? '', language) };
  if (kinds.has('author'))
    return { prefix: language.say('Author:', 'author archive title prefix'), title: author?.display_name ?? '' };
  if (date !== undefined) {
    const [name, format] = dateFormats[date.split('-').length - 1] ?? dateFormats[0];
    const prefix = language.say(`${name}:`, 'date archive title prefix');
    return { prefix, title: dateText(date, language.say(format, dateContexts[name]), language) };
  }
  if (term?.taxonomy === 'post_format') return { prefix: '', title: formatTitle(term.slug.slice(12), language) };
  if (term) {
    const taxonomy = site.registry.taxonomies.get(term.taxonomy);
    const name = taxonomy ? labelOf(site, taxonomy, 'singular_name') : '';
    const prefix = filled(language.say('%s:', 'taxonomy term archive title prefix'), [name]);
    return { prefix, title: term.name };
  }
  return found.postType
    ? {
        prefix: language.say('Archives:', 'post type archive title prefix'),
        title: labelOf(site, found.postType, 'name'),
      }
    : undefined;
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
  ['Year', 'Y'],
  ['Month', 'F Y'],
  ['Day', 'F j, Y'],
] as const;
const dateContexts = {
  Year: 'yearly archives date format',
  Month: 'monthly archives date format',
  Day: 'daily archives date format',
} as const;

const formatTitle = (format: string, { say }: Language): string => {
  const name = formatTitles[format];
  return name === undefined ? say('Archives') : say(name, 'post format archive title');
};

function dateText(date: string, format: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return wpDate(format, { wall: Date.UTC(year, month - 1, day), offset: 0, zone: 'UTC' }, language);
}

/** An option of the site as pages show it (`get_bloginfo( …, 'display' )`). */
const displayed = (text: string, language: Language): string => renderCommentAuthor(text, { language });

/** What of a page decides how it is called. */
export interface TitledPage extends Pick<PageContext, 'kind' | 'textPage' | 'isFront'> {
  readonly main: Pick<PageContext['main'], 'page'>;
}

/** Title of the window, HTML. */
export function documentTitle(site: Site, found: Found, page: TitledPage): string {
  const { options } = site;
  const language = siteLanguage(site);
  const name = displayed(options.text('blogname'), language);
  const number = Math.max(page.main.page, page.textPage);
  const parts = [
    titleOf(site, found, page, name),
    number > 1 && page.kind !== 'missing' ? language.fill('Page %s', number) : '',
    page.isFront ? displayed(options.text('blogdescription'), language) : name,
  ];
  const title = parts.filter((part) => part !== '' && part !== '0').join(' - ');
  return capitalP(displayed(title, language), true);
}

function titleOf(site: Site, found: Found, page: TitledPage, name: string): string {
  const language = siteLanguage(site);
  if (found.kind === 'none') return language.say('Page not found');
  if (found.kind === 'search')
    return language.fill('Search Results for &#8220;%s&#8221;', escapeHtml(found.search ?? ''));
  if (page.isFront) return name;
  if (found.kind === 'post') return filtered(found.row.post_title, language);
  if (found.blogPage) return filtered(found.blogPage.post_title, language);
  return found.term?.taxonomy === 'post_format' ? found.term.name : nameOf(site, found);
}

function nameOf(site: Site, found: FoundList): string {
  const { kind, term, author } = found;
  const language = siteLanguage(site);
  if (kind === 'author') return author?.display_name ?? '';
  if (kind === 'taxonomy' && term) return term.name;
  if (kind !== 'date' || found.date === undefined) return archiveTitle(site, found)?.title ?? '';
  if (found.date.length <= 7) {
    const name = found.date.length > 4 ? 'Month' : 'Year';
    const format = language.say(found.date.length > 4 ? 'F Y' : 'Y', dateContexts[name]);
    return dateText(found.date, format, language);
  }
  // Of the first post: the format may have its time.
  const first = found.rows[0];
  return first ? wpDate(site.options.text('date_format'), wallOfStored(site, first.post_date), language) : '';
}
