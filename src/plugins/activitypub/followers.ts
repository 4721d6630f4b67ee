// Followers: kept with the inbox that they share with others of their server, answered with an Accept in their own inbox.
import type { ExtensionSite } from '../../extend/site.ts';
import { makeAnswer, sendTo } from './outgoing.ts';
import type { RemoteActor } from './remote.ts';
import { addNew, type Follower, hashOf, rowsOf } from './tables.ts';

/** Keeps a follower and answers; who follows already is answered again, as servers ask again where they lost the answer. */
export async function addFollower(
  site: ExtensionSite,
  actor: number,
  { id: uri, inbox, sharedInbox, name, handle, url }: Omit<RemoteActor, 'keys'>,
  followId: string,
): Promise<void> {
  if (await wasUndone(site, followId)) return;
  const own = await inboxAt(site, inbox);
  const shared = sharedInbox === inbox ? own : await inboxAt(site, sharedInbox);
  const values = { inbox_id: shared, name, handle, url, follow_id: followId };
  const row = { actor, uri_hash: hashOf(uri), uri, ...values, created_at: site.now() };
  if ((await addNew(site, 'broadsheet_ap_followers', [row])) === 0) {
    await rowsOf(site)
      .updateTable('broadsheet_ap_followers')
      .set(values)
      .where('actor', '=', actor)
      .where('uri_hash', '=', row.uri_hash)
      .execute();
  }
  await sendTo(site, await makeAnswer(site, actor, 'Accept', { id: followId, actor: uri }), own);
}

/** Id of the row of an inbox; one that was gone is there again. */
async function inboxAt(site: ExtensionSite, url: string): Promise<number> {
  const hash = hashOf(url);
  const fresh = { state: 'ok', failures: 0, claimed_until: 0, version: 0, signatures: '' };
  await addNew(site, 'broadsheet_ap_inboxes', [{ url_hash: hash, url, host: new URL(url).host, ...fresh }]);
  const rows = rowsOf(site);
  const { id, state } = await rows
    .selectFrom('broadsheet_ap_inboxes')
    .select(['id', 'state'])
    .where('url_hash', '=', hash)
    .executeTakeFirstOrThrow();
  if (state === 'gone') {
    await rows.updateTable('broadsheet_ap_inboxes').set({ state: 'ok', failures: 0 }).where('id', '=', id).execute();
  }
  return id;
}

/** `actor` undefined: whomever the Follow with this id was about. A Follow that was undone counts for nothing if it comes again. */
export async function removeFollower(
  site: ExtensionSite,
  actor: number | undefined,
  uri: string,
  followId: string,
): Promise<void> {
  const ofThem = rowsOf(site).deleteFrom('broadsheet_ap_followers').where('uri_hash', '=', hashOf(uri));
  await (actor === undefined ? ofThem.where('follow_id', '=', followId) : ofThem.where('actor', '=', actor)).execute();
  if (followId === '') return;
  const row = { uri_hash: hashOf(undone(followId)), uri: followId, type: 'Undo', actor_hash: hashOf(uri) };
  await addNew(site, 'broadsheet_ap_received', [{ ...row, post_id: 0, comment_id: 0, created_at: site.now() }]);
}

const undone = (followId: string): string => `Undo ${followId}`;

async function wasUndone(site: ExtensionSite, followId: string): Promise<boolean> {
  const found = await rowsOf(site)
    .selectFrom('broadsheet_ap_received')
    .select('id')
    .where('uri_hash', '=', hashOf(undone(followId)))
    .executeTakeFirst();
  return found !== undefined;
}

/** A page of followers, newest first. Two statements. */
export async function followersOf(
  site: ExtensionSite,
  actor: number | undefined,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; followers: Follower[] }> {
  const rows = rowsOf(site);
  const all = rows.selectFrom('broadsheet_ap_followers');
  const of = actor === undefined ? all : all.where('actor', '=', actor);
  const { total } = await of.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const followers = await of.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute();
  return { total: Number(total), followers };
}
