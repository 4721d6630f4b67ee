// Addresses of archives. Reproduces get_year_link, get_month_link, get_day_link, get_pagenum_link in both permalink forms.
import { homeUrl, trailing } from '../content/posts/permalink-structure.ts';
import type { Site } from '../content/site.ts';

/** `date` is `2025`, `2025-03` or `2025-03-04`. */
export function dateLink(site: Site, date: string): string {
  const structure = site.options.text('permalink_structure');
  if (structure === '') return homeUrl(site, `?m=${date.replaceAll('-', '')}`);
  const front = structure.slice(0, Math.max(0, structure.indexOf('%')));
  const place = [...structure.matchAll(/%[^%]+%/g)].slice(0, 3).some(([tag]) => tag === '%post_id%') ? 'date/' : '';
  return trailing(site, homeUrl(site, `${front}${place}${date.replaceAll('-', '/')}`));
}

/** Page `page` of the list at `address` (absolute). */
export function pageLink(site: Site, address: string, page: number): string {
  if (page <= 1) return address;
  const mark = address.indexOf('?');
  const query = mark < 0 ? '' : address.slice(mark);
  if (site.options.text('permalink_structure') === '' || query !== '') {
    return `${address}${query === '' ? '?' : '&'}paged=${page}`;
  }
  return trailing(site, `${address.replace(/\/$/, '')}/page/${page}`);
}

/** Scheme and host of the site's address. */
export const originOf = ({ options }: Pick<Site, 'options'>): string =>
  /^[a-z]+:\/\/[^/]*/i.exec(options.home)?.[0] ?? '';

/** The address's path and query. */
export function pathOf(address: string): string {
  const slash = address.indexOf('/', address.indexOf('://') + 3);
  return slash < 0 ? '/' : address.slice(slash);
}
