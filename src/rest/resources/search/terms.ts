// Terms and post formats that are found. Reproduces WP_REST_Term_Search_Handler and WP_REST_Post_Format_Search_Handler.
import { siteLanguage } from '../../../content/languages/site-language.ts';
import { formatName, postFormatNames } from '../../../content/posts/format.ts';
import type { Site } from '../../../content/site.ts';
import { loadTermLinkData, termLinker } from '../../../content/terms/link.ts';
import { searchTerms } from '../../../content/terms/search.ts';
import type { TaxonomyTermRow } from '../../../database/schema.ts';
import type { Call, Links } from '../../engine/types.ts';
import { allowedOnTerm, termsRoute } from '../terms/item.ts';
import type { Finding, Found, SearchHandler, SearchParams } from './item.ts';

export const termSearch: SearchHandler = { type: 'term', subtypes: searchedTaxonomies, search: findTerms };
export const formatSearch: SearchHandler = { type: 'post-format', subtypes: () => [], search: findFormats };

function searchedTaxonomies(site: Site): string[] {
  const shown = [...site.registry.taxonomies.values()].filter((taxonomy) => taxonomy.public && taxonomy.showInRest);
  return shown.map((taxonomy) => taxonomy.name);
}

async function findTerms(call: Call, asked: SearchParams): Promise<Found> {
  const { site } = call;
  const { rows, total } = await searchTerms(site, {
    taxonomies: asked.subtypes.includes('any') ? searchedTaxonomies(site) : asked.subtypes,
    search: asked.search,
    include: asked.include,
    exclude: asked.exclude,
    limit: asked.perPage,
    offset: (asked.page - 1) * asked.perPage,
  });
  return { items: asked.isHead ? [] : await termFindings(call, rows), total };
}

async function termFindings(call: Call, rows: readonly TaxonomyTermRow[]): Promise<Finding[]> {
  const { site } = call;
  const linkers = new Map<string, (row: TaxonomyTermRow) => string>();
  for (const taxonomy of new Set(call.wants('url') ? rows.map((row) => row.taxonomy) : [])) {
    const own = rows.filter((row) => row.taxonomy === taxonomy);
    const nested = site.registry.taxonomies.get(taxonomy)?.hierarchical;
    const data = nested ? await loadTermLinkData(site, own, taxonomy) : new Map();
    const link = termLinker(site, taxonomy);
    linkers.set(taxonomy, (row) => link(row, data));
  }
  return rows.map((row) => ({
    id: row.term_id,
    title: row.taxonomy === 'post_format' ? formatName(row, siteLanguage(site)) : row.name,
    url: linkers.get(row.taxonomy)?.(row),
    type: row.taxonomy,
    links: linksOf(call, row),
  }));
}

function linksOf(call: Call, row: TaxonomyTermRow): Links {
  const links: Links = {};
  const taxonomy = call.site.registry.taxonomies.get(row.taxonomy);
  if (taxonomy?.showInRest) {
    const href = call.url(`${termsRoute(taxonomy)}/${row.term_id}`);
    links.self = [{ embeddable: true, href, allow: allowedOnTerm(call, taxonomy, row) }];
  }
  links.about = [{ href: call.url(`/wp/v2/taxonomies/${row.taxonomy}`) }];
  return links;
}

/** Formats that some post has or had: those whose term is there. */
async function findFormats(call: Call, asked: SearchParams): Promise<Found> {
  const { site } = call;
  const wanted = asked.search === '0' ? '' : asked.search.toLowerCase();
  const { say } = siteLanguage(site);
  const named = postFormatNames.map(([slug, name]) => [slug, say(name, 'Post format')] as const);
  const fitting = named.filter(
    ([slug, name]) => wanted === '' || slug.includes(wanted) || name.toLowerCase().includes(wanted),
  );
  const { rows } = await searchTerms(site, {
    taxonomies: ['post_format'],
    search: '',
    include: [],
    exclude: [],
    limit: 100,
    offset: 0,
  });
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  const link = termLinker(site, 'post_format');
  const found = fitting.flatMap(([slug, name]): Finding[] => {
    const row = bySlug.get(`post-format-${slug}`);
    if (!row) return [];
    return [{ id: slug, title: name, url: link(row, new Map()), type: 'post-format', links: {} }];
  });
  const start = (asked.page - 1) * asked.perPage;
  return { items: asked.isHead ? [] : found.slice(start, start + asked.perPage), total: found.length };
}
