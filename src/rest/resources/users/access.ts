// Who may do what with users through the API. Reproduces the permission checks of WP_REST_Users_Controller.
import { siteRoles } from '../../../access/account.ts';
import { SiteError } from '../../../base/error.ts';
import { getUser } from '../../../content/users/load.ts';
import { apiTypes, usersWithPosts } from '../../../content/users/published.ts';
import type { UserRow } from '../../../database/schema.ts';
import { authorizationStatus, forbidden } from '../../engine/errors.ts';
import { isEmpty, toInteger } from '../../engine/php.ts';
import type { Call } from '../../engine/types.ts';
import { mayReadAnyway } from './item.ts';

export function noSuchUser(): SiteError {
  return new SiteError('rest_user_invalid_id', 'There is no such user.', 404);
}

/** The user that the request names; one statement per request. */
export async function wantedUser(call: Call): Promise<UserRow> {
  return userById(call, toInteger(call.params.id));
}

/** The viewer as the user of `/users/me`. Without a login there is none (`rest_user_invalid_id`, as WordPress). */
export async function ownUser(call: Call): Promise<UserRow> {
  return userById(call, call.viewer.id);
}

async function userById(call: Call, id: number): Promise<UserRow> {
  const users = keptUsers(call);
  let loading = users.get(id);
  if (!loading) users.set(id, (loading = getUser(call.site, id)));
  const user = await loading;
  if (!user) throw noSuchUser();
  return user;
}

function keptUsers(call: Call): Map<number, Promise<UserRow | undefined>> {
  return call.once('users', () => new Map());
}

/** Makes later checks of this request (those behind `Allow`) load a user again, after it changed. */
export function forgetUser(call: Call, id: number): void {
  keptUsers(call).delete(id);
}

/** Rights to the parameters of a list; the list itself is open, but shows visitors only who has published something. */
export function mayList(call: Call): void {
  const { viewer, params } = call;
  const lists = viewer.can('list_users');
  if (!isEmpty(params.roles) && !lists) throw forbidden(viewer, 'rest_user_cannot_view', 'You may not list by role.');
  if (!isEmpty(params.capabilities) && !lists) {
    throw forbidden(viewer, 'rest_user_cannot_view', 'You may not list by capability.');
  }
  if (params.context === 'edit' && !lists) throw forbidden(viewer, 'rest_forbidden_context', 'You may not edit users.');
  if ((params.orderby === 'email' || params.orderby === 'registered_date') && !lists) {
    throw forbidden(viewer, 'rest_forbidden_orderby', 'You may not sort users by this.');
  }
  if (params.who === 'authors' && !writesSomething(call)) {
    throw forbidden(viewer, 'rest_forbidden_who', 'You may not list authors.');
  }
}

/** May the viewer write posts of any type that has authors? */
function writesSomething({ site, viewer }: Call): boolean {
  return apiTypes(site).some((name) => {
    const type = site.registry.postTypes.get(name);
    return type !== undefined && 'author' in type.supports && viewer.can(type.caps.edit_posts ?? '');
  });
}

/** Refuses what only posts could make visible; `hasPosts` is asked only then. */
export async function demandReadable(call: Call, user: UserRow, hasPosts: () => Promise<boolean>): Promise<void> {
  const { viewer, params } = call;
  const { ID: id } = user;
  if (viewer.id === id) return;
  if (params.context === 'edit' && !viewer.can('edit_user', { kind: 'user', id })) {
    throw forbidden(viewer, 'rest_forbidden_context', 'You may not edit this user.');
  }
  if (mayReadAnyway(call, id) || (await hasPosts())) return;
  throw forbidden(viewer, 'rest_user_cannot_view', 'You may not list users.');
}

export async function mayRead(call: Call): Promise<void> {
  const user = await wantedUser(call);
  const { site, viewer } = call;
  const hasPosts = () => call.once(`user-posts:${user.ID}`, () => usersWithPosts(site, viewer, [user.ID]));
  await demandReadable(call, user, async () => (await hasPosts()).has(user.ID));
}

export function mayCreate({ viewer }: Call): void {
  if (!viewer.can('create_users')) throw forbidden(viewer, 'rest_cannot_create_user', 'You may not create users.');
}

export async function mayUpdate(call: Call, find: (call: Call) => Promise<UserRow>): Promise<void> {
  const { ID: id } = await find(call);
  const { viewer, params } = call;
  const subject = { kind: 'user', id } as const;
  if (!isEmpty(params.roles)) {
    if (!viewer.can('promote_user', subject)) {
      throw forbidden(viewer, 'rest_cannot_edit_roles', 'You may not change the roles of this user.');
    }
    // Who may only promote users may send nothing else.
    if (
      Object.keys({ ...params, id })
        .sort()
        .join() === 'id,roles'
    )
      return;
  }
  if (!viewer.can('edit_user', subject)) throw forbidden(viewer, 'rest_cannot_edit', 'You may not edit this user.');
}

export async function mayDelete(call: Call, find: (call: Call) => Promise<UserRow>): Promise<void> {
  const { ID: id } = await find(call);
  if (!call.viewer.can('delete_user', { kind: 'user', id })) {
    throw forbidden(call.viewer, 'rest_user_cannot_delete', 'You may not delete this user.');
  }
}

/** Refuses roles that do not exist, and roles with which the viewer would lose the right to edit users. */
export function checkRoles(call: Call, userId: number | undefined): void {
  const { roles } = call.params;
  if (isEmpty(roles) || !Array.isArray(roles)) return;
  const known = siteRoles(call.site);
  for (const name of roles) {
    const role = known.get(String(name));
    if (!role) throw new SiteError('rest_user_invalid_role', `There is no role ${JSON.stringify(name)}.`, 400);
    if (call.viewer.id === userId && role.capabilities.edit_users !== true) {
      throw new SiteError('rest_user_invalid_role', 'You may not give users this role.', {
        status: authorizationStatus(call.viewer),
      });
    }
  }
}
