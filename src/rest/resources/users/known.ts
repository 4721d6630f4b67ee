// Users that a request has read already, for what it embeds (engine/known.ts).
import { getUsers } from '../../../content/users/load.ts';
import { type Author, loadAuthors } from '../../../content/users/published.ts';
import type { UserRow } from '../../../database/schema.ts';
import { keptRows, knownRows } from '../../engine/known.ts';
import type { Call } from '../../engine/types.ts';

/** Authors by id as answers show them; ids without a user are absent. One statement for those not asked for yet. */
export function knownAuthors(call: Call, ids: readonly number[]): Promise<ReadonlyMap<number, Author>> {
  return knownRows(call, 'authors', ids, (wanted) => loadAuthors(call.site, call.viewer, wanted));
}

/** Users by id; ids without a user are absent. One statement for those that the request has not read yet, none without. */
export function knownUsers(call: Call, ids: readonly number[]): Promise<ReadonlyMap<number, UserRow>> {
  const authors = keptRows<Author>(call, 'authors');
  return knownRows(call, 'users', ids, async (wanted) => {
    const others = await getUsers(
      call.site,
      wanted.filter((id) => !authors.has(id)),
    );
    return new Map(
      wanted.flatMap((id) => {
        const row = authors.get(id)?.row ?? others.get(id);
        return row ? [[id, row] as const] : [];
      }),
    );
  });
}
