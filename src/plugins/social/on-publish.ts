// What happens when a post is published, at once or when its time has come: it is marked as shared
// (`jetpack_social_post_already_shared`, with or without accounts, as Jetpack Social does), and its shares are decided, all
// in the transaction that publishes it. Accounts are those that the post's author may share to.
import type { ExtensionSite } from '../../extend/site.ts';
import type { PostRow } from '../../extend/types.ts';
import { doneKey, loadChoices } from './choices.ts';
import { allConnections, visibleTo } from './connections.ts';
import type { ShareFilters } from './filters.ts';
import { noteType } from './notes.ts';
import { addShares } from './shares/intents.ts';

/** After a post and all that belongs to it was written; in its transaction. */
export async function sharePublished(
  site: ExtensionSite,
  post: PostRow,
  oldStatus: string,
  filters: ShareFilters,
): Promise<void> {
  if (post.post_status !== 'publish' || oldStatus === 'publish') return;
  if (post.post_type !== 'post' && post.post_type !== noteType) return;
  if (post.post_password !== '' || !filters.shouldShare(post)) return;
  const visible = visibleTo(await allConnections(site), post.post_author);
  const connections = visible.filter((row) => filters.mayShare(row, post));
  const choices = (await loadChoices(site, [post.ID], connections)).get(post.ID);
  // An account that must not get the post holds back the mark.
  if (connections.length === visible.length) await site.posts.setMeta(post.ID, doneKey, true);
  if (!choices?.enabled) return;
  const accounts = new Set<string>();
  const chosen = connections.filter((row) => {
    const account = `${row.service} ${row.external_id}`;
    const on = filters.isOn(!choices.skips(row), row, post);
    if (!on || choices.isDone(row) || choices.isUsed(row) || accounts.has(account)) return false;
    accounts.add(account);
    return true;
  });
  for (const row of connections) await filters.deciding(chosen.includes(row), post.ID, row, site);
  await addShares(
    site,
    chosen.map((connection) => {
      const { message, ...options } = choices.override(connection.id) ?? {};
      const said = message ?? '';
      return { postId: post.ID, connection, reason: 'publish', userId: post.post_author, message: said, options };
    }),
  );
}
