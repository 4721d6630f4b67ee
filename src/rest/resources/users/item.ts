// A user on its way into an answer, what answers load for a list of them, and the rights on it.

import { loadUsers } from '../../../content/users/load.ts';
import { usersWithPosts } from '../../../content/users/published.ts';
import type { LoadedUser } from '../../../content/users/types.ts';
import type { UserRow } from '../../../database/schema.ts';
import type { Call, Method } from '../../engine/types.ts';

export interface UserItem {
  readonly row: UserRow;
  /** Filled by the loader `profile`. */
  loaded: LoadedUser | null;
  /** Filled by the loader `visible`: has the user posts that the viewer may see? */
  hasPosts: boolean;
}

export function userItem(row: UserRow): UserItem {
  return { row, loaded: null, hasPosts: false };
}

/** Each one statement for a whole list, none where nothing is needed. */
export const userLoaders = {
  profile: async (items: readonly UserItem[], { site }: Call): Promise<void> => {
    const loaded = await loadUsers(
      site,
      items.map((item) => item.row),
    );
    items.forEach((item, index) => {
      item.loaded = loaded[index] ?? null;
    });
  },
  visible: async (items: readonly UserItem[], call: Call): Promise<void> => {
    const asked = items.filter((item) => !mayReadAnyway(call, item.row.ID)).map((item) => item.row.ID);
    const authors = await usersWithPosts(call.site, call.viewer, asked);
    for (const item of items) item.hasPosts = authors.has(item.row.ID);
  },
};

/** May the viewer read this user whether or not it has posts? */
export function mayReadAnyway({ viewer }: Call, id: number): boolean {
  return viewer.id === id || viewer.can('edit_user', { kind: 'user', id }) || viewer.can('list_users');
}

/** Methods that the viewer may use on a user, for `targetHints`: asked of no route, so that lists stay cheap. */
export function allowedOnUser(call: Call, item: UserItem): Method[] {
  const { ID: id } = item.row;
  const subject = { kind: 'user', id } as const;
  const allowed: Method[] = [];
  if (mayReadAnyway(call, id) || item.hasPosts) allowed.push('GET');
  if (call.viewer.can('edit_user', subject)) allowed.push('POST', 'PUT', 'PATCH');
  if (call.viewer.can('delete_user', subject)) allowed.push('DELETE');
  return allowed;
}
