// Files over HTTP: whole or in part (RFC 9110, 14), with entity tags and dates for caches. What may be served, and as what,
// is decided by those who call (uploads.ts, theme-assets.ts).
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { ByteRange, Storage, StoredFile } from '../media/storage/storage.ts';
import { matchesTag } from './entity-tag.ts';

/** The path below a public address that a request's address names; undefined where it is not below, '' where it is none. */
export function pathBelow(base: string, url: string): string | undefined {
  const slash = base.indexOf('/', base.indexOf('://') + 3);
  const prefix = `${slash < 0 ? '' : base.slice(slash)}/`;
  const path = url.split(/[?#]/, 1)[0] ?? '';
  if (!path.startsWith(prefix)) return undefined;
  try {
    return decodeURIComponent(path.slice(prefix.length));
  } catch {
    return '';
  }
}

/** Does the path lead to something hidden? */
export const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));

/** Answers a request for a stored file; `about` are headers that say what it is. False where there is no such file. */
export async function serveFile(
  storage: Pick<Storage, 'stat' | 'read'>,
  path: string,
  about: Readonly<Record<string, string>>,
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
): Promise<boolean> {
  const file = await storage.stat(path);
  if (!file) return false;
  const tag = `"${file.tag}"`;
  const headers: Record<string, string | number> = {
    ...about,
    'Accept-Ranges': 'bytes',
    ETag: tag,
    'Last-Modified': new Date(file.modified).toUTCString(),
  };
  if (isFresh(request.headers, tag, file)) {
    response.writeHead(304, headers).end();
    return true;
  }
  const range = wantedRange(request.headers, tag, file);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${file.size}`, 'Content-Length': 0 }).end();
    return true;
  }
  if (range) headers['Content-Range'] = `bytes ${range.start}-${range.end}/${file.size}`;
  headers['Content-Length'] = range ? range.end - range.start + 1 : file.size;
  if (request.method === 'HEAD' || file.size === 0) {
    response.writeHead(range ? 206 : 200, headers).end();
    return true;
  }
  const content = await storage.read(path, range);
  response.writeHead(range ? 206 : 200, headers);
  // A reader who goes away midway is none of our business.
  await pipeline(content, response).catch(() => response.destroy());
  return true;
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** Has the sender this content already? */
function isFresh(headers: IncomingHttpHeaders, tag: string, file: StoredFile): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = headers;
  if (tags !== undefined) return matchesTag(tags, tag);
  const date = since === undefined ? Number.NaN : Date.parse(since);
  return !Number.isNaN(date) && seconds(file.modified) <= seconds(date);
}

/** The one range that is asked for; undefined for the whole file, as where several are asked for. */
function wantedRange(
  headers: IncomingHttpHeaders,
  tag: string,
  { size, modified }: StoredFile,
): ByteRange | 'unsatisfiable' | undefined {
  // Sent once or not at all.
  const condition = headers['if-range']?.toString();
  const match = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  if (condition !== undefined && condition !== tag && seconds(Date.parse(condition)) !== seconds(modified)) {
    return undefined;
  }
  const last = match[2] === '' ? size - 1 : Number(match[2]);
  // Without a first byte, the number is that of the last ones.
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' ? size - 1 : Math.min(last, size - 1);
  if (match[1] !== '' && match[2] !== '' && last < start) return undefined;
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}
