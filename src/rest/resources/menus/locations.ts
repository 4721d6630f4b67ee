// /wp/v2/menu-locations: the places for menus that the theme has; block themes have none. Reproduces
// WP_REST_Menu_Locations_Controller.
import { SiteError } from '../../../base/error.ts';
import { assignedLocations } from '../../../content/menus/locations.ts';
import type { Site } from '../../../content/site.ts';
import type { Resource } from '../../engine/resource.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, Links, RestResponse, Route } from '../../engine/types.ts';
import { mayViewLocations } from './access.ts';

const route = '/wp/v2/menu-locations';

interface Place {
  readonly name: string;
  readonly description: string;
  readonly menu: number;
}

const everywhere = ['embed', 'view', 'edit'] as const;

const resource: Resource<Place, never> = {
  title: 'menu-location',
  fields: {
    name: {
      schema: { description: 'Name of the place.', type: 'string', context: everywhere, readonly: true },
      read: ({ name }) => name,
    },
    description: {
      schema: { description: 'What the place is.', type: 'string', context: everywhere, readonly: true },
      read: ({ description }) => description,
    },
    menu: {
      schema: { description: 'Number of its menu; 0 for none.', type: 'integer', context: everywhere, readonly: true },
      read: ({ menu }) => menu,
    },
  },
  loaders: {},
  links: { read: linksOf },
};

function linksOf({ name, menu }: Place, call: Call): Links {
  const links: Links = {
    self: [{ href: call.url(`${route}/${name}`), allow: ['GET'] }],
    collection: [{ href: call.url(route) }],
  };
  if (menu > 0) links['https://api.w.org/menu'] = [{ href: call.url(`/wp/v2/menus/${menu}`), embeddable: true }];
  return links;
}

export function menuLocationRoutes(site: Site): Route[] {
  const schema = () => itemSchema(resource, site.registry);
  const context = contextArgument(resource, site.registry, 'view');
  return [
    {
      namespace: 'wp/v2',
      pattern: route,
      schema,
      endpoints: [{ methods: ['GET'], args: { context }, permission: mayViewLocations, handle: list }],
    },
    {
      namespace: 'wp/v2',
      pattern: `${route}/(?P<location>[\\w-]+)`,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { location: { description: 'Name of the place.', type: 'string' }, context },
          permission: mayViewLocations,
          handle: getOne,
        },
      ],
    },
  ];
}

function places({ site }: Call): Place[] {
  const assigned = assignedLocations(site);
  return [...site.registry.menuLocations].map(([name, description]) => ({
    name,
    description,
    menu: assigned.get(name) ?? 0,
  }));
}

/** By name; an empty list where there are none, as PHP's empty array. */
async function list(call: Call): Promise<RestResponse> {
  const all = places(call);
  const read = await readCollection(resource, all, call);
  return respond(all.length > 0 ? Object.fromEntries(all.map(({ name }, index) => [name, read[index]])) : []);
}

async function getOne(call: Call): Promise<RestResponse> {
  const place = places(call).find(({ name }) => name === call.params.location);
  if (!place) throw new SiteError('rest_menu_location_invalid', 'There is no such place.', 404);
  const { data, links } = await readItem(resource, place, call);
  return respond(data, { links });
}
