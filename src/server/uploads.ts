// Files of the uploads folder over HTTP (files.ts), long-lived.
// Guarantees: nothing outside of the folder and nothing hidden is served; what is no known kind of file is a download, and
// what a browser would run as a page runs without rights on the site.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { knownTypes, typeOfName } from '../base/mime-types.ts';
import { uploadsUrl } from '../content/media/uploads.ts';
import type { Site } from '../content/site.ts';
import { isUploadPath } from '../media/storage/storage.ts';
import { isHidden, pathBelow, serveFile } from './files.ts';

/** A year: names of uploads do not change their content. */
const cacheControl = 'public, max-age=31536000';

/** The path below the uploads that an address names; undefined where it is none of them. */
export function uploadPath(site: Site, url: string): string | undefined {
  return pathBelow(uploadsUrl(site), url);
}

/** Answers a request for a file of the uploads. False where there is no such file. */
export async function serveUpload(
  site: Site,
  path: string,
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
): Promise<boolean> {
  if (!isUploadPath(path) || isHidden(path)) return false;
  return serveFile(site.storage, path, contentHeaders(path), request, response);
}

function contentHeaders(path: string): Record<string, string> {
  const named = typeOfName(path, knownTypes);
  const safe = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': cacheControl };
  if (!named) {
    return { ...safe, 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment' };
  }
  const text = named.type.startsWith('text/') || named.type === 'application/javascript';
  const shown = /^(?:image|audio|video)\//.test(named.type) || named.type === 'application/pdf';
  return {
    ...safe,
    'Content-Type': text ? `${named.type}; charset=UTF-8` : named.type,
    ...(shown ? {} : { 'Content-Security-Policy': 'sandbox' }),
  };
}
