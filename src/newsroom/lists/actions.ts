// What the links of a list do: /wp-admin/post.php?post=ID&action=trash|untrash|delete with WordPress's nonces. They lead back
// to the list, which says what was done.
import type { Viewer } from '../../access/viewer.ts';
import { deletePost } from '../../content/posts/delete.ts';
import { lockHolder } from '../../content/posts/lock.ts';
import { loadSubjects, may } from '../../content/posts/subjects.ts';
import { trashEnabled, trashPost, untrashPost } from '../../content/posts/trash.ts';
import type { Site } from '../../content/site.ts';
import { namedPost } from '../editor/page.ts';
import { refused, sentTo } from '../frame.ts';
import { hasNonce } from '../nonce.ts';
import type { PageRequest, PageResponse } from '../page.ts';

/** Action → what it does, and what the list is told (as WordPress tells it). */
const actions = {
  trash: { run: (site: Site, viewer: Viewer, id: number) => trashPost(site, viewer, id), told: 'trashed' },
  untrash: { run: (site: Site, viewer: Viewer, id: number) => untrashPost(site, viewer, id), told: 'untrashed' },
  delete: { run: (site: Site, _viewer: Viewer, id: number) => deletePost(site, id), told: 'deleted' },
} as const;

const isAction = (name: string): name is keyof typeof actions => Object.hasOwn(actions, name);

/** Address of a type's list with what it is told. */
export function listAddress(site: Site, type: string, told: Readonly<Record<string, string | number>> = {}): string {
  const query = new URLSearchParams(type === 'post' ? {} : { post_type: type });
  for (const [name, value] of Object.entries(told)) query.set(name, String(value));
  return `${site.options.siteUrl}/wp-admin/edit.php${query.size > 0 ? `?${query}` : ''}`;
}

/** Does it, or says why not. Actions that are none lead to the list. */
export async function answerAction(
  site: Site,
  request: PageRequest,
  viewer: Viewer,
  name: string,
): Promise<PageResponse> {
  const post = await namedPost(site, request);
  if (!isAction(name)) return sentTo(listAddress(site, post?.post_type ?? 'post'));
  if (!hasNonce(site, request, viewer, `${name}-post_${post?.ID ?? 0}`))
    return refused(403, 'Not done', 'This link is too old. Go back, reload the page and try again.');
  if (!post) return refused(404, 'Not found', 'The item is gone already.');
  if (!site.registry.postTypes.has(post.post_type))
    return refused(400, 'Unknown type', 'There is no such type of items.');
  if (!may(viewer, 'delete_post', post, await loadSubjects(site, [post])))
    return refused(403, 'Not allowed', 'You may not do this to this item.');
  const holder = name === 'trash' ? await lockHolder(site, viewer.id, post.ID) : undefined;
  if (holder) return refused(409, 'Being edited', `${holder.display_name} is editing this item.`);
  const { run, told } = actions[name === 'trash' && !trashEnabled(site) ? 'delete' : name];
  await run(site, viewer, post.ID);
  return sentTo(listAddress(site, post.post_type, { [told]: 1, ...(told === 'deleted' ? {} : { ids: post.ID }) }));
}
