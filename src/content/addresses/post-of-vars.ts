// The row of the one post that query variables name: by name and date, id, or path. Reproduces WP_Query for single posts,
// before it asks who may read them.
import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import { getPost } from '../posts/get.ts';
import type { Site } from '../site.ts';
import { pageByPath } from './page-by-path.ts';
import { numberVar, type QueryVars } from './query-vars.ts';

const byName = prepare((kysely, { name, type }: { name: string; type: string }) =>
  kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_name', '=', name)
    .where('post_type', '=', type)
    .orderBy('post_date', 'desc'),
);

const fileByName = prepare((kysely, { name }: { name: string }) =>
  kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_name', '=', name)
    .where('post_type', '=', 'attachment')
    .orderBy('post_date', 'desc')
    .limit(1),
);

/** Undefined where there is none. */
export async function postOfVars(site: Site, vars: QueryVars): Promise<PostRow | undefined> {
  if (vars.name !== undefined) {
    const rows = await site.database.run(byName, { name: sanitizeTitle(vars.name), type: vars.post_type ?? 'post' });
    const fitting = rows.filter((row) => fitsDate(row, vars));
    return fitting.find((row) => row.post_status === 'publish') ?? fitting[0];
  }
  const id = numberVar(vars, 'p') || numberVar(vars, 'page_id') || numberVar(vars, 'attachment_id');
  if (id > 0) {
    const row = await getPost(site, id);
    return row && fitsDate(row, vars) ? row : undefined;
  }
  if (vars.attachment !== undefined) {
    const [file] = await site.database.run(fileByName, { name: sanitizeTitle(vars.attachment) });
    return file;
  }
  return vars.pagename === undefined ? undefined : pageByPath(site, vars.pagename);
}

function fitsDate(row: PostRow, vars: QueryVars): boolean {
  const parts = row.post_date.split(/[-: ]/).map(Number);
  const names = ['year', 'monthnum', 'day', 'hour', 'minute', 'second'] as const;
  return names.every((name, index) => vars[name] === undefined || numberVar(vars, name) === parts[index]);
}

/** Has the post's type addresses of its own? (is_post_type_viewable) */
export function isShown(site: Site, row: PostRow): boolean {
  const type = site.registry.postTypes.get(row.post_type);
  return type !== undefined && (type.publiclyQueryable || (type.builtIn && type.public));
}
