// Slugs of templates are unique within their theme only. Reproduces wp_filter_wp_template_unique_post_slug.
import type { Site } from '../site.ts';
import { termsOfPosts } from '../terms/of-posts.ts';
import { activeTheme } from '../themes/theme.ts';
import { templatePosts } from './stored.ts';
import type { TemplateKind } from './types.ts';

/** The slug, or the first free one of `slug-2`, `slug-3`, …; `id` is the post's own, 0 for a new one. */
export async function uniqueTemplateSlug(
  site: Site,
  slug: string,
  kind: TemplateKind,
  id: number,
  truncate: (slug: string, length: number) => string,
): Promise<string> {
  const terms = id > 0 ? (await termsOfPosts(site, [id], ['wp_theme'])).get(id)?.get('wp_theme') : undefined;
  const theme = terms?.[0]?.name ?? activeTheme(site).stylesheet;
  const others = await templatePosts(site, kind, theme, ['publish', 'private']);
  const taken = new Set(others.filter((row) => row.ID !== id).map((row) => row.post_name));
  let free = slug;
  for (let suffix = 2; taken.has(free); suffix++) {
    free = `${truncate(slug, 200 - (String(suffix).length + 1))}-${suffix}`;
  }
  return free;
}
