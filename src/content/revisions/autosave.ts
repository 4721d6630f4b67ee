// Autosaves: one a user and post, beside the post, or the post itself while it is its author's own draft.
// Reproduces WP_REST_Autosaves_Controller's create_item and create_post_autosave, and wp_get_post_autosave.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { PostRow } from '../../database/schema.ts';
import { gmtNow, localNow } from '../dates.ts';
import { loadMeta } from '../meta/load.ts';
import { fromStored } from '../meta/read.ts';
import { updateMeta } from '../meta/rows.ts';
import { getPost } from '../posts/get.ts';
import { isLockedFor } from '../posts/lock.ts';
import { storePost } from '../posts/store.ts';
import type { PostDraft } from '../posts/types.ts';
import type { Site } from '../site.ts';
import { copyMeta, revisionedKeys } from './meta.ts';
import { sameText } from './same-text.ts';

/** Raw text of a revision; what is absent was not sent. */
type Texts = Pick<PostDraft, 'title' | 'content' | 'excerpt'>;

/** The newest autosave of a post, of one user where `author` names one; the first of those made in one second. */
export async function findAutosave(site: Site, postId: number, author?: number): Promise<PostRow | undefined> {
  let query = site.database.kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_parent', '=', postId)
    .where('post_name', '=', `${postId}-autosave-v1`)
    .where('post_type', '=', 'revision')
    .where('post_status', '=', 'inherit');
  if (author !== undefined) query = query.where('post_author', '=', author);
  return query.orderBy('post_date', 'desc').orderBy('ID').limit(1).executeTakeFirst();
}

/** All autosaves of a post, the newest first. */
export async function autosavesOf(site: Site, postId: number): Promise<PostRow[]> {
  return site.database.kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_parent', '=', postId)
    .where('post_type', '=', 'revision')
    .where('post_status', '=', 'inherit')
    .where('post_name', 'like', `%${postId}-autosave%`)
    .orderBy('post_date', 'desc')
    .orderBy('ID', 'desc')
    .execute();
}

/**
 * Saves what a user has written so far: into the post itself where it is the user's own draft and nobody else holds its
 * lock (the row alone; no revision, terms or meta follow), else into the user's autosave. `meta` are the values of the
 * request by key, of which the revisioned ones count. Answers the row that was written, or that was there already.
 */
export async function autosave(
  site: Site,
  viewer: Viewer,
  postId: number,
  draft: PostDraft,
  meta: Readonly<Record<string, unknown>>,
): Promise<PostRow> {
  return site.transaction(async (inside) => {
    const post = await getPost(inside, postId);
    if (!post) throw new SiteError('invalid_post', 'There is no such post.', 400);
    const own = ['draft', 'auto-draft'].includes(post.post_status) && post.post_author === viewer.id;
    if (own && !(await isLockedFor(inside, viewer.id, postId))) return storePost(inside, viewer, rowOnly(draft), post);
    return keepBeside(inside, viewer, post, draft, meta);
  });
}

/** A draft without what is no column of the post. */
function rowOnly(draft: PostDraft): PostDraft {
  const {
    sticky: _s,
    featuredMedia: _f,
    format: _o,
    template: _t,
    terms: _e,
    meta: _m,
    afterWrite: _a,
    ...row
  } = draft;
  return row;
}

async function keepBeside(
  site: Site,
  viewer: Viewer,
  post: PostRow,
  draft: PostDraft,
  meta: Readonly<Record<string, unknown>>,
): Promise<PostRow> {
  const texts: Texts = {};
  if (draft.title !== undefined) texts.title = draft.title;
  if (draft.content !== undefined) texts.content = draft.content;
  if (draft.excerpt !== undefined) texts.excerpt = draft.excerpt;
  const before = await findAutosave(site, post.ID, viewer.id);
  const revisioned = revisionedKeys(site, post.post_type);
  const keys = Object.keys(meta).length > 0 ? revisioned : [];
  if (before && !textsDiffer(texts, post) && !(await metaDiffers(site, post, keys, meta))) return before;
  const row = await storePost(
    site,
    viewer,
    {
      ...texts,
      type: 'revision',
      status: 'inherit',
      slug: `${post.ID}-autosave-v1`,
      parent: post.ID,
      date: { local: localNow(site), gmt: gmtNow(site) },
    },
    before,
  );
  if (!before) await copyMeta(site, post.ID, row.ID, revisioned);
  const registered = new Map(site.registry.metaOf('post', post.post_type).map((each) => [each.key, each]));
  for (const key of keys) {
    const value = meta[key];
    if (value === undefined || value === null) continue;
    const sanitize = registered.get(key)?.sanitize;
    await updateMeta(site, 'post', row.ID, key, sanitize ? sanitize(value, viewer) : value);
  }
  return row;
}

function textsDiffer(texts: Texts, post: PostRow): boolean {
  const differs = (text: string | undefined, stored: string) => text !== undefined && !sameText(text, stored);
  return (
    differs(texts.title, post.post_title) ||
    differs(texts.content, post.post_content) ||
    differs(texts.excerpt, post.post_excerpt)
  );
}

/** A key that is not stored differs from everything, the empty text included. */
async function metaDiffers(
  site: Site,
  post: PostRow,
  keys: readonly string[],
  meta: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  if (keys.length === 0) return false;
  const stored = (await loadMeta(site, 'post', [post.ID], keys)).get(post.ID);
  return keys.some((key) => {
    const [first] = stored?.get(key) ?? [];
    if (first === undefined) return true;
    return JSON.stringify(fromStored(first)) !== JSON.stringify(meta[key] ?? '');
  });
}
