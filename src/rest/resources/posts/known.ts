// Posts that a request has read already, for what it embeds (engine/known.ts).
import { attachmentKeys } from '../../../content/media/attachment.ts';
import { loadMetaWithPictures } from '../../../content/media/featured-meta.ts';
import { loadMeta } from '../../../content/meta/load.ts';
import type { MetaRows } from '../../../content/meta/types.ts';
import { getPosts } from '../../../content/posts/get.ts';
import { loadSubjects, type PostSubjects } from '../../../content/posts/subjects.ts';
import { type LatestRevision, latestRevisions } from '../../../content/revisions/latest.ts';
import type { TextItem } from '../../../content/texts/item.ts';
import { hasImported, loadImportedTexts } from '../../../content/texts/load.ts';
import type { PostRow } from '../../../database/schema.ts';
import { keptRows, knownRows } from '../../engine/known.ts';
import type { Call } from '../../engine/types.ts';

/** Posts by id; ids without a post are absent. One statement for those that the request has not read yet, none without. */
export function knownPosts(call: Call, ids: readonly number[]): Promise<ReadonlyMap<number, PostRow>> {
  return knownRows(call, 'posts', ids, (wanted) => getPosts(call.site, wanted));
}

/** loadImportedTexts, which looks once a request whether there are any. */
export function knownImportedTexts(call: Call, items: readonly TextItem[]): Promise<void> {
  const { site } = call;
  return loadImportedTexts(site, items, () => call.once('imported texts', () => hasImported(site)));
}

/** loadSubjects, which asks for no parent that the request has read. */
export function knownSubjects(call: Call, rows: readonly PostRow[]): Promise<PostSubjects> {
  return loadSubjects(call.site, rows, (ids) => knownPosts(call, ids));
}

const embeds = ({ request }: Call): boolean => request.query._embed !== undefined && !request.internal;

/**
 * What answers show of the meta of posts. One statement for those that the request has not read yet, none without; where
 * the answer embeds `companions` and featured pictures, theirs comes along. `more`: further keys, of ids of one kind.
 */
export function knownPostMeta(
  call: Call,
  ids: readonly number[],
  companions: readonly number[],
  more: readonly string[] = [],
): Promise<ReadonlyMap<number, MetaRows>> {
  return knownRows(call, 'post meta', ids, (wanted) => {
    const { site } = call;
    const keys = [...shownKeys(call), ...more];
    if (!embeds(call)) return loadMeta(site, 'post', wanted, keys);
    return loadMetaWithPictures(site, [...new Set([...wanted, ...companions])], keys);
  });
}

/** Keys that answers show of any post: one list, so that what is read for one kind serves the others. */
function shownKeys({ site }: Call): string[] {
  const shown = [...site.registry.postTypes.values()].filter(({ showInRest }) => showInRest);
  const registered = ['', ...shown.map(({ name }) => name)].flatMap((name) => site.registry.metaOf('post', name));
  const keys = registered.map(({ key }) => key);
  return [...new Set([...keys, '_thumbnail_id', '_wp_page_template', ...attachmentKeys])];
}

/** latestRevisions of those that the request has not asked for yet, and of what it embeds beside them. */
export function knownRevisions(
  call: Call,
  ids: readonly number[],
  companions: readonly number[],
): Promise<ReadonlyMap<number, LatestRevision | null>> {
  return knownRows(call, 'revisions', ids, async (wanted) => {
    const asked = [...new Set([...wanted, ...(embeds(call) ? companions : [])])];
    const found = await latestRevisions(call.site, asked);
    return new Map(asked.map((id) => [id, found.get(id) ?? null]));
  });
}

/** Keeps rows for the rest of the request. */
export function rememberPosts(call: Call, rows: readonly PostRow[]): void {
  const kept = keptRows<PostRow>(call, 'posts');
  for (const row of rows) kept.set(row.ID, row);
}
