// What an editor's preview of a post shows beyond its page: the texts of the autosave, for whoever comes with the nonce of the
// link to it. Reproduces _show_post_preview and _set_preview, as far as texts go.
import { verifyNonce } from '../access/nonces.ts';
import { loadSubjects, may } from '../content/posts/subjects.ts';
import { findAutosave } from '../content/revisions/autosave.ts';
import type { Site } from '../content/site.ts';
import type { PostRow } from '../database/schema.ts';
import type { WebRequest } from './page.ts';

/** Does the request ask for a preview with a nonce that is not the viewer's? It is refused then, whatever it shows. */
export function isForgedPreview(site: Site, { query, viewer }: WebRequest): boolean {
  const { preview_id: id, preview_nonce: nonce } = query;
  if (id === undefined || nonce === undefined) return false;
  const action = `post_preview_${Number.parseInt(String(id), 10) || 0}`;
  const given = typeof nonce === 'string' ? nonce : '';
  return verifyNonce(given, action, viewer, site.settings.salts, site.clock.now()) === 0;
}

/** The post as the request's preview shows it; as it is where it asks for none, and for those who may not edit this post. */
export async function previewed(site: Site, { query, viewer }: WebRequest, post: PostRow): Promise<PostRow> {
  const { preview, preview_id: id, preview_nonce: nonce } = query;
  if (preview === undefined || id === undefined || nonce === undefined || viewer.id === 0) return post;
  // The nonce may be that of another post's preview.
  if (!may(viewer, 'edit_post', post, await loadSubjects(site, [post]))) return post;
  const saved = await findAutosave(site, post.ID);
  if (!saved) return post;
  const { post_title, post_content, post_excerpt } = saved;
  return { ...post, post_title, post_content, post_excerpt };
}
