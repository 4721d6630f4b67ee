// How media scenarios send files: kept ones, raw and as forms, with the same bytes to both sides.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Requests } from '../../client.ts';

/** A file kept for uploads. */
export const file = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../../files', name));
export const text = (content: string): Uint8Array => Buffer.from(content);
export const attached = (name: string): Record<string, string> => ({
  // Headers are bytes.
  'Content-Disposition': `attachment; filename="${Buffer.from(name).toString('latin1')}"`,
});

/** A raw upload. */
export const upload = (as: Requests, name: string, bytes: Uint8Array, type = 'image/jpeg', query?: string) =>
  as.raw('/wp/v2/media', bytes, type, attached(name), query);

/** One part of a form. */
export interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly type?: string;
  readonly content: Uint8Array | string;
}

/** A multipart form with a boundary of its own, so that both sides get the same bytes. */
export function form(as: Requests, path: string, parts: readonly Part[], headers?: Record<string, string>) {
  const boundary = 'conformance-boundary';
  const chunks: Buffer[] = [];
  for (const { name, filename, type, content } of parts) {
    const named = filename === undefined ? '' : `; filename="${filename}"`;
    const typed = type === undefined ? '' : `\r\nContent-Type: ${type}`;
    chunks.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${named}${typed}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    );
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return as.raw(path, Buffer.concat(chunks), `multipart/form-data; boundary=${boundary}`, headers);
}

/** The file of a form. */
export const picture = (content: Uint8Array, filename = 'form.jpg', type = 'image/jpeg'): Part => ({
  name: 'file',
  filename,
  type,
  content,
});
