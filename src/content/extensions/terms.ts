// What extensions ask of terms (extend/site.ts).
import type { ExtensionTerms } from '../../extend/site.ts';
import { plainText } from '../../rendering/formatting/plain-text.ts';
import type { Site } from '../site.ts';
import { termColumns, termsFirst } from '../terms/get.ts';
import { termNamesOfPosts } from '../terms/of-posts.ts';

/** Deeper hierarchies are taken for loops. */
const deepest = 20;

export function extensionTerms(site: Site): ExtensionTerms {
  return {
    async of(taxonomies, limit) {
      if (taxonomies.length === 0) return [];
      const rows = await termsFirst(site.database.kysely)
        .select(termColumns)
        .where('tt.taxonomy', 'in', [...taxonomies])
        .orderBy('t.name')
        .orderBy('t.term_id')
        .limit(limit)
        .execute();
      return rows.map(({ term_id, taxonomy, name, slug }) => ({ id: term_id, taxonomy, name: plainText(name), slug }));
    },
    async withChildren(ids) {
      const found = new Set(ids);
      let level = [...found];
      for (let depth = 0; level.length > 0 && depth < deepest; depth++) {
        const rows = await site.database.kysely
          .selectFrom('term_taxonomy')
          .select('term_id')
          .where('parent', 'in', level)
          .execute();
        level = rows.map(({ term_id }) => term_id).filter((id) => !found.has(id));
        for (const id of level) found.add(id);
      }
      return found;
    },
    async postsIn(postIds, termIds) {
      const terms = [...termIds];
      if (postIds.length === 0 || terms.length === 0) return new Set();
      const rows = await site.database.kysely
        .selectFrom('term_relationships as tr')
        .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
        .select('tr.object_id')
        .where('tr.object_id', 'in', [...postIds])
        .where('tt.term_id', 'in', terms)
        .execute();
      return new Set(rows.map(({ object_id }) => object_id));
    },
    async slugs(postIds, taxonomy) {
      const found = await termNamesOfPosts(site, postIds, [taxonomy]);
      return new Map([...found].map(([id, terms]) => [id, (terms.get(taxonomy) ?? []).map(({ slug }) => slug)]));
    },
  };
}
