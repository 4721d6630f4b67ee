// Which users have posts that a viewer may see. Reproduces count_user_posts over the post types of the API.
import type { ExpressionBuilder } from 'kysely';
import type { Viewer } from '../../access/viewer.ts';
import { prepare } from '../../database/prepared.ts';
import type { Tables, UserRow } from '../../database/schema.ts';
import { groupMeta } from '../meta/load.ts';
import type { Site } from '../site.ts';
import { shownUserKeys, withGrants } from './load.ts';
import type { LoadedUser } from './types.ts';

type Asked = { authors: readonly number[]; types: readonly string[]; private: readonly string[] };

/** Has the user of the row such a post? One of each author is enough: gathering all costs the more the larger a site is. */
function hasPosts({ or, exists, selectFrom }: ExpressionBuilder<Tables, 'users'>, asked: Asked) {
  const any = (types: readonly string[], status: string) =>
    exists(
      selectFrom('posts')
        .select(({ lit }) => lit(1).as('found'))
        .whereRef('posts.post_author', '=', 'users.ID')
        .where('post_type', 'in', types)
        .where('post_status', '=', status),
    );
  return or([any(asked.types, 'publish'), any(asked.private, 'private')]);
}

const published = prepare((db, p: Asked) =>
  db
    .selectFrom('users')
    .select('ID')
    .where('ID', 'in', p.authors)
    .where((builder) => hasPosts(builder, p)),
);

const authors = prepare((db, p: Asked & { keys: readonly string[] }) =>
  db
    .selectFrom((builder) =>
      builder
        .selectFrom('users')
        .selectAll('users')
        .select((of) => of.case().when(hasPosts(of, p)).then(1).else(0).end().as('has_posts'))
        .where('ID', 'in', p.authors)
        .as('author'),
    )
    .leftJoin('usermeta', (join) =>
      join.onRef('usermeta.user_id', '=', 'author.ID').on('usermeta.meta_key', 'in', p.keys),
    )
    .selectAll('author')
    .select(['usermeta.meta_key', 'usermeta.meta_value'])
    .orderBy('usermeta.umeta_id'),
);

/** Names of the post types in the API. */
export function apiTypes(site: Site): string[] {
  return [...site.registry.postTypes.values()].filter((type) => type.showInRest).map((type) => type.name);
}

/** Those of `authors` with a published post, or with a private one of a type whose private posts the viewer may read. */
export async function usersWithPosts(site: Site, viewer: Viewer, authors: readonly number[]): Promise<Set<number>> {
  if (authors.length === 0) return new Set();
  const rows = await site.database.run(published, asked(site, viewer, authors));
  return new Set(rows.map((row) => row.ID));
}

/** A user with the meta that answers show; has it posts as usersWithPosts says? */
export interface Author extends LoadedUser {
  readonly hasPosts: boolean;
}

/** Users by id as answers show authors; ids without a user are absent. One statement. */
export async function loadAuthors(site: Site, viewer: Viewer, ids: readonly number[]): Promise<Map<number, Author>> {
  const wanted = ids.filter((id) => Number.isSafeInteger(id) && id > 0);
  if (wanted.length === 0) return new Map();
  const rows = await site.database.run(authors, { ...asked(site, viewer, wanted), keys: shownUserKeys(site) });
  const found = new Map<number, { row: UserRow; hasPosts: boolean }>();
  for (const { has_posts: has, meta_key: _key, meta_value: _value, ...row } of rows) {
    if (!found.has(row.ID)) found.set(row.ID, { row, hasPosts: Number(has) === 1 });
  }
  const stored = rows.filter(({ meta_key: key }) => key !== null);
  const meta = groupMeta(
    [...found.keys()],
    stored.map((row) => ({ owner: row.ID, meta_key: row.meta_key, meta_value: row.meta_value })),
  );
  return new Map(
    [...found].map(([id, { row, hasPosts: has }]) => [id, { ...withGrants(site, row, meta), hasPosts: has }]),
  );
}

function asked(site: Site, viewer: Viewer, authors: readonly number[]): Asked {
  const types = apiTypes(site);
  const own = types.filter((name) => viewer.can(site.registry.postTypes.get(name)?.caps.read_private_posts ?? ''));
  return { authors, types, private: own };
}
