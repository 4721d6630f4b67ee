// What revisions and autosaves hang on: the routes are the same for every post type, and what differs between types
// (how a parent is named and found, what an item shows, how a write is judged and read) is declared here.
// Reproduces what WP_REST_Revisions_Controller and WP_REST_Autosaves_Controller ask of their parent controller.
import { SiteError } from '../../../base/error.ts';
import { getPost } from '../../../content/posts/get.ts';
import { loadSubjects } from '../../../content/posts/subjects.ts';
import type { PostDraft } from '../../../content/posts/types.ts';
import type { PostRow } from '../../../database/schema.ts';
import { forbidden } from '../../engine/errors.ts';
import { toInteger } from '../../engine/php.ts';
import type { Resource } from '../../engine/resource.ts';
import type { Argument, Arguments, Call } from '../../engine/types.ts';

/** A revision or autosave as a resource; nothing is written through it. */
export type RevisionResource<Item> = Resource<Item, never>;

/** What the revisions of one post type are. */
export interface RevisedType<Item> {
  readonly namespace: string;
  /** `/wp/v2/posts`: the parent's collection. */
  readonly route: string;
  /** Regular expression of the parent's identifier within the route: `[\d]+`. */
  readonly idPattern: string;
  /** The argument `parent`, an integer for most types. */
  readonly parentArgument: Argument;
  /** The parent that an identifier names. Throws `rest_post_invalid_parent` where there is none of this type. */
  parent(call: Call, id: unknown): Promise<PostRow>;
  /** The parent's identifier in addresses. */
  parentPath(parent: PostRow): string;
  readonly resource: RevisionResource<Item>;
  /** Rows as the resource reads them. */
  items(call: Call, rows: readonly PostRow[]): Item[] | Promise<Item[]>;
}

/** What the autosaves of one post type are, besides. */
export interface AutosavedType<Item> extends RevisedType<Item> {
  /** Arguments of the parent's update endpoint. */
  readonly updateArguments: Arguments;
  /** May the request change the parent? Throws as the parent's own update does. */
  checkUpdate(call: Call): Promise<unknown>;
  /** What the request would change of the parent. */
  draft(call: Call, parent: PostRow): Promise<PostDraft>;
  /** The item's resource with `preview_link` at its end. */
  readonly autosaveResource: RevisionResource<Item>;
}

/** The post of an integer id, if it is of this type. Read once per request. Throws `rest_post_invalid_parent`. */
export async function parentOfType(call: Call, id: unknown, type: string): Promise<PostRow> {
  const number = toInteger(id);
  const row = await call.once(`parent ${number}`, () =>
    number > 0 ? getPost(call.site, number) : Promise.resolve(undefined),
  );
  if (row?.post_type !== type) {
    throw new SiteError('rest_post_invalid_parent', 'There is no such post.', 404);
  }
  return row;
}

/** Throws `rest_cannot_read` where the viewer may not edit the parent. */
export async function checkParent(call: Call, parent: PostRow): Promise<void> {
  if (await may(call, 'edit_post', parent)) return;
  throw forbidden(call.viewer, 'rest_cannot_read', 'You may not see earlier versions of this post.');
}

/** Is the viewer allowed this on a post? What it is decided by is loaded once per request. */
export async function may(call: Call, capability: 'edit_post' | 'delete_post', post: PostRow): Promise<boolean> {
  const subjects = await call.once(`rights on ${post.ID} ${post.post_status}`, () => loadSubjects(call.site, [post]));
  const subject = subjects.get(post.ID);
  return subject !== undefined && call.viewer.can(capability, subject);
}
