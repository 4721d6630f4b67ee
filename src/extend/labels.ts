// Labels of post types and taxonomies, made from their nouns: same keys in the same order as
// WordPress's get_post_type_labels and get_taxonomy_labels; names are WordPress's, whole sentences are our own.

export type Labels = Readonly<Record<string, string | null>>;

interface Nouns {
  plural: string;
  singular: string;
  /** What the list of all is called, where it is not "All …". */
  all?: string;
  /** Of post types: label of the parent's field. Null where there is none. */
  parent?: string | null;
  overrides?: Labels;
}

/** Labels of a post type. All but post and page end with `template_name`, as in WordPress. */
export function postTypeLabels({ plural, singular, all = plural, parent = null, overrides = {} }: Nouns): Labels {
  const one = singular.toLowerCase();
  const many = plural.toLowerCase();
  return {
    name: plural,
    singular_name: singular,
    add_new: 'Add',
    add_new_item: `Add ${singular}`,
    edit_item: `Edit ${singular}`,
    new_item: `New ${singular}`,
    view_item: `View ${singular}`,
    view_items: `View ${plural}`,
    search_items: `Search ${plural}`,
    not_found: `There are no ${many} here.`,
    not_found_in_trash: `There are no ${many} in the trash.`,
    parent_item_colon: parent,
    all_items: all,
    archives: `${singular} Archives`,
    attributes: `${singular} Attributes`,
    insert_into_item: `Put into the ${one}`,
    uploaded_to_this_item: `Files of this ${one}`,
    featured_image: 'Featured image',
    set_featured_image: 'Choose a featured image',
    remove_featured_image: 'Take the featured image away',
    use_featured_image: 'Make it the featured image',
    filter_items_list: `Narrow the list of ${many}`,
    filter_by_date: 'Choose by date',
    items_list_navigation: `Pages of the list of ${many}`,
    items_list: `List of ${many}`,
    item_published: `The ${one} is public now.`,
    item_published_privately: `The ${one} is published, for those who may read private ones.`,
    item_reverted_to_draft: `The ${one} is a draft again.`,
    item_trashed: `The ${one} is in the trash.`,
    item_scheduled: `The ${one} is scheduled.`,
    item_updated: `The ${one} is saved.`,
    item_link: `${singular} Link`,
    item_link_description: `Links to one of the ${many}.`,
    menu_name: plural,
    name_admin_bar: singular,
    ...overrides,
  };
}

/** The label that every post type but post and page has beside the others. */
export function templateName(singular: string): Labels {
  return { template_name: `One item: ${singular}` };
}

/** Labels of a taxonomy; null where WordPress has none for a hierarchical (or flat) one. */
export function taxonomyLabels(
  hierarchical: boolean,
  { plural, singular, all = plural, overrides = {} }: Nouns,
): Labels {
  const many = plural.toLowerCase();
  return {
    name: plural,
    singular_name: singular,
    search_items: `Search ${plural}`,
    popular_items: hierarchical ? null : `Popular ${plural}`,
    all_items: all,
    parent_item: hierarchical ? `Parent ${singular}` : null,
    parent_item_colon: hierarchical ? `Parent ${singular}:` : null,
    name_field_description: 'What readers see.',
    slug_field_description: 'How the name stands in addresses: lower-case letters, digits and hyphens.',
    parent_field_description: hierarchical ? 'The term that this one belongs below, if any.' : null,
    desc_field_description: 'Shown by some themes only.',
    edit_item: `Edit ${singular}`,
    view_item: `View ${singular}`,
    update_item: `Update ${singular}`,
    add_new_item: `Add ${singular}`,
    new_item_name: `New ${singular} Name`,
    separate_items_with_commas: hierarchical ? null : `Put commas between ${many}`,
    add_or_remove_items: hierarchical ? null : `Add ${many} or take them away`,
    choose_from_most_used: hierarchical ? null : `Choose among the ${many} used most`,
    not_found: `There are no ${many} here.`,
    no_terms: hierarchical ? 'No categories' : 'No tags',
    filter_by_item: hierarchical ? `Choose by ${singular.toLowerCase()}` : null,
    items_list_navigation: `Pages of the list of ${many}`,
    items_list: `List of ${many}`,
    most_used: 'Most Used',
    back_to_items: `← Back to ${many}`,
    item_link: `${singular} Link`,
    item_link_description: `Links to one of the ${many}.`,
    menu_name: plural,
    name_admin_bar: singular,
    ...overrides,
  };
}
