// An item of a classic menu as a resource: fields, loaders, links. Reproduces WP_REST_Menu_Items_Controller's
// get_item_schema, prepare_item_for_response and prepare_links.

import { SiteError } from '../../../base/error.ts';
import { type MenuItemSetup, menuItemKeys, setUpMenuItems } from '../../../content/menus/setup.ts';
import type { Site } from '../../../content/site.ts';
import { sanitizeHtmlClass, sanitizeKey, sanitizeTextField } from '../../../rendering/formatting/sanitize-text.ts';
import { coreShortcodes } from '../../../rendering/formatting/shortcodes.ts';
import { renderTitle } from '../../../rendering/formatting/title.ts';
import { sanitizeUrl } from '../../../rendering/formatting/url.ts';
import { absInteger, parseList, toInteger, toText } from '../../engine/php.ts';
import type { Argument, Call, Links } from '../../engine/types.ts';
import { restUrl } from '../../engine/url.ts';
import { editOnly, everywhere, type PostField, viewAndEdit } from '../posts/fields/field.ts';
import { metaField } from '../posts/fields/terms-and-meta.ts';
import type { PostItem } from '../posts/item.ts';
import { itemLinks, linkNeeds } from '../posts/item-links.ts';
import { itemsRoute, type PostKind } from '../posts/kind.ts';
import { knownPostMeta, knownPosts } from '../posts/known.ts';
import { loaders } from '../posts/load.ts';
import { type PostResource, schemaLinks } from '../posts/resource.ts';
import { termsRoute } from '../terms/item.ts';

const answerOrder = [
  ...['id', 'title', 'status', 'url', 'attr_title', 'description', 'type', 'type_label', 'object', 'object_id'],
  ...['parent', 'menu_order', 'target', 'classes', 'xfn', 'invalid', 'meta', 'menus'],
];

/** The resource of menu items. */
export function menuItemResource(site: Site, kind: PostKind): PostResource {
  const collection = restUrl(site, kind.route);
  const object = {
    rel: 'https://api.w.org/menu-item-object',
    title: 'What the item leads to.',
    href: `${collection}/{id}`,
    targetSchema: { type: 'object', properties: { object: { type: 'integer' } } },
  };
  return {
    title: kind.name,
    fields: { ...fieldsOf(site), meta: emptyAsList(metaField(kind), kind) },
    order: answerOrder,
    loaders: { ...loaders, meta: loadMeta, menuItem: loadMenuItems },
    links: { needs: [...linkNeeds, 'menuItem'], read: linksOf },
    schemaLinks: [...schemaLinks(collection, kind), object],
  };
}

const title = (text: string) => renderTitle(text, coreShortcodes);

async function loadMeta(items: readonly PostItem[], call: Call): Promise<void> {
  const found = await metaOf(items, call);
  for (const item of items) item.meta = found.get(item.row.ID) ?? item.meta;
}

const metaOf = (items: readonly PostItem[], call: Call) =>
  knownPostMeta(
    call,
    items.map((item) => item.row.ID),
    [],
    menuItemKeys,
  );

async function loadMenuItems(items: readonly PostItem[], call: Call): Promise<void> {
  const site = items[0]?.view.site;
  if (!site) return;
  const rows = items.map((item) => item.row);
  const meta = await metaOf(items, call);
  const found = await setUpMenuItems(site, rows, title, { meta, readPosts: (ids) => knownPosts(call, ids) });
  for (const item of items) item.menuItem = found.get(item.row.ID);
}

/** A PHP array without keys is a list in JSON, in answers as in schemas. */
function emptyAsList(field: PostField, kind: PostKind): PostField {
  if (kind.meta.length > 0) return field;
  const properties = [] as unknown as NonNullable<PostField['schema']['properties']>;
  return { ...field, schema: { ...field.schema, properties }, read: () => [] };
}

/** What a client sees of the setup; needs its loader. */
function shown(schema: PostField['schema'], read: (item: MenuItemSetup) => unknown, argument?: Argument): PostField {
  return {
    schema,
    read: ({ menuItem }) => menuItem && read(menuItem),
    needs: ['menuItem'],
    ...(argument ? { argument: { ...argument } } : {}),
  };
}

const textArgument: Argument = { sanitize: (value) => sanitizeTextField(toText(value)) };
const classArgument: Argument = {
  sanitize: (value) => parseList(value).map((name) => sanitizeHtmlClass(toText(name))),
};
const names = (description: string) =>
  ({ description, type: 'array', items: { type: 'string' }, context: everywhere }) as const;

function fieldsOf(site: Site): Record<string, PostField> {
  const statuses = [...site.registry.statuses.values()].filter((status) => !status.internal);
  return {
    title: {
      schema: {
        description: 'Title of the item.',
        type: ['string', 'object'],
        context: everywhere,
        properties: {
          raw: { description: 'The title as stored.', type: 'string', context: editOnly },
          rendered: { description: 'The title as HTML.', type: 'string', context: everywhere, readonly: true },
        },
      },
      readsContext: true,
      read: ({ menuItem, view }) => {
        const raw = menuItem?.title ?? '';
        return view.context === 'edit' ? { raw, rendered: title(raw) } : { rendered: title(raw) };
      },
      needs: ['menuItem'],
    },
    id: {
      schema: {
        description: 'Number of the item.',
        type: 'integer',
        default: 0,
        minimum: 0,
        context: everywhere,
        readonly: true,
      },
      read: ({ row }) => row.ID,
    },
    type_label: shown(
      { description: 'What it leads to, in words.', type: 'string', context: everywhere, readonly: true },
      (item) => item.typeLabel,
    ),
    type: shown(
      {
        description: 'What it leads to.',
        type: 'string',
        enum: ['taxonomy', 'post_type', 'post_type_archive', 'custom'],
        context: everywhere,
        default: 'custom',
      },
      (item) => item.type,
    ),
    status: {
      schema: {
        description: 'Status of the item.',
        type: 'string',
        enum: statuses.map((status) => status.name),
        default: 'publish',
        context: everywhere,
      },
      read: ({ row }) => row.post_status,
    },
    parent: shown(
      { description: 'Number of the item above.', type: 'integer', minimum: 0, default: 0, context: everywhere },
      (item) => toInteger(item.parent),
    ),
    attr_title: shown(
      { description: 'Title of the link.', type: 'string', context: everywhere },
      (item) => item.attrTitle,
      textArgument,
    ),
    classes: shown(names('Class names of the link.'), (item) => item.classes, classArgument),
    description: shown(
      { description: 'Description of the item.', type: 'string', context: everywhere },
      (item) => item.description,
      textArgument,
    ),
    menu_order: {
      schema: {
        description: 'Place in the menu.',
        context: everywhere,
        type: 'integer',
        minimum: 1,
        default: 1,
      },
      read: ({ row }) => row.menu_order,
    },
    object: shown(
      { description: 'Type or taxonomy that it leads to.', context: everywhere, type: 'string' },
      (item) => item.object,
      {
        sanitize: (value) => sanitizeKey(toText(value)),
      },
    ),
    object_id: shown(
      { description: 'Number of what it leads to.', context: everywhere, type: 'integer', minimum: 0, default: 0 },
      (item) => absInteger(item.objectId),
    ),
    target: shown(
      { description: 'Where the link opens.', type: 'string', context: everywhere, enum: ['_blank', ''] },
      (item) => item.target,
    ),
    url: shown(
      { description: 'Address that it leads to.', type: 'string', format: 'uri', context: everywhere },
      (item) => item.url,
      {
        validate: checkUrl,
      },
    ),
    xfn: shown(
      names('How the two sites are related.'),
      (item) => item.xfn.split(' ').map((name) => sanitizeHtmlClass(name)),
      classArgument,
    ),
    invalid: shown(
      { description: 'Does it lead nowhere?', context: everywhere, type: 'boolean', readonly: true },
      (item) => item.invalid,
    ),
    menus: {
      schema: { description: 'Number of its menu.', type: 'integer', context: viewAndEdit },
      read: ({ terms }) => terms.get('nav_menu')?.[0]?.term_id,
      needs: ['terms'],
    },
  };
}

function checkUrl(value: unknown): true {
  if (value === '' || sanitizeUrl(toText(value)) !== '') return true;
  throw new SiteError('rest_invalid_url', 'This is no address.');
}

/** Those of any post, with what the item leads to before what the viewer may do. */
function linksOf(item: PostItem): Links {
  const { menuItem, view } = item;
  const links = itemLinks(item);
  const target = menuItem && targetOf(view.site, menuItem);
  if (!menuItem || !target) return links;
  const actions = Object.entries(links).filter(([rel]) => rel.includes('/action-'));
  for (const [rel] of actions) delete links[rel];
  links['https://api.w.org/menu-item-object'] = [
    { [menuItem.type]: target.type, embeddable: true, href: restUrl(view.site, target.route) },
  ];
  return Object.assign(links, Object.fromEntries(actions));
}

/** The post or term that an item leads to, where the API serves it. */
function targetOf(site: Site, { post, term }: MenuItemSetup): { type: string; route: string } | undefined {
  if (post) {
    const route = itemsRoute(site, post.post_type);
    return route === undefined ? undefined : { type: post.post_type, route: `${route}/${post.ID}` };
  }
  const taxonomy = term && site.registry.taxonomies.get(term.taxonomy);
  if (!term || !taxonomy?.showInRest) return undefined;
  return { type: taxonomy.name, route: `${termsRoute(taxonomy)}/${term.term_id}` };
}
