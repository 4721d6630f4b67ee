// The inboxes: what other servers send is checked (size, kind, who sent it), then handled by the job `activitypub.receive`,
// so that an answer never waits for what follows of it.
import { SiteError } from '../../base/error.ts';
import type { PageAnswer, PageCall } from '../../extend/routes.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { actorOf } from './actors.ts';
import { siteActor } from './addresses.ts';
import { plain } from './answers.ts';
import { fieldOf, idOf, textAt } from './json.ts';
import type { Received } from './receive.ts';
import { documentLoader, type RemoteActor, remoteActor } from './remote.ts';
import { isBlocked, settingsOf } from './settings.ts';
import { hashOf, rowsOf } from './tables.ts';
import { sender } from './verify.ts';

export const receiveJob = 'activitypub.receive';

const longest = 1024 * 1024;
const isActivity = /^application\/(?:activity\+json|ld\+json|json)\b/i;
const handled = ['Follow', 'Undo', 'Create', 'Update', 'Delete', 'Like', 'Announce'];

/** `owner`: whose inbox it is; undefined: the shared one. */
export async function answerInbox(call: PageCall, owner: number | undefined): Promise<PageAnswer> {
  const { method, headers, body, site, path } = call;
  if (method !== 'POST') return plain(405, 'Only POST.', { Allow: 'POST' });
  const signer = owner ?? siteActor;
  if (owner !== undefined && !(await actorOf(site, owner))) return plain(404, 'There is nobody.');
  if (!isActivity.test(headers['content-type'] ?? '')) return plain(415, 'Only activities as JSON.');
  if (body.length > longest) return plain(413, 'The activity is too long.');
  const activity = parsed(body);
  const actorId = idOf(fieldOf(activity, 'actor'));
  const type = textAt(activity, 'type');
  if (!URL.canParse(actorId) || textAt(activity, 'id') === '') return plain(400, 'This is no activity.');
  if (isBlocked(settingsOf(site), actorId)) return plain(403, 'Your server is blocked.');
  if (new URL(actorId).origin !== originOf(textAt(activity, 'id'))) return plain(400, "The id is another server's.");
  const isFarewell = type === 'Delete' && idOf(fieldOf(activity, 'object')) === actorId;
  // Everybody is told of each account that is deleted anywhere.
  if (!handled.includes(type) || (isFarewell && !(await isKnown(site, actorId)))) return plain(202, 'Thank you.');
  const query = call.query.size > 0 ? `?${call.query}` : '';
  let actor: RemoteActor | undefined;
  try {
    actor = await sender(site, { url: site.home + path + query, headers, body }, actorId, signer);
  } catch (error) {
    if (!(error instanceof SiteError) && !(error instanceof Error)) throw error;
  }
  if (!actor && isFarewell && (await isGone(site, actorId, signer))) actor = goneActor(actorId);
  if (!actor) return plain(401, 'The signature does not fit.');
  const { keys: _, ...who } = actor;
  const payload: Received = { activity, actor: who };
  await site.enqueue({ kind: receiveJob, payload });
  return plain(202, 'Thank you.');
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

async function isKnown(site: ExtensionSite, actorId: string): Promise<boolean> {
  const hash = hashOf(actorId);
  const rows = rowsOf(site);
  const follower = rows.selectFrom('broadsheet_ap_followers').select('id').where('uri_hash', '=', hash).limit(1);
  if (await follower.executeTakeFirst()) return true;
  const received = rows.selectFrom('broadsheet_ap_received').select('id').where('actor_hash', '=', hash).limit(1);
  return (await received.executeTakeFirst()) !== undefined;
}

/** A deleted account cannot prove anything any more; its server can say that it is gone. */
async function isGone(site: ExtensionSite, actorId: string, signer: number): Promise<boolean> {
  try {
    await remoteActor(documentLoader(site, signer), actorId);
    return false;
  } catch (error) {
    return error instanceof SiteError && (error.status === 404 || error.status === 410);
  }
}

const goneActor = (id: string): RemoteActor => ({
  id,
  inbox: '',
  sharedInbox: '',
  name: '',
  handle: '',
  url: id,
  keys: new Map(),
});
