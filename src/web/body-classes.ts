// Classes of a page's body. Reproduces get_body_class.

import type { Site } from '../content/site.ts';
import { themeSupports } from '../content/themes/supports.ts';
import type { Theme } from '../content/themes/theme.ts';
import type { PostRow, TaxonomyTermRow } from '../database/schema.ts';
import { sanitizeHtmlClass } from '../rendering/formatting/sanitize-text.ts';
import { isArchive, isPaged, type PageContext } from '../rendering/page-context.ts';
import type { Found } from './found.ts';
import { isRightToLeft } from './page.ts';

export interface ClassedPage {
  readonly found: Found;
  readonly page: PageContext;
  readonly theme: Theme;
  /** Template that the post names, '' for none. */
  readonly custom: string;
  /** Format of the post, `standard` for none. */
  readonly format: string;
  /** Has the page pages below it? */
  readonly hasChildren: boolean;
  readonly isLoggedIn: boolean;
  /** Has the site a logo? */
  readonly hasLogo: boolean;
}

/** In order, each once. */
export function bodyClasses(site: Site, about: ClassedPage): string[] {
  const { found, page, theme, isLoggedIn } = about;
  const { kind, kinds, main } = page;
  const isPrivacy = found.kind === 'post' && site.options.number('wp_page_for_privacy_policy') === found.row.ID;
  const classes = [
    isRightToLeft(site) && 'rtl',
    page.isFront && 'home',
    kind === 'home' && 'blog',
    isPrivacy && 'privacy-policy',
    isArchive(page) && 'archive',
    kinds.has('date') && 'date',
    kind === 'search' && 'search',
    kind === 'search' && (main.ids.length > 0 ? 'search-results' : 'search-no-results'),
    isPaged(page) && 'paged',
    found.kind === 'post' && found.row.post_type === 'attachment' && 'attachment',
    kind === 'missing' && 'error404',
    ...(found.kind === 'post' ? ofPost(site, found.row, about) : ofList(found)),
    isLoggedIn && 'logged-in',
    about.hasLogo && 'wp-custom-logo',
    themeSupports(site, theme).has('responsive-embeds') && 'wp-embed-responsive',
    ...ofNumber(about),
    `wp-theme-${sanitizeHtmlClass(theme.template)}`,
    theme.template !== theme.stylesheet && `wp-child-theme-${sanitizeHtmlClass(theme.stylesheet)}`,
  ];
  return [...new Set(classes.filter((name) => typeof name === 'string'))];
}

function ofPost(site: Site, row: PostRow, { custom, format, hasChildren }: ClassedPage): string[] {
  const { ID, post_type: type } = row;
  const classes = ['wp-singular'];
  if (custom === '' || custom === 'default') classes.push(`${type}-template-default`);
  else {
    const own = (name: string) => `${type}-template-${sanitizeHtmlClass(name.replaceAll('.', '-'))}`;
    classes.push(`${type}-template`, ...custom.split('/').map((part) => own(part.replace(/\.php$/, ''))), own(custom));
  }
  if (type !== 'page') {
    classes.push('single', `single-${sanitizeHtmlClass(type, String(ID))}`, `postid-${ID}`);
    if (site.registry.postTypes.get(type)?.supports['post-formats'] !== undefined) {
      classes.push(`single-format-${sanitizeHtmlClass(format)}`);
    }
  }
  if (type === 'attachment') {
    const mime = row.post_mime_type.replace(/application\/|image\/|text\/|audio\/|video\/|music\//g, '');
    return [...classes, `attachmentid-${ID}`, `attachment-${mime}`];
  }
  if (type !== 'page') return classes;
  classes.push('page', `page-id-${ID}`);
  if (hasChildren) classes.push('page-parent');
  if (row.post_parent > 0) classes.push('page-child', `parent-pageid-${row.post_parent}`);
  return classes;
}

function ofList(found: Found): string[] {
  if (found.kind === 'none' || found.kind === 'post') return [];
  const { kinds, author, postType, term } = found;
  if (postType) return ['post-type-archive', `post-type-archive-${sanitizeHtmlClass(postType.name)}`];
  if (kinds.has('author')) {
    if (term || !author) return ['author'];
    const { ID, user_nicename: name } = author;
    return ['author', `author-${sanitizeHtmlClass(name, String(ID))}`, `author-${ID}`];
  }
  const kind = (['category', 'tag'] as const).find((one) => kinds.has(one));
  if (!term) return kind === undefined ? [] : [kind];
  const { term_id: id, taxonomy } = term;
  const own = termClass(term);
  if (kind === undefined) return [`tax-${sanitizeHtmlClass(taxonomy)}`, `term-${own}`, `term-${id}`];
  return [kind, `${kind}-${own}`, `${kind}-${id}`];
}

function termClass({ slug, term_id: id }: TaxonomyTermRow): string {
  const own = sanitizeHtmlClass(slug, String(id));
  return /^\d+$/.test(own) || /^-*$/.test(own) ? String(id) : own;
}

const numbered = ['category', 'tag', 'date', 'author', 'search', 'type'] as const;

/** Number of a later page of a text or a list, and of what. */
function ofNumber({ found, page: { main, textPage, kind, kinds } }: ClassedPage): string[] {
  const number = textPage > 1 ? textPage : main.page;
  if (number <= 1 || kind === 'missing') return [];
  const of =
    found.kind === 'post'
      ? found.row.post_type === 'page'
        ? 'page'
        : 'single'
      : numbered.find((one) => kinds.has(one));
  return [`paged-${number}`, ...(of === undefined ? [] : [`${of === 'type' ? 'post-type' : of}-paged-${number}`])];
}
