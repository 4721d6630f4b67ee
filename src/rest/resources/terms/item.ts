// A term on its way into an answer, what answers load for a list of them, and the rights on it.
import type { CapabilitySubject } from '../../../access/subject.ts';
import { loadMeta } from '../../../content/meta/load.ts';
import type { MetaField, MetaRows } from '../../../content/meta/types.ts';
import { defaultTermId } from '../../../content/terms/default-term.ts';
import { loadTermLinkData, type TermLinkData, termLinker } from '../../../content/terms/link.ts';
import type { TaxonomyTermRow } from '../../../database/schema.ts';
import type { Taxonomy } from '../../../extend/types.ts';
import type { Call, Method } from '../../engine/types.ts';
import { argumentPrefix } from '../../links.ts';

export interface TermItem {
  readonly row: TaxonomyTermRow;
  /** Filled by the loader `ancestors`. */
  ancestors: TermLinkData;
  /** What the addresses of the whole list have in common; filled by the loader `ancestors`. */
  addresses: TermAddresses | undefined;
  /** Filled by the loader `meta`. */
  meta: MetaRows;
}

/** Beginnings of the addresses in an answer, worked out once for a list. */
export interface TermAddresses {
  readonly link: (term: TaxonomyTermRow, data: TermLinkData) => string;
  readonly collection: string;
  readonly about: string;
  /** Addresses of the posts that have a term, before its id; one for each post type. */
  readonly posts: readonly string[];
}

/** The collection's route: `/wp/v2/categories`. */
export function termsRoute(taxonomy: Taxonomy): string {
  return `/${taxonomy.restNamespace}/${taxonomy.restBase}`;
}

function addressesOf(call: Call, taxonomy: Taxonomy): TermAddresses {
  const { site } = call;
  const types = taxonomy.objectTypes.flatMap((name) => site.registry.postTypes.get(name) ?? []);
  return {
    link: termLinker(site, taxonomy.name),
    collection: call.url(termsRoute(taxonomy)),
    about: call.url(`/wp/v2/taxonomies/${taxonomy.name}`),
    posts: types
      .filter((type) => type.showInRest)
      .map((type) => argumentPrefix(site, `/${type.restNamespace}/${type.restBase}`, taxonomy.restBase)),
  };
}

const noAncestors: TermLinkData = new Map();
const noMeta: MetaRows = new Map();

export function termItem(row: TaxonomyTermRow): TermItem {
  return { row, ancestors: noAncestors, addresses: undefined, meta: noMeta };
}

/** Loaders of the terms of one taxonomy: each one statement for a whole list, none where nothing is needed. */
export function termLoaders(taxonomy: Taxonomy, fields: readonly MetaField[]) {
  return {
    ancestors: async (items: readonly TermItem[], call: Call): Promise<void> => {
      const rows = items.map((item) => item.row);
      const ancestors = taxonomy.hierarchical ? await loadTermLinkData(call.site, rows, taxonomy.name) : noAncestors;
      const addresses = addressesOf(call, taxonomy);
      for (const item of items) {
        item.ancestors = ancestors;
        item.addresses = addresses;
      }
    },
    meta: async (items: readonly TermItem[], { site }: Call): Promise<void> => {
      if (fields.length === 0) return;
      const ids = items.map((item) => item.row.term_id);
      const rows = await loadMeta(site, 'term', ids);
      for (const item of items) item.meta = rows.get(item.row.term_id) ?? noMeta;
    },
  };
}

/** What rights on a term are decided by. */
export function termSubject(call: Call, taxonomy: Taxonomy, term: TaxonomyTermRow): CapabilitySubject {
  const isDefault = defaultTermId(call.site, taxonomy.name) === term.term_id;
  return { kind: 'term', term, taxonomy, isDefault };
}

/** Methods that the viewer may use on a term, for `targetHints`: asked of no route, so that lists stay cheap. */
export function allowedOnTerm(call: Call, taxonomy: Taxonomy, term: TaxonomyTermRow): Method[] {
  const allowed: Method[] = ['GET'];
  if (call.viewer.method === 'none') return allowed;
  const subject = termSubject(call, taxonomy, term);
  if (call.viewer.can('edit_term', subject)) allowed.push('POST', 'PUT', 'PATCH');
  if (call.viewer.can('delete_term', subject)) allowed.push('DELETE');
  return allowed;
}
