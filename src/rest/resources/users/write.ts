// Making, changing and deleting users through the API: parse, call the verb, answer in the edit context.
import { SiteError } from '../../../base/error.ts';
import { writeMeta } from '../../../content/meta/write.ts';
import type { Site } from '../../../content/site.ts';
import { createUser } from '../../../content/users/create.ts';
import { deleteUser } from '../../../content/users/delete.ts';
import { findUserId, getUser } from '../../../content/users/load.ts';
import type { UserDraft } from '../../../content/users/types.ts';
import { updateUser } from '../../../content/users/update.ts';
import type { UserRow } from '../../../database/schema.ts';
import { absInteger, isEmpty, isNumeric } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { fillDraft } from '../../engine/resource-write.ts';
import { respond } from '../../engine/response.ts';
import type { Arguments, Call, RestResponse } from '../../engine/types.ts';
import { writeAddedFields } from '../../engine/write-added.ts';
import { schemaTools } from '../posts/schema-tools.ts';
import { checkRoles, forgetUser } from './access.ts';
import { userItem } from './item.ts';
import { type UserResource, usersRoute } from './resource.ts';

async function draftOf(call: Call, resource: UserResource): Promise<UserDraft> {
  const draft: UserDraft = {};
  await fillDraft(resource, draft, call);
  return draft;
}

async function writeUserMeta(site: Site, call: Call, user: UserRow): Promise<void> {
  const { meta } = call.params;
  if (typeof meta !== 'object' || meta === null) return;
  const target = { objectType: 'user', subtype: '', id: user.ID, subject: { kind: 'user', id: user.ID } } as const;
  await writeMeta(site, call.viewer, target, Object.fromEntries(Object.entries(meta)), schemaTools);
}

/** The written user in the edit context, which the request has from now on. */
async function answer(call: Call, resource: UserResource, user: UserRow, more: Parameters<typeof respond>[1] = {}) {
  call.params.context = 'edit';
  const { data, links } = await readItem(resource, userItem(user), call);
  return respond(data, { ...more, links });
}

export async function postUser(call: Call, resource: UserResource): Promise<RestResponse> {
  if (!isEmpty(call.params.id)) {
    throw new SiteError('rest_user_exists', 'A user that exists cannot be created.', 400);
  }
  checkRoles(call, undefined);
  const draft = await draftOf(call, resource);
  const user = await call.site.transaction(async (site) => {
    const made = await createUser(site, draft);
    await writeUserMeta(site, call, made);
    await writeAddedFields(call, site, { kind: 'user', objectType: 'user', row: made });
    return made;
  });
  const location = call.url(`${usersRoute}/${user.ID}`);
  return answer(call, resource, user, { status: 201, headers: { Location: location } });
}

export async function putUser(call: Call, resource: UserResource, old: UserRow): Promise<RestResponse> {
  const { site, params } = call;
  const { email, username, slug } = params;
  const owner = typeof email === 'string' ? await findUserId(site, 'user_email', email) : undefined;
  if (owner !== undefined && owner !== old.ID) {
    throw new SiteError('rest_user_invalid_email', 'Another user has this address.', 400);
  }
  if (!isEmpty(username) && username !== old.user_login) {
    throw new SiteError('rest_user_invalid_argument', 'The login name cannot be changed.', 400);
  }
  if (!isEmpty(slug) && slug !== old.user_nicename) {
    if ((await findUserId(site, 'user_nicename', String(slug))) !== undefined) {
      throw new SiteError('rest_user_invalid_slug', 'Another user has this slug.', 400);
    }
  }
  checkRoles(call, old.ID);
  const draft = await draftOf(call, resource);
  const user = await site.transaction(async (inside) => {
    const changed = await updateUser(inside, old.ID, draft);
    await writeUserMeta(inside, call, changed);
    await writeAddedFields(call, inside, { kind: 'user', objectType: 'user', row: changed });
    return changed;
  });
  forgetUser(call, old.ID);
  return answer(call, resource, user);
}

/** Arguments of the delete endpoints. */
export const deleteArguments: Arguments = {
  force: { type: 'boolean', default: false, description: 'Has to be true: users have no trash.' },
  reassign: {
    type: 'integer',
    description: 'Number of the user who gets the posts and links; false for nobody.',
    required: true,
    sanitize: (value: unknown) => {
      if (isNumeric(value)) return value;
      if (isEmpty(value) || value === 'false') return false;
      throw new SiteError('rest_invalid_param', 'This is not a user.', 400);
    },
  },
};

/** Users have no trash: without `force` nothing happens. Answers what was deleted, in the edit context. */
export async function removeUser(call: Call, resource: UserResource, user: UserRow): Promise<RestResponse> {
  const { site, params } = call;
  const reassign = params.reassign === false ? null : absInteger(params.reassign);
  if (isEmpty(params.force)) {
    throw new SiteError('rest_trash_not_supported', 'Users have no trash; they are deleted with force=true.', 501);
  }
  if (reassign !== null && reassign !== 0) {
    if (reassign === user.ID || !(await getUser(site, reassign))) {
      throw new SiteError('rest_user_invalid_reassign', 'There is no such user to give the posts to.', 400);
    }
  }
  call.params.context = 'edit';
  const { data: previous } = await readItem(resource, userItem(user), call);
  if (!(await deleteUser(site, call.viewer, user.ID, reassign))) {
    throw new SiteError('rest_cannot_delete', 'The user cannot be deleted.', 500);
  }
  forgetUser(call, user.ID);
  return respond({ deleted: true, previous });
}
