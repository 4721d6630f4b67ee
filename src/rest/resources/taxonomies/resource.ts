// The fields and links of a taxonomy. Reproduces WP_REST_Taxonomies_Controller's schema and prepare_item_for_response.
import { labelOf, labelsOf } from '../../../content/languages/labels.ts';
import type { Taxonomy } from '../../../extend/types.ts';
import type { Resource } from '../../engine/resource.ts';

const everywhere = ['view', 'edit', 'embed'] as const;
const viewAndEdit = ['view', 'edit'] as const;
const edit = ['edit'] as const;

export const taxonomyResource: Resource<Taxonomy, never> = {
  title: 'taxonomy',
  order: [
    ...['name', 'slug', 'capabilities', 'description', 'labels', 'types', 'show_cloud', 'hierarchical', 'rest_base'],
    ...['rest_namespace', 'visibility'],
  ],
  fields: {
    capabilities: {
      schema: { description: 'Capabilities that it asks for.', type: 'object', context: edit, readonly: true },
      read: (taxonomy) => taxonomy.caps,
    },
    description: {
      schema: { description: 'What it is for.', type: 'string', context: viewAndEdit, readonly: true },
      read: (taxonomy) => taxonomy.description,
    },
    hierarchical: {
      schema: { description: 'Do its terms have parents?', type: 'boolean', context: viewAndEdit, readonly: true },
      read: (taxonomy) => taxonomy.hierarchical,
    },
    labels: {
      schema: { description: 'Texts for interfaces.', type: 'object', context: edit, readonly: true },
      read: (taxonomy, { site }) => labelsOf(site, taxonomy),
    },
    name: {
      schema: { description: 'Name of the taxonomy.', type: 'string', context: everywhere, readonly: true },
      read: (taxonomy, { site }) => labelOf(site, taxonomy, 'name'),
    },
    slug: {
      schema: { description: 'Identifier of the taxonomy.', type: 'string', context: everywhere, readonly: true },
      read: (taxonomy) => taxonomy.name,
    },
    show_cloud: {
      schema: { description: 'Can its terms stand in a cloud?', type: 'boolean', context: edit, readonly: true },
      read: (taxonomy) => taxonomy.showTagcloud,
    },
    types: {
      schema: {
        description: 'Post types that have it.',
        type: 'array',
        items: { type: 'string' },
        context: viewAndEdit,
        readonly: true,
      },
      read: (taxonomy) => taxonomy.objectTypes,
    },
    rest_base: {
      schema: {
        description: 'Last part of the route of its terms.',
        type: 'string',
        context: everywhere,
        readonly: true,
      },
      read: (taxonomy) => taxonomy.restBase,
    },
    rest_namespace: {
      schema: { description: 'Namespace of that route.', type: 'string', context: everywhere, readonly: true },
      read: (taxonomy) => taxonomy.restNamespace,
    },
    visibility: {
      schema: {
        description: 'Where it is shown.',
        type: 'object',
        context: edit,
        readonly: true,
        properties: {
          public: { description: 'Is it meant for readers or editors to use?', type: 'boolean' },
          publicly_queryable: { description: 'Can readers ask for its terms?', type: 'boolean' },
          show_ui: { description: 'Is there an interface for it?', type: 'boolean' },
          show_admin_column: { description: 'Do lists of posts have a column for it?', type: 'boolean' },
          show_in_nav_menus: { description: 'Can menus link to its terms?', type: 'boolean' },
          show_in_quick_edit: { description: 'Can it be changed in lists of posts?', type: 'boolean' },
        },
      },
      read: (taxonomy) => ({
        public: taxonomy.public,
        publicly_queryable: taxonomy.publiclyQueryable,
        show_admin_column: taxonomy.showAdminColumn,
        show_in_nav_menus: taxonomy.showInNavMenus,
        show_in_quick_edit: taxonomy.showInQuickEdit,
        show_ui: taxonomy.showUi,
      }),
    },
  },
  loaders: {},
  links: {
    read: (taxonomy, call) => ({
      collection: [{ href: call.url('/wp/v2/taxonomies') }],
      'https://api.w.org/items': [{ href: call.url(`/${taxonomy.restNamespace}/${taxonomy.restBase}`) }],
    }),
  },
};
