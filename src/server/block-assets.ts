// Scripts and styles of the core blocks over HTTP, at WordPress's addresses: `wp-includes/js/dist/script-modules/…` and
// `wp-includes/blocks/NAME/style.min.css`. Made by `npm run build` (tools/script-modules.ts); nothing else is served of them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { programFolder } from '../base/program.ts';
import type { Site } from '../content/site.ts';
import { DiskStorage } from '../media/storage/disk.ts';
import { isUploadPath } from '../media/storage/storage.ts';
import { pathBelow, serveFile } from './files.ts';

const stored = new DiskStorage(join(programFolder, 'dist/blocks'));
const pictures = new DiskStorage(join(programFolder, 'themes/broadsheet'));

/** Where `favicon.ico` leads on sites without an icon: a picture of our own at WordPress's address. */
const standInIcon = 'images/w-logo-gray-white-bg.png';

/** The path below `wp-includes` that an address names; undefined where it is none of the blocks' files. */
export function blockAssetPath(site: Site, url: string): string | undefined {
  const path = pathBelow(`${site.options.siteUrl}/wp-includes`, url);
  return path !== undefined && (path === standInIcon || /^(?:js\/dist\/script-modules|blocks)\//.test(path))
    ? path
    : undefined;
}

/** Answers a request for a file. False where there is none to serve. */
export async function serveBlockAsset(
  _site: Site,
  path: string,
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
): Promise<boolean> {
  if (!isUploadPath(path)) return false;
  if (path === standInIcon) {
    const headers = { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' };
    return serveFile(pictures, 'icon.png', headers, request, response);
  }
  const module = /^js\/dist\/script-modules\/(.+\.min\.js)$/.exec(path)?.[1];
  const style = /^blocks\/([a-z-]+)\/style\.min\.css$/.exec(path)?.[1];
  const file = module === undefined ? style && `styles/${style}.css` : `modules/${module}`;
  if (!file) return false;
  const headers = {
    'Content-Type': `text/${module === undefined ? 'css' : 'javascript'}; charset=UTF-8`,
    'X-Content-Type-Options': 'nosniff',
    // Pages name them with a version of their contents.
    'Cache-Control': 'public, max-age=31536000, immutable',
  };
  return serveFile(stored, file, headers, request, response);
}
