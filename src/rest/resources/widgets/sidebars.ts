// /wp/v2/sidebars: the side bars of the theme and the widgets in them. Reproduces WP_REST_Sidebars_Controller.

import { SiteError } from '../../../base/error.ts';
import { siteLanguage } from '../../../content/languages/site-language.ts';
import type { Site } from '../../../content/site.ts';
import { activeTheme } from '../../../content/themes/theme.ts';
import { appended, changePlaced, type PlacedWidgets, placedWidgets } from '../../../content/widgets/placed.ts';
import { registeredWidgets } from '../../../content/widgets/settings.ts';
import { inactive } from '../../../content/widgets/sidebars.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { kses } from '../../../rendering/formatting/kses.ts';
import { isPhpArray } from '../../engine/php.ts';
import type { Resource } from '../../engine/resource.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, Links, RestResponse, Route } from '../../engine/types.ts';
import { canManage, isKnown, isPublic, mayManageWidgets, mayReadAny, retrievedFor, sidebarsOf } from './access.ts';

const route = '/wp/v2/sidebars';

interface Item {
  /** Undefined for one that there is not: WordPress answers writes to it all the same. */
  readonly id: string | undefined;
  readonly placed: PlacedWidgets;
}

const everywhere = ['embed', 'view', 'edit'] as const;
const text = (description: string, initial?: string): JsonSchema => ({
  description,
  type: 'string',
  ...(initial === undefined ? {} : { default: initial }),
  context: everywhere,
  readonly: true,
});

const ofTheme = ({ id }: Item, call: Call) => (id === undefined ? undefined : sidebarsOf(call).get(id));

const resource: Resource<Item, never> = {
  title: 'sidebar',
  fields: {
    id: { schema: text('Name of the side bar.'), read: ({ id }) => id },
    name: {
      schema: text('What it is called.'),
      read: (item, call) =>
        ofTheme(item, call)?.name ??
        (item.id === inactive ? siteLanguage(call.site).say('Inactive widgets') : undefined),
    },
    description: {
      schema: text('What it is for.'),
      read: (item, call) => kses(ofTheme(item, call)?.description ?? '', 'data'),
    },
    class: {
      schema: text('CSS class for the page on which widgets are arranged.'),
      read: (item, call) => ofTheme(item, call)?.className ?? '',
    },
    before_widget: {
      schema: text('HTML before each widget.', ''),
      read: (item, call) => ofTheme(item, call)?.beforeWidget ?? '',
    },
    after_widget: {
      schema: text('HTML after each widget.', ''),
      read: (item, call) => ofTheme(item, call)?.afterWidget ?? '',
    },
    before_title: {
      schema: text('HTML before titles.', ''),
      read: (item, call) => ofTheme(item, call)?.beforeTitle ?? '',
    },
    after_title: {
      schema: text('HTML after titles.', ''),
      read: (item, call) => ofTheme(item, call)?.afterTitle ?? '',
    },
    status: {
      schema: {
        description: 'Is it in use?',
        type: 'string',
        enum: ['active', 'inactive'],
        context: everywhere,
        readonly: true,
      },
      read: (item, call) => (ofTheme(item, call) && !activeTheme(call.site).isBlockTheme ? 'active' : 'inactive'),
    },
    widgets: {
      schema: {
        description: 'Its widgets, in order.',
        type: 'array',
        items: { type: ['object', 'string'] },
        default: [],
        context: everywhere,
      },
      read: ({ id, placed }, { site }) => {
        const known = registeredWidgets(site);
        const ids = id === undefined ? [] : (placed.get(id) ?? []);
        return ids.flatMap(([, one]) => (typeof one === 'string' && known.has(one) ? [one] : []));
      },
    },
  },
  loaders: {},
  links: { read: linksOf },
};

function linksOf({ id }: Item, call: Call): Links {
  const allow = canManage(call) ? (['GET', 'POST', 'PUT', 'PATCH'] as const) : (['GET'] as const);
  const widgets = call.url('/wp/v2/widgets');
  const of = `${widgets}${widgets.includes('?') ? '&' : '?'}sidebar=${id ?? ''}`;
  return {
    collection: [{ href: call.url(route) }],
    self: [{ href: call.url(`${route}/${id ?? ''}`), allow: id === undefined ? [] : allow }],
    'https://api.w.org/widget': [{ href: id === undefined ? widgets : of, embeddable: true }],
  };
}

export function sidebarRoutes(site: Site): Route[] {
  const schema = () => itemSchema(resource, site.registry);
  const context = contextArgument(resource, site.registry, 'view');
  return [
    {
      namespace: 'wp/v2',
      pattern: route,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { context },
          permission: async (call) => mayReadAny(call, (await retrievedFor(call)).keys()),
          handle: list,
        },
      ],
    },
    {
      namespace: 'wp/v2',
      pattern: `${route}/(?P<id>[\\w-]+)`,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { id: { description: 'Name of the side bar.', type: 'string' }, context },
          permission: async (call) => {
            await retrievedFor(call);
            mayReadAny(call, [String(call.params.id)]);
          },
          handle: getOne,
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: writeArguments(resource, site.registry, 'update'),
          permission: mayManageWidgets,
          handle: update,
        },
      ],
    },
  ];
}

async function list(call: Call): Promise<RestResponse> {
  const placed = await retrievedFor(call);
  const ids = [...placed.keys()].map(String).filter((id) => isKnown(call, id));
  const shown = canManage(call) ? ids : ids.filter((id) => isPublic(call, id));
  const items = shown.map((id) => ({ id, placed }));
  return respond(await readCollection(resource, items, call));
}

async function getOne(call: Call): Promise<RestResponse> {
  const id = String(call.params.id);
  if (!isKnown(call, id)) throw new SiteError('rest_sidebar_not_found', 'There is no such side bar.', 404);
  return answer(call, { id, placed: await retrievedFor(call) });
}

async function answer(call: Call, item: Item): Promise<RestResponse> {
  const { data, links } = await readItem(resource, item, call);
  return respond(data, { links });
}

/** Takes the widgets from other side bars; what is left out becomes inactive. */
async function update(call: Call): Promise<RestResponse> {
  const id = String(call.urlParams.id);
  const { widgets } = call.params;
  if (isPhpArray(widgets)) {
    const wanted: unknown[] = Object.values(widgets);
    if (!wanted.every((one) => typeof one === 'string')) {
      throw new SiteError('rest_invalid_param', 'Widgets are named by their ids.', 400);
    }
    await call.site.transaction((site) => changePlaced(site, (placed) => placedAnew(placed, id, wanted)));
  }
  call.params.context = 'edit';
  return answer(call, { id: isKnown(call, id) ? id : undefined, placed: placedWidgets(call.site) });
}

function placedAnew(placed: PlacedWidgets, id: string, wanted: readonly string[]): PlacedWidgets {
  const changed = new Map(placed);
  for (const [sidebar, ids] of placed) {
    for (const [key, one] of ids) {
      const isWanted = typeof one === 'string' && wanted.includes(one);
      if (String(sidebar) !== id) {
        if (isWanted)
          changed.set(
            sidebar,
            (changed.get(sidebar) ?? []).filter(([own]) => own !== key),
          );
      } else if (!isWanted) changed.set(inactive, appended(changed.get(inactive) ?? [], one));
    }
  }
  changed.set(
    id,
    wanted.map((one, index): [number, string] => [index, one]),
  );
  return changed;
}
