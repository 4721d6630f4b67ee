// Addresses of terms. Reproduces get_term_link: below the category and tag bases with the permalink structure's front,
// or `?cat=` and `?tag=` where permalinks are plain.
import { trimBoth } from '../../base/trim.ts';
import type { TaxonomyTermRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { ancestorsOf, loadAncestors, type TermPlace } from './hierarchy.ts';

/** What the addresses of terms need beyond their rows: places of their ancestors. */
export type TermLinkData = ReadonlyMap<number, TermPlace>;

/** Loads what termLink needs for terms of one taxonomy: one statement, none for terms without parents. */
export async function loadTermLinkData(
  site: Site,
  terms: readonly TaxonomyTermRow[],
  taxonomy: string,
): Promise<TermLinkData> {
  return loadAncestors(site, terms, taxonomy);
}

/** The option `category_base` or `tag_base` as WordPress reads it: without `index.php/` and slashes around it. */
function baseOption(site: Site, taxonomy: string): string {
  if (taxonomy !== 'category' && taxonomy !== 'post_tag') return '';
  const name = taxonomy === 'category' ? 'category_base' : 'tag_base';
  const base = site.options.text(name);
  return base === '' ? '' : trimBoth(base.replaceAll('index.php/', '').replaceAll('/index.php/', '/'), '/');
}

/** The path of a taxonomy's terms with `%term%` in the place of the slugs; '' where permalinks are plain. */
function termStructure(site: Site, taxonomy: string): string {
  const structure = site.options.text('permalink_structure');
  const rewrite = site.registry.taxonomies.get(taxonomy)?.rewrite;
  if (structure === '' || !rewrite) return '';
  const own = baseOption(site, taxonomy);
  const indexed = structure.startsWith('/index.php');
  const withFront = own === '' ? rewrite.withFront : indexed;
  const percent = structure.indexOf('%');
  const front = percent < 0 ? structure : structure.slice(0, percent);
  const root = indexed ? '/index.php/' : '/';
  return `${withFront ? front : root}${own || rewrite.slug}/%term%`;
}

/** Formats of posts are called without what their slugs begin with (`_post_format_link`). */
const shownSlug = ({ slug, taxonomy }: TaxonomyTermRow): string =>
  taxonomy === 'post_format' ? slug.replace(/^post-format-/, '') : slug;

/** The term's address, absolute. For many terms of one taxonomy: termLinker. */
export function termLink(site: Site, term: TaxonomyTermRow, data: TermLinkData): string {
  return termLinker(site, term.taxonomy)(term, data);
}

/** Makes addresses of the terms of one taxonomy: what they have in common is worked out once. */
export function termLinker(site: Site, taxonomy: string): (term: TaxonomyTermRow, data: TermLinkData) => string {
  const { home } = site.options;
  const registered = site.registry.taxonomies.get(taxonomy);
  const structure = termStructure(site, taxonomy);
  // Addresses of formats go without the prefix of their slugs (_post_format_link).
  if (taxonomy === 'post_format') {
    const start = structure === '' ? '?post_format=' : structure.replace(/%term%$/, '').replace(/^\/+/, '');
    const slash = structure !== '' && site.options.text('permalink_structure').endsWith('/') ? '/' : '';
    return ({ slug }) => `${home}/${start}${slug.replaceAll('post-format-', '')}${slash}`;
  }
  if (structure === '') {
    if (taxonomy === 'category') return (term) => `${home}/?cat=${term.term_id}`;
    const query = registered?.queryVar ? `${registered.queryVar}=` : `taxonomy=${taxonomy}&term=`;
    return (term) => `${home}/?${query}${shownSlug(term)}`;
  }
  const nested = registered?.rewrite ? registered.rewrite.hierarchical : false;
  const slash = site.options.text('permalink_structure').endsWith('/') ? '/' : '';
  const start = `${home}/${structure.replace(/%term%$/, '').replace(/^\/+/, '')}`;
  return (term, data) => {
    let path = shownSlug(term);
    if (nested) for (const above of ancestorsOf(term, data)) path = `${above.slug}/${path}`;
    return start + path + slash;
  };
}
