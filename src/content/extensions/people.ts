// What extensions ask of people (extend/site.ts): what strangers may see of them, and whether they publish.
import type { ExtensionPeople, Person } from '../../extend/site.ts';
import { plainText } from '../../rendering/formatting/plain-text.ts';
import type { Site } from '../site.ts';
import { avatarMaker } from '../users/avatar.ts';
import { authorLink } from '../users/link.ts';
import { findUserId, getUsers, loadUsers } from '../users/load.ts';
import type { LoadedUser } from '../users/types.ts';

const pictureSize = 192;

export function extensionPeople(site: Site): ExtensionPeople {
  return {
    async get(ids) {
      const rows = [...(await getUsers(site, ids)).values()];
      return new Map((await loadUsers(site, rows)).map((user) => [user.row.ID, personOf(site, user)]));
    },
    async named(slug) {
      const id = await findUserId(site, 'user_nicename', slug);
      return id === undefined ? undefined : (await this.get([id])).get(id);
    },
  };
}

function personOf(site: Site, { row, meta, grants }: LoadedUser): Person {
  return {
    id: row.ID,
    slug: row.user_nicename,
    name: plainText(row.display_name),
    description: plainText(meta.get('description')?.[0] ?? ''),
    link: authorLink(site, row),
    picture: avatarMaker(site, row.user_email, row.display_name)(pictureSize),
    registered: row.user_registered,
    publishes: grants.capabilities.publish_posts === true,
  };
}
