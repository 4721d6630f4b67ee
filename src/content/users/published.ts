// Which users have posts that a viewer may see. Reproduces count_user_posts over the post types of the API.
import type { Viewer } from '../../access/viewer.ts';
import { prepare } from '../../database/prepared.ts';
import type { Site } from '../site.ts';

const published = prepare(
  (db, p: { authors: readonly number[]; types: readonly string[]; private: readonly string[] }) =>
    db
      .selectFrom('posts')
      .select('post_author')
      .distinct()
      .where('post_author', 'in', p.authors)
      .where(({ or, and, eb }) =>
        or([
          and([eb('post_type', 'in', p.types), eb('post_status', '=', 'publish')]),
          and([eb('post_type', 'in', p.private), eb('post_status', '=', 'private')]),
        ]),
      ),
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
  return new Set(rows.map((row) => row.post_author));
}
