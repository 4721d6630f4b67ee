// Making, changing and deleting items of classic menus. Reproduces WP_REST_Menu_Items_Controller's create_item,
// update_item, delete_item and prepare_item_for_database: what a change leaves out stays, and all that is wrong is told.
import { SiteError } from '../../../base/error.ts';
import { type MenuItemDraft, saveMenuItem } from '../../../content/menus/save-item.ts';
import { type MenuItemSetup, setUpMenuItems } from '../../../content/menus/setup.ts';
import { writeMeta } from '../../../content/meta/write.ts';
import { deletePost } from '../../../content/posts/delete.ts';
import { getPost } from '../../../content/posts/get.ts';
import type { Site } from '../../../content/site.ts';
import { termsOfPosts } from '../../../content/terms/of-posts.ts';
import type { PostRow } from '../../../database/schema.ts';
import { coreShortcodes } from '../../../rendering/formatting/shortcodes.ts';
import { renderTitle } from '../../../rendering/formatting/title.ts';
import { absInteger, isEmpty, isPhpArray, toInteger, toText } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { writeAddedFields } from '../../engine/write-added.ts';
import { badRequest } from '../posts/errors.ts';
import { rawText } from '../posts/fields/text.ts';
import { PostItem } from '../posts/item.ts';
import { schemaTools } from '../posts/schema-tools.ts';
import { replaceStored, requireStored } from '../posts/stored.ts';
import type { Parts } from '../posts/write.ts';

export async function postMenuItem(call: Call, parts: Parts): Promise<RestResponse> {
  if (!isEmpty(call.params.id)) throw badRequest('rest_post_exists', 'An item that exists cannot be created.');
  const row = await save(call, parts, undefined);
  const { data, links } = await answer(call, parts, row);
  return respond(data, { status: 201, headers: { Location: call.url(`${parts.kind.route}/${row.ID}`) }, links });
}

export async function putMenuItem(call: Call, parts: Parts): Promise<RestResponse> {
  const row = await save(call, parts, await requireStored(call, parts.kind));
  replaceStored(call, row.ID, row);
  const { data, links } = await answer(call, parts, row);
  return respond(data, { links });
}

export async function removeMenuItem(call: Call, parts: Parts): Promise<RestResponse> {
  const row = await requireStored(call, parts.kind);
  if (isEmpty(call.params.force)) {
    throw new SiteError('rest_trash_not_supported', 'Items have no trash; they are deleted with force=true.', 501);
  }
  const { data: previous } = await readItem(parts.resource, new PostItem(row, parts.items.view(call)), call);
  if (!(await deletePost(call.site, row.ID))) {
    throw new SiteError('rest_cannot_delete', 'The item cannot be deleted.', 500);
  }
  replaceStored(call, row.ID, undefined);
  return respond({ deleted: true, previous });
}

async function answer(call: Call, { resource, items }: Parts, row: PostRow): ReturnType<typeof readItem> {
  call.params.context = 'edit';
  return readItem(resource, new PostItem(row, items.view(call)), call);
}

async function save(call: Call, { kind }: Parts, stored: PostRow | undefined): Promise<PostRow> {
  const draft = await draftOf(call, stored);
  return call.site.transaction(async (site) => {
    const row = await saveMenuItem(site, call.viewer, draft, stored);
    const { meta } = call.params;
    if (isPhpArray(meta)) {
      const subject = { kind: 'post', post: row, type: kind.type } as const;
      const target = { objectType: 'post', subtype: kind.name, id: row.ID, subject } as const;
      await writeMeta(site, call.viewer, target, Object.fromEntries(Object.entries(meta)), schemaTools);
    }
    await writeAddedFields(call, site, { kind: 'post', objectType: kind.name, row });
    return row;
  });
}

/** The item as it is now; of a new one, what is taken for granted. */
async function standing(site: Site, stored: PostRow | undefined): Promise<MenuItemDraft> {
  const nothing: MenuItemDraft = {
    ...{ type: 'custom', object: '', objectId: 0, parent: 0, position: 1, title: '', url: '', description: '' },
    ...{ attrTitle: '', target: '', classes: [], xfn: [], status: 'publish', menu: 0 },
  };
  if (!stored) return nothing;
  const titleOf = (title: string) => renderTitle(title, coreShortcodes);
  const item: MenuItemSetup | undefined = (await setUpMenuItems(site, [stored], titleOf)).get(stored.ID);
  const menus = (await termsOfPosts(site, [stored.ID], ['nav_menu'])).get(stored.ID)?.get('nav_menu');
  if (!item) return nothing;
  return {
    ...item,
    objectId: toInteger(item.objectId),
    parent: toInteger(item.parent),
    position: stored.menu_order === 0 ? 1 : stored.menu_order,
    url: item.url === false ? '' : item.url,
    xfn: item.xfn.split(' '),
    status: stored.post_status,
    menu: menus?.[0]?.term_id ?? 0,
  };
}

async function draftOf(call: Call, stored: PostRow | undefined): Promise<MenuItemDraft> {
  const { params, site } = call;
  const now = await standing(site, stored);
  const given = (name: string) => params[name] !== undefined && params[name] !== null;
  const text = (name: string, otherwise: string) => (given(name) ? toText(params[name]) : otherwise);
  const number = (name: string, otherwise: number) => (given(name) ? toInteger(params[name]) : otherwise);
  const list = (name: string, otherwise: readonly string[]) =>
    isPhpArray(params[name]) ? Object.values(params[name]).map(toText) : otherwise;
  const title = rawText(params.title);
  const ownTitle = title !== undefined && (typeof params.title === 'string' || !isEmpty(title));
  const draft = {
    type: text('type', now.type),
    object: text('object', now.object),
    objectId: number('object_id', now.objectId),
    parent: number('parent', now.parent),
    position: number('menu_order', now.position),
    title: ownTitle ? title : now.title,
    url: text('url', now.url),
    description: text('description', now.description),
    attrTitle: text('attr_title', now.attrTitle),
    target: text('target', now.target),
    classes: list('classes', now.classes),
    xfn: list('xfn', now.xfn),
    status: text('status', now.status) === 'publish' ? 'publish' : 'draft',
    menu: isEmpty(params.menus) ? now.menu : absInteger(params.menus),
  };
  return { ...draft, object: await checkedObject(site, draft) };
}

/** What the item leads to, where it has to be looked up. Throws all that is wrong with the item at once. */
async function checkedObject(site: Site, draft: MenuItemDraft): Promise<string> {
  const errors: SiteError[] = [];
  const note = (code: string, message: string) => errors.push(badRequest(code, message));
  let { object } = draft;
  if (isEmpty(object) && draft.type === 'taxonomy') {
    const term = await site.database.kysely
      .selectFrom('term_taxonomy')
      .select('taxonomy')
      .where('term_id', '=', Math.abs(draft.objectId))
      .executeTakeFirst();
    if (term) object = term.taxonomy;
    else note('rest_term_invalid_id', 'There is no such term.');
  } else if (isEmpty(object) && draft.type === 'post_type') {
    const post = await getPost(site, Math.abs(draft.objectId));
    if (post) object = post.post_type;
    else note('rest_post_invalid_id', 'There is no such post.');
  }
  if (draft.type === 'post_type_archive' && !site.registry.postTypes.has(object)) {
    note('rest_post_invalid_type', 'There is no such post type.');
  }
  if (draft.type === 'custom') {
    if (draft.title === '') note('rest_title_required', 'Such an item needs a title.');
    if (isEmpty(draft.url)) note('rest_url_required', 'Such an item needs an address.');
  }
  const [first, ...others] = errors;
  if (first) throw new SiteError(first.code, first.message, first.data, others);
  return object;
}
