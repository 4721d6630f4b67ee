// What a post type is to the API: its routes, supported features, taxonomies, registered meta.
// Reproduces what WP_REST_Posts_Controller asks of its WP_Post_Type, worked out once per type instead of per item.
import { metaFields } from '../../../content/meta/fields.ts';
import type { MetaField } from '../../../content/meta/types.ts';
import type { Site } from '../../../content/site.ts';
import type { PostType, Taxonomy } from '../../../extend/types.ts';

/** Features whose fields exist, whatever else a type supports (`$fixed_schemas` of the posts controller). */
const fixedFeatures: Readonly<Record<string, readonly string[]>> = {
  post: ['title', 'editor', 'author', 'excerpt', 'thumbnail', 'comments', 'revisions', 'post-formats', 'custom-fields'],
  page: [
    'title',
    'editor',
    'author',
    'excerpt',
    'thumbnail',
    'comments',
    'revisions',
    'page-attributes',
    'custom-fields',
  ],
  attachment: ['title', 'author', 'comments', 'revisions', 'custom-fields', 'thumbnail'],
};

export interface PostKind {
  readonly type: PostType;
  readonly name: string;
  /** `/wp/v2/posts`. */
  readonly route: string;
  /** Every taxonomy of the type, in order of registration. */
  readonly taxonomies: readonly Taxonomy[];
  /** Those that the API shows: a field and a link each. */
  readonly shownTaxonomies: readonly Taxonomy[];
  readonly meta: readonly MetaField[];
  /** Has it addresses on the site (`is_post_type_viewable`)? */
  readonly viewable: boolean;
  /** Has the type this feature's fields? */
  has(feature: string): boolean;
  /** Does the type support it (`post_type_supports`)? */
  supports(feature: string): boolean;
}

/** The post type as the API serves it. Throws where no such type is registered. */
export function postKind(site: Site, name: string): PostKind {
  const type = site.registry.postTypes.get(name);
  if (!type) throw new Error(`no post type ${name}`);
  const fixed = fixedFeatures[name];
  const supports = (feature: string) => Boolean(type.supports[feature]);
  const taxonomies = site.registry.taxonomiesOf(name);
  return {
    type,
    name,
    route: `/${type.restNamespace}/${type.restBase}`,
    taxonomies,
    shownTaxonomies: taxonomies.filter((taxonomy) => taxonomy.showInRest),
    meta: metaFields(site, 'post', name),
    viewable: type.publiclyQueryable || (type.builtIn && type.public),
    has: fixed ? (feature) => fixed.includes(feature) : supports,
    supports,
  };
}

/** Route of the items of a post type, as `rest_get_route_for_post_type_items`; undefined where the API hides it. */
export function itemsRoute(site: Site, type: string): string | undefined {
  const registered = site.registry.postTypes.get(type);
  return registered?.showInRest ? `/${registered.restNamespace}/${registered.restBase}` : undefined;
}
