// Posts before and after another one. Reproduces get_adjacent_post: by date and then by id, published ones and the private
// ones that the reader may see.
import type { Viewer } from '../../../access/viewer.ts';
import type { AdjacentQuestion } from '../../../rendering/blocks/facts.ts';
import { localNow } from '../../dates.ts';
import { getPosts } from '../../posts/get.ts';
import type { Site } from '../../site.ts';
import { termsOfPosts } from '../../terms/of-posts.ts';

/** Ids, 0 where there is none; a statement or two for each question: how many there are is a text's doing. */
export async function loadAdjacent(
  site: Site,
  viewer: Viewer,
  questions: readonly AdjacentQuestion[],
): Promise<number[]> {
  const found: number[] = [];
  for (const question of questions) found.push(await adjacentOf(site, viewer, question));
  return found;
}

async function adjacentOf(site: Site, viewer: Viewer, question: AdjacentQuestion): Promise<number> {
  const { post: id, isPrevious, taxonomy } = question;
  const row = (await getPosts(site, [id])).get(id);
  if (!row) return 0;
  // What is not published yet stands where it would if it were now (WP_Query shows drafts so).
  const date = ['draft', 'pending', 'auto-draft'].includes(row.post_status) ? localNow(site) : row.post_date;
  const terms = taxonomy === undefined ? undefined : await termsOf(site, id, taxonomy);
  if (terms?.length === 0) return 0;
  const beyond = isPrevious ? '<' : '>';
  const order = isPrevious ? 'desc' : 'asc';
  const mayReadAll = viewer.can(
    site.registry.postTypes.get(row.post_type)?.caps.read_private_posts ?? 'read_private_posts',
  );
  let query = site.database.kysely
    .selectFrom('posts as p')
    .select('p.ID')
    .where('p.post_type', '=', row.post_type)
    .where((where) =>
      where.or([
        where('p.post_date', beyond, date),
        where.and([where('p.post_date', '=', date), where('p.ID', beyond, id)]),
      ]),
    )
    .where((where) =>
      where.or([
        where('p.post_status', '=', 'publish'),
        ...(mayReadAll ? [where('p.post_status', '=', 'private')] : []),
        ...(!mayReadAll && viewer.id > 0
          ? [where.and([where('p.post_status', '=', 'private'), where('p.post_author', '=', viewer.id)])]
          : []),
      ]),
    );
  if (terms) {
    query = query.where('p.ID', 'in', (select) =>
      select.selectFrom('term_relationships').select('object_id').where('term_taxonomy_id', 'in', terms),
    );
  }
  const [next] = await query.orderBy('p.post_date', order).orderBy('p.ID', order).limit(1).execute();
  return next?.ID ?? 0;
}

async function termsOf(site: Site, post: number, taxonomy: string): Promise<number[]> {
  const found = await termsOfPosts(site, [post], [taxonomy]);
  return (found.get(post)?.get(taxonomy) ?? []).map((term) => term.term_taxonomy_id);
}
