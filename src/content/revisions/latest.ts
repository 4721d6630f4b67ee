// How many revisions posts have, and which is the newest. Reproduces wp_get_latest_revision_id_and_total_count.
import { sql } from 'kysely';
import { prepare } from '../../database/prepared.ts';
import type { Site } from '../site.ts';
import { revisionsOff } from './keep.ts';

const newestOfEach = prepare((kysely, { ids }: { ids: readonly number[] }) =>
  kysely
    .selectFrom(
      kysely
        .selectFrom('posts')
        .select([
          'ID',
          'post_parent',
          sql<number>`row_number() over (partition by post_parent order by post_date desc, ID desc)`.as('place'),
          sql<number>`count(*) over (partition by post_parent)`.as('total'),
        ])
        .where('post_parent', 'in', ids)
        .where('post_type', '=', 'revision')
        .where('post_status', '=', 'inherit')
        .as('ranked'),
    )
    .select(['ID', 'post_parent', 'total'])
    .where('place', '=', 1),
);

/** How many versions a post has, and the newest. */
export interface LatestRevision {
  readonly count: number;
  readonly latestId: number;
}

/** Of each post that has revisions: their number (autosaves included) and the newest's id. One statement. */
export async function latestRevisions(site: Site, ids: readonly number[]): Promise<Map<number, LatestRevision>> {
  const found = new Map<number, LatestRevision>();
  if (ids.length === 0 || revisionsOff(site)) return found;
  const rows = await site.database.run(newestOfEach, { ids: [...new Set(ids)] });
  for (const row of rows) found.set(row.post_parent, { count: Number(row.total), latestId: row.ID });
  return found;
}
