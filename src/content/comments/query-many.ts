// The newest comments of many posts, or the newest answers to many comments, in one statement: what lists of posts and of
// comments embed. Each place gets what queryComments would give for it alone.
import { sql } from 'kysely';
import { prepare } from '../../database/prepared.ts';
import type { CommentRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';

/** Where comments stand: below a post, or below another comment. */
export type CommentPlace = 'comment_post_ID' | 'comment_parent';

/** Values that the columns must have, none of them empty. */
export interface PlacedQuery {
  readonly ids: readonly number[];
  readonly statuses: readonly string[];
  readonly types: readonly string[];
  /** Most comments a place. */
  readonly limit: number;
}

type Parameters = { ids: readonly number[]; statuses: readonly string[]; types: readonly string[]; limit: number };
type Ranked = CommentRow & { place: number; total: number };

const statement = (by: CommentPlace) =>
  prepare((kysely, p: Parameters) =>
    kysely
      .selectFrom(
        kysely
          .selectFrom('comments')
          .selectAll()
          .select([
            sql<number>`row_number() over (partition by ${sql.ref(by)} order by comment_date_gmt desc, comment_ID desc)`.as(
              'place',
            ),
            sql<number>`count(*) over (partition by ${sql.ref(by)})`.as('total'),
          ])
          .where(by, 'in', p.ids)
          .where('comment_approved', 'in', p.statuses)
          .where('comment_type', 'in', p.types)
          .as('ranked'),
      )
      .selectAll()
      .where('place', '<=', p.limit)
      .orderBy('place')
      .$castTo<Ranked>(),
  );

const statements = { comment_post_ID: statement('comment_post_ID'), comment_parent: statement('comment_parent') };

/** Newest first, with the number of all that there are. Places without comments are absent. */
export async function placedComments(
  site: Site,
  by: CommentPlace,
  { ids, statuses, types, limit }: PlacedQuery,
): Promise<Map<number, { rows: CommentRow[]; total: number }>> {
  const found = new Map<number, { rows: CommentRow[]; total: number }>();
  const asked = [...new Set(ids)].filter(Number.isSafeInteger);
  if (asked.length === 0) return found;
  const ranked = await site.database.run(statements[by], { ids: asked, statuses, types, limit });
  for (const { place: _place, total, ...row } of ranked) {
    const known = found.get(row[by]);
    if (known) known.rows.push(row);
    else found.set(row[by], { rows: [row], total: Number(total) });
  }
  return found;
}
