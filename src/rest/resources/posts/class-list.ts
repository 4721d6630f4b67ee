// The classes of a post's element. Reproduces get_post_class as the API calls it: outside of the front page, nobody's
// password cookie. A site whose option `broadsheet_hentry` is '0' drops `hentry` as its theme did, and PHP shows an
// array with a gap as an object.
import { hasPassword } from '../../../content/posts/password.ts';
import type { Taxonomy } from '../../../extend/types.ts';
import type { PostItem } from './item.ts';

/** `class_list` of a post whose terms and meta are loaded. */
export function classList(item: PostItem): string[] | Record<string, string> {
  const { row, view } = item;
  const { kind, site } = view;
  const locked = hasPassword(row);
  const classes = [`post-${row.ID}`, row.post_type, `type-${row.post_type}`, `status-${row.post_status}`];
  if (kind.supports('post-formats')) classes.push(`format-${htmlClass(item.format, '')}`);
  if (locked) classes.push('post-password-required');
  else if (item.thumbnail > 0) classes.push('has-post-thumbnail');
  classes.push('hentry');
  for (const taxonomy of kind.taxonomies) if (taxonomy.public) addTerms(classes, item, taxonomy);
  const unique = [...new Set(site.hooks.filter('post_class', classes, row))];
  return site.options.get('broadsheet_hentry') === '0' ? withoutHentry(unique) : unique;
}

function addTerms(classes: string[], item: PostItem, { name }: Taxonomy): void {
  for (const term of item.terms.get(name) ?? []) {
    if (term.slug === '' || term.slug === '0') continue;
    const id = String(term.term_id);
    let own = htmlClass(term.slug, id);
    if (/^\d+$/.test(own) || /^-*$/.test(own)) own = id;
    classes.push(name === 'post_tag' ? `tag-${own}` : htmlClass(`${name}-${own}`, `${name}-${id}`));
  }
}

function withoutHentry(classes: string[]): string[] | Record<string, string> {
  const at = classes.indexOf('hentry');
  if (at < 0) return classes;
  if (at === classes.length - 1) return classes.slice(0, at);
  const kept: Record<string, string> = {};
  for (const [index, name] of classes.entries()) if (index !== at) kept[index] = name;
  return kept;
}

/** `sanitize_html_class`: percent-encoded bytes and everything but letters, digits, `_` and `-` goes. */
function htmlClass(name: string, fallback: string): string {
  const plain = /^[A-Za-z0-9_-]+$/.test(name)
    ? name
    : name.replace(/%[a-fA-F0-9][a-fA-F0-9]/g, '').replace(/[^A-Za-z0-9_-]/g, '');
  return plain === '' && fallback !== '' ? htmlClass(fallback, '') : plain;
}
