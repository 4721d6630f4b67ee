// Who may do what with posts through the API: the permission checks of each endpoint, in WordPress's order.
// Reproduces the `*_permissions_check` methods of WP_REST_Posts_Controller.

import { SiteError } from '../../../base/error.ts';
import { isSticky } from '../../../content/posts/sticky.ts';
import { loadSubjects, may, mayRead, type PostSubjects } from '../../../content/posts/subjects.ts';
import { getTerms } from '../../../content/terms/get.ts';
import type { PostRow } from '../../../database/schema.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, isPhpArray, toInteger, toText } from '../../engine/php.ts';
import type { Call } from '../../engine/types.ts';
import { badRequest } from './errors.ts';
import type { PostKind } from './kind.ts';
import { requireStored } from './stored.ts';

/** Has the viewer this right on posts of the type (`edit_posts`, `publish_posts`, …)? */
export function mayOnType(call: Pick<Call, 'viewer'>, kind: PostKind, right: string): boolean {
  return call.viewer.can(kind.type.caps[right] ?? right);
}

/** The edit context of a list is for those who may edit posts of the type. */
export function checkList(call: Call, kind: PostKind): void {
  if (call.context === 'edit' && !mayOnType(call, kind, 'edit_posts')) {
    throw forbidden(call.viewer, 'rest_forbidden_context', 'You may not edit posts of this type.');
  }
}

function subjectsOf(call: Call, row: PostRow): Promise<PostSubjects> {
  return call.once(`subject ${row.ID} ${row.post_status}`, () => loadSubjects(call.site, [row]));
}

/** One post: may it be read, in this context, with this password? False where WordPress refuses without a code. */
export async function checkRead(call: Call, kind: PostKind): Promise<boolean> {
  const row = await requireStored(call, kind);
  const subjects = await subjectsOf(call, row);
  return judgeRead(call, row, subjects);
}

/** checkRead of a post that is loaded. */
export function judgeRead(call: Call, row: PostRow, subjects: PostSubjects): boolean {
  if (call.context === 'edit' && !may(call.viewer, 'edit_post', row, subjects)) {
    throw forbidden(call.viewer, 'rest_forbidden_context', 'You may not edit this post.');
  }
  const { password } = call.query;
  if (!isEmpty(password) && toText(password) !== row.post_password) {
    throw new SiteError('rest_post_incorrect_password', 'That is not the password of this post.', 403);
  }
  return mayReadKind(call, row, subjects);
}

/** Patterns are for those who have the right to read them, published or not (WP_REST_Blocks_Controller). */
export function isGuarded(type: string): boolean {
  return type === 'wp_block';
}

/** `check_read_permission` of the post's own controller. */
export function mayReadKind(
  { viewer, site }: Pick<Call, 'viewer' | 'site'>,
  row: PostRow,
  subjects: PostSubjects,
): boolean {
  if (isGuarded(row.post_type)) {
    const subject = subjects.get(row.ID);
    if (!subject || !viewer.can('read_post', subject)) return false;
  }
  return mayRead(viewer, site, row, subjects);
}

export async function checkCreate(call: Call, kind: PostKind): Promise<void> {
  const { params, viewer } = call;
  if (!isEmpty(params.id)) throw badRequest('rest_post_exists', 'A post that exists cannot be created.');
  checkAuthor(call, kind);
  if (!isEmpty(params.sticky)) checkSticky(call, kind);
  if (!mayOnType(call, kind, 'create_posts')) {
    throw forbidden(viewer, 'rest_cannot_create', 'You may not create posts of this type.');
  }
  await checkTerms(call, kind);
}

export async function checkUpdate(call: Call, kind: PostKind): Promise<void> {
  const row = await requireStored(call, kind);
  if (!may(call.viewer, 'edit_post', row, await subjectsOf(call, row))) {
    throw forbidden(call.viewer, 'rest_cannot_edit', 'You may not edit this post.');
  }
  checkAuthor(call, kind);
  const { sticky } = call.params;
  if (sticky !== undefined && sticky !== null && isSticky(call.site, row.ID) !== !isEmpty(sticky))
    checkSticky(call, kind);
  await checkTerms(call, kind);
}

export async function checkDelete(call: Call, kind: PostKind): Promise<void> {
  const row = await requireStored(call, kind);
  if (!may(call.viewer, 'delete_post', row, await subjectsOf(call, row))) {
    throw forbidden(call.viewer, 'rest_cannot_delete', 'You may not delete this post.');
  }
}

function checkAuthor(call: Call, kind: PostKind): void {
  const { author } = call.params;
  if (isEmpty(author) || toInteger(author) === call.viewer.id) return;
  if (mayOnType(call, kind, 'edit_others_posts')) return;
  throw forbidden(call.viewer, 'rest_cannot_edit_others', 'You may not write posts in the name of this user.');
}

function checkSticky(call: Call, kind: PostKind): void {
  if (mayOnType(call, kind, 'edit_others_posts') && mayOnType(call, kind, 'publish_posts')) return;
  throw forbidden(call.viewer, 'rest_cannot_assign_sticky', 'You may not make posts sticky.');
}

/**
 * Each term asked for that exists must be one that the viewer may assign. 0 and other empty values never are; what is no
 * number is no term (parameters that were refused come here too, for `Allow`).
 */
async function checkTerms(call: Call, kind: PostKind): Promise<void> {
  for (const taxonomy of kind.shownTaxonomies) {
    const value = call.params[taxonomy.restBase];
    if (value === undefined || value === null) continue;
    const asked: unknown[] = isPhpArray(value) ? Object.values(value) : [value];
    if (asked.length === 0) continue;
    const barred = asked.some(isEmpty);
    if (!barred) {
      if (call.viewer.can(taxonomy.caps.assign_terms)) continue;
      const ids = asked.map(toInteger).filter((id) => id !== 0);
      if (ids.length === 0 || (await getTerms(call.site, ids, taxonomy.name)).size === 0) continue;
    }
    throw forbidden(call.viewer, 'rest_cannot_assign_term', 'You may not assign these terms.');
  }
}
