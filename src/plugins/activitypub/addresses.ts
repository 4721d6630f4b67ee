// The addresses of ActivityPub at this site. Actors lie below `/activitypub/`, without a query: some servers (snac 2.75) cut
// it off when they look a key up. Posts have the ids that WordPress gives them (`/?p=12`).
import type { ExtensionSite } from '../../extend/site.ts';

/** The site's number among the actors; all others are ids of users. */
export const siteActor = 0;
export const folder = '/activitypub/';

export const actorId = ({ home }: ExtensionSite, actor: number): string => `${home}${folder}actors/${actor}`;
export const keyId = (site: ExtensionSite, actor: number): string => `${actorId(site, actor)}#main-key`;
export const edKeyId = (site: ExtensionSite, actor: number): string => `${actorId(site, actor)}#ed25519-key`;

export type Collection = 'inbox' | 'outbox' | 'followers' | 'following';
export const collectionId = ({ home }: ExtensionSite, actor: number, name: Collection): string =>
  `${home}${folder}actors/${actor}/${name}`;
export const sharedInbox = ({ home }: ExtensionSite): string => `${home}${folder}inbox`;

/** A post that was taken back and published again is another one to other servers. */
export const postId = ({ home }: ExtensionSite, post: number, generation: number): string =>
  `${home}/?p=${post}${generation > 0 ? `&published=${generation + 1}` : ''}`;

export const activityId = ({ home }: ExtensionSite, name: string): string => `${home}${folder}activities/${name}`;

/** The actor that an address means: its id, or WordPress's `/?author=3`. */
export function actorAt({ home }: ExtensionSite, address: string): number | undefined {
  const rest = address.startsWith(home) ? address.slice(home.length) : '';
  const [, id] = /^(?:\/activitypub\/actors\/|\/\?author=)(\d{1,15})$/.exec(rest) ?? [];
  return id === undefined ? undefined : Number(id);
}

/** The post whose id an address is. */
export function postAt({ home }: ExtensionSite, address: string): { post: number; generation: number } | undefined {
  const rest = address.startsWith(`${home}/?`) ? address.slice(home.length + 2) : '';
  const found = /^p=(\d{1,15})(?:&published=(\d{1,6}))?$/.exec(rest);
  return found ? { post: Number(found[1]), generation: Math.max(0, Number(found[2] ?? 1) - 1) } : undefined;
}

/** Host with its port, as it stands behind the @. */
export const hostOf = ({ home }: ExtensionSite): string => new URL(home).host;
