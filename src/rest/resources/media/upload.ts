// The file of an upload request: a part of a form, or the raw body with its headers. Reproduces upload_from_file,
// upload_from_data and get_filename_from_disposition: their checks, in their order.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { SiteError } from '../../../base/error.ts';
import {
  type ReceivedFile,
  type StoredUpload,
  type StoreOptions,
  storeUpload,
} from '../../../content/media/store-upload.ts';
import { isEmpty } from '../../engine/php.ts';
import type { Call } from '../../engine/types.ts';

export interface TakenUpload {
  readonly upload: StoredUpload;
  /** The name that a form gave the file. */
  readonly sentName: string | undefined;
}

/** Takes the request's file into the uploads. Throws `rest_upload_*`. */
export async function takeUpload(call: Call, options: Omit<StoreOptions, 'refusal'> = {}): Promise<TakenUpload> {
  const { files = [] } = call.request;
  if (files.length > 0) {
    const file = files.find(({ field }) => field === 'file');
    const refusal = 'rest_upload_unknown_error';
    await checkHash(call, file?.path);
    if (!file || file.name === '') throw new SiteError(refusal, 'No file was sent as "file".', 400);
    const upload = await storeUpload(call.site, call.viewer, file, { ...options, refusal });
    return { upload, sentName: file.name };
  }
  const file = await rawFile(call);
  const refusal = 'rest_upload_sideload_error';
  return { upload: await storeUpload(call.site, call.viewer, file, { ...options, refusal }), sentName: undefined };
}

async function rawFile(call: Call): Promise<ReceivedFile> {
  const { raw, rawFile: large, headers } = call.request;
  const size = large?.size ?? raw?.length ?? 0;
  const bad = (code: string, message: string) => new SiteError(code, message, 400);
  if (size === 0 || (size === 1 && raw?.[0] === 0x30)) throw bad('rest_upload_no_data', 'No data was sent.');
  const type = headers['content-type'];
  if (isEmpty(type)) throw bad('rest_upload_no_content_type', 'The Content-Type is missing.');
  const disposition = headers['content-disposition'];
  if (isEmpty(disposition)) throw bad('rest_upload_no_content_disposition', 'The Content-Disposition is missing.');
  // Node reads headers as Latin-1, WordPress as bytes.
  const name = nameOf(Buffer.from(disposition ?? '', 'latin1').toString('utf8'));
  if (isEmpty(name)) {
    throw bad('rest_upload_invalid_disposition', 'The Content-Disposition names no file: attachment; filename="a.png"');
  }
  const path = large?.path ?? (await call.site.storage.temporary());
  if (!large) await writeFile(path, raw ?? new Uint8Array(), { flag: 'wx' });
  try {
    await checkHash(call, path);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, name: name ?? '', type: type ?? '', size };
}

/** The file name of a Content-Disposition header. */
export function nameOf(disposition: string): string | undefined {
  const [, ...parts] = disposition.split(';');
  let name: string | undefined;
  for (const part of parts) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== 'filename') continue;
    name = part.slice(at + 1).trim();
  }
  if (isEmpty(name)) return undefined;
  return name?.startsWith('"') && name.endsWith('"') ? name.slice(1, -1) : name;
}

/** `Content-MD5`, in hexadecimal digits as WordPress wants it. */
async function checkHash(call: Call, path: string | undefined): Promise<void> {
  const expected = call.request.headers['content-md5'];
  if (expected === undefined || isEmpty(expected)) return;
  const hash = createHash('md5');
  if (path !== undefined) await pipeline(createReadStream(path), hash);
  if (path === undefined || hash.digest('hex') !== expected.trim()) {
    throw new SiteError('rest_upload_hash_mismatch', 'The content does not have the hash that was sent.', 412);
  }
}
