// The classes of a post's element. Reproduces get_post_class outside of the front page, with nobody's password cookie.
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import type { TermName, TermsByTaxonomy } from '../terms/of-posts.ts';
import { themeSupports } from '../themes/supports.ts';
import { activeTheme } from '../themes/theme.ts';
import { hasPassword } from './password.ts';

/** A post with what its classes say of it. */
export interface ClassedPost {
  readonly row: PostRow;
  /** `standard` where it has none. */
  readonly format: string;
  /** Id of the featured picture, 0 for none. */
  readonly thumbnail: number;
  readonly terms: TermsByTaxonomy<TermName>;
}

/** Classes in order, each once: `post-7 post type-post status-publish …`. */
export function postClasses(site: Site, { row, format, thumbnail, terms }: ClassedPost): string[] {
  const classes = [`post-${row.ID}`, row.post_type, `type-${row.post_type}`, `status-${row.post_status}`];
  const type = site.registry.postTypes.get(row.post_type);
  if (type?.supports['post-formats'] !== undefined) classes.push(`format-${htmlClass(format, '')}`);
  if (hasPassword(row)) classes.push('post-password-required');
  else if (thumbnail > 0 && showsThumbnails(site)) classes.push('has-post-thumbnail');
  classes.push('hentry');
  for (const taxonomy of site.registry.taxonomiesOf(row.post_type)) {
    if (taxonomy.public) addTerms(classes, terms.get(taxonomy.name) ?? [], taxonomy.name);
  }
  return [...new Set(site.hooks.filter('post_class', classes, row))];
}

const showsThumbnails = (site: Site): boolean => themeSupports(site, activeTheme(site)).has('post-thumbnails');

function addTerms(classes: string[], terms: readonly TermName[], name: string): void {
  for (const term of terms) {
    if (term.slug === '' || term.slug === '0') continue;
    const id = String(term.term_id);
    let own = htmlClass(term.slug, id);
    if (/^\d+$/.test(own) || /^-*$/.test(own)) own = id;
    classes.push(name === 'post_tag' ? `tag-${own}` : htmlClass(`${name}-${own}`, `${name}-${id}`));
  }
}

/** `sanitize_html_class`: percent-encoded bytes and everything but letters, digits, `_` and `-` goes. */
function htmlClass(name: string, fallback: string): string {
  const plain = /^[A-Za-z0-9_-]+$/.test(name)
    ? name
    : name.replace(/%[a-fA-F0-9][a-fA-F0-9]/g, '').replace(/[^A-Za-z0-9_-]/g, '');
  return plain === '' && fallback !== '' ? htmlClass(fallback, '') : plain;
}
