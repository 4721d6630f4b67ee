// Bodies with files: multipart forms, and raw uploads to the routes that take them. Files go to disk while they arrive, so
// that a body may be larger than memory. Guarantees: what arrives too large is refused with 413 and leaves nothing behind;
// only those who may upload may send more than an ordinary body.
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { SiteError } from '../base/error.ts';
import type { Site } from '../content/site.ts';
import { FormFields } from '../rest/engine/query.ts';
import { emptyParams } from '../rest/engine/sources.ts';
import type { Params, UploadedFile } from '../rest/engine/types.ts';

/** What a body with files brought. */
export class ReceivedBody {
  readonly form: Params;
  readonly files: readonly UploadedFile[];
  /** A raw upload. */
  readonly raw: { readonly path: string; readonly size: number } | undefined;
  readonly #paths: readonly string[];

  constructor(form: Params, files: readonly UploadedFile[], raw: ReceivedBody['raw'], paths: readonly string[]) {
    this.form = form;
    this.files = files;
    this.raw = raw;
    this.#paths = paths;
  }

  /** Removes what was not taken into the uploads. */
  async discard(): Promise<void> {
    await discard(this.#paths);
  }
}

const discard = async (paths: readonly string[]): Promise<void> => {
  await Promise.all(paths.map((path) => rm(path, { force: true })));
};

/** PHP's `max_file_uploads` and `max_input_vars`: further ones are passed over. */
const mostFiles = 20;
const mostFields = 1000;

export const bodyTooLarge = () => new SiteError('rest_body_too_large', 'The body of the request is too large.', 413);

/** Does a request bring files? Multipart forms, and whatever is sent to the media routes that is no form and no JSON. */
export function bringsFiles(method: string, url: string, contentType: string | undefined): boolean {
  if (method !== 'POST' || contentType === undefined) return false;
  const type = contentType.trim().toLowerCase();
  if (type.startsWith('multipart/form-data')) return true;
  return isMediaRoute(url) && !/^application\/(?:json|x-www-form-urlencoded|[\w.-]+\+json)/.test(type);
}

/** Is it the address of a route that takes uploads (`/wp/v2/media`, `/wp/v2/media/7/sideload`)? */
export function isMediaRoute(url: string): boolean {
  return /\/wp(?:\/|%2f)v2(?:\/|%2f)media(?:(?:\/|%2f)\d+(?:\/|%2f)sideload)?\/?(?:[?&#]|$)/i.test(url);
}

export interface ReceiveOptions {
  readonly contentType: string;
  /** Most bytes of the whole body. */
  readonly limit: number;
  /** Most bytes of all fields that are no files. */
  readonly fieldLimit: number;
}

/** Reads a body with files. Throws `rest_body_too_large`. */
export async function receive(site: Site, body: Readable, options: ReceiveOptions): Promise<ReceivedBody> {
  const paths: string[] = [];
  try {
    const counted = limited(options.limit);
    if (options.contentType.trim().toLowerCase().startsWith('multipart/form-data')) {
      return await receiveForm(site, body, counted, options, paths);
    }
    const path = await site.storage.temporary();
    paths.push(path);
    await pour(body, counted.stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return new ReceivedBody(emptyParams(), [], { path, size: counted.size() }, paths);
  } catch (error) {
    await discard(paths);
    throw error;
  }
}

/**
 * As pipeline, but the request is left alone where something behind it fails: destroying it would close the connection
 * before the answer is sent. What is left of the body is passed over.
 */
async function pour(body: Readable, counted: Transform, end: Writable): Promise<void> {
  const brokeOff = (): void => {
    if (!body.readableEnded) counted.destroy(new SiteError('rest_bad_request', 'The request broke off.', 400));
  };
  body.once('close', brokeOff).once('error', brokeOff);
  try {
    body.pipe(counted);
    await pipeline(counted, end);
  } catch (error) {
    body.unpipe(counted);
    body.resume();
    throw error;
  } finally {
    body.off('close', brokeOff).off('error', brokeOff);
  }
}

interface Counted {
  readonly stream: Transform;
  size(): number;
}

function limited(limit: number): Counted {
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(bodyTooLarge());
      else done(null, chunk);
    },
  });
  return { stream, size: () => size };
}

async function receiveForm(
  site: Site,
  body: Readable,
  counted: Counted,
  { contentType, fieldLimit, limit }: ReceiveOptions,
  paths: string[],
): Promise<ReceivedBody> {
  const fields = new FormFields();
  const files: UploadedFile[] = [];
  const writing: Promise<void>[] = [];
  let fieldBytes = 0;
  let form: InstanceType<typeof Busboy>;
  try {
    form = new Busboy({
      headers: { 'content-type': contentType },
      // A file, to PHP, is what has a name of one.
      isPartAFile: (_field, _type, name) => name !== undefined,
      limits: { files: mostFiles, fields: mostFields, fieldSize: fieldLimit, fileSize: limit },
    });
  } catch {
    // PHP, too, takes a form that it cannot read for an empty one.
    await pour(body, counted.stream, nowhere());
    return new ReceivedBody(fields.params(), [], undefined, paths);
  }
  form.on('field', (name, value) => {
    fieldBytes += name.length + value.length;
    if (fieldBytes > fieldLimit) form.destroy(bodyTooLarge());
    else fields.add(name, value);
  });
  form.on('file', (field, stream, name, _encoding, type) => {
    const index = files.length;
    files.push({ field, name: baseOf(name), type, path: '', size: 0 });
    const write = async (): Promise<void> => {
      const path = await site.storage.temporary();
      paths.push(path);
      const size = limited(limit);
      await pipeline(stream, size.stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      files[index] = { field, name: baseOf(name), type, path, size: size.size() };
    };
    const written = write();
    // Awaited below; until then a failure must not count as unhandled.
    written.catch((error: unknown) => form.destroy(error instanceof Error ? error : undefined));
    writing.push(written);
  });
  try {
    await pour(body, counted.stream, form);
  } catch (error) {
    await Promise.allSettled(writing);
    if (error instanceof SiteError) throw error;
    return new ReceivedBody(fields.params(), [], undefined, paths);
  }
  await Promise.all(writing);
  return new ReceivedBody(fields.params(), files, undefined, paths);
}

/** Browsers of old sent whole paths. */
const baseOf = (name: string): string => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);

const nowhere = (): Transform => new Transform({ transform: (_chunk, _encoding, done) => done() });
