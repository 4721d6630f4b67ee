// What a post type is made of, as register_post_type and get_post_type_capabilities have it.
import type { PostType } from './types.ts';

type Definition = Pick<PostType, 'name' | 'labels' | 'caps' | 'supports'> & Partial<PostType>;

/** Fills in what register_post_type takes for granted: most follows from `public`. */
export function definePostType(definition: Definition): PostType {
  const shown = definition.public ?? false;
  return {
    description: '',
    public: shown,
    hierarchical: false,
    excludeFromSearch: !shown,
    publiclyQueryable: shown,
    showUi: shown,
    showInMenu: shown,
    showInNavMenus: shown,
    showInAdminBar: shown,
    menuIcon: null,
    capabilityType: 'post',
    mapMetaCap: true,
    taxonomies: [],
    hasArchive: false,
    rewrite: false,
    queryVar: false,
    canExport: true,
    deleteWithUser: null,
    showInRest: false,
    restBase: definition.name,
    restNamespace: 'wp/v2',
    template: [],
    templateLock: false,
    builtIn: true,
    ...definition,
  };
}

/** Capabilities as get_post_type_capabilities makes them, with what a type says otherwise. */
export function postTypeCapabilities(
  singular: string,
  plural: string,
  other: Record<string, string> = {},
): Record<string, string> {
  return {
    edit_post: `edit_${singular}`,
    read_post: `read_${singular}`,
    delete_post: `delete_${singular}`,
    edit_posts: `edit_${plural}`,
    edit_others_posts: `edit_others_${plural}`,
    delete_posts: `delete_${plural}`,
    publish_posts: `publish_${plural}`,
    read_private_posts: `read_private_${plural}`,
    read: 'read',
    delete_private_posts: `delete_private_${plural}`,
    delete_published_posts: `delete_published_${plural}`,
    delete_others_posts: `delete_others_${plural}`,
    edit_private_posts: `edit_private_${plural}`,
    edit_published_posts: `edit_published_${plural}`,
    create_posts: `edit_${plural}`,
    ...other,
  };
}
