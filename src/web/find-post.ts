// One post or page by id, slug or path, where the viewer may read it. Reproduces WP_Query's handling of single posts:
// published ones for all, private ones and drafts for who may read or edit them.
import type { Viewer } from '../access/viewer.ts';
import { isShown, postOfVars } from '../content/addresses/post-of-vars.ts';
import { numberVar, type QueryVars } from '../content/addresses/query-vars.ts';
import { loadSubjects } from '../content/posts/subjects.ts';
import type { Site } from '../content/site.ts';
import type { PostRow } from '../database/schema.ts';
import { pagesOf } from '../rendering/text-pages.ts';
import type { FoundPost, NotFound } from './found.ts';

export async function findPost(site: Site, vars: QueryVars, viewer: Viewer): Promise<FoundPost | NotFound> {
  const row = await postOfVars(site, vars);
  if (!row || !isShown(site, row)) return { kind: 'none' };
  if (!(await mayRead(site, row, viewer))) return { kind: 'none', meant: row };
  const page = numberVar(vars, 'page');
  if (page > 1 && page > pagesOf(row.post_content).length) return { kind: 'none', meant: row };
  return { kind: 'post', row, page: Math.max(1, page) };
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
