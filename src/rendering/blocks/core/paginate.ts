// Numbers of pages: the ends, the pages around the present one, dots between (paginate_links without its ends' words).

import { urlencode } from '../../formatting/url-encode.ts';
import type { Language } from '../../language.ts';

/** Links to pages; '' where there is only one. `link` answers an address, escaped. */
export function paginate(
  current: number,
  total: number,
  around: number,
  link: (page: number) => string,
  language: Language,
): string {
  if (total < 2) return '';
  const parts: string[] = [];
  let dots = false;
  for (let page = 1; page <= total; page++) {
    if (page === current) {
      parts.push(`<span aria-current="page" class="page-numbers current">${language.number(page)}</span>`);
      dots = true;
    } else if (page <= 1 || (page >= current - around && page <= current + around) || page > total - 1) {
      parts.push(`<a class="page-numbers" href="${link(page)}">${language.number(page)}</a>`);
      dots = true;
    } else if (dots) {
      parts.push(`<span class="page-numbers dots">${language.say('&hellip;')}</span>`);
      dots = false;
    }
  }
  return parts.join('\n');
}

/** The parts of a query without some, written as `add_query_arg` writes them: values encoded anew. */
export function queryWithout(search: string, names: readonly string[]): string[] {
  return search.split('&').flatMap((part) => {
    const [name = '', ...rest] = part.split('=');
    if (part === '' || names.includes(name)) return [];
    const value = rest.join('=');
    return [value === '' ? name : `${name}=${urlencode(decoded(value))}`];
  });
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}
