// The terms of posts, loaded for a whole list at once. Reproduces get_the_terms: a post's terms stand by name.
import { prepare } from '../../database/prepared.ts';
import type { TaxonomyTermRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { termColumns } from './get.ts';

/** Post id → taxonomy → terms by name. Posts and taxonomies without terms are absent. */
export type TermsOfPosts = ReadonlyMap<number, ReadonlyMap<string, readonly TaxonomyTermRow[]>>;

const ofPosts = prepare((db, p: { posts: readonly number[]; taxonomies: readonly string[] }) =>
  db
    .selectFrom('term_relationships as tr')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .innerJoin('terms as t', 't.term_id', 'tt.term_id')
    .select(termColumns)
    .select('tr.object_id')
    .where('tr.object_id', 'in', p.posts)
    .where('tt.taxonomy', 'in', p.taxonomies)
    .orderBy('t.name')
    .orderBy('t.term_id'),
);

/** Terms of posts in the given taxonomies; one statement, none where either list is empty. */
export async function termsOfPosts(
  site: Site,
  postIds: readonly number[],
  taxonomies: readonly string[],
): Promise<TermsOfPosts> {
  const found = new Map<number, Map<string, TaxonomyTermRow[]>>();
  if (postIds.length === 0 || taxonomies.length === 0) return found;
  const rows = await site.database.run(ofPosts, { posts: postIds, taxonomies });
  for (const { object_id, ...term } of rows) {
    let ofPost = found.get(object_id);
    if (!ofPost) found.set(object_id, (ofPost = new Map()));
    const list = ofPost.get(term.taxonomy);
    if (list) list.push(term);
    else ofPost.set(term.taxonomy, [term]);
  }
  return found;
}
