// Posts always have a category, and a term of every taxonomy that has a default one. Reproduces what wp_insert_post does
// with `default_category` and `default_term_*`; skipped where the caller replaces the terms right afterwards.
import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { defaultTermId } from '../terms/default-term.ts';
import { setPostTerms } from '../terms/set-post-terms.ts';

const taxonomiesWithTerms = prepare((db, p: { post: number }) =>
  db
    .selectFrom('term_relationships as tr')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .select('tt.taxonomy')
    .where('tr.object_id', '=', p.post),
);

/** Gives the post default terms where it has none and `replaced` brings none. A new post has none (`mayHaveTerms`). */
export async function giveDefaultTerms(
  site: Site,
  post: PostRow,
  { mayHaveTerms, replaced }: { mayHaveTerms: boolean; replaced: Readonly<Record<string, readonly number[]>> },
): Promise<void> {
  if (post.post_status === 'auto-draft') return;
  const inAddress = site.options.text('permalink_structure').includes('%category%') && post.guid === '';
  const wanting = site.registry.taxonomiesOf(post.post_type).filter((taxonomy) => {
    const has = taxonomy.name === 'category' ? post.post_type === 'post' : taxonomy.defaultTerm !== null;
    return has && (!Object.hasOwn(replaced, taxonomy.name) || (inAddress && taxonomy.name === 'category'));
  });
  if (wanting.length === 0) return;
  const rows = mayHaveTerms ? await site.database.run(taxonomiesWithTerms, { post: post.ID }) : [];
  for (const taxonomy of wanting) {
    if (rows.some((row) => row.taxonomy === taxonomy.name)) continue;
    const term = defaultTermId(site, taxonomy.name);
    if (term > 0) await setPostTerms(site, post, taxonomy.name, [term]);
  }
}
