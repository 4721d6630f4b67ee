// /wp/v2/plugins: the extensions that ship with Broadsheet, which can be switched on and off. Reproduces
// WP_REST_Plugins_Controller on a site whose files cannot be changed over the API: nothing is installed or removed.
import { SiteError } from '../../../base/error.ts';
import { switchExtension } from '../../../content/extensions/switch.ts';
import type { Site } from '../../../content/site.ts';
import type { Plugin } from '../../../extend/plugin.ts';
import { sanitizeTextField } from '../../../rendering/formatting/sanitize-text.ts';
import { stripTags } from '../../../rendering/formatting/strip-tags.ts';
import type { EngineCall } from '../../engine/call.ts';
import { collectionArguments } from '../../engine/collection.ts';
import { forbidden } from '../../engine/errors.ts';
import { compactLinks, withHints } from '../../engine/links.ts';
import { toText } from '../../engine/php.ts';
import { respond } from '../../engine/response.ts';
import type { Argument, Arguments, Call, Links, RestResponse, Route } from '../../engine/types.ts';
import { fileOf, pluginData, pluginPattern, pluginSchema, statuses, titleOf } from './item.ts';

const context: Argument = {
  description: 'Scope of the request: decides which fields the answer has.',
  type: 'string',
  enum: ['view', 'embed', 'edit'],
  default: 'view',
  validate: 'schema',
  sanitize: (value) =>
    toText(value)
      .toLowerCase()
      .replace(/[^a-z0-9_-]/g, ''),
};
const plugin: Argument = {
  type: 'string',
  pattern: pluginPattern,
  validate: (value) => typeof value === 'string' && /[^./]+(?:\/[^./]+)?/.test(value) && !value.includes('..'),
  sanitize: (value) =>
    sanitizeTextField(`${toText(value)}.php`)
      .replace(/[\\/]+/g, '/')
      .replace(/^\/|\/$/g, ''),
};
const update: Arguments = {
  context,
  plugin,
  status: {
    validate: 'schema',
    sanitize: 'schema',
    description: 'Does it run?',
    type: 'string',
    enum: statuses,
  },
};
const create: Arguments = {
  slug: { type: 'string', required: true, description: 'Name in the directory of plugins.', pattern: '[\\w\\-]+' },
  status: { description: 'Shall it run?', type: 'string', enum: statuses, default: 'inactive' },
};

export function pluginRoutes(): Route[] {
  const { search } = collectionArguments();
  const status = {
    description: 'Only those in these states.',
    type: 'array',
    items: { type: 'string', enum: statuses },
  } as const;
  const lists: Arguments = { context, ...(search ? { search } : {}), status };
  return [
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/plugins',
      schema: () => pluginSchema,
      endpoints: [
        { methods: ['GET'], args: lists, permission: may('rest_cannot_view_plugins'), handle: list, answers: 'list' },
        { methods: ['POST'], args: create, permission: mayInstall, handle: () => unavailable() },
      ],
    },
    {
      namespace: 'wp/v2',
      pattern: `/wp/v2/plugins/(?P<plugin>${pluginPattern})`,
      schema: () => pluginSchema,
      endpoints: [
        {
          methods: ['GET'],
          args: { context, plugin },
          permission: may('rest_cannot_view_plugin', true),
          handle: getOne,
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: update,
          permission: may('rest_cannot_manage_plugins', true),
          handle: updateOne,
        },
        { methods: ['DELETE'], args: { context, plugin }, permission: mayDelete, handle: deleteOne },
      ],
    },
  ];
}

/** Those who may switch plugins; with `one`, the plugin must exist, too. */
function may(code: string, one = false) {
  return (call: Call): void => {
    if (!call.viewer.can('activate_plugins')) throw forbidden(call.viewer, code, 'You may not manage extensions.');
    if (one) found(call);
  };
}

function mayInstall({ viewer, params }: Call): void {
  if (!viewer.can('install_plugins')) {
    throw forbidden(viewer, 'rest_cannot_install_plugin', 'You may not install extensions.');
  }
  if (params.status !== 'inactive' && !viewer.can('activate_plugins')) {
    throw forbidden(viewer, 'rest_cannot_activate_plugin', 'You may not switch extensions on.');
  }
}

function mayDelete(call: Call): void {
  const { viewer } = call;
  if (!viewer.can('activate_plugins') || !viewer.can('delete_plugins')) {
    throw forbidden(viewer, 'rest_cannot_manage_plugins', 'You may not remove extensions.');
  }
  found(call);
}

/** Extensions come with the program. WordPress answers 500 where it may not change its files. */
function unavailable(): never {
  throw new SiteError('fs_unavailable', 'Extensions come with the program: none is installed or removed here.', 403);
}

function found({ site, params }: Call): Plugin {
  const plugin = site.extensions.available.find((each) => fileOf(each) === params.plugin);
  if (!plugin) throw new SiteError('rest_plugin_not_found', 'There is no such extension.', 404);
  return plugin;
}

const isActive = (site: Site, { name }: Plugin): boolean => site.extensions.running.includes(name);

async function list(call: Call): Promise<RestResponse> {
  const { site, params } = call;
  const wanted = Array.isArray(params.status) ? params.status : [];
  const search = toText(params.search ?? '');
  const plugins = site.extensions.available
    .filter((each) => wanted.length === 0 || wanted.includes(isActive(site, each) ? 'active' : 'inactive'))
    .filter((each) => search === '' || search === '0' || textsOf(each).some((text) => stripTags(text).includes(search)))
    .sort((a, b) => (titleOf(a).toLowerCase() < titleOf(b).toLowerCase() ? -1 : 1));
  const { server, asking } = call as EngineCall; // calls are made by the engine alone
  const items = plugins.map(async (each) => {
    const data = pluginData(each, isActive(site, each));
    if (!call.wants('_links') && !call.wants('_embedded')) return data;
    return { ...data, _links: compactLinks(await withHints(server, linksOf(each, call), asking)) };
  });
  return respond(await Promise.all(items));
}

const textsOf = (each: Plugin): string[] => [
  ...[titleOf(each), each.version, each.description ?? '', each.author ?? '', each.name, fileOf(each)],
];

function linksOf({ name }: Plugin, call: Call): Links {
  return { self: [{ href: call.url(`/wp/v2/plugins/${name}/${name}`) }] };
}

function one(call: Call, plugin: Plugin): RestResponse {
  const links = call.wants('_links') || call.wants('_embedded') ? linksOf(plugin, call) : undefined;
  return respond(pluginData(plugin, isActive(call.site, plugin)), { links });
}

const getOne = (call: Call): RestResponse => one(call, found(call));

async function updateOne(call: Call): Promise<RestResponse> {
  const plugin = found(call);
  const { status } = call.params;
  const current = isActive(call.site, plugin) ? 'active' : 'inactive';
  if (typeof status === 'string' && status !== '' && status !== current) {
    await switchExtension(call.site, plugin.name, status === 'active');
  }
  return one(call, plugin);
}

function deleteOne(call: Call): RestResponse {
  if (isActive(call.site, found(call))) {
    throw new SiteError('rest_cannot_delete_active_plugin', 'An extension that runs cannot be removed.', 400);
  }
  return unavailable();
}
