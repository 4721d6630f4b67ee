// Post formats: terms of `post_format` named after them, made when first used. Reproduces set_post_format.
import type { PostRow } from '../../database/schema.ts';
import type { Language } from '../../rendering/language.ts';
import type { Site } from '../site.ts';
import { createTerm } from '../terms/create.ts';
import { getTermBySlug } from '../terms/get.ts';
import { setPostTerms } from '../terms/set-post-terms.ts';

/** Every post's format is one of these: slugs and names, in WordPress's order (`get_post_format_strings`). */
export const postFormatNames: readonly (readonly [slug: string, name: string])[] = [
  ['standard', 'Standard'],
  ['aside', 'Aside'],
  ['chat', 'Chat'],
  ['gallery', 'Gallery'],
  ['link', 'Link'],
  ['image', 'Image'],
  ['quote', 'Quote'],
  ['status', 'Status'],
  ['video', 'Video'],
  ['audio', 'Audio'],
];
export const postFormats: readonly string[] = postFormatNames.map(([slug]) => slug);

/** Terms of formats are shown by the format's name (_post_format_get_term). */
export function formatName(
  { slug, name }: { readonly slug: string; readonly name: string },
  { say }: Language,
): string {
  const known = postFormatNames.find(([format]) => slug === `post-format-${format}`)?.[1];
  return known === undefined ? name : say(known, 'Post format');
}

/** Gives a post a format; `standard` and unknown ones take it away. Undefined and '' change nothing. */
export async function setFormat(site: Site, post: PostRow, format: string | undefined): Promise<void> {
  if (format === undefined || format === '' || !site.registry.taxonomies.has('post_format')) return;
  if (format === 'standard' || !postFormats.includes(format))
    return void (await setPostTerms(site, post, 'post_format', []));
  const slug = `post-format-${format}`;
  const known = await getTermBySlug(site, slug, 'post_format');
  const term = known ?? (await createTerm(site, 'post_format', { name: slug }));
  await setPostTerms(site, post, 'post_format', [term.term_id]);
}
