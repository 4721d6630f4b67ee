// Titles of posts beside what is shared of them.
import type { RouteCall } from '../../../extend/routes.ts';

/** Plain titles by id, of posts that are published or that the viewer may edit. A fixed number of statements. */
export async function titlesFor({ site, viewer }: RouteCall, ids: readonly number[]): Promise<Map<number, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const posts = [...(await site.posts.summaries(wanted)).values()];
  const hidden = posts.filter(({ row }) => row.post_status !== 'publish').map(({ row }) => row.ID);
  const editable = hidden.length > 0 ? await site.posts.editable(viewer, hidden) : new Set<number>();
  const seen = posts.filter(({ row }) => row.post_status === 'publish' || editable.has(row.ID));
  return new Map(seen.map(({ row, title }) => [row.ID, title]));
}
