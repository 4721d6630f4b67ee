// Template parts and the menu that stands in where none was chosen, as blocks read them.
import type { PartFacts, PartKey } from '../../../rendering/blocks/facts.ts';
import { existingFallback } from '../../menus/fallback.ts';
import type { Site } from '../../site.ts';
import { listTemplates } from '../../templates/find.ts';
import { activeTheme } from '../../themes/theme.ts';

/** Template parts of the active theme, what somebody changed before the theme's file; a fixed number of statements. */
export async function loadParts(site: Site, keys: readonly PartKey[]): Promise<(PartFacts | undefined)[]> {
  const { stylesheet } = activeTheme(site);
  const own = keys.filter(({ theme }) => theme === undefined || theme === stylesheet);
  const slugs = own.map(({ slug }) => slug);
  const found = slugs.length > 0 ? await listTemplates(site, 'wp_template_part', { slugs }) : [];
  const bySlug = new Map(found.map((part) => [part.slug, part]));
  return keys.map((key) => {
    const part = own.includes(key) ? bySlug.get(key.slug) : undefined;
    return part && { content: part.content, area: part.area ?? 'uncategorized' };
  });
}

/** Content of the newest published menu, else of a classic one made into blocks; '' where there is neither. */
export async function loadNavigationFallback(site: Site): Promise<string> {
  return existingFallback(site);
}
