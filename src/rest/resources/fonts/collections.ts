// /wp/v2/font-collections: lists of fonts to install. Reproduces WP_REST_Font_Collections_Controller on a server that does
// not reach WordPress's own: its one collection is named, and its fonts cannot be fetched.
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { collectionArguments, respondList } from '../../engine/collection.ts';
import { forbidden } from '../../engine/errors.ts';
import { toInteger, toText } from '../../engine/php.ts';
import type { Resource } from '../../engine/resource.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';

interface FontCollection {
  readonly slug: string;
}

/** Their data lie elsewhere. */
const collections: readonly FontCollection[] = [{ slug: 'google-fonts' }];
const remote = ['name', 'description', 'font_families', 'categories'];

const shown = (description: string, type: 'string' | 'array', readonly?: true): JsonSchema => ({
  description,
  type,
  context: ['view', 'edit', 'embed'],
  ...(readonly ? { readonly } : {}),
});

const resource: Resource<FontCollection, never> = {
  title: 'font-collection',
  fields: {
    slug: { schema: shown('Name of the collection.', 'string', true), read: ({ slug }) => slug },
    name: { schema: shown('Title of the collection.', 'string') },
    description: { schema: shown('What the collection is.', 'string') },
    font_families: { schema: shown('Its families.', 'array') },
    categories: { schema: shown('Kinds of families.', 'array') },
  },
  loaders: {},
  links: {
    read: ({ slug }, call) => ({
      self: [{ href: call.url(`/wp/v2/font-collections/${slug}`) }],
      collection: [{ href: call.url('/wp/v2/font-collections') }],
    }),
  },
};

export function fontCollectionRoutes(site: Site): Route[] {
  const context = contextArgument(resource, site.registry, 'view');
  const { search: _search, ...paging } = collectionArguments();
  const shared = { namespace: 'wp/v2', schema: () => itemSchema(resource, site.registry) };
  return [
    {
      ...shared,
      pattern: '/wp/v2/font-collections',
      endpoints: [{ methods: ['GET'], args: { context, ...paging }, permission: mayRead, handle: list }],
    },
    {
      ...shared,
      pattern: '/wp/v2/font-collections/(?P<slug>[\\/\\w-]+)',
      endpoints: [{ methods: ['GET'], args: { context }, permission: mayRead, handle: getOne }],
    },
  ];
}

function mayRead(call: Call): void {
  if (call.viewer.can('edit_theme_options')) return;
  throw forbidden(call.viewer, 'rest_cannot_read', 'You may not look at collections of fonts.');
}

/** Does the answer need what cannot be fetched? */
const isRemote = (call: Call): boolean => remote.some((name) => call.wants(name));

async function list(call: Call): Promise<RestResponse> {
  const page = toInteger(call.params.page ?? 1);
  const perPage = toInteger(call.params.per_page ?? 10);
  const total = collections.length;
  if (page > Math.ceil(total / perPage)) {
    throw new SiteError('rest_post_invalid_page_number', 'The list has fewer pages than that.', 400);
  }
  const from = (page - 1) * perPage;
  const items = isRemote(call) || call.request.method === 'HEAD' ? [] : collections.slice(from, from + perPage);
  const data = await readCollection(resource, items, call);
  return respondList(call, data, { route: '/wp/v2/font-collections', total, page, perPage });
}

async function getOne(call: Call): Promise<RestResponse> {
  const collection = collections.find(({ slug }) => slug === toText(call.params.slug));
  if (!collection) throw new SiteError('rest_font_collection_not_found', 'There is no such collection.', 404);
  if (isRemote(call)) {
    throw new SiteError('font_collection_json_missing', 'The collection cannot be fetched from here.', 500);
  }
  const { data, links } = await readItem(resource, collection, call);
  return respond(data, { links });
}
