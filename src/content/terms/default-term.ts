// The term that posts get which have none. Reproduces what the options `default_category` and `default_term_*` mean.
import type { Site } from '../site.ts';

/** Term id of a taxonomy's default term; 0 where it has none. It may name a term that is gone. */
export function defaultTermId(site: Site, taxonomy: string): number {
  if (taxonomy === 'category') return site.options.number('default_category');
  if (site.registry.taxonomies.get(taxonomy)?.defaultTerm) return site.options.number(`default_term_${taxonomy}`);
  return 0;
}
