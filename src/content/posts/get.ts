// Posts by id. Reproduces get_post and _prime_post_caches: one statement for any number of ids.
import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';

const byIds = prepare((db, p: { ids: readonly number[] }) =>
  db.selectFrom('posts').selectAll().where('ID', 'in', p.ids),
);

/** Reads posts by id: getPosts, or a reader that knows some of them already. */
export type ReadPosts = (ids: readonly number[]) => Promise<ReadonlyMap<number, PostRow>>;

/** The post with this id, whatever its type and status; undefined where there is none. */
export async function getPost(site: Site, id: number): Promise<PostRow | undefined> {
  return (await getPosts(site, [id])).get(id);
}

/** Posts by id; ids without a post are absent. One statement. */
export async function getPosts(site: Site, ids: readonly number[]): Promise<Map<number, PostRow>> {
  const wanted = [...new Set(ids)].filter(isPostId);
  if (wanted.length === 0) return new Map();
  const rows = await site.database.run(byIds, { ids: wanted });
  return new Map(rows.map((row) => [row.ID, row]));
}

/** Ids that the table can hold; anything else is answered without asking. */
function isPostId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0;
}
