// Posts as rights are decided about them: the row, its type, its parent where that decides, the status it was trashed from.
// A fixed number of queries for any number of posts, none where all are neither trashed nor inheriting.
import type { PostSubject } from '../../access/subject.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import { loadMeta } from '../meta/load.ts';
import type { Site } from '../site.ts';
import { getPosts, type ReadPosts } from './get.ts';

export type PostSubjects = ReadonlyMap<number, PostSubject>;

const trashStatus = '_wp_trash_meta_status';

/** What rights on each of these posts are decided by. `read`: for those who know some of their parents already. */
export async function loadSubjects(
  site: Site,
  rows: readonly PostRow[],
  read: ReadPosts = (ids) => getPosts(site, ids),
): Promise<PostSubjects> {
  const inheriting = rows.filter((row) => row.post_parent > 0 && inherits(row));
  const parents = await read(inheriting.map((row) => row.post_parent));
  const trashed = [...rows, ...parents.values()].filter((row) => row.post_status === 'trash').map((row) => row.ID);
  const meta = trashed.length > 0 ? await loadMeta(site, 'post', trashed, [trashStatus]) : undefined;
  const subjects = new Map<number, PostSubject>();
  for (const post of rows) {
    const parent = inherits(post) ? parents.get(post.post_parent) : undefined;
    const deciding = parent ?? post;
    const status = site.registry.statuses.get(deciding.post_status);
    subjects.set(post.ID, {
      kind: 'post',
      post,
      type: site.registry.postTypes.get(post.post_type),
      ...(parent ? { parent, parentType: site.registry.postTypes.get(parent.post_type) } : {}),
      ...(status ? { statusIsPublic: status.public, statusIsPrivate: status.private } : {}),
      trashedFrom: meta?.get(deciding.ID)?.get(trashStatus)?.[0],
    });
  }
  return subjects;
}

function inherits(row: PostRow): boolean {
  return row.post_status === 'inherit' || row.post_type === 'revision';
}

/** `check_read_permission`: published and public posts for all, others as `read_post` says; heirs follow their parent. */
export function mayRead(viewer: Viewer, site: Site, row: PostRow, subjects: PostSubjects): boolean {
  if (!site.registry.postTypes.get(row.post_type)?.showInRest) return false;
  if (row.post_status === 'publish') return true;
  const subject = subjects.get(row.ID);
  if (subject && viewer.can('read_post', subject)) return true;
  if (site.registry.statuses.get(row.post_status)?.public) return true;
  if (row.post_status !== 'inherit') return false;
  if (!subject?.parent) return true;
  const { parent } = subject;
  return parent.post_status === 'publish' || Boolean(site.registry.statuses.get(parent.post_status)?.public);
}

/** `check_update_permission` and `check_delete_permission`. */
export function may(
  viewer: Viewer,
  capability: 'edit_post' | 'delete_post',
  row: PostRow,
  subjects: PostSubjects,
): boolean {
  const subject = subjects.get(row.ID);
  return subject !== undefined && viewer.can(capability, subject);
}
