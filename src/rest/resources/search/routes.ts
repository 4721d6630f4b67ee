// /wp/v2/search: posts, terms and post formats in one list. Reproduces WP_REST_Search_Controller.
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import { sanitizeTitle } from '../../../rendering/formatting/sanitize-title.ts';
import { collectionArguments, respondList } from '../../engine/collection.ts';
import { parseList, toText } from '../../engine/php.ts';
import { readCollection } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { sanitizeValue } from '../../engine/schema/sanitize.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Arguments, Call, RestResponse, Route } from '../../engine/types.ts';
import { addQueryArguments } from '../../links.ts';
import { badRequest } from '../posts/errors.ts';
import { type SearchHandler, searchParams, searchResource } from './item.ts';
import { postSearch } from './posts.ts';
import { formatSearch, termSearch } from './terms.ts';

const route = '/wp/v2/search';
const handlers: readonly SearchHandler[] = [postSearch, termSearch, formatSearch];

export function searchRoutes(site: Site): Route[] {
  const resource = searchResource(site, handlers);
  const ids = { type: 'array', items: { type: 'integer' }, default: [] } as const;
  const args: Arguments = {
    context: contextArgument(resource, site.registry, 'view'),
    ...collectionArguments(),
    type: {
      default: 'post',
      description: 'What to search.',
      type: 'string',
      enum: handlers.map((handler) => handler.type),
    },
    subtype: {
      default: 'any',
      description: 'What to search, more closely.',
      type: 'array',
      items: { enum: [...handlers.flatMap((handler) => handler.subtypes(site)), 'any'], type: 'string' },
      sanitize: cleanSubtypes,
    },
    exclude: { description: 'Not these.', ...ids },
    include: { description: 'Only these.', ...ids },
  };
  return [
    {
      namespace: 'wp/v2',
      pattern: route,
      schema: () => itemSchema(resource, site.registry),
      endpoints: [{ methods: ['GET'], args, handle: (call) => search(call, resource) }],
    },
  ];
}

function handlerOf(call: Call): SearchHandler {
  const handler = handlers.find(({ type }) => type === call.params.type);
  if (!handler) throw badRequest('rest_search_invalid_type', 'This cannot be searched.');
  return handler;
}

/** Those that the asked kind has; `any` stands for all. */
function cleanSubtypes(value: unknown, call: Call, name: string): unknown {
  const slugs = [...new Set(parseList(value).map((one) => sanitizeTitle(toText(one))))];
  const schema = call.endpoint.args[name] ?? {};
  const refused = validateValue(slugs, schema, name);
  if (refused instanceof SiteError) throw refused;
  const subtypes = Object.values(Object(sanitizeValue(slugs, schema, name))).map(toText);
  if (subtypes.includes('any')) return ['any'];
  const own = handlerOf(call).subtypes(call.site);
  const kept = subtypes.map((subtype, index) => [index, subtype] as const).filter(([, one]) => own.includes(one));
  // As in PHP, what is left keeps its place, which shows in links to other pages.
  return kept.every(([index], at) => index === at) ? kept.map(([, one]) => one) : Object.fromEntries(kept);
}

async function search(call: Call, resource: ReturnType<typeof searchResource>): Promise<RestResponse> {
  const asked = searchParams(call);
  const { items, total } = await handlerOf(call).search(call, asked);
  const { page, perPage } = asked;
  if (total > 0 && page > Math.ceil(total / perPage)) {
    throw badRequest('rest_search_invalid_page_number', 'The list has fewer pages than that.');
  }
  const data = asked.isHead ? [] : await readCollection(resource, items, call);
  const response = respondList(call, data, { route, total, page, perPage });
  // Where nothing is found, the page before is one page before all the same.
  const [link] = response.linkHeaders;
  if (total === 0 && link) {
    link.href = addQueryArguments(addQueryArguments(call.url(route), call.query), { page: page - 1 });
  }
  return response;
}
