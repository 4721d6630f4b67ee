// Address of another page of the list that a request shows. Reproduces get_pagenum_link: what else the address asks for stays.
import { structureRoot, trailing } from '../content/posts/permalink-structure.ts';
import type { Site } from '../content/site.ts';
import { queryWithout } from '../rendering/blocks/core/paginate.ts';
import type { WebRequest } from './page.ts';
import { pathInside } from './query-vars.ts';

export function pageNumberLink(site: Site, request: Pick<WebRequest, 'path' | 'search'>, page: number): string {
  const { home, ...options } = { home: site.options.home, structure: site.options.text('permalink_structure') };
  const kept = queryWithout(request.search, ['paged']);
  const inside = pathInside(site, request.path);
  if (options.structure === '') {
    const query = [...kept, ...(page > 1 ? [`paged=${page}`] : [])].join('&');
    return `${home}/${inside === '' ? '' : `${inside}/`}${query === '' ? '' : `?${query}`}`;
  }
  const index = structureRoot(site) === 'index.php/' ? 'index.php' : '';
  const list = inside.replace(/(?:^|\/)page\/\d+$/, '').replace(/^index\.php\/?/, '');
  const parts = [index !== '' && (page > 1 || list !== '') ? index : '', list, ...(page > 1 ? ['page', page] : [])];
  const path = parts.filter((part) => part !== '').join('/');
  const query = kept.length > 0 ? `?${kept.join('&')}` : '';
  return `${trailing(site, path === '' ? home : `${home}/${path}`)}${query}`;
}
