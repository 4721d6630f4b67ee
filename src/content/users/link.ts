// The address of an author's page. Reproduces get_author_posts_url.
import type { UserRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';

/** `https://example.org/author/jane/`, or `/?author=7` on a site without permalinks. */
export function authorLink(site: Site, user: Pick<UserRow, 'ID' | 'user_nicename'>): string {
  const structure = site.options.text('permalink_structure');
  if (structure === '') return `${site.options.home}/?author=${user.ID}`;
  const percent = structure.indexOf('%');
  const front = percent < 0 ? structure : structure.slice(0, percent);
  const slash = structure.endsWith('/') ? '/' : '';
  // Of nobody there is the folder alone.
  const name = user.user_nicename === '' ? '' : `/${user.user_nicename}`;
  return `${site.options.home}${front}author${name}${slash}`;
}
