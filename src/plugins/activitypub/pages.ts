// The addresses of ActivityPub: WebFinger (RFC 7033), host-meta, NodeInfo 2.1, inboxes, collections and activities, and the
// documents of actors and posts at the addresses of their pages, for who accepts JSON-LD there.
import type { ExtensionPage, PageAnswer, PageCall } from '../../extend/routes.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { type Actor, actorDocument, actorNamed, actorOf } from './actors.ts';
import { actorAt, type Collection, folder, postAt, siteActor } from './addresses.ts';
import { activityJson, json, plain } from './answers.ts';
import { collection, storedActivity } from './collections.ts';
import { answerInbox } from './inbox.ts';
import { nodeInfo, nodeInfoLinks } from './node-info.ts';
import { sharedRow } from './outgoing.ts';
import { everybody, objectContext, postObject } from './posts.ts';
import { settingsOf } from './settings.ts';
import { webFinger } from './webfinger.ts';

const wellKnown = ['/.well-known/webfinger', '/.well-known/host-meta', '/.well-known/nodeinfo'];
const reading = new Set(['GET', 'HEAD']);
const acceptsActivity = /application\/(?:activity\+json|ld\+json)/i;

export const ownPages: ExtensionPage = {
  matches: (path) => path.startsWith(folder) || wellKnown.includes(path),
  handle: answer,
};

async function answer(call: PageCall): Promise<PageAnswer> {
  const { path, method, site, query } = call;
  const inbox = /^\/activitypub\/(?:actors\/(\d{1,15})\/)?inbox$/.exec(path);
  if (inbox && method === 'POST') return answerInbox(call, inbox[1] === undefined ? undefined : Number(inbox[1]));
  if (!reading.has(method)) return plain(405, 'Method not allowed', { Allow: inbox ? 'POST' : 'GET, HEAD' });
  switch (path) {
    case '/.well-known/webfinger':
      return webFinger(site, query);
    case '/.well-known/host-meta':
      return json(hostMeta(site), 'application/xrd+xml; charset=UTF-8');
    case '/.well-known/nodeinfo':
      return json(nodeInfoLinks(site), 'application/jrd+json; charset=UTF-8');
    case `${folder}nodeinfo/2.1`:
      return nodeInfo(site);
  }
  const one = actorAt(site, site.home + path);
  const meant = one === undefined ? undefined : await actorOf(site, one);
  if (meant) return actorPage(call, meant);
  const list = /^\/activitypub\/actors\/(\d{1,15})\/(inbox|outbox|followers|following)$/.exec(path);
  const actor = list ? await actorOf(site, Number(list[1])) : undefined;
  // The pattern has these names alone.
  if (list && actor) return collection(site, actor.id, list[2] as Collection, query);
  const [, name] = /^\/activitypub\/activities\/([0-9a-f]{30})$/.exec(path) ?? [];
  const body = name === undefined ? undefined : await storedActivity(site, name);
  return body === undefined ? plain(404, 'Not found') : activityJson(JSON.parse(body));
}

/** An actor's document; browsers are led to its page. */
async function actorPage({ site, headers }: PageCall, actor: Actor): Promise<PageAnswer> {
  const wantsPage = /text\/html/i.test(headers.accept ?? '') && !acceptsActivity.test(headers.accept ?? '');
  if (wantsPage) return plain(302, 'See its page.', { Location: actor.link, Vary: 'Accept' });
  return activityJson(await actorDocument(site, actor));
}

function hostMeta({ home }: ExtensionSite): string {
  const template = `${home}/.well-known/webfinger?resource={uri}`.replace(/&/g, '&amp;');
  return `<?xml version="1.0" encoding="UTF-8"?>
<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
  <Link rel="lrdd" type="application/jrd+json" template="${template}"/>
</XRD>
`;
}

/** Documents at the addresses of pages. */
export const negotiatedPages: ExtensionPage = {
  matches: () => true,
  negotiates: true,
  handle: async ({ method, headers, path, query, site }) => {
    if (!reading.has(method) || !acceptsActivity.test(headers.accept ?? '')) return undefined;
    const search = query.size > 0 ? `?${query}` : '';
    const address = `${site.home}${path}${search}`;
    const actor = await actorMeant(site, address, path, query);
    if (actor) return activityJson(await actorDocument(site, actor));
    return postMeant(site, address);
  },
};

async function actorMeant(
  site: ExtensionSite,
  address: string,
  path: string,
  query: URLSearchParams,
): Promise<Actor | undefined> {
  const id = actorAt(site, address);
  if (id !== undefined) return actorOf(site, id);
  if (path === '/' && query.size === 0) return actorOf(site, siteActor);
  const [, slug] = /\/author\/([^/]+)\/?$/.exec(path) ?? [];
  const person = slug === undefined ? undefined : await actorNamed(site, slug);
  const isTheirs = person?.link.replace(/\/$/, '') === address.replace(/\/$/, '');
  return isTheirs ? person : undefined;
}

async function postMeant(site: ExtensionSite, address: string): Promise<PageAnswer | undefined> {
  const meant = postAt(site, address);
  const id = meant?.post ?? (await site.posts.at(address))?.ID;
  if (id === undefined) return undefined;
  const row = await sharedRow(site, id);
  const generation = meant?.generation ?? row?.generation ?? 0;
  if (row && (row.state === 'deleted' || generation < row.generation)) {
    // What was taken back is gone for good under the id that it had.
    const tombstone = { '@context': everybody.split('#', 1)[0], id: address, type: 'Tombstone' };
    return meant && generation < row.generation ? activityJson(tombstone, 410) : undefined;
  }
  if (generation !== (row?.generation ?? 0)) return undefined;
  const actor = row?.actor ?? (await ownerOf(site, id));
  const object = actor === undefined ? undefined : await postObject(site, { post_id: id, actor, generation });
  return object && activityJson({ '@context': objectContext, ...object });
}

/** Whose a post would be that was published before anybody could follow. */
export async function ownerOf(site: ExtensionSite, id: number): Promise<number | undefined> {
  const { mode, owner } = settingsOf(site);
  const author = (await site.posts.get([id])).get(id)?.post_author ?? 0;
  if (mode === 'site' || (mode === 'both' && owner === 'site')) return siteActor;
  return (await actorOf(site, author))?.id ?? (mode === 'both' ? siteActor : undefined);
}

/** Tells readers of a page where its document is. */
export async function pageHead(id: number, site: ExtensionSite): Promise<string> {
  const row = await sharedRow(site, id);
  if (row?.state !== 'shared') return '';
  const address = `${site.home}/?p=${id}${row.generation > 0 ? `&amp;published=${row.generation + 1}` : ''}`;
  return `<link rel="alternate" type="application/activity+json" href="${address}">`;
}
