// What becomes of an activity whose sender is known: the job `activitypub.receive`, in a transaction. Followers are kept and
// answered, likes and announcements counted, public replies become comments that are judged as any visitor's. The same
// activity twice does nothing the second time.
import { SiteError } from '../../base/error.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { actorOf } from './actors.ts';
import { actorAt, postAt } from './addresses.ts';
import { addFollower, removeFollower } from './followers.ts';
import { fieldOf, idOf, idsOf, textAt } from './json.ts';
import { forgetActor } from './known-actors.ts';
import { everybody, isFederated } from './posts.ts';
import type { RemoteActor } from './remote.ts';
import { settingsOf } from './settings.ts';
import { addNew, hashOf, rowsOf } from './tables.ts';

/** The job's payload. */
export interface Received {
  readonly activity: unknown;
  readonly actor: Omit<RemoteActor, 'keys'>;
}

export async function receive(site: ExtensionSite, { activity, actor }: Received): Promise<void> {
  const object = fieldOf(activity, 'object');
  switch (textAt(activity, 'type')) {
    case 'Follow': {
      const followed = actorAt(site, idOf(object));
      const id = textAt(activity, 'id');
      if (followed !== undefined && (await actorOf(site, followed))) await addFollower(site, followed, actor, id);
      return;
    }
    case 'Like':
    case 'Announce':
      return react(site, textAt(activity, 'type'), actor.id, idOf(object));
    case 'Undo':
      return undo(site, actor.id, object);
    case 'Create':
      return addReply(site, actor, object);
    case 'Update':
      if (idOf(object) === actor.id) return forgetActor(site, actor.id);
      return editReply(site, actor.id, object);
    case 'Delete':
      if (idOf(object) === actor.id) {
        await forgetActor(site, actor.id);
        return forget(site, actor.id);
      }
      return removeReply(site, actor.id, idOf(object));
  }
}

async function undo(site: ExtensionSite, actorId: string, object: unknown): Promise<void> {
  const of = idOf(fieldOf(object, 'object'));
  const type = textAt(object, 'type');
  const followed = actorAt(site, of);
  if (type === 'Like' || type === 'Announce') {
    const post = await postMeant(site, of);
    if (post === undefined) return;
    const hash = hashOf(reaction(type, actorId, post));
    await rowsOf(site).deleteFrom('broadsheet_ap_received').where('uri_hash', '=', hash).execute();
  } else if (type === 'Follow' && followed !== undefined) await removeFollower(site, followed, actorId, idOf(object));
  // Some name the Follow by its id alone.
  else if (type === '') await removeFollower(site, undefined, actorId, idOf(object));
}

const reaction = (type: string, actorId: string, post: number): string => `${type} ${actorId} ${post}`;

async function react(site: ExtensionSite, type: string, actorId: string, object: string): Promise<void> {
  const post = await postMeant(site, object);
  if (post === undefined) return;
  const uri = reaction(type, actorId, post);
  await addReceived(site, { uri, type, actorId, post, comment: 0 });
}

function addReceived(
  site: ExtensionSite,
  received: { uri: string; type: string; actorId: string; post: number; comment: number },
): Promise<number> {
  const { uri, type, actorId, post, comment } = received;
  const row = { uri_hash: hashOf(uri), uri, type, actor_hash: hashOf(actorId), post_id: post, comment_id: comment };
  return addNew(site, 'broadsheet_ap_received', [{ ...row, created_at: site.now() }]);
}

/** The public post that an id or address means. */
async function postMeant(site: ExtensionSite, address: string): Promise<number | undefined> {
  if (!address.startsWith(`${site.home}/`)) return undefined;
  const id = postAt(site, address)?.post ?? (await site.posts.at(address))?.ID;
  const post = id === undefined ? undefined : (await site.posts.get([id])).get(id);
  return (await isFederated(site, post)) ? post?.ID : undefined;
}

const noteTypes = ['Note', 'Article', 'Page'];
const longestReply = 60_000;

async function addReply(site: ExtensionSite, actor: Received['actor'], note: unknown): Promise<void> {
  const uri = textAt(note, 'id');
  if (!settingsOf(site).replies || !noteTypes.includes(textAt(note, 'type')) || !isOf(actor.id, note)) return;
  if (![...idsOf(fieldOf(note, 'to')), ...idsOf(fieldOf(note, 'cc'))].some(isEverybody)) return;
  const place = await placeOf(site, idOf(fieldOf(note, 'inReplyTo')));
  const content = textAt(note, 'content').slice(0, longestReply);
  if (!place || content === '' || (await replyAt(site, uri))) return;
  const meta = { protocol: 'activitypub', source_id: uri, source_url: textAt(note, 'url') || uri };
  const { name, url } = actor;
  try {
    const comment = await site.comments.add({ ...place, name, url, content, agent: 'ActivityPub', meta });
    if (comment > 0) await addReceived(site, { uri, type: 'Create', actorId: actor.id, post: place.post, comment });
  } catch (error) {
    // Too many at once: the job comes again later. Whatever else is wrong with it stays wrong.
    if (!(error instanceof SiteError) || error.code === 'comment_flood') throw error;
  }
}

const isEverybody = (id: string): boolean => id === everybody || id === 'as:Public' || id === 'Public';

/** Is a note the actor's own, from its own server? */
function isOf(actorId: string, note: unknown): boolean {
  const id = textAt(note, 'id');
  if (!URL.canParse(id) || new URL(id).origin !== new URL(actorId).origin) return false;
  return idOf(fieldOf(note, 'attributedTo')) === actorId;
}

/** The post, and the comment below it, that a note answers. */
async function placeOf(site: ExtensionSite, answered: string): Promise<{ post: number; parent: number } | undefined> {
  if (answered === '') return undefined;
  const reply = await replyAt(site, answered);
  if (reply) return { post: reply.post_id, parent: reply.comment_id };
  const post = await postMeant(site, answered);
  return post === undefined ? undefined : { post, parent: 0 };
}

function replyAt(site: ExtensionSite, uri: string) {
  return rowsOf(site)
    .selectFrom('broadsheet_ap_received')
    .selectAll()
    .where('uri_hash', '=', hashOf(uri))
    .where('type', '=', 'Create')
    .executeTakeFirst();
}

async function editReply(site: ExtensionSite, actorId: string, note: unknown): Promise<void> {
  const reply = await replyAt(site, textAt(note, 'id'));
  const content = textAt(note, 'content').slice(0, longestReply);
  if (reply?.actor_hash !== hashOf(actorId) || content === '') return;
  await site.comments.edit(reply.comment_id, content);
}

async function removeReply(site: ExtensionSite, actorId: string, uri: string): Promise<void> {
  const reply = await replyAt(site, uri);
  if (reply?.actor_hash !== hashOf(actorId)) return;
  await site.comments.remove(reply.comment_id);
  await rowsOf(site).deleteFrom('broadsheet_ap_received').where('id', '=', reply.id).execute();
}

/** Somebody deleted their account: nothing of theirs stays. */
async function forget(site: ExtensionSite, actorId: string): Promise<void> {
  const rows = rowsOf(site);
  const hash = hashOf(actorId);
  await rows.deleteFrom('broadsheet_ap_followers').where('uri_hash', '=', hash).execute();
  const theirs = rows.selectFrom('broadsheet_ap_received').selectAll().where('actor_hash', '=', hash);
  for (const { comment_id: comment } of await theirs.execute()) if (comment > 0) await site.comments.remove(comment);
  await rows.deleteFrom('broadsheet_ap_received').where('actor_hash', '=', hash).execute();
}
