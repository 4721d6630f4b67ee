// Create and update of a post: from a request's parameters to a draft, in WordPress's order of checks, then the verb.
// Reproduces create_item, update_item and prepare_item_for_database.

import { ignoredKey, isHookedType, loadIgnored, noteHooked } from '../../../content/block-hooks/posts.ts';
import { restDatePair } from '../../../content/dates.ts';
import { updateMeta } from '../../../content/meta/rows.ts';
import { createPost } from '../../../content/posts/create.ts';
import { getPost } from '../../../content/posts/get.ts';
import { hasPassword } from '../../../content/posts/password.ts';
import { isSticky } from '../../../content/posts/sticky.ts';
import type { PostDraft } from '../../../content/posts/types.ts';
import { updatePost } from '../../../content/posts/update.ts';
import type { Site } from '../../../content/site.ts';
import type { PostRow } from '../../../database/schema.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, toInteger, toText } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { fillDraft } from '../../engine/resource-write.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { writeAddedFields } from '../../engine/write-added.ts';
import { badRequest, noSuchPost } from './errors.ts';
import { PostItem } from './item.ts';
import type { PostKind } from './kind.ts';
import { mayOnType } from './permissions.ts';
import type { PostResource } from './resource.ts';
import { replaceStored, requireStored } from './stored.ts';
import type { PostItems } from './view.ts';

export interface Parts {
  readonly kind: PostKind;
  readonly resource: PostResource;
  readonly items: PostItems;
}

/** Answers `POST` of a collection: 201 with the new post's address. */
export async function createOne(call: Call, parts: Parts): Promise<RestResponse> {
  const { kind } = parts;
  // An id that is no post's is refused even where it is empty.
  if (call.params.id !== undefined && call.params.id !== null) throw noSuchPost();
  const draft = await draftOf(call, parts, undefined);
  draft.type = kind.name;
  if (kind.name === 'post') draft.sticky ??= false;
  const row = await createPost(call.site, call.viewer, draft);
  const { data, links } = await answer(call, parts, row);
  return respond(data, { status: 201, headers: { Location: call.url(`${kind.route}/${row.ID}`) }, links });
}

/** Answers `POST`, `PUT` and `PATCH` of a post. */
export async function updateOne(call: Call, parts: Parts): Promise<RestResponse> {
  const stored = await requireStored(call, parts.kind);
  const draft = await draftOf(call, parts, stored);
  const row = await updatePost(call.site, call.viewer, stored.ID, draft);
  replaceStored(call, row.ID, row);
  return respond(...(await answerParts(call, parts, row)));
}

async function answerParts(call: Call, parts: Parts, row: PostRow): Promise<Parameters<typeof respond>> {
  const { data, links } = await answer(call, parts, row);
  return [data, { links }];
}

/** The post as it is now, in the edit context whatever was asked for. */
export async function answer(call: Call, { resource, items }: Parts, row: PostRow): ReturnType<typeof readItem> {
  call.params.context = 'edit';
  return readItem(resource, new PostItem(row, items.view(call)), call);
}

/** What a request would change; `stored` is undefined on create (`prepare_item_for_database`). */
export async function draftOf(call: Call, { kind, resource }: Parts, stored: PostRow | undefined): Promise<PostDraft> {
  const { params, site } = call;
  const draft: PostDraft = {};
  await fillDraft(resource, { kind, call, stored, draft }, call);
  if (stored) await noteHookedBlocks(site, stored, draft);
  takeStatus(call, kind, stored, draft);
  takeDate(call, stored, draft);
  if ('author' in resource.fields && !isEmpty(params.author)) {
    draft.author = await knownAuthor(call, toInteger(params.author));
  }
  if ('password' in resource.fields) takePassword(call, kind, stored, draft);
  if ('parent' in resource.fields && params.parent !== undefined && params.parent !== null) {
    draft.parent = await knownParent(site, toInteger(params.parent));
  }
  draft.afterWrite = (post, inside) =>
    writeAddedFields(call, inside, { kind: 'post', objectType: kind.name, row: post });
  return draft;
}

/** A changed content is stored with what its blocks have had hooked in at them, and the post's meta says the same of itself. */
async function noteHookedBlocks(site: Site, stored: PostRow, draft: PostDraft): Promise<void> {
  const { content } = draft;
  if (content === undefined || !isHookedType(stored.post_type)) return;
  const ignored = (await loadIgnored(site, [stored.ID])).get(stored.ID);
  const noted = noteHooked(site, stored, content, ignored);
  draft.content = noted.content;
  const { meta } = noted;
  if (meta === undefined) return;
  draft.beforeHooks = (post, inside) => updateMeta(inside, 'post', post.ID, ignoredKey, meta);
}

/** `handle_status_param`; a status that stays as it is asks for no right. */
function takeStatus(call: Call, kind: PostKind, stored: PostRow | undefined, draft: PostDraft): void {
  const { status } = call.params;
  if (typeof status !== 'string' || status === stored?.post_status) return;
  if (['private', 'publish', 'future'].includes(status) && !mayOnType(call, kind, 'publish_posts')) {
    throw forbidden(call.viewer, 'rest_cannot_publish', 'You may not publish posts of this type.');
  }
  draft.status = call.site.registry.statuses.has(status) ? status : 'draft';
}

/** `date` wins over `date_gmt`; null for either resets both. A date that stays as it is does not count as set. */
function takeDate(call: Call, stored: PostRow | undefined, draft: PostDraft): void {
  const { date, date_gmt } = call.params;
  if (!isEmpty(date)) {
    const pair = restDatePair(call.site, toText(date));
    if (pair && pair.local !== stored?.post_date) draft.date = pair;
  } else if (!isEmpty(date_gmt)) {
    const pair = restDatePair(call.site, toText(date_gmt), true);
    if (pair && pair.gmt !== stored?.post_date_gmt) draft.date = pair;
  }
  if ((call.has('date_gmt') && date_gmt === null) || (call.has('date') && date === null)) draft.date = null;
}

async function knownAuthor({ site, viewer }: Call, id: number): Promise<number> {
  if (id === viewer.id) return id;
  const user = await site.database.kysely.selectFrom('users').select('ID').where('ID', '=', id).executeTakeFirst();
  if (!user) throw badRequest('rest_invalid_author', 'There is no such author.');
  return id;
}

/** Characters that the column holds. */
const longestPassword = 255;

/** A post cannot be sticky and have a password. */
function takePassword(call: Call, kind: PostKind, stored: PostRow | undefined, draft: PostDraft): void {
  const { password, sticky } = call.params;
  const canBeSticky = kind.name === 'post';
  if (typeof password === 'string') {
    draft.password = password;
    // WordPress answers 500 here.
    if (Array.from(password).length > longestPassword) {
      throw badRequest(stored ? 'db_update_error' : 'db_insert_error', 'The password is longer than 255 characters.');
    }
    if (password !== '' && canBeSticky && !isEmpty(sticky)) {
      throw badRequest('rest_invalid_field', 'A post cannot be sticky and have a password.');
    }
    if (password !== '' && stored && isSticky(call.site, stored.ID)) {
      throw badRequest('rest_invalid_field', 'A sticky post cannot have a password.');
    }
  }
  if (canBeSticky && !isEmpty(sticky) && stored && hasPassword(stored)) {
    throw badRequest('rest_invalid_field', 'A post with a password cannot be sticky.');
  }
}

async function knownParent(site: Site, id: number): Promise<number> {
  if (id === 0) return 0;
  const parent = await getPost(site, id);
  if (!parent) throw badRequest('rest_post_invalid_id', 'There is no such parent post.');
  return id;
}
