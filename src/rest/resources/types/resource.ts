// The fields and links of a post type. Reproduces WP_REST_Post_Types_Controller's schema and prepare_item_for_response.
import { labelOf, labelsOf } from '../../../content/languages/labels.ts';
import type { PostType } from '../../../extend/types.ts';
import type { Resource } from '../../engine/resource.ts';

const everywhere = ['view', 'edit', 'embed'] as const;
const viewAndEdit = ['view', 'edit'] as const;
const edit = ['edit'] as const;

export const typeResource: Resource<PostType, never> = {
  title: 'type',
  order: [
    ...['capabilities', 'description', 'hierarchical', 'has_archive', 'visibility', 'viewable', 'labels', 'name'],
    ...['slug', 'icon', 'supports', 'taxonomies', 'rest_base', 'rest_namespace', 'template', 'template_lock'],
  ],
  fields: {
    capabilities: {
      schema: { description: 'Capabilities that the type asks for.', type: 'object', context: edit, readonly: true },
      read: (type) => type.caps,
    },
    description: {
      schema: { description: 'What the type is for.', type: 'string', context: viewAndEdit, readonly: true },
      read: (type) => type.description,
    },
    hierarchical: {
      schema: { description: 'Do its posts have parents?', type: 'boolean', context: viewAndEdit, readonly: true },
      read: (type) => type.hierarchical,
    },
    viewable: {
      schema: { description: 'Can readers open its posts?', type: 'boolean', context: edit, readonly: true },
      read: (type) => type.publiclyQueryable || (type.builtIn && type.public),
    },
    labels: {
      schema: { description: 'Texts for interfaces.', type: 'object', context: edit, readonly: true },
      read: (type, { site }) => labelsOf(site, type),
    },
    name: {
      schema: { description: 'Name of the type.', type: 'string', context: everywhere, readonly: true },
      read: (type, { site }) => labelOf(site, type, 'name'),
    },
    slug: {
      schema: { description: 'Identifier of the type.', type: 'string', context: everywhere, readonly: true },
      read: (type) => type.name,
    },
    supports: {
      schema: { description: 'Features that its posts have.', type: 'object', context: edit, readonly: true },
      read: (type) => (Object.keys(type.supports).length > 0 ? type.supports : []),
    },
    has_archive: {
      schema: {
        description: 'Is there a list of its posts; as text, the address of it.',
        type: ['string', 'boolean'],
        context: viewAndEdit,
        readonly: true,
      },
      read: (type) => type.hasArchive,
    },
    taxonomies: {
      schema: {
        description: 'Taxonomies that its posts have.',
        type: 'array',
        items: { type: 'string' },
        context: viewAndEdit,
        readonly: true,
      },
      read: (type, { site }) =>
        site.registry
          .taxonomiesOf(type.name)
          .filter((taxonomy) => taxonomy.showInRest)
          .map((taxonomy) => taxonomy.name),
    },
    rest_base: {
      schema: { description: 'Last part of its route.', type: 'string', context: everywhere, readonly: true },
      read: (type) => type.restBase,
    },
    rest_namespace: {
      schema: { description: 'Namespace of its route.', type: 'string', context: everywhere, readonly: true },
      read: (type) => type.restNamespace,
    },
    visibility: {
      schema: {
        description: 'Where the type is shown.',
        type: 'object',
        context: edit,
        readonly: true,
        properties: {
          show_ui: { description: 'Is there an interface for it?', type: 'boolean' },
          show_in_nav_menus: { description: 'Can menus link to its posts?', type: 'boolean' },
        },
      },
      read: (type) => ({ show_in_nav_menus: type.showInNavMenus, show_ui: type.showUi }),
    },
    icon: {
      schema: { description: 'Its icon.', type: ['string', 'null'], context: everywhere, readonly: true },
      read: (type) => type.menuIcon,
    },
    template: {
      schema: {
        type: ['array'],
        description: 'Blocks that a new post starts with.',
        readonly: true,
        context: everywhere,
      },
      read: (type) => type.template,
    },
    template_lock: {
      schema: {
        type: ['string', 'boolean'],
        enum: ['all', 'insert', 'contentOnly', false],
        description: 'What may be changed of those blocks.',
        readonly: true,
        context: everywhere,
      },
      read: (type) => type.templateLock,
    },
  },
  loaders: {},
  links: {
    read: (type, call) => ({
      collection: [{ href: call.url('/wp/v2/types') }],
      'https://api.w.org/items': [{ href: call.url(`/${type.restNamespace}/${type.restBase}`) }],
    }),
  },
};
