// Settings of ActivityPub, in the option `broadsheet_activitypub`. What the site's WordPress had stored for its ActivityPub
// plugin (`activitypub_actor_mode`, `activitypub_object_type`) decides where the site has said nothing itself.
import type { RegisteredSetting } from '../../extend/registry.ts';
import type { RouteArgument } from '../../extend/routes.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';

export const ownOption = 'broadsheet_activitypub';

const modes = ['both', 'site', 'authors'] as const;
const owners = ['site', 'author'] as const;
const kinds = ['Article', 'Note'] as const;

export interface Settings {
  /** Who can be followed. */
  readonly mode: (typeof modes)[number];
  /** Whose posts they are where both can be followed; the other passes them on. */
  readonly owner: (typeof owners)[number];
  readonly kind: (typeof kinds)[number];
  /** The site's name before the @. */
  readonly name: string;
  /** Do replies become comments? */
  readonly replies: boolean;
  /** Hosts nothing is taken from or sent to, their subdomains included. */
  readonly blocked: readonly string[];
}

export const settingProperties: Readonly<Record<keyof Settings, RouteArgument>> = {
  mode: { type: 'string', enum: modes, description: 'Who can be followed: the site, its authors, or both.' },
  owner: { type: 'string', enum: owners, description: 'Whose posts they are where both can be followed.' },
  kind: { type: 'string', enum: kinds, description: 'What posts are: an Article is shown as a title and a link.' },
  name: { type: 'string', pattern: '^[a-z0-9_][a-z0-9_.-]{0,62}$', description: 'Name of the site before the @.' },
  replies: { type: 'boolean', description: 'Do replies become comments?' },
  blocked: {
    type: 'array',
    items: { type: 'string', pattern: '^[A-Za-z0-9.:-]{1,253}$' },
    maxItems: 10_000,
    description: 'Hosts that are cut off, with their subdomains.',
  },
};

export const setting: RegisteredSetting = {
  option: ownOption,
  name: ownOption,
  merged: true,
  schema: { type: 'object', default: {}, properties: settingProperties },
};

export function settingsOf(site: ExtensionSite): Settings {
  const stored = site.option(ownOption);
  const one = <T extends string>(key: string, values: readonly T[], fallback: T): T =>
    values.find((value) => value === valueAt(stored, key)) ?? fallback;
  const adopted = { actor: 'authors', blog: 'site', actor_blog: 'both' } as const;
  const mode = valueAt(adopted, String(site.option('activitypub_actor_mode'))) as Settings['mode'] | undefined;
  const name = valueAt(stored, 'name') ?? site.option('activitypub_blog_identifier');
  const blocked = entriesOf(valueAt(stored, 'blocked')).flatMap(([, host]) => (typeof host === 'string' ? [host] : []));
  return {
    mode: one('mode', modes, mode ?? 'both'),
    owner: one('owner', owners, mode === undefined ? 'site' : 'author'),
    kind: one('kind', kinds, site.option('activitypub_object_type') === 'note' ? 'Note' : 'Article'),
    name: typeof name === 'string' && /^[a-z0-9_][a-z0-9_.-]*$/.test(name) ? name : 'blog',
    replies: valueAt(stored, 'replies') !== false && valueAt(stored, 'replies') !== '',
    blocked: blocked.map((host) => host.toLowerCase()),
  };
}

/** Is an address (absolute) at a blocked host? What is no address is. */
export function isBlocked({ blocked }: Settings, address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { host, hostname } = new URL(address);
  return blocked.some((each) => each === host || hostname === each || hostname.endsWith(`.${each}`));
}
