// Templates and template parts that are files of the active theme or its parent. Reproduces _get_block_templates_files,
// _get_block_template_file and _build_block_template_result_from_file.
import { join } from 'node:path';
import {
  type HookMode,
  type Wrapped,
  withHookedBlocks,
  withHookedInside,
} from '../../rendering/blocks/hooked-blocks.ts';
import type { Json } from '../../rendering/blocks/json.ts';
import { blockHooks, hasBlockHooks } from '../block-hooks/hooks.ts';
import type { Site } from '../site.ts';
import { themeFiles } from '../themes/files.ts';
import { knownArea, templateTypes } from '../themes/template-types.ts';
import { activeTheme, templateFolders } from '../themes/theme.ts';
import { customTemplates, namedParts } from '../themes/theme-json.ts';
import type { Template, TemplateKind } from './types.ts';

/** A file of a template, and what theme.json says of it. */
export interface TemplateFile {
  readonly slug: string;
  readonly path: string;
  readonly title?: string | undefined;
  readonly postTypes?: readonly string[] | undefined;
  readonly area?: string | undefined;
}

/** Files of a kind by slug, the theme's before its parent's, in the order of the disk. */
export function templateFiles(site: Site, kind: TemplateKind): ReadonlyMap<string, TemplateFile> {
  const theme = activeTheme(site);
  const files = themeFiles(site.settings);
  const custom = kind === 'wp_template' ? customTemplates(site, theme) : undefined;
  const parts = kind === 'wp_template_part' ? namedParts(site, theme) : undefined;
  const found = new Map<string, TemplateFile>();
  for (const folder of new Set([theme.folder, theme.templateFolder])) {
    const base = join(folder, templateFolders(site, { ...theme, folder })[kind]);
    for (const name of files.below(base, '.html')) {
      const slug = name.slice(0, -5);
      if (found.has(slug)) continue;
      const path = join(base, name);
      const listed = custom?.get(slug);
      const part = parts?.get(slug);
      found.set(slug, {
        slug,
        path,
        title: listed?.title ?? (part && part.area !== '' ? part.title : undefined),
        postTypes: listed?.postTypes,
        area: kind === 'wp_template_part' ? knownArea(part?.area ?? '') : undefined,
      });
    }
  }
  return found;
}

/** What a template is to those who hook blocks in. */
export type HookedTemplate = Pick<Template, 'kind' | 'theme' | 'slug'>;

/**
 * Content as it is read: blocks written anew, template parts with their theme, with what is hooked in. `ignored` is what a
 * template part has had at its outermost level.
 */
export function readContent(site: Site, template: HookedTemplate, content: string, ignored?: Json): string {
  return hookedIntoTemplate(site, template, content, ignored, 'insert and ignore').content;
}

/** The same for any mode. */
export function hookedIntoTemplate(
  site: Site,
  { kind, theme, slug }: HookedTemplate,
  content: string,
  ignored: Json | undefined,
  mode: HookMode,
): Wrapped {
  const hooks = blockHooks(site, { kind: 'template', type: kind, theme, slug });
  const { stylesheet } = activeTheme(site);
  if (kind === 'wp_template_part') {
    return withHookedInside(content, 'core/template-part', ignored, hooks, mode, { theme: stylesheet, around: true });
  }
  return { content: withHookedBlocks(content, hooks, mode, stylesheet), ignored: undefined };
}

/** The template that a file is. */
export function templateOfFile(site: Site, kind: TemplateKind, file: TemplateFile): Template {
  const theme = activeTheme(site).stylesheet;
  const type = kind === 'wp_template' ? templateTypes.get(file.slug) : undefined;
  const read = (text: string) => readContent(site, { kind, theme, slug: file.slug }, text);
  const files = themeFiles(site.settings);
  const content = hasBlockHooks(site)
    ? read(files.derived(file.path, 'text', (text) => text) ?? '')
    : files.derived(file.path, `${kind} ${theme}`, read);
  return {
    id: `${theme}//${file.slug}`,
    kind,
    theme,
    slug: file.slug,
    title: type?.title ?? (file.title || file.slug),
    description: type?.description ?? '',
    content: content ?? '',
    status: 'publish',
    source: 'theme',
    origin: null,
    postId: 0,
    author: 0,
    hasThemeFile: true,
    isCustom: type === undefined,
    postTypes: file.postTypes,
    area: file.area,
    modified: null,
    date: null,
  };
}
