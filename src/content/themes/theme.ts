// A theme: its folder, headers and parent. Reproduces WP_Theme, wp_get_themes (search_theme_directories) and wp_get_theme
// as far as block themes go. Themes are those of the WordPress folder; where the active one is not there, our own one,
// which comes with the program, stands in.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../../base/program.ts';
import { type ThemeHeaders, themeHeaders } from '../../rendering/theme/header.ts';
import type { Site } from '../site.ts';
import { type ThemeFiles, themeFiles } from './files.ts';

export interface Theme {
  /** Name of its folder, which identifies it. */
  readonly stylesheet: string;
  /** The parent's folder; its own where there is none. */
  readonly template: string;
  readonly folder: string;
  readonly templateFolder: string;
  readonly uri: string;
  readonly templateUri: string;
  readonly headers: ThemeHeaders;
  readonly isBlockTheme: boolean;
}

/** Folder of the theme that comes with the program. */
const ownThemes = join(programFolder, 'themes');
export const ownTheme = 'broadsheet';

/** Address of the themes' folder (`content_url( 'themes' )`). */
export function themesUri(site: Site): string {
  return `${site.settings.content?.url ?? `${site.options.siteUrl}/wp-content`}/themes`;
}

function readTheme(site: Site, root: string, stylesheet: string): Theme | undefined {
  const files = themeFiles(site.settings);
  const folder = join(root, stylesheet);
  const headers = files.derived(join(folder, 'style.css'), 'headers', themeHeaders);
  if (!headers || headers.template === stylesheet) return undefined;
  const template = headers.template || stylesheet;
  const templateFolder = join(root, template);
  const address = (name: string) => `${themesUri(site)}/${encodeURIComponent(name).replaceAll('%2F', '/')}`;
  return {
    stylesheet,
    template,
    folder,
    templateFolder,
    uri: address(stylesheet),
    templateUri: address(template),
    headers: { ...headers, name: headers.name || stylesheet },
    isBlockTheme: ['templates', 'block-templates'].some((name) =>
      [folder, templateFolder].some((one) => files.text(join(one, name, 'index.html')) !== undefined),
    ),
  };
}

/** Is it a theme that WordPress lists: with a template of its own or its parent's? */
function isWhole(theme: Theme): boolean {
  return theme.isBlockTheme || existsSync(join(theme.templateFolder, 'index.php'));
}

/** Names of the folders below a root that hold a theme: folders with a style.css, or such folders one level deeper. */
function themeNames(files: ThemeFiles, root: string): string[] {
  return files.list(root).folders.flatMap((name) => {
    const inside = files.list(join(root, name));
    if (inside.files.includes('style.css')) return [name];
    return inside.folders
      .filter((inner) => files.list(join(root, name, inner)).files.includes('style.css'))
      .map((inner) => `${name}/${inner}`);
  });
}

/** Every theme of the site by name; those that cannot be used are left out. */
export function allThemes(site: Site): Theme[] {
  const files = themeFiles(site.settings);
  const root = site.settings.content && join(site.settings.content.path, 'themes');
  const found = root
    ? themeNames(files, root)
        .flatMap((name) => readTheme(site, root, name) ?? [])
        .filter(isWhole)
    : [];
  const active = activeTheme(site);
  if (!found.some((theme) => theme.stylesheet === active.stylesheet)) found.push(active);
  return found.sort((a, b) => natural.compare(a.headers.name, b.headers.name));
}

/** As strnatcasecmp. */
const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The theme of a name; undefined where the site has none. */
export function findTheme(site: Site, stylesheet: string): Theme | undefined {
  return allThemes(site).find((theme) => theme.stylesheet === stylesheet);
}

/** Themes as they were found a moment ago, by what names them. */
const recent = new WeakMap<
  Site['settings'],
  { readonly name: string; readonly until: number; readonly theme: Theme }
>();
/** Milliseconds for which a theme is not looked for again: files hold as long as well. */
const freshFor = 1000;

/** The active theme: the one that the option `stylesheet` names, or ours. */
export function activeTheme(site: Site): Theme {
  const name = `${site.options.text('stylesheet')} ${site.options.siteUrl}`;
  const known = recent.get(site.settings);
  if (known && known.name === name && performance.now() < known.until) return known.theme;
  const theme = findActive(site);
  recent.set(site.settings, { name, until: performance.now() + freshFor, theme });
  return theme;
}

function findActive(site: Site): Theme {
  const stylesheet = site.options.text('stylesheet');
  const root = site.settings.content && join(site.settings.content.path, 'themes');
  // The name goes into a path: only one that is a folder's, or a folder's in a folder.
  const isName =
    /^[^/\\]+(?:\/[^/\\]+)?$/.test(stylesheet) && !stylesheet.split('/').some((part) => /^\.+$/.test(part));
  const named = root && isName ? readTheme(site, root, stylesheet) : undefined;
  const theme = named ?? readTheme(site, ownThemes, ownTheme);
  if (!theme) throw new Error(`there is no theme ${ownTheme} in ${ownThemes}`);
  return theme;
}

/** The file of the theme or else of its parent (get_theme_file_path); the parent's path where there is none. */
export function themeFile(site: Site, theme: Theme, path: string): string {
  const own = join(theme.folder, path);
  return themeFiles(site.settings).text(own) === undefined ? join(theme.templateFolder, path) : own;
}

/** Names of the folders of templates and template parts. */
export function templateFolders(site: Site, theme: Theme): { wp_template: string; wp_template_part: string } {
  const { folders } = themeFiles(site.settings).list(theme.folder);
  return folders.includes('block-templates') || folders.includes('block-template-parts')
    ? { wp_template: 'block-templates', wp_template_part: 'block-template-parts' }
    : { wp_template: 'templates', wp_template_part: 'parts' };
}

const pictures = ['png', 'gif', 'jpg', 'jpeg', 'webp', 'avif'];

/** Address of the theme's picture; '' without one. */
export function screenshot(site: Site, theme: Theme): string {
  const { files } = themeFiles(site.settings).list(theme.folder);
  const found = pictures.map((ending) => `screenshot.${ending}`).find((name) => files.includes(name));
  return found ? `${theme.uri}/${found}` : '';
}
