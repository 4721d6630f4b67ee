// /wp/v2/icons and /wp/v2/icon-collections. Reproduces WP_REST_Icons_Controller and WP_REST_Icon_Collections_Controller:
// lists are whole, whatever page was asked for.
import { SiteError } from '../../../base/error.ts';
import { coreIcons, type Icon, iconCollections } from '../../../content/icons/core-icons.ts';
import type { Site } from '../../../content/site.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { asciiLower } from '../../../rendering/formatting/php-strings.ts';
import { collectionArguments } from '../../engine/collection.ts';
import { forbidden } from '../../engine/errors.ts';
import { toText } from '../../engine/php.ts';
import type { Resource } from '../../engine/resource.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Arguments, Call, RestResponse, Route } from '../../engine/types.ts';
import { mayEditSomething } from '../themes/routes.ts';

const text = (description: string): JsonSchema => ({
  description,
  type: 'string',
  readonly: true,
  context: ['view', 'edit', 'embed'],
});

const iconResource: Resource<Icon, never> = {
  title: 'icon',
  fields: {
    name: { schema: text('Name of the icon.'), read: ({ name }) => name },
    label: { schema: text('Label of the icon.'), read: ({ label }) => label },
    content: { schema: text('Its SVG.'), read: ({ content }) => content },
    collection: { schema: text('Collection it belongs to.'), read: ({ collection }) => collection },
  },
  loaders: {},
};

type Collection = (typeof iconCollections)[number];
const collectionResource: Resource<Collection, never> = {
  title: 'icon-collection',
  fields: {
    slug: { schema: text('Name of the collection.'), read: ({ slug }) => slug },
    label: { schema: text('Label of the collection.'), read: ({ label }) => label },
    description: { schema: text('What belongs there.'), read: ({ description }) => description },
  },
  loaders: {},
};

const slug = '[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?';

export function iconRoutes(site: Site): Route[] {
  const context = contextArgument(iconResource, site.registry, 'view');
  const collection = { description: 'Name of the collection.', type: 'string' } as const;
  const listArguments: Arguments = {
    context,
    ...collectionArguments(),
    collection: { ...collection, pattern: '^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$' },
  };
  const one = { namespace: 'wp/v2', schema: () => itemSchema(iconResource, site.registry) };
  const set = { namespace: 'wp/v2', schema: () => itemSchema(collectionResource, site.registry) };
  const get = (args: Arguments, handle: (call: Call) => Promise<RestResponse>, what: string): Route['endpoints'] => [
    { methods: ['GET'], args, permission: (call) => mayView(call, what), handle },
  ];
  return [
    { ...one, pattern: '/wp/v2/icons', endpoints: get(listArguments, listIcons, 'icons') },
    {
      ...one,
      pattern: `/wp/v2/icons/(?P<collection>${slug})`,
      endpoints: get({ collection, ...listArguments }, listIcons, 'icons'),
    },
    {
      ...one,
      pattern: `/wp/v2/icons/(?P<name>${slug}/${slug})`,
      endpoints: get({ name: { description: 'Name of the icon.', type: 'string' }, context }, getIcon, 'icons'),
    },
    {
      ...set,
      pattern: '/wp/v2/icon-collections',
      endpoints: get({ context, ...collectionArguments() }, listCollections, 'icon collections'),
    },
    {
      ...set,
      pattern: `/wp/v2/icon-collections/(?P<slug>${slug})`,
      endpoints: get({ slug: collection, context }, getCollection, 'icon collections'),
    },
  ];
}

function mayView(call: Call, what: string): void {
  if (!mayEditSomething(call)) throw forbidden(call.viewer, 'rest_cannot_view', `You may not look at ${what}.`);
}

function noCollection(): SiteError {
  return new SiteError('rest_icon_collection_not_found', 'There is no such collection.', 404);
}

async function listIcons(call: Call): Promise<RestResponse> {
  const { collection, search } = call.params;
  const wanted = collection == null ? undefined : toText(collection);
  if (wanted !== undefined && !iconCollections.some((one) => one.slug === wanted)) throw noCollection();
  const words = search == null || search === '0' ? '' : asciiLower(toText(search));
  const icons = coreIcons().filter(
    (icon) =>
      (wanted === undefined || icon.collection === wanted) &&
      (asciiLower(icon.name).includes(words) || asciiLower(icon.label).includes(words)),
  );
  return respond(await readCollection(iconResource, icons, call));
}

async function getIcon(call: Call): Promise<RestResponse> {
  const icon = coreIcons().find(({ name }) => name === toText(call.params.name));
  if (!icon) throw new SiteError('rest_icon_not_found', 'There is no such icon.', 404);
  return respond((await readItem(iconResource, icon, call)).data);
}

async function listCollections(call: Call): Promise<RestResponse> {
  return respond(await readCollection(collectionResource, iconCollections, call));
}

async function getCollection(call: Call): Promise<RestResponse> {
  const collection = iconCollections.find((one) => one.slug === toText(call.params.slug));
  if (!collection) throw noCollection();
  return respond((await readItem(collectionResource, collection, call)).data);
}
