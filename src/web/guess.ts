// Posts that a wrong address may mean: by a slug they had before (wp_old_slug_redirect), or by the beginning of theirs
// (redirect_guess_404_permalink).

import { slugOf } from '../content/addresses/page-by-path.ts';
import { numberVar, type QueryVars } from '../content/addresses/query-vars.ts';
import type { Site } from '../content/site.ts';
import type { PostRow } from '../database/schema.ts';

/** The name a request has, as WP_Query makes it: of pages and attachments the last part of their path. */
function nameOf(vars: QueryVars): string {
  const name = vars.name ?? vars.attachment ?? vars.pagename?.split('/').at(-1) ?? '';
  return slugOf(name);
}

/** The post that had this slug. */
export async function postByOldSlug(site: Site, vars: QueryVars): Promise<PostRow | undefined> {
  const name = nameOf(vars);
  if (name === '') return undefined;
  const type = vars.attachment === undefined ? (vars.pagename === undefined ? 'post' : 'page') : 'attachment';
  const rows = await site.database.kysely
    .selectFrom('postmeta')
    .innerJoin('posts', 'posts.ID', 'postmeta.post_id')
    .selectAll('posts')
    .where('postmeta.meta_key', '=', '_wp_old_slug')
    .where('postmeta.meta_value', '=', name)
    .where('posts.post_type', '=', type)
    .limit(20)
    .execute();
  return rows.find((row) => fitsDate(row, vars) && site.registry.statuses.get(row.post_status)?.public === true);
}

/** A published post or page whose slug begins like this. */
export async function guessPost(site: Site, vars: QueryVars): Promise<PostRow | undefined> {
  const name = nameOf(vars);
  if (name === '') return undefined;
  const { kysely } = site.database;
  const types = [...site.registry.postTypes.values()].filter((type) => type.publiclyQueryable || type.name === 'page');
  const rows = await kysely
    .selectFrom('posts')
    .selectAll()
    // By range rather than LIKE, which uses the index on every database; z is the last character of slugs.
    .where('post_name', '>=', name)
    .where('post_name', '<', `${name}${'z'.repeat(40)}`)
    .where(
      'post_type',
      'in',
      types.map((type) => type.name),
    )
    .where('post_status', '=', 'publish')
    .limit(50)
    .execute();
  return rows.filter((row) => row.post_name.startsWith(name) && fitsDate(row, vars)).sort((a, b) => a.ID - b.ID)[0];
}

function fitsDate(row: PostRow, vars: QueryVars): boolean {
  const parts = row.post_date.split(/[- ]/).map(Number);
  return (['year', 'monthnum', 'day'] as const).every(
    (name, index) => numberVar(vars, name) === 0 || numberVar(vars, name) === parts[index],
  );
}
