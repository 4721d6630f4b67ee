// Which users have posts that a viewer may see. Reproduces count_user_posts over the post types of the API.
import type { Viewer } from '../../access/viewer.ts';
import { prepare } from '../../database/prepared.ts';
import type { Site } from '../site.ts';

const published = prepare(
  (db, p: { authors: readonly number[]; types: readonly string[]; private: readonly string[] }) =>
    db
      // One post of each author is enough: gathering the authors of all posts costs the more the larger a site is.
      .selectFrom('users')
      .select('ID')
      .where('ID', 'in', p.authors)
      .where(({ or, exists, selectFrom }) => {
        const any = (types: readonly string[], status: string) =>
          exists(
            selectFrom('posts')
              .select(({ lit }) => lit(1).as('found'))
              .whereRef('posts.post_author', '=', 'users.ID')
              .where('post_type', 'in', types)
              .where('post_status', '=', status),
          );
        return or([any(p.types, 'publish'), any(p.private, 'private')]);
      }),
);

/** Names of the post types in the API. */
export function apiTypes(site: Site): string[] {
  return [...site.registry.postTypes.values()].filter((type) => type.showInRest).map((type) => type.name);
}

/** Those of `authors` with a published post, or with a private one of a type whose private posts the viewer may read. */
export async function usersWithPosts(site: Site, viewer: Viewer, authors: readonly number[]): Promise<Set<number>> {
  if (authors.length === 0) return new Set();
  const types = apiTypes(site);
  const own = types.filter((name) => viewer.can(site.registry.postTypes.get(name)?.caps.read_private_posts ?? ''));
  const rows = await site.database.run(published, { authors, types, private: own });
  return new Set(rows.map((row) => row.ID));
}
