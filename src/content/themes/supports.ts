// What the active theme supports: what every block theme does (_add_default_theme_supports), and what its functions.php
// declares in plain words (`add_theme_support`), its parent's first.
import { join } from 'node:path';
import type { Site } from '../site.ts';
import { themeFiles } from './files.ts';
import { type FoundCall, type Literal, phpCalls } from './php.ts';
import type { Theme } from './theme.ts';

const html5 = ['comment-form', 'comment-list', 'search-form', 'gallery', 'caption', 'style', 'script'];

/** Feature → what was said of it; `true` for features without more. */
export type ThemeSupports = ReadonlyMap<string, Literal>;

/** Calls of a theme's functions.php, its parent's before them. */
export function functionCalls(site: Site, theme: Theme, ...names: string[]): FoundCall[] {
  const folders = new Set([theme.templateFolder, theme.folder]);
  return [...folders].flatMap(
    (folder) =>
      themeFiles(site.settings).derived(join(folder, 'functions.php'), `calls ${names}`, (source) =>
        phpCalls(source, names),
      ) ?? [],
  );
}

/** Features of the theme by name. */
export function themeSupports(site: Site, theme: Theme): ThemeSupports {
  const supports = new Map<string, Literal>();
  if (theme.isBlockTheme) {
    for (const feature of ['post-thumbnails', 'responsive-embeds', 'editor-styles', 'automatic-feed-links']) {
      supports.set(feature, true);
    }
    supports.set('html5', html5);
  }
  if (theme.isBlockTheme || hasThemeJson(site, theme)) supports.set('block-templates', true);
  for (const { name, args } of functionCalls(
    site,
    theme,
    'add_theme_support',
    'remove_theme_support',
    'add_editor_style',
  )) {
    const feature = args[0];
    if (name === 'add_editor_style') supports.set('editor-style', true);
    else if (typeof feature !== 'string') continue;
    else if (name === 'remove_theme_support') supports.delete(feature);
    else supports.set(feature, args.length > 1 ? args[1] : true);
  }
  return supports;
}

/** Has the active theme declared that it takes a part of its HTML as HTML5? */
export function hasHtml5(site: Site, theme: Theme, part: string): boolean {
  const html5 = themeSupports(site, theme).get('html5');
  return html5 === true || (Array.isArray(html5) && html5.includes(part));
}

/** Has the theme, or its parent, a theme.json (wp_theme_has_theme_json)? */
export function hasThemeJson(site: Site, theme: Theme): boolean {
  const files = themeFiles(site.settings);
  return [theme.folder, theme.templateFolder].some((folder) => files.text(join(folder, 'theme.json')) !== undefined);
}
