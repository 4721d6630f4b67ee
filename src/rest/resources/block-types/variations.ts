// Variations that a site's post types and taxonomies give to blocks. Reproduces
// block_core_navigation_link_build_variations and block_core_post_terms_build_variations.
import type { Site } from '../../../content/site.ts';
import type { PostType, Taxonomy } from '../../../extend/types.ts';

/** Variations of a block, in order; none for most. */
export function blockVariations(name: string, site: Site): readonly unknown[] {
  if (name === 'core/navigation-link') return navigationLinks(site);
  if (name === 'core/post-terms') return postTerms(site);
  return [];
}

/** WordPress's own first. */
const builtInFirst = <T extends { builtIn: boolean }>(list: readonly T[]): T[] => [
  ...list.filter((one) => one.builtIn),
  ...list.filter((one) => !one.builtIn),
];

function navigationLinks({ registry }: Site): unknown[] {
  const types = [...registry.postTypes.values()].filter((type) => type.showInNavMenus);
  const taxonomies = [...registry.taxonomies.values()].filter((taxonomy) => taxonomy.showInNavMenus);
  const all = [
    ...types.map((one) => ({ builtIn: one.builtIn, variation: navigationLink(one, 'post-type') })),
    ...taxonomies.map((one) => ({ builtIn: one.builtIn, variation: navigationLink(one, 'taxonomy') })),
  ];
  return builtInFirst(all).map(({ variation }) => variation);
}

function navigationLink(entity: PostType | Taxonomy, kind: 'post-type' | 'taxonomy'): unknown {
  if (entity.name === 'post_format') {
    return {
      name: 'post_format',
      title: 'Post Format Link',
      description: 'A link to a post format',
      attributes: { type: 'post_format', kind },
    };
  }
  const { labels } = entity;
  const singular = labels.singular_name ?? entity.name;
  const own = labels.item_link ?? '';
  // The label a type has without saying one.
  const isDefault = own === '' || own === `${singular} Link`;
  const name = entity.name === 'post_tag' ? 'tag' : entity.name;
  return {
    name,
    title: isDefault ? `${singular} link` : own,
    // Not empty: editors would show the block's own description instead.
    description: isDefault ? ' ' : labels.item_link_description || ' ',
    attributes: { type: name, kind },
  };
}

function postTerms({ registry }: Site): unknown[] {
  const taxonomies = [...registry.taxonomies.values()].filter((one) => one.publiclyQueryable && one.showInRest);
  return builtInFirst(taxonomies).map(({ name, labels }) => ({
    name,
    title: labels.name,
    description: `Display a list of assigned terms from the taxonomy: ${labels.name}`,
    attributes: { term: name },
    isActive: ['term'],
    scope: ['inserter', 'transform'],
    ...(name === 'category' ? { isDefault: true } : {}),
  }));
}
