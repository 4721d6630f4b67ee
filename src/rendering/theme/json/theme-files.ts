// Addresses of files that styles name relative to their theme (`file:./…`). Reproduces get_resolved_theme_uris.

import { sanitizeUrl } from '../../formatting/url.ts';
import type { ThemeJson } from './theme-json.ts';
import { asTree, copied, getAt, isTree, setAt, type Tree } from './tree.ts';

const placeholder = 'file:./';
const imageTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  gif: 'image/gif',
  png: 'image/png',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  tif: 'image/tiff',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  heic: 'image/heic',
};

/** A file that styles name. */
export interface NamedFile {
  readonly name: string;
  readonly href: string;
  /** Path of the value, as text. */
  readonly target: string;
  readonly type?: string;
}

/** Background pictures of the site and of blocks that are files of the theme. `addressOf` takes a path in the theme. */
export function namedFiles(tree: ThemeJson, addressOf: (path: string) => string): NamedFile[] {
  const image = ['background', 'backgroundImage', 'url'];
  const blocks = getAt(tree, ['styles', 'blocks']);
  const places = [['styles'], ...(isTree(blocks) ? Object.keys(blocks).map((name) => ['styles', 'blocks', name]) : [])];
  return places.flatMap((place): NamedFile[] => {
    const name = getAt(tree, [...place, ...image]);
    if (typeof name !== 'string' || !name.startsWith(placeholder)) return [];
    const type = imageTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
    const href = sanitizeUrl(addressOf(name.replaceAll(placeholder, '')));
    return [{ name, href, target: [...place, ...image].join('.'), ...(type ? { type } : {}) }];
  });
}

/** The tree with these files' addresses in place. */
export function withAddresses(tree: ThemeJson, addressOf: (path: string) => string): ThemeJson {
  const files = namedFiles(tree, addressOf);
  if (files.length === 0) return tree;
  const resolved: Tree = asTree(copied(tree));
  // Names of blocks hold no dots.
  for (const { target, href } of files) setAt(resolved, target.split('.'), href);
  return resolved;
}
