// /wp-admin/admin-ajax.php as far as the editor asks it: a new nonce of the API (wp_ajax_rest_nonce), the heartbeat that keeps
// a post's lock (wp_ajax_heartbeat with wp_refresh_post_lock), and letting the lock go (wp_ajax_wp_remove_post_lock).
// Everything else is unknown, as an action that nobody registered: 400 and `0`.
import type { Viewer } from '../access/viewer.ts';
import { getPost } from '../content/posts/get.ts';
import { releaseLock, renewLock } from '../content/posts/lock.ts';
import { loadSubjects, may } from '../content/posts/subjects.ts';
import type { Site } from '../content/site.ts';
import type { PostRow, UserRow } from '../database/schema.ts';
import { hasNonce, nonceAge, nonceFor } from './nonce.ts';
import { type PageRequest, type PageResponse, privateHeaders, textParam } from './page.ts';

const plain = { ...privateHeaders, 'X-Robots-Tag': 'noindex', 'X-Content-Type-Options': 'nosniff' };
const text = (status: number, body: string): PageResponse => ({ status, headers: plain, cookies: [], body });
const json = (data: unknown): PageResponse => ({
  status: 200,
  headers: { ...plain, 'Content-Type': 'application/json; charset=UTF-8' },
  cookies: [],
  body: JSON.stringify(data),
});

/** Answers a request, whoever it is from. */
export async function answerAjax(site: Site, request: PageRequest, viewer: Viewer): Promise<PageResponse> {
  const action = textParam(request, 'action');
  if (viewer.id === 0) return text(400, '0');
  if (action === 'rest-nonce') return text(200, nonceFor(site, viewer, 'wp_rest'));
  if (action === 'heartbeat') return heartbeat(site, request, viewer);
  if (action === 'wp-remove-post-lock') return removeLock(site, request, viewer);
  return text(400, '0');
}

async function editable(site: Site, viewer: Viewer, given: unknown): Promise<PostRow | undefined> {
  const id = Math.abs(Number.parseInt(String(given), 10));
  const post = Number.isSafeInteger(id) && id > 0 ? await getPost(site, id) : undefined;
  return post && may(viewer, 'edit_post', post, await loadSubjects(site, [post])) ? post : undefined;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function heartbeat(site: Site, request: PageRequest, viewer: Viewer): Promise<PageResponse> {
  const nonce = typeof request.form._nonce === 'string' ? request.form._nonce : '';
  if (nonce === '') return json({ success: false });
  const age = nonceAge(site, nonce, viewer, 'heartbeat-nonce');
  const fresh = {
    rest_nonce: nonceFor(site, viewer, 'wp_rest'),
    heartbeat_nonce: nonceFor(site, viewer, 'heartbeat-nonce'),
  };
  const renewed = age === 1 ? {} : fresh;
  if (age === 0) return json({ ...renewed, nonces_expired: true });
  const data = isMap(request.form.data) ? request.form.data : {};
  const asked = data['wp-refresh-post-lock'];
  const answer: Record<string, unknown> = { ...renewed };
  if (isMap(asked)) {
    const post = await editable(site, viewer, asked.post_id);
    if (post) answer['wp-refresh-post-lock'] = await refreshed(site, viewer, post);
  }
  return json({ ...answer, server_time: Math.floor(site.clock.now() / 1000) });
}

async function refreshed(site: Site, viewer: Viewer, post: PostRow): Promise<unknown> {
  const lock = await renewLock(site, viewer.id, post.ID);
  return typeof lock === 'string' ? { new_lock: lock } : { lock_error: takenOver(lock) };
}

/** Without the picture that WordPress names: it lies on another host, which editors are not sent to. */
function takenOver({ display_name: name }: UserRow): unknown {
  return { name, text: `${name} has taken over and is editing now.` };
}

async function removeLock(site: Site, request: PageRequest, viewer: Viewer): Promise<PageResponse> {
  const { post_ID: id, active_post_lock: held } = request.form;
  if (!id || typeof held !== 'string' || held === '') return text(200, '0');
  const post = await getPost(site, Number.parseInt(String(id), 10));
  if (!post) return text(200, '0');
  if (!hasNonce(site, request, viewer, `update-post_${post.ID}`)) return text(403, '-1');
  if (!(await editable(site, viewer, post.ID))) return text(200, '-1');
  return text(200, (await releaseLock(site, viewer.id, post.ID, held)) ? '1' : '0');
}
