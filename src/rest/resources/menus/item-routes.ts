// /wp/v2/menu-items and one item, with autosaves. Reproduces WP_REST_Menu_Items_Controller's routes and permissions.
import type { Site } from '../../../content/site.ts';
import { contextArgument, itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import type { Arguments, Call, Route } from '../../engine/types.ts';
import { listArguments } from '../posts/collection-arguments.ts';
import { readMany, readPost } from '../posts/item-endpoint.ts';
import { postKind } from '../posts/kind.ts';
import { listPosts } from '../posts/list.ts';
import { checkCreate, checkDelete, checkList, checkRead, checkUpdate } from '../posts/permissions.ts';
import { PostItems } from '../posts/view.ts';
import { autosaveRoutes } from '../revisions/autosaves.ts';
import { revisedPosts } from '../revisions/of-posts.ts';
import { mayViewMenus } from './access.ts';
import { menuItemResource } from './item-resource.ts';
import { postMenuItem, putMenuItem, removeMenuItem } from './item-write.ts';

export function menuItemRoutes(site: Site): Route[] {
  const kind = postKind(site, 'nav_menu_item');
  const resource = menuItemResource(site, kind);
  const parts = { kind, resource, items: new PostItems(kind) };
  const { registry } = site;
  const id: Arguments = { id: { description: 'Number of the item.', type: 'integer' } };
  const shared = {
    namespace: kind.type.restNamespace,
    schema: () => itemSchema(resource, registry),
    allowBatch: true,
  };
  const mayRead = async (call: Call) => {
    if (!(await checkRead(call, kind))) return false;
    mayViewMenus(call);
    return true;
  };
  // What an autosave would change of an item is none of what revisions keep.
  const autosaved = { ...revisedPosts(site, parts), draft: async () => ({}) };
  return [
    {
      ...shared,
      pattern: kind.route,
      endpoints: [
        {
          methods: ['GET'],
          args: orderedArguments(listArguments(site, kind, resource)),
          permission: (call) => {
            checkList(call, kind);
            mayViewMenus(call);
          },
          handle: (call) => listPosts(call, parts),
        },
        {
          methods: ['POST'],
          args: writeArguments(resource, registry, 'create'),
          permission: (call) => checkCreate(call, kind),
          handle: (call) => postMenuItem(call, parts),
        },
      ],
    },
    {
      ...shared,
      pattern: `${kind.route}/(?P<id>[\\d]+)`,
      endpoints: [
        {
          methods: ['GET'],
          args: { ...id, context: contextArgument(resource, registry, 'view') },
          permission: mayRead,
          handle: (call) => readPost(call, parts),
          handleMany: (calls) => readMany(calls, parts),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: { ...id, ...writeArguments(resource, registry, 'update') },
          permission: (call) => checkUpdate(call, kind),
          handle: (call) => putMenuItem(call, parts),
        },
        {
          methods: ['DELETE'],
          args: {
            ...id,
            force: { type: 'boolean', default: false, description: 'Has to be true: items have no trash.' },
          },
          permission: (call) => checkDelete(call, kind),
          handle: (call) => removeMenuItem(call, parts),
        },
      ],
    },
    ...autosaveRoutes(site, autosaved),
  ];
}

/** A list of items is one of the whole menu, in its order. */
function orderedArguments({ per_page, order, orderby, ...others }: Arguments): Arguments {
  const orders = ['author', 'date', 'id', 'include', 'modified', 'parent', 'relevance', 'slug', 'include_slugs'];
  const changed: Arguments = {};
  for (const [name, argument] of Object.entries({ ...others })) {
    changed[name] = argument;
    if (name === 'page') changed.per_page = { ...per_page, default: 100 };
    if (name === 'offset') {
      changed.order = { ...order, default: 'asc' };
      changed.orderby = { ...orderby, default: 'menu_order', enum: [...orders, 'title', 'menu_order'] };
    }
  }
  changed.menu_order = { description: 'Only items at this place.', type: 'integer' };
  return changed;
}
