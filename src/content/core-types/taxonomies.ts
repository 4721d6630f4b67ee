// The built-in taxonomies of WordPress 7.1 (create_initial_taxonomies) as data, in order of registration.
// `rewrite` holds WordPress's default slugs; the category_base and tag_base options override them when links are made.

import { taxonomyLabels } from '../../extend/labels.ts';
import type { Taxonomy } from '../../extend/types.ts';

type Definition = Pick<Taxonomy, 'name' | 'labels' | 'caps' | 'objectTypes'> & Partial<Taxonomy>;

/** Fills in what register_taxonomy takes for granted: most follows from `public`. */
function define(definition: Definition): Taxonomy {
  const shown = definition.public ?? false;
  return {
    description: '',
    public: shown,
    publiclyQueryable: shown,
    hierarchical: false,
    showUi: shown,
    showInMenu: definition.showUi ?? shown,
    showInNavMenus: shown,
    showTagcloud: definition.showUi ?? shown,
    showInQuickEdit: definition.showUi ?? shown,
    showAdminColumn: false,
    rewrite: false,
    queryVar: false,
    showInRest: false,
    restBase: definition.name,
    restNamespace: 'wp/v2',
    defaultTerm: null,
    sort: false,
    builtIn: true,
    ...definition,
  };
}

function rights(manage: string, edit: string, remove: string, assign: string): Taxonomy['caps'] {
  return { manage_terms: manage, edit_terms: edit, delete_terms: remove, assign_terms: assign };
}

const defaultRights = rights('manage_categories', 'manage_categories', 'manage_categories', 'edit_posts');

/** In order of registration, which is the order in answers. */
export const coreTaxonomies: readonly Taxonomy[] = [
  define({
    name: 'category',
    labels: taxonomyLabels(true, {
      plural: 'Categories',
      singular: 'Category',
      all: 'All Categories',
      overrides: { name_admin_bar: 'category', template_name: 'Category Archives' },
    }),
    objectTypes: ['post'],
    public: true,
    showAdminColumn: true,
    showInRest: true,
    queryVar: 'category_name',
    hierarchical: true,
    caps: rights('manage_categories', 'edit_categories', 'delete_categories', 'assign_categories'),
    rewrite: { slug: 'category', withFront: true, hierarchical: true },
    restBase: 'categories',
  }),
  define({
    name: 'post_tag',
    labels: taxonomyLabels(false, {
      plural: 'Tags',
      singular: 'Tag',
      all: 'All Tags',
      overrides: { name_admin_bar: 'post_tag', template_name: 'Tag Archives' },
    }),
    objectTypes: ['post'],
    public: true,
    showAdminColumn: true,
    showInRest: true,
    queryVar: 'tag',
    caps: rights('manage_post_tags', 'edit_post_tags', 'delete_post_tags', 'assign_post_tags'),
    rewrite: { slug: 'tag', withFront: true, hierarchical: false },
    restBase: 'tags',
  }),
  define({
    name: 'nav_menu',
    labels: taxonomyLabels(false, {
      plural: 'Navigation Menus',
      singular: 'Navigation Menu',
      overrides: { archives: 'Navigation Menus', template_name: 'Navigation Menu Archives' },
    }),
    objectTypes: ['nav_menu_item'],
    showInRest: true,
    caps: rights('edit_theme_options', 'edit_theme_options', 'edit_theme_options', 'edit_theme_options'),
    restBase: 'menus',
  }),
  define({
    name: 'link_category',
    labels: taxonomyLabels(false, {
      plural: 'Link Categories',
      singular: 'Link Category',
      all: 'All Link Categories',
      overrides: {
        popular_items: null,
        separate_items_with_commas: null,
        add_or_remove_items: null,
        choose_from_most_used: null,
        archives: 'All Link Categories',
        template_name: 'Link Category Archives',
      },
    }),
    objectTypes: ['link'],
    showUi: true,
    caps: rights('manage_links', 'manage_links', 'manage_links', 'manage_links'),
  }),
  define({
    name: 'post_format',
    labels: taxonomyLabels(false, {
      plural: 'Formats',
      singular: 'Format',
      overrides: { archives: 'Formats', template_name: 'Format Archives' },
    }),
    objectTypes: ['post'],
    public: true,
    showUi: false,
    queryVar: 'post_format',
    caps: defaultRights,
    rewrite: { slug: 'type', withFront: true, hierarchical: false },
  }),
  define({
    name: 'wp_theme',
    labels: taxonomyLabels(false, {
      plural: 'Themes',
      singular: 'Theme',
      overrides: { archives: 'Themes', template_name: 'Theme Archives' },
    }),
    objectTypes: ['wp_template', 'wp_template_part', 'wp_global_styles'],
    caps: defaultRights,
  }),
  define({
    name: 'wp_template_part_area',
    labels: taxonomyLabels(false, {
      plural: 'Template Part Areas',
      singular: 'Template Part Area',
      overrides: { archives: 'Template Part Areas', template_name: 'Template Part Area Archives' },
    }),
    objectTypes: ['wp_template_part'],
    caps: defaultRights,
  }),
  define({
    name: 'wp_pattern_category',
    labels: taxonomyLabels(false, {
      plural: 'Pattern Categories',
      singular: 'Pattern Category',
      overrides: { archives: 'Pattern Categories', template_name: 'Pattern Category Archives' },
    }),
    objectTypes: ['wp_block'],
    showUi: true,
    showTagcloud: false,
    showAdminColumn: true,
    showInRest: true,
    caps: defaultRights,
  }),
];
