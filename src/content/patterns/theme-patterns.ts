// Block patterns of the active theme: files in its `patterns` folder, and in its parent's those that have other slugs.
// Reproduces WP_Theme::get_block_patterns, _register_theme_block_patterns and WP_Block_Patterns_Registry.
import { join } from 'node:path';
import { withTheme } from '../../rendering/theme/block-tree.ts';
import { fileHeaders } from '../../rendering/theme/header.ts';
import type { Site } from '../site.ts';
import { type ThemeFiles, themeFiles } from '../themes/files.ts';
import { type PassedOver, patternText } from '../themes/php.ts';
import { activeTheme, type Theme } from '../themes/theme.ts';

/** A registered pattern. Absent keys are those that its header does not name. */
export interface Pattern {
  readonly name: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly blockTypes?: readonly string[] | undefined;
  readonly postTypes?: readonly string[] | undefined;
  readonly templateTypes?: readonly string[] | undefined;
  readonly viewportWidth?: number | undefined;
  readonly inserter?: boolean | undefined;
  /** `theme`, `core`, …; absent for patterns of a theme's files. */
  readonly source?: string | undefined;
  /** Its blocks, parsed and written anew. */
  readonly content: string;
  /** What its file says in ways that are not read. */
  readonly passedOver: readonly PassedOver[];
}

/** PHP files below a folder, sorted as PHP's scandir. */
function phpFiles(files: ThemeFiles, folder: string, depth = 8): string[] {
  if (depth === 0) return [];
  const inside = files.list(folder);
  const names = [...inside.files.filter((name) => name.endsWith('.php')), ...inside.folders]
    .filter((name) => !/^(?:\.|CVS$|node_modules$|vendor$|bower_components$)/.test(name))
    .sort((a, b) => (a < b ? -1 : 1));
  return names.flatMap((name) =>
    inside.folders.includes(name)
      ? phpFiles(files, join(folder, name), depth - 1).map((path) => `${name}/${path}`)
      : [name],
  );
}

const list = (text: string): string[] | undefined => {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '' && part !== '0');
  return text === '' || text === '0' ? undefined : parts;
};

function readPattern(source: string, theme: Theme, stylesheet: string): Pattern | undefined {
  const header = fileHeaders(source, [
    ...(['Title', 'Slug', 'Description', 'Viewport Width', 'Inserter', 'Categories', 'Keywords'] as const),
    ...(['Block Types', 'Post Types', 'Template Types'] as const),
  ]);
  if (header.Slug === '' || header.Slug === '0' || header.Title === '' || header.Title === '0') return undefined;
  const { text, passedOver } = patternText(source, theme);
  const inserter = header.Inserter;
  return {
    name: header.Slug,
    title: header.Title,
    description: header.Description,
    viewportWidth: Number.parseInt(header['Viewport Width'], 10) || undefined,
    inserter: inserter === '' || inserter === '0' ? undefined : ['yes', 'true'].includes(inserter.toLowerCase()),
    categories: list(header.Categories),
    keywords: list(header.Keywords),
    blockTypes: list(header['Block Types']),
    postTypes: list(header['Post Types']),
    templateTypes: list(header['Template Types']),
    content: withTheme(text, stylesheet),
    passedOver,
  };
}

/** Patterns of the active theme by name, in order of registration. */
export function themePatterns(site: Site): ReadonlyMap<string, Pattern> {
  const theme = activeTheme(site);
  const files = themeFiles(site.settings);
  const found = new Map<string, Pattern>();
  const places = [{ folder: theme.folder, uri: theme.uri }];
  if (theme.templateFolder !== theme.folder) places.push({ folder: theme.templateFolder, uri: theme.templateUri });
  for (const { folder } of places) {
    const patterns = join(folder, 'patterns');
    for (const name of phpFiles(files, patterns)) {
      const maker = `pattern ${theme.stylesheet} ${theme.uri}`;
      const pattern = files.derived(join(patterns, name), maker, (text) => readPattern(text, theme, theme.stylesheet));
      if (pattern && !found.has(pattern.name)) found.set(pattern.name, pattern);
    }
  }
  return found;
}
