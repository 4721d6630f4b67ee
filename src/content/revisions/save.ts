// Revisions. Reproduces wp_save_post_revision: a copy of title, content, excerpt and revisioned meta after each update
// that changed one of them (or where there is no copy yet), and no more copies than the site keeps.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import { loadMeta } from '../meta/load.ts';
import { erasePosts } from '../posts/erase.ts';
import { storePost } from '../posts/store.ts';
import type { Site } from '../site.ts';
import { revisionsToKeep } from './keep.ts';
import { copyMeta, revisionedKeys } from './meta.ts';
import { sameText } from './same-text.ts';

type Revision = Pick<PostRow, 'ID' | 'post_name' | 'post_title' | 'post_content' | 'post_excerpt'>;

/** Saves a revision of the post as it is stored now, unless nothing changed. Answers its row where one was made. */
export async function saveRevision(site: Site, viewer: Viewer | null, post: PostRow): Promise<PostRow | undefined> {
  const keep = revisionsToKeep(site, post.post_type);
  if (keep === 0 || post.post_status === 'auto-draft') return undefined;
  const latest = await latestRevision(site, post.ID);
  const keys = revisionedKeys(site, post.post_type);
  const meta = await loadMeta(site, 'post', latest ? [post.ID, latest.ID] : [post.ID], keys);
  const own = meta.get(post.ID);
  if (
    latest &&
    !changed(post, latest) &&
    keys.every((key) => sameValues(own?.get(key), meta.get(latest.ID)?.get(key)))
  ) {
    return undefined;
  }
  const revision = await putRevision(site, viewer, post, 'revision');
  await copyMeta(site, post.ID, revision.ID, keys, own);
  if (keep > 0) await dropOldest(site, post.ID, keep);
  return revision;
}

/** Inserts a revision or autosave row for a post. */
export async function putRevision(
  site: Site,
  viewer: Viewer | null,
  post: PostRow,
  kind: 'revision' | 'autosave',
): Promise<PostRow> {
  return storePost(
    site,
    viewer,
    {
      type: 'revision',
      status: 'inherit',
      title: post.post_title,
      content: post.post_content,
      excerpt: post.post_excerpt,
      slug: `${post.ID}-${kind}-v1`,
      parent: post.ID,
      date: { local: post.post_modified, gmt: post.post_modified_gmt },
    },
    undefined,
  );
}

async function latestRevision(site: Site, id: number): Promise<Revision | undefined> {
  return site.database.kysely
    .selectFrom('posts')
    .select(['ID', 'post_name', 'post_title', 'post_content', 'post_excerpt'])
    .where('post_parent', '=', id)
    .where('post_type', '=', 'revision')
    .where('post_status', '=', 'inherit')
    .where('post_name', 'like', `%${id}-revision%`)
    .orderBy('post_date', 'desc')
    .orderBy('ID', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function changed(post: PostRow, latest: Revision): boolean {
  const fields = ['post_title', 'post_content', 'post_excerpt'] as const;
  return fields.some((field) => !sameText(post[field], latest[field]));
}

function sameValues(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

/** Deletes the oldest revisions beyond the number to keep; autosaves among them stay. */
async function dropOldest(site: Site, id: number, keep: number): Promise<void> {
  const rows = await site.database.kysely
    .selectFrom('posts')
    .select(['ID', 'post_name'])
    .where('post_parent', '=', id)
    .where('post_type', '=', 'revision')
    .where('post_status', '=', 'inherit')
    .orderBy('post_date')
    .orderBy('ID')
    .execute();
  const oldest = rows.slice(0, Math.max(0, rows.length - keep)).filter((row) => !row.post_name.includes('autosave'));
  await erasePosts(
    site,
    oldest.map((row) => row.ID),
  );
}
