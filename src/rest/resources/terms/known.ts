// Terms of posts that a request has read already, for what it embeds (engine/known.ts).
import {
  type TermName,
  type TermsByTaxonomy,
  termNamesOfPosts,
  termsOfPosts,
} from '../../../content/terms/of-posts.ts';
import type { TaxonomyTermRow } from '../../../database/schema.ts';
import type { Call } from '../../engine/types.ts';

/**
 * What posts say of their terms. Where the answer embeds the terms, too, they are read whole at once, and
 * embeddedTermsOfPosts finds them there.
 */
export function knownTermsOfPosts(
  call: Call,
  posts: readonly number[],
  taxonomies: readonly string[],
): Promise<ReadonlyMap<number, TermsByTaxonomy<TermName>>> {
  if (call.request.query._embed === undefined || call.request.internal) {
    return termNamesOfPosts(call.site, posts, taxonomies);
  }
  return embeddedTermsOfPosts(call, posts);
}

/** Terms of posts in every taxonomy, whole. One statement for the same posts in a request, whichever taxonomy is asked for. */
export function embeddedTermsOfPosts(
  call: Call,
  posts: readonly number[],
): Promise<ReadonlyMap<number, TermsByTaxonomy<TaxonomyTermRow>>> {
  const { site } = call;
  return call.once(`terms of ${posts.join()}`, () => termsOfPosts(site, posts, [...site.registry.taxonomies.keys()]));
}
