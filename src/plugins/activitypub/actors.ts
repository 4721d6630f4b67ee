// The actors of this site: the site itself, and whoever publishes posts. As with WordPress's ActivityPub plugin the site is a
// Group where its authors can be followed as well; authors are Persons.
import type { ExtensionSite, Person } from '../../extend/site.ts';
import { actorId, collectionId, edKeyId, hostOf, keyId, sharedInbox, siteActor } from './addresses.ts';
import { publicKeys } from './keys.ts';
import { moves } from './moves.ts';
import { settingsOf } from './settings.ts';
import { textOf } from './texts.ts';

export interface Actor {
  readonly id: number;
  /** Before the @. */
  readonly name: string;
  readonly title: string;
  /** Plain text. */
  readonly description: string;
  readonly type: 'Person' | 'Group';
  readonly link: string;
  readonly picture: string;
  /** ISO time; '' where nobody knows. */
  readonly since: string;
}

/** The actor, if it can be followed. */
export async function actorOf(site: ExtensionSite, id: number): Promise<Actor | undefined> {
  if (id === siteActor) return siteAsActor(site);
  if (settingsOf(site).mode === 'site') return undefined;
  const person = (await site.people.get([id])).get(id);
  return person?.publishes ? authorAsActor(person) : undefined;
}

/** The actor with a name; the site's own comes first. */
export async function actorNamed(site: ExtensionSite, name: string): Promise<Actor | undefined> {
  const own = await siteAsActor(site);
  const wanted = name.toLowerCase();
  if (own && (wanted === own.name || wanted === hostOf(site))) return own;
  if (settingsOf(site).mode === 'site') return undefined;
  const person = await site.people.named(wanted);
  return person?.publishes ? authorAsActor(person) : undefined;
}

async function siteAsActor(site: ExtensionSite): Promise<Actor | undefined> {
  const { mode, name } = settingsOf(site);
  if (mode === 'authors') return undefined;
  const icon = Number(site.option('site_icon'));
  const picture = Number.isSafeInteger(icon) && icon > 0 ? (await site.media.pictures([icon])).get(icon) : undefined;
  return {
    id: siteActor,
    name,
    title: textOf(site.option('blogname')) || hostOf(site),
    description: textOf(site.option('blogdescription')),
    type: mode === 'both' ? 'Group' : 'Person',
    link: `${site.home}/`,
    picture: picture?.url ?? '',
    since: '',
  };
}

function authorAsActor({ id, slug, name, description, link, picture, registered }: Person): Actor {
  const since = registered.startsWith('0000') ? '' : `${registered.replace(' ', 'T')}Z`;
  return { id, name: slug, title: name || slug, description, type: 'Person', link, picture, since };
}

export const actorContext = [
  'https://www.w3.org/ns/activitystreams',
  'https://w3id.org/security/v1',
  'https://www.w3.org/ns/did/v1',
  'https://w3id.org/security/multikey/v1',
  {
    toot: 'http://joinmastodon.org/ns#',
    discoverable: 'toot:discoverable',
    indexable: 'toot:indexable',
    manuallyApprovesFollowers: 'as:manuallyApprovesFollowers',
    alsoKnownAs: { '@id': 'as:alsoKnownAs', '@type': '@id' },
    movedTo: { '@id': 'as:movedTo', '@type': '@id' },
  },
] as const;

/** The actor's document. Makes its keys where it has none yet. */
export async function actorDocument(site: ExtensionSite, actor: Actor): Promise<Record<string, unknown>> {
  const own = actorId(site, actor.id);
  const keys = await publicKeys(site, actor.id);
  const { alsoKnownAs, movedTo } = moves(site, actor.id);
  return {
    '@context': actorContext,
    id: own,
    type: actor.type,
    preferredUsername: actor.name,
    name: actor.title,
    summary: escaped(actor.description),
    url: actor.link,
    ...(actor.picture === '' ? {} : { icon: { type: 'Image', url: actor.picture } }),
    ...(actor.since === '' ? {} : { published: actor.since }),
    inbox: collectionId(site, actor.id, 'inbox'),
    outbox: collectionId(site, actor.id, 'outbox'),
    followers: collectionId(site, actor.id, 'followers'),
    following: collectionId(site, actor.id, 'following'),
    endpoints: { sharedInbox: sharedInbox(site) },
    manuallyApprovesFollowers: false,
    discoverable: true,
    indexable: true,
    ...(alsoKnownAs.length > 0 ? { alsoKnownAs } : {}),
    ...(movedTo === '' ? {} : { movedTo }),
    publicKey: { id: keyId(site, actor.id), type: 'CryptographicKey', owner: own, publicKeyPem: keys.rsa },
    assertionMethod: [
      { id: edKeyId(site, actor.id), type: 'Multikey', controller: own, publicKeyMultibase: keys.ed25519 },
    ],
  };
}

/** Text as HTML; lines stay lines. */
function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  const html = text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign).replace(/\r?\n/g, '<br>');
  return html === '' ? '' : `<p>${html}</p>`;
}
