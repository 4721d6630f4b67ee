// /wp/v2/widget-types: the kinds of widgets. Reproduces WP_REST_Widget_Types_Controller's lists and items.

import { SiteError } from '../../../base/error.ts';
import { siteLanguage } from '../../../content/languages/site-language.ts';
import type { Site } from '../../../content/site.ts';
import { widgetTypesOf } from '../../../content/widgets/types.ts';
import type { WidgetType } from '../../../rendering/widgets/types.ts';
import type { Resource } from '../../engine/resource.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Arguments, Call, RestResponse, Route } from '../../engine/types.ts';
import { mayManageWidgets } from './access.ts';
import { encode } from './encode.ts';
import { parsedForm } from './form-data.ts';
import { preview } from './preview.ts';

const route = '/wp/v2/widget-types';
const everywhere = ['embed', 'view', 'edit'] as const;

const resource: Resource<WidgetType, never> = {
  title: 'widget-type',
  fields: {
    id: {
      schema: { description: 'Name of the kind.', type: 'string', context: everywhere, readonly: true },
      read: ({ idBase }) => idBase,
    },
    name: {
      schema: { description: 'What it is called.', type: 'string', default: '', context: everywhere, readonly: true },
      // 'Search' means several things.
      read: ({ name }, { site }) => siteLanguage(site).say(name, name === 'Search' ? 'Search widget' : ''),
    },
    description: {
      schema: { description: 'What it shows.', type: 'string', default: '', context: ['view', 'edit', 'embed'] },
      read: ({ description }) => description,
    },
    is_multi: {
      schema: {
        description: 'May there be several?',
        type: 'boolean',
        context: ['view', 'edit', 'embed'],
        readonly: true,
      },
      read: () => true,
    },
    classname: {
      schema: { description: 'CSS class.', type: 'string', default: '', context: everywhere, readonly: true },
      read: ({ className }) => className,
    },
  },
  loaders: {},
  links: {
    read: ({ idBase }, call) => ({
      collection: [{ href: call.url(route) }],
      self: [{ href: call.url(`${route}/${idBase}`), allow: ['GET'] }],
    }),
  },
};

export function widgetTypeRoutes(site: Site): Route[] {
  const schema = () => itemSchema(resource, site.registry);
  const context = contextArgument(resource, site.registry, 'view');
  const one = `${route}/(?P<id>[a-zA-Z0-9_-]+)`;
  const id = { description: 'Name of the kind.', type: 'string' } as const;
  const instance: Arguments = { instance: { description: 'Settings as they are.', type: 'object' } };
  const shared = { namespace: 'wp/v2', schema };
  return [
    {
      ...shared,
      pattern: route,
      endpoints: [{ methods: ['GET'], args: { context }, permission: mayManageWidgets, handle: list }],
    },
    {
      ...shared,
      pattern: one,
      endpoints: [{ methods: ['GET'], args: { id, context }, permission: mayUseType, handle: getOne }],
    },
    {
      namespace: 'wp/v2',
      pattern: `${one}/encode`,
      endpoints: [
        {
          methods: ['POST'],
          args: {
            id: { ...id, required: true },
            ...instance,
            form_data: { description: 'Fields of the form, URL-encoded.', type: 'string', sanitize: parsedForm },
          },
          permission: mayUseType,
          handle: (call) => encode(call, typeOf(call)),
        },
      ],
    },
    {
      namespace: 'wp/v2',
      pattern: `${one}/render`,
      endpoints: [
        {
          methods: ['POST'],
          args: { id: { ...id, required: true }, ...instance },
          permission: mayUseType,
          handle: (call) => preview(call, typeOf(call)),
        },
      ],
    },
  ];
}

function typeOf(call: Call): WidgetType {
  const type = widgetTypesOf(call.site).get(String(call.params.id));
  if (!type) throw new SiteError('rest_widget_type_invalid', 'There is no such kind of widget.', 404);
  return type;
}

function mayUseType(call: Call): void {
  mayManageWidgets(call);
  typeOf(call);
}

async function list(call: Call): Promise<RestResponse> {
  const types = [...widgetTypesOf(call.site).values()].sort((one, other) => (one.idBase < other.idBase ? -1 : 1));
  return respond(await readCollection(resource, types, call));
}

async function getOne(call: Call): Promise<RestResponse> {
  const { data, links } = await readItem(resource, typeOf(call), call);
  return respond(data, { links });
}
