// Files of the block editor over HTTP, as the build made them (tools/editor-bundle.ts): scripts and stylesheets with a hash of
// their contents in their names, packed where the browser takes that.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Site } from '../content/site.ts';
import { DiskStorage } from '../media/storage/disk.ts';
import { bundleAddress, bundleFolder } from '../newsroom/editor/bundle.ts';
import { pathBelow, serveFile } from './files.ts';

const stored = new DiskStorage(bundleFolder);
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
};

/** The path below the bundle's that an address names; undefined where it is none of its files. */
export function editorAssetPath(site: Site, url: string): string | undefined {
  return pathBelow(bundleAddress(site).slice(0, -1), url);
}

/** Answers a request for a file. False where there is none to serve. */
export async function serveEditorAsset(
  _site: Site,
  path: string,
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
): Promise<boolean> {
  const ending = /^[\w-]+\.(js|css)$/.exec(path)?.[1];
  if (!ending) return false;
  const headers = {
    'Content-Type': types[ending] ?? '',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  };
  const packed =
    /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '') && request.headers.range === undefined;
  if (packed && (await serveFile(stored, `${path}.gz`, { ...headers, 'Content-Encoding': 'gzip' }, request, response)))
    return true;
  return serveFile(stored, path, headers, request, response);
}
