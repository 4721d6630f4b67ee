// The design of the active theme as pages carry it: the global stylesheet with the site's own styles, the theme's fonts, the
// rules of its style.css. Reproduces wp_get_global_stylesheet, wp_print_font_faces. Made once for each version of these.

import { join } from 'node:path';
import { inStyleElement } from '../../rendering/formatting/css.ts';
import { globalStylesheet } from '../../rendering/theme/json/stylesheet.ts';
import { mergedThemeJson, readThemeJson, type ThemeJson } from '../../rendering/theme/json/theme-json.ts';
import { asTree, getAt, isTree, type Value } from '../../rendering/theme/json/tree.ts';
import { rememberedStyles } from '../global-styles/memory.ts';
import { marker, storedTree } from '../global-styles/stored-json.ts';
import type { Site } from '../site.ts';
import { themeFiles } from './files.ts';
import { activeTheme, type Theme } from './theme.ts';
import { type ThemeDesign, themeDesign } from './theme-data.ts';

/** CSS; nothing in it closes a style element. */
export interface PageDesign {
  readonly global: string;
  readonly fonts: string;
  readonly theme: string;
  /** Own CSS of the theme and the site, which comes last. */
  readonly custom: string;
}

interface Kept {
  readonly own: string | undefined;
  readonly version: string;
  readonly made: PageDesign;
}

const kept = new WeakMap<ThemeDesign, Kept>();

/** The same object as long as theme and styles stay. */
export function pageDesign(site: Site): PageDesign {
  const theme = activeTheme(site);
  const design = themeDesign(site);
  const own = rememberedStyles(site, theme.stylesheet);
  const style = join(theme.folder, 'style.css');
  const version = themeFiles(site.settings).version(style);
  const before = kept.get(design);
  if (before?.own === own && before?.version === version) return before.made;
  const { [marker]: marked, ...styles } = (own === undefined ? undefined : storedTree(own)) ?? {};
  const tree = marked ? mergedThemeJson(design.base, readThemeJson(styles, 'custom', design.known)) : design.base;
  const made = {
    global: inStyleElement(globalStylesheet(tree)),
    fonts: inStyleElement(fontFaces(tree, theme)),
    theme: inStyleElement(rulesOf(themeFiles(site.settings).text(style) ?? '')),
    custom: inStyleElement(textOf(getAt(tree, ['styles', 'css']))),
  };
  kept.set(design, { own, version, made });
  return made;
}

const textOf = (value: Value): string => (typeof value === 'string' ? value : '');

/** A stylesheet without its comments and the white space at the beginnings of lines. */
function rulesOf(css: string): string {
  let out = '';
  let from = 0;
  for (let at = css.indexOf('/*'); at !== -1; at = css.indexOf('/*', from)) {
    out += css.slice(from, at);
    const end = css.indexOf('*/', at + 2);
    from = end === -1 ? css.length : end + 2;
  }
  return (out + css.slice(from)).replace(/\n\s*/g, '').trim();
}

const properties = [
  ['fontFamily', 'font-family'],
  ['fontStyle', 'font-style'],
  ['fontWeight', 'font-weight'],
  ['fontDisplay', 'font-display'],
  ['fontStretch', 'font-stretch'],
  ['unicodeRange', 'unicode-range'],
  ['sizeAdjust', 'size-adjust'],
] as const;

/** `@font-face` of the families that the theme or the site brings files for. */
function fontFaces(tree: ThemeJson, theme: Theme): string {
  const families = getAt(tree, ['settings', 'typography', 'fontFamilies']);
  const rules: string[] = [];
  for (const list of Object.values(asTree(families))) {
    for (const family of Object.values(asTree(list))) {
      for (const face of Object.values(asTree(getAt(family, ['fontFace'])))) {
        if (isTree(face)) rules.push(fontFace(face, theme));
      }
    }
  }
  return rules.join('\n');
}

function fontFace(face: Value, theme: Theme): string {
  const given = getAt(face, ['src']);
  const sources = (typeof given === 'string' ? [given] : Object.values(asTree(given))).map(textOf);
  const urls = sources.filter(Boolean).map((source) => {
    const url = source.startsWith('file:./') ? `${theme.uri}/${source.slice(7)}` : source;
    const kind = /\.(woff2|woff|ttf|otf)$/i.exec(url)?.[1]?.toLowerCase();
    const format = kind === 'ttf' ? 'truetype' : kind === 'otf' ? 'opentype' : kind;
    return `url('${url.replace(/['\\\n]/g, '')}')${format ? ` format('${format}')` : ''}`;
  });
  const declared = properties.flatMap(([key, name]) => {
    const value = textOf(getAt(face, [key])) || (key === 'fontDisplay' ? 'fallback' : '');
    if (value === '' || /[{}<;]/.test(value)) return [];
    return [`${name}:${key === 'fontFamily' && /\s/.test(value) && !/["',]/.test(value) ? `"${value}"` : value}`];
  });
  return `@font-face{${[...declared, `src:${urls.join(', ')}`].join(';')};}`;
}
