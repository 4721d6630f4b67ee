// Files of installed themes over HTTP: what pages and the editor load of them (screenshots, pictures, fonts, styles,
// scripts). Guarantees: of a theme's folder only files of these kinds are served, never its code, its templates or what is
// hidden, and nothing outside of it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Site } from '../content/site.ts';
import { allThemes, themesUri } from '../content/themes/theme.ts';
import { DiskStorage } from '../media/storage/disk.ts';
import { isUploadPath } from '../media/storage/storage.ts';
import { isHidden, pathBelow, serveFile } from './files.ts';

/** Kinds of files by ending. */
const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=UTF-8',
  js: 'text/javascript; charset=UTF-8',
  mjs: 'text/javascript; charset=UTF-8',
  map: 'application/json; charset=UTF-8',
  png: 'image/png',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  svg: 'image/svg+xml; charset=UTF-8',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  otf: 'font/otf',
  eot: 'application/vnd.ms-fontobject',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
};
/** An hour: an updated theme keeps the names of its files. */
const cacheControl = 'public, max-age=3600';

/** The path below the themes that an address names; undefined where it is none of them. */
export function themeAssetPath(site: Site, url: string): string | undefined {
  return pathBelow(themesUri(site), url);
}

/** Answers a request for a file of a theme (`twentytwentyfive/screenshot.png`). False where there is none to serve. */
export async function serveThemeAsset(
  site: Site,
  path: string,
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
): Promise<boolean> {
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = Object.hasOwn(types, ending) ? types[ending] : undefined;
  if (type === undefined || !isUploadPath(path) || isHidden(path)) return false;
  const theme = allThemes(site).find(({ stylesheet }) => path.startsWith(`${stylesheet}/`));
  if (!theme) return false;
  const headers = {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': cacheControl,
    // Opened as a page, it runs without rights on the site.
    ...(ending === 'svg' ? { 'Content-Security-Policy': 'sandbox' } : {}),
  };
  const inside = path.slice(theme.stylesheet.length + 1);
  return serveFile(new DiskStorage(theme.folder), inside, headers, request, response);
}
