// Meta that revisions carry: the keys that are registered with `revisionsEnabled`. Reproduces wp_post_revision_meta_keys,
// wp_save_revisioned_meta_fields and _wp_copy_post_meta.
import { loadMeta } from '../meta/load.ts';
import { insertRows } from '../meta/rows.ts';
import type { MetaRows } from '../meta/types.ts';
import type { Site } from '../site.ts';

/** Meta keys of a post type that revisions carry. */
export function revisionedKeys(site: Site, postType: string): string[] {
  const keys = site.registry.metaOf('post', postType).filter((meta) => meta.revisionsEnabled);
  return [...new Set(keys.map((meta) => meta.key))];
}

/** Adds what one post has of these keys to another. `stored` are the first one's rows, where the caller has them. */
export async function copyMeta(
  site: Site,
  from: number,
  to: number,
  keys: readonly string[],
  stored?: MetaRows,
): Promise<void> {
  if (keys.length === 0) return;
  const rows = stored ?? (await loadMeta(site, 'post', [from], keys)).get(from);
  await insertRows(
    site,
    'post',
    to,
    keys.flatMap((key) => (rows?.get(key) ?? []).map((text) => [key, text] as const)),
  );
}
