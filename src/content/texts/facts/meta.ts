// What bindings read of posts: values of registered meta, and whether the reader may see a post at all.
import type { Viewer } from '../../../access/viewer.ts';
import { metaFields } from '../../meta/fields.ts';
import { loadMeta } from '../../meta/load.ts';
import { getPosts } from '../../posts/get.ts';
import { loadSubjects } from '../../posts/subjects.ts';
import type { Site } from '../../site.ts';

/** A statement or three for all. */
export async function loadReadable(site: Site, viewer: Viewer, ids: readonly number[]): Promise<boolean[]> {
  const rows = await getPosts(site, ids);
  const subjects = await loadSubjects(site, [...rows.values()]);
  return ids.map((id) => {
    const subject = subjects.get(id);
    if (!subject) return false;
    // A file is as public as what it belongs to; one of its own is public.
    const above = rows.get(id)?.post_status === 'inherit' ? (subject.parent?.post_status ?? 'publish') : '';
    return site.registry.statuses.get(above)?.public === true || viewer.can('read_post', subject);
  });
}

export type MetaKey = readonly [post: number, key: string];

/** Values of registered keys that the API shows, as they are stored; two statements for all. */
export async function loadPostMeta(site: Site, keys: readonly MetaKey[]): Promise<(string | undefined)[]> {
  const posts = await getPosts(site, [...new Set(keys.map(([post]) => post))]);
  const names = [...new Set(keys.map(([, key]) => key))];
  const meta = await loadMeta(site, 'post', [...posts.keys()], names);
  return keys.map(([post, key]) => {
    const row = posts.get(post);
    const field = row && metaFields(site, 'post', row.post_type).find((one) => one.key === key);
    if (!field) return undefined;
    const stored = meta.get(post)?.get(key)?.[0];
    const value = stored ?? field.absent(site);
    return typeof value === 'object' ? undefined : String(value ?? '');
  });
}
