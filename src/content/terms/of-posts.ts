// The terms of posts, loaded for a whole list at once. Reproduces get_the_terms: a post's terms stand by name.
import { prepare } from '../../database/prepared.ts';
import type { TaxonomyTermRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { termColumns } from './get.ts';

/** Taxonomy → terms by name; taxonomies without terms are absent. */
export type TermsByTaxonomy<T> = ReadonlyMap<string, readonly T[]>;

/** What a post says of its terms. */
export type TermName = Pick<TaxonomyTermRow, 'term_id' | 'slug' | 'taxonomy'>;

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

const namesOfPosts = prepare((db, p: { posts: readonly number[]; taxonomies: readonly string[] }) =>
  db
    .selectFrom('term_relationships as tr')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .innerJoin('terms as t', 't.term_id', 'tt.term_id')
    .select(['tr.object_id', 't.term_id', 't.slug', 'tt.taxonomy'])
    .where('tr.object_id', 'in', p.posts)
    .where('tt.taxonomy', 'in', p.taxonomies)
    .orderBy('t.name')
    .orderBy('t.term_id'),
);

/** Terms of posts, by post, in the given taxonomies; one statement, none where either list is empty. */
export async function termsOfPosts(
  site: Site,
  posts: readonly number[],
  taxonomies: readonly string[],
): Promise<ReadonlyMap<number, TermsByTaxonomy<TaxonomyTermRow>>> {
  if (posts.length === 0 || taxonomies.length === 0) return new Map();
  return byPost(await site.database.run(ofPosts, { posts, taxonomies }));
}

/** As termsOfPosts, without what only the terms themselves show: half the cost for a long list. */
export async function termNamesOfPosts(
  site: Site,
  posts: readonly number[],
  taxonomies: readonly string[],
): Promise<ReadonlyMap<number, TermsByTaxonomy<TermName>>> {
  if (posts.length === 0 || taxonomies.length === 0) return new Map();
  return byPost(await site.database.run(namesOfPosts, { posts, taxonomies }));
}

function byPost<T extends TermName & { object_id: number }>(rows: readonly T[]): Map<number, Map<string, T[]>> {
  const found = new Map<number, Map<string, T[]>>();
  for (const term of rows) {
    let ofPost = found.get(term.object_id);
    if (!ofPost) found.set(term.object_id, (ofPost = new Map()));
    const list = ofPost.get(term.taxonomy);
    if (list) list.push(term);
    else ofPost.set(term.taxonomy, [term]);
  }
  return found;
}
