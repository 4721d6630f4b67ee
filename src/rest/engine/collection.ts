// Answers of collections: `X-WP-Total`, `X-WP-TotalPages` and the `prev` and `next` links of every list of WordPress,
// and the arguments that all lists have (`get_collection_params`).

import { sanitizeTextField } from '../../rendering/formatting/sanitize-text.ts';
import { addQueryArguments } from '../links.ts';
import { absInteger, toText } from './php.ts';
import { respond } from './response.ts';
import type { Arguments, Call, RestResponse } from './types.ts';

/** The answer to a list: `route` as `/wp/v2/posts`, `total` items in all, of which `items` are the wanted page. */
export function respondList(
  call: Call,
  items: readonly unknown[],
  list: { route: string; total: number; page: number; perPage: number },
): RestResponse {
  const pages = list.perPage > 0 ? Math.ceil(list.total / list.perPage) : 0;
  const response = respond(items, { headers: { 'X-WP-Total': list.total, 'X-WP-TotalPages': pages } });
  const previous = Math.min(list.page - 1, pages);
  if (list.page <= 1 && pages <= list.page) return response;
  const base = addQueryArguments(call.url(list.route), call.query);
  const pageLink = (rel: string, page: number) =>
    response.linkHeaders.push({ rel, href: addQueryArguments(base, { page }) });
  if (list.page > 1) pageLink('prev', previous);
  if (pages > list.page) pageLink('next', list.page + 1);
  return response;
}

/** `page`, `per_page` and `search`, as every list has them. */
export function collectionArguments(): Arguments {
  return {
    page: {
      description: 'Which page of the list.',
      type: 'integer',
      default: 1,
      minimum: 1,
      validate: 'schema',
      sanitize: absInteger,
    },
    per_page: {
      description: 'How many items a page has.',
      type: 'integer',
      default: 10,
      minimum: 1,
      maximum: 100,
      validate: 'schema',
      sanitize: absInteger,
    },
    search: {
      description: 'Only items that match this text.',
      type: 'string',
      validate: 'schema',
      sanitize: (value) => sanitizeTextField(toText(value)),
    },
  };
}
