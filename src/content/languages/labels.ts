// Labels of post types and taxonomies in the site's language. Those of extensions stay as they are: WordPress's files do not have them.

import type { Labels } from '../../extend/labels.ts';
import type { PostType, Taxonomy } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import { siteLanguage } from './site-language.ts';

type Labelled = PostType | Taxonomy;
type Contexts = Readonly<Record<string, readonly string[]>>;

const links: Contexts = {
  item_link: ['navigation link block title'],
  item_link_description: ['navigation link block description'],
};
const typeNames = ['post type general name'];
const ofTypes: Contexts = {
  name: typeNames,
  menu_name: typeNames,
  all_items: typeNames,
  singular_name: ['post type singular name', ...typeNames],
  name_admin_bar: ['add new from admin bar', 'post type singular name'],
  ...links,
};
const taxonomyNames = ['taxonomy general name', 'post format'];
const taxonomyName = ['taxonomy singular name', 'post format'];
const ofTaxonomies: Contexts = {
  name: taxonomyNames,
  menu_name: taxonomyNames,
  all_items: taxonomyNames,
  singular_name: taxonomyName,
  name_admin_bar: taxonomyName,
  ...links,
};

/** One label; '' where there is none. */
export function labelOf(site: Site, entity: Labelled, key: string): string {
  const text = entity.labels[key] ?? '';
  return entity.builtIn && text !== entity.name ? translated(site, entity, key, text) : text;
}

export const labelsOf = (site: Site, entity: Labelled): Labels =>
  Object.fromEntries(
    Object.entries(entity.labels).map(([key, text]) => [key, text === null ? null : labelOf(site, entity, key)]),
  );

/** In the first context in which WordPress has it, else in none. */
function translated(site: Site, entity: Labelled, key: string, text: string): string {
  const { say } = siteLanguage(site);
  const contexts = ('objectTypes' in entity ? ofTaxonomies : ofTypes)[key] ?? [];
  return [...contexts, ''].map((context) => say(text, context)).find((said) => said !== text) ?? text;
}
