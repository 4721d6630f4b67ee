// What every site has registered before any extension: WordPress's own post types, taxonomies, statuses and meta keys.
// The data stand in core-types/; what was registered first comes first in answers.
import type { Registry } from '../extend/registry.ts';
import { coreAbilities, coreAbilityCategories } from './abilities/core-abilities.ts';
import { coreMeta } from './core-types/meta.ts';
import { corePostTypes } from './core-types/post-types.ts';
import { coreStatuses } from './core-types/statuses.ts';
import { coreTaxonomies } from './core-types/taxonomies.ts';

/**
 * Registers WordPress's own post types, taxonomies, statuses and meta keys. To be called once, before extensions.
 * `prefix` is that of the site's tables.
 */
export function registerCoreTypes(registry: Registry, prefix = 'wp_'): void {
  for (const type of corePostTypes) registry.addPostType(type);
  for (const taxonomy of coreTaxonomies) registry.addTaxonomy(taxonomy);
  for (const status of coreStatuses) registry.addStatus(status);
  for (const category of coreAbilityCategories) registry.addAbilityCategory(category);
  for (const ability of coreAbilities) registry.addAbility(ability);
  for (const meta of coreMeta(prefix)) registry.addMeta(meta);
}
