// /wp/v2/widgets: the widgets of the site. Reproduces WP_REST_Widgets_Controller's routes, lists and items.
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import { type PlacedWidgets, sidebarOf } from '../../../content/widgets/placed.ts';
import { registeredWidgets } from '../../../content/widgets/settings.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { canManage, isPublic, mayManageWidgets, mayReadAny, retrievedFor } from './access.ts';
import { type WidgetItem, widgetResource } from './resource.ts';
import { createWidget, removeWidget, updateWidget } from './write.ts';

const route = '/wp/v2/widgets';

export function widgetRoutes(site: Site): Route[] {
  const { registry } = site;
  const shared = { namespace: 'wp/v2', schema: () => itemSchema(widgetResource, registry), allowBatch: true };
  const context = contextArgument(widgetResource, registry, 'view');
  return [
    {
      ...shared,
      pattern: route,
      endpoints: [
        {
          methods: ['GET'],
          args: { context, sidebar: { description: 'Only the widgets of this side bar.', type: 'string' } },
          permission: mayList,
          handle: list,
        },
        {
          methods: ['POST'],
          args: writeArguments(widgetResource, registry, 'create'),
          permission: mayManageWidgets,
          handle: createWidget,
        },
      ],
    },
    {
      ...shared,
      pattern: `${route}/(?P<id>[\\w\\-]+)`,
      endpoints: [
        { methods: ['GET'], args: { context }, permission: mayRead, handle: getOne },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: writeArguments(widgetResource, registry, 'update'),
          permission: mayManageWidgets,
          handle: updateWidget,
        },
        {
          methods: ['DELETE'],
          answers: 'trashed',
          args: { force: { description: 'Take it away, instead of making it inactive.', type: 'boolean' } },
          permission: mayManageWidgets,
          handle: removeWidget,
        },
      ],
    },
  ];
}

async function mayList(call: Call): Promise<void> {
  const placed = await retrievedFor(call);
  const { sidebar } = call.params;
  mayReadAny(call, [...(typeof sidebar === 'string' ? [sidebar] : []), ...placed.keys()]);
}

async function mayRead(call: Call): Promise<void> {
  const sidebar = sidebarOf(await retrievedFor(call), String(call.params.id));
  mayReadAny(call, sidebar === undefined ? [] : [sidebar]);
}

async function list(call: Call): Promise<RestResponse> {
  const { sidebar } = call.params;
  const known = registeredWidgets(call.site);
  const items: WidgetItem[] = [];
  for (const [name, ids] of await retrievedFor(call)) {
    if (sidebar !== undefined && sidebar !== null && sidebar !== String(name)) continue;
    if (!canManage(call) && !isPublic(call, name)) continue;
    for (const [, id] of ids) if (typeof id === 'string' && known.has(id)) items.push({ id, sidebar: String(name) });
  }
  return respond(await readCollection(widgetResource, items, call));
}

async function getOne(call: Call): Promise<RestResponse> {
  return answerWidget(call, wanted(await retrievedFor(call), String(call.params.id)));
}

/** Throws `rest_widget_not_found` for a widget that stands nowhere. */
export function wanted(placed: PlacedWidgets, id: string): WidgetItem {
  const sidebar = sidebarOf(placed, id);
  if (sidebar === undefined) throw new SiteError('rest_widget_not_found', 'There is no such widget.', 404);
  return { id, sidebar };
}

/** The widget as an answer; `isNew`: it counts as there though it may have no settings. */
export async function answerWidget(
  call: Call,
  item: WidgetItem,
  { status = 200, isNew = false }: { status?: number; isNew?: boolean } = {},
): Promise<RestResponse> {
  if (!isNew && !registeredWidgets(call.site).has(item.id)) {
    throw new SiteError('rest_invalid_widget', 'There is no widget of this name.', 400);
  }
  const { data, links } = await readItem(widgetResource, item, call);
  return respond(data, { status, links });
}
