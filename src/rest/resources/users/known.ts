// Users that a request has read already, for what it embeds (engine/known.ts).
import { getUsers } from '../../../content/users/load.ts';
import type { UserRow } from '../../../database/schema.ts';
import { knownRows } from '../../engine/known.ts';
import type { Call } from '../../engine/types.ts';

/** Users by id; ids without a user are absent. One statement for those that the request has not read yet, none without. */
export function knownUsers(call: Call, ids: readonly number[]): Promise<ReadonlyMap<number, UserRow>> {
  return knownRows(call, 'users', ids, (wanted) => getUsers(call.site, wanted));
}
