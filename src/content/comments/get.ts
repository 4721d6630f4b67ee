// Comments by id, and which of them have answers. Reproduces get_comment and _prime_comment_caches: one statement each.
import { prepare } from '../../database/prepared.ts';
import type { CommentRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';

const byIds = prepare((kysely, { ids }: { ids: readonly number[] }) =>
  kysely.selectFrom('comments').selectAll().where('comment_ID', 'in', ids),
);
const answered = prepare((kysely, { ids }: { ids: readonly number[] }) =>
  kysely
    .selectFrom('comments')
    .select('comment_parent')
    .distinct()
    .where('comment_parent', 'in', ids)
    .where('comment_approved', 'in', ['0', '1']),
);

/** The comment with this id, whatever its type and status; undefined where there is none. */
export async function getComment(site: Site, id: number): Promise<CommentRow | undefined> {
  return (await getComments(site, [id])).get(id);
}

/** Comments by id; ids without a comment are absent. One statement. */
export async function getComments(site: Site, ids: readonly number[]): Promise<Map<number, CommentRow>> {
  const wanted = [...new Set(ids)].filter((id) => Number.isSafeInteger(id) && id > 0);
  if (wanted.length === 0) return new Map();
  const rows = await site.database.run(byIds, { ids: wanted });
  return new Map(rows.map((row) => [row.comment_ID, row]));
}

/** Those of the ids that an approved or held comment of any type answers to (`WP_Comment::get_children`). One statement. */
export async function answeredComments(site: Site, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await site.database.run(answered, { ids });
  return new Set(rows.map((row) => row.comment_parent));
}
