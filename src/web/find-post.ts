// One post or page by id, slug or path, where the viewer may read it. Reproduces WP_Query's handling of single posts:
// published ones for all, private ones and drafts for who may read or edit them.
import type { Viewer } from '../access/viewer.ts';
import { getPost } from '../content/posts/get.ts';
import { loadSubjects } from '../content/posts/subjects.ts';
import type { Site } from '../content/site.ts';
import { prepare } from '../database/prepared.ts';
import type { PostRow } from '../database/schema.ts';
import type { FoundPost, NotFound } from './found.ts';
import { numberVar, type QueryVars } from './page.ts';
import { pageByPath, slugOf } from './page-by-path.ts';
import { pagesOf } from './text-pages.ts';

const byName = prepare((kysely, { name }: { name: string }) =>
  kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_name', '=', name)
    .where('post_type', '=', 'post')
    .orderBy('post_date', 'desc'),
);

export async function findPost(site: Site, vars: QueryVars, viewer: Viewer): Promise<FoundPost | NotFound> {
  const row = await rowOf(site, vars);
  if (!row || !isShown(site, row)) return { kind: 'none' };
  if (!(await mayRead(site, row, viewer))) return { kind: 'none', meant: row };
  const page = numberVar(vars, 'page');
  if (page > 1 && page > pagesOf(row.post_content).length) return { kind: 'none', meant: row };
  return { kind: 'post', row, page: Math.max(1, page) };
}

async function rowOf(site: Site, vars: QueryVars): Promise<PostRow | undefined> {
  if (vars.name !== undefined) {
    const rows = await site.database.run(byName, { name: slugOf(vars.name) });
    const fitting = rows.filter((row) => fitsDate(row, vars));
    return fitting.find((row) => row.post_status === 'publish') ?? fitting[0];
  }
  const id = numberVar(vars, 'p') || numberVar(vars, 'page_id') || numberVar(vars, 'attachment_id');
  if (id > 0) {
    const row = await getPost(site, id);
    return row && fitsDate(row, vars) ? row : undefined;
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

async function mayRead(site: Site, row: PostRow, viewer: Viewer): Promise<boolean> {
  const status = site.registry.statuses.get(row.post_status);
  if (status?.public) return true;
  const subject = (await loadSubjects(site, [row])).get(row.ID);
  if (row.post_status === 'inherit') {
    const parent = subject?.parent;
    return !parent || site.registry.statuses.get(parent.post_status)?.public === true;
  }
  if (viewer.id === 0 || !subject) return false;
  if (status?.protected) return viewer.can('edit_post', subject);
  return status?.private === true && viewer.can('read_post', subject);
}
