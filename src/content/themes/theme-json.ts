// The theme.json of the active theme as far as lists of templates need it: titles of custom templates and of template
// parts (wp_get_theme_data_custom_templates, wp_get_theme_data_template_parts).
import { join } from 'node:path';
import type { Site } from '../site.ts';
import { themeFiles } from './files.ts';
import type { Theme } from './theme.ts';

export interface CustomTemplate {
  readonly title: string;
  readonly postTypes: readonly string[];
}
export interface NamedPart {
  readonly title: string;
  readonly area: string;
}

function entries(site: Site, theme: Theme, key: string): Record<string, unknown>[] {
  const files = themeFiles(site.settings);
  const found = [theme.folder, theme.templateFolder]
    .map((folder) => files.json(join(folder, 'theme.json')))
    .find((data) => data !== undefined && Array.isArray(data[key]));
  const list: unknown = found?.[key];
  return Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Custom templates by slug. */
export function customTemplates(site: Site, theme: Theme): ReadonlyMap<string, CustomTemplate> {
  return new Map(
    entries(site, theme, 'customTemplates').map((entry) => [
      textOf(entry.name),
      {
        title: textOf(entry.title),
        postTypes: Array.isArray(entry.postTypes) ? entry.postTypes.map(String) : ['page'],
      },
    ]),
  );
}

/** Template parts by slug. */
export function namedParts(site: Site, theme: Theme): ReadonlyMap<string, NamedPart> {
  return new Map(
    entries(site, theme, 'templateParts').map((entry) => [
      textOf(entry.name),
      { title: textOf(entry.title), area: textOf(entry.area) },
    ]),
  );
}
