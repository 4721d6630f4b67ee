// Scripts and styles of pages over HTTP, at WordPress's addresses: `wp-includes/js/dist/script-modules/…`,
// `wp-includes/blocks/NAME/style.min.css`, `wp-includes/js/mediaelement/…`, `wp-includes/js/comment-reply.min.js`, made by
// `npm run build` (tools/script-modules.ts); and the few pictures below `wp-includes` that texts and answers name, our own.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { programFolder } from '../base/program.ts';
import type { Site } from '../content/site.ts';
import { DiskStorage } from '../media/storage/disk.ts';
import { isUploadPath } from '../media/storage/storage.ts';
import { pathBelow, serveFile } from './files.ts';

const stored = new DiskStorage(join(programFolder, 'dist/blocks'));
const pictures = new DiskStorage(join(programFolder, 'pictures'));

/** Below `wp-includes/images`: where `favicon.ico` leads on sites without an icon, a smiley, and what stands for kinds of files. */
const picture = /^images\/((?:w-logo-gray-white-bg|smilies\/mrgreen)\.png|media\/[a-z]+\.svg)$/;
const types: Readonly<Record<string, string>> = {
  ...{ js: 'text/javascript; charset=UTF-8', css: 'text/css; charset=UTF-8' },
  ...{ svg: 'image/svg+xml', png: 'image/png' },
};

/** The path below `wp-includes` that an address names; undefined where it is none of these files. */
export function blockAssetPath(site: Site, url: string): string | undefined {
  const path = pathBelow(`${site.options.siteUrl}/wp-includes`, url);
  const isOurs =
    path !== undefined &&
    (picture.test(path) || /^(?:js\/(?:dist\/script-modules\/|mediaelement\/|comment-reply\.)|blocks\/)/.test(path));
  return isOurs ? path : undefined;
}

/** The file in dist/blocks. */
function madeFile(path: string): string | undefined {
  const [, folder, name] =
    /^js\/(dist\/script-modules|mediaelement)\/([\w/-]+(?:\.min\.js|\.min\.css|\.svg|\.png))$/.exec(path) ?? [];
  if (name !== undefined) return `${folder === 'mediaelement' ? folder : 'modules'}/${name}`;
  if (path === 'js/comment-reply.min.js') return 'comment-reply.min.js';
  const [, block, direction = ''] = /^blocks\/([a-z-]+)\/style(-rtl)?\.min\.css$/.exec(path) ?? [];
  return block === undefined ? undefined : `styles/${block}${direction}.css`;
}

/** Answers a request for a file. False where there is none to serve. */
export async function serveBlockAsset(
  _site: Site,
  path: string,
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
): Promise<boolean> {
  if (!isUploadPath(path)) return false;
  const shown = picture.exec(path)?.[1];
  const file = shown ?? madeFile(path);
  if (file === undefined) return false;
  const headers = {
    'Content-Type': types[file.slice(file.lastIndexOf('.') + 1)] ?? '',
    'X-Content-Type-Options': 'nosniff',
    // Pages name what was made with a version of its contents.
    'Cache-Control': shown === undefined ? 'public, max-age=31536000, immutable' : 'public, max-age=86400',
  };
  return serveFile(shown === undefined ? stored : pictures, file, headers, request, response);
}
