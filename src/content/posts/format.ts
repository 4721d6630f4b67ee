// Post formats: terms of `post_format` named after them, made when first used. Reproduces set_post_format.
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { createTerm } from '../terms/create.ts';
import { getTermBySlug } from '../terms/get.ts';
import { setPostTerms } from '../terms/set-post-terms.ts';

/** The formats that WordPress knows, besides `standard`. */
export const postFormats: readonly string[] = [
  'aside',
  'chat',
  'gallery',
  'link',
  'image',
  'quote',
  'status',
  'video',
  'audio',
];

/** Gives a post a format; `standard` and unknown ones take it away. Undefined and '' change nothing. */
export async function setFormat(site: Site, post: PostRow, format: string | undefined): Promise<void> {
  if (format === undefined || format === '' || !site.registry.taxonomies.has('post_format')) return;
  if (!postFormats.includes(format)) return void (await setPostTerms(site, post, 'post_format', []));
  const slug = `post-format-${format}`;
  const known = await getTermBySlug(site, slug, 'post_format');
  const term = known ?? (await createTerm(site, 'post_format', { name: slug }));
  await setPostTerms(site, post, 'post_format', [term.term_id]);
}
