// /wp-admin/post.php?post=ID&action=edit and /wp-admin/post-new.php?post_type=: the block editor, and what WordPress refuses
// there (its statuses; 400 where it says 500 to a mistaken address). Trash, restore and delete are links with nonces, as
// WordPress's are.
import type { Viewer } from '../../access/viewer.ts';
import { makeAutoDraft } from '../../content/posts/auto-draft.ts';
import { getPost } from '../../content/posts/get.ts';
import { takeLock } from '../../content/posts/lock.ts';
import { loadSubjects, may } from '../../content/posts/subjects.ts';
import type { Site } from '../../content/site.ts';
import type { PostRow } from '../../database/schema.ts';
import { refused, sentTo } from '../frame.ts';
import { isEditable } from '../menu.ts';
import { hasNonce } from '../nonce.ts';
import { type PageRequest, type PageResponse, textParam } from '../page.ts';
import { editorBundle } from './bundle.ts';
import type { EditorApi } from './data.ts';
import { editorPage } from './shell.ts';

const admin = (site: Site): string => `${site.options.siteUrl}/wp-admin/`;

/** The address of a post's editor. */
export const editAddress = (site: Site, id: number): string => `${admin(site)}post.php?post=${id}&action=edit`;

/** The post that a request names; undefined where there is none. */
export async function namedPost(site: Site, request: PageRequest): Promise<PostRow | undefined> {
  const id = Number.parseInt(textParam(request, 'post'), 10);
  return Number.isSafeInteger(id) && id > 0 ? getPost(site, id) : undefined;
}

/** The editor of a post that is there. */
export async function answerEditPost(
  site: Site,
  request: PageRequest,
  viewer: Viewer,
  api: EditorApi,
): Promise<PageResponse> {
  const post = await namedPost(site, request);
  if (!post) return refused(404, 'Not found', 'There is no such item. Perhaps it was deleted.');
  const type = site.registry.postTypes.get(post.post_type);
  if (!type) return refused(400, 'Unknown type', 'Items of this type cannot be edited here.');
  if (!type.showUi) return refused(403, 'Not allowed', 'Items of this type are not edited here.');
  if (!may(viewer, 'edit_post', post, await loadSubjects(site, [post])))
    return refused(403, 'Not allowed', 'You may not edit this item.');
  if (post.post_status === 'trash')
    return refused(409, 'In the trash', 'This item lies in the trash. Restore it first, then edit it.');
  if (textParam(request, 'get-post-lock') !== '') {
    if (!hasNonce(site, request, viewer, `lock-post_${post.ID}`))
      return refused(403, 'Not done', 'This link is too old.');
    await takeLock(site, viewer.id, post.ID);
    return sentTo(editAddress(site, post.ID));
  }
  if (!isEditable(type)) return refused(501, 'No editor', 'There is no editor for items of this type.');
  const title = type.labels.edit_item ?? 'Edit';
  return withBundle((bundle) => editorPage(site, viewer, { post, type, title }, bundle, api));
}

/** The editor of a new post, which is made for it. */
export async function answerNewPost(
  site: Site,
  request: PageRequest,
  viewer: Viewer,
  api: EditorApi,
): Promise<PageResponse> {
  // Whoever writes nothing has no business here, whatever the type.
  if (!viewer.can('edit_posts') && !viewer.can('edit_pages'))
    return refused(403, 'Not allowed', 'You may not write anything here.');
  const name = 'post_type' in request.query ? textParam(request, 'post_type') : 'post';
  const type = site.registry.postTypes.get(name);
  if (!type?.showUi) return refused(400, 'Unknown type', 'There is no such type of items.');
  const needed = [type.caps.edit_posts ?? 'edit_posts', type.caps.create_posts ?? 'edit_posts'];
  if (!needed.every((capability) => viewer.can(capability)))
    return refused(403, 'Not allowed', 'You may not write items of this type.');
  if (!isEditable(type)) return refused(501, 'No editor', 'There is no editor for items of this type.');
  return withBundle(async (bundle) => {
    const post = await makeAutoDraft(site, viewer, type);
    return editorPage(site, viewer, { post, type, title: type.labels.add_new_item ?? 'New' }, bundle, api);
  });
}

function withBundle(
  work: (bundle: NonNullable<ReturnType<typeof editorBundle>>) => Promise<PageResponse>,
): Promise<PageResponse> | PageResponse {
  const bundle = editorBundle();
  return bundle ? work(bundle) : refused(503, 'No editor', 'The editor was not built: run `npm run build`.');
}
