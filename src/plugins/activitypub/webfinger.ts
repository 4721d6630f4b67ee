// WebFinger (RFC 7033): accounts as `acct:blog@example.org`, and addresses of actors and their pages.
import type { PageAnswer } from '../../extend/routes.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { type Actor, actorNamed, actorOf } from './actors.ts';
import { actorAt, actorId, hostOf, siteActor } from './addresses.ts';
import { json, plain } from './answers.ts';

export async function webFinger(site: ExtensionSite, query: URLSearchParams): Promise<PageAnswer> {
  const resource = query.get('resource');
  if (resource === null || !/^(?:acct:|https?:\/\/)/i.test(resource)) return plain(400, 'Which resource?');
  const actor = await actorFor(site, resource);
  if (!actor) return plain(404, 'There is nobody of that name.');
  const id = actorId(site, actor.id);
  const links = [
    { rel: 'self', type: 'application/activity+json', href: id },
    { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: actor.link },
    ...(actor.picture === '' ? [] : [{ rel: 'http://webfinger.net/rel/avatar', href: actor.picture }]),
  ];
  const subject = `acct:${actor.name}@${hostOf(site)}`;
  return json({ subject, aliases: [...new Set([id, actor.link])], links }, 'application/jrd+json; charset=UTF-8');
}

async function actorFor(site: ExtensionSite, resource: string): Promise<Actor | undefined> {
  const account = /^acct:@?([^@]+)@(.+)$/i.exec(resource);
  if (account) {
    const [, name = '', host = ''] = account;
    return host.toLowerCase() === hostOf(site) ? actorNamed(site, decoded(name)) : undefined;
  }
  const id = actorAt(site, resource);
  if (id !== undefined) return actorOf(site, id);
  const address = resource.replace(/\/$/, '');
  if (address === site.home) return actorOf(site, siteActor);
  const [, slug] = /\/(?:author\/|@)([^/?#]+)$/.exec(address) ?? [];
  const actor = slug === undefined ? undefined : await actorNamed(site, decoded(slug));
  const isTheirs = address === `${site.home}/@${slug}` || actor?.link.replace(/\/$/, '') === address;
  return isTheirs ? actor : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
