// Uploads in a bucket behind S3's protocol (path-style addresses, signature version 4 by aws4fetch). Files are streamed both
// ways; work on pictures takes a copy on this machine. The bucket needs no rights but those on its objects.
import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { Parser } from 'htmlparser2';
import { knownTypes, typeOfName } from '../../base/mime-types.ts';
import { type ByteRange, isUploadPath, type LocalFile, type Storage, type StoredFile } from './storage.ts';

export interface S3Settings {
  /** `https://s3.example.org`, no trailing slash. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Folder within the bucket, '' for none; no slashes around it. */
  readonly prefix: string;
}

/** Objects of one answer to a listing. */
const pageSize = 1000;

export class S3Storage implements Storage {
  readonly #client: AwsClient;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(settings: S3Settings) {
    this.#client = new AwsClient({
      accessKeyId: settings.accessKey,
      secretAccessKey: settings.secretKey,
      region: settings.region,
      service: 's3',
    });
    this.#bucket = `${settings.endpoint}/${encodeURIComponent(settings.bucket)}`;
    this.#prefix = settings.prefix === '' ? '' : `${settings.prefix}/`;
  }

  async names(folder: string): Promise<string[]> {
    if (folder !== '' && !isUploadPath(folder)) return [];
    const prefix = this.#prefix + (folder === '' ? '' : `${folder}/`);
    const names: string[] = [];
    let next: string | undefined;
    do {
      const query = new URLSearchParams({ 'list-type': '2', delimiter: '/', 'max-keys': String(pageSize), prefix });
      if (next !== undefined) query.set('continuation-token', next);
      const answer = await this.#send('GET', `${this.#bucket}?${query}`);
      if (!answer.ok) throw failure('list', answer);
      const listed = readListing(await answer.text());
      for (const key of listed.keys) if (key.length > prefix.length) names.push(key.slice(prefix.length));
      next = listed.next;
    } while (next !== undefined);
    return names;
  }

  async stat(path: string): Promise<StoredFile | undefined> {
    if (!isUploadPath(path)) return undefined;
    const answer = await this.#send('HEAD', this.#addressOf(path));
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw failure('look up', answer);
    return {
      size: Number(answer.headers.get('content-length') ?? 0),
      modified: Date.parse(answer.headers.get('last-modified') ?? '') || 0,
      tag: (answer.headers.get('etag') ?? '').replace(/^W\/|"/g, ''),
    };
  }

  async take(local: string, path: string): Promise<boolean> {
    // Servers that know no conditional writes are asked before.
    if (await this.stat(path)) return false;
    const type = typeOfName(path, knownTypes)?.type ?? 'application/octet-stream';
    const answer = await this.#send('PUT', this.#addressOf(path), {
      headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000', 'if-none-match': '*' },
      body: await openAsBlob(local),
    });
    await answer.body?.cancel();
    if (answer.status === 412 || answer.status === 409) return false;
    if (!answer.ok) throw failure('store', answer);
    await rm(local, { force: true });
    return true;
  }

  async read(path: string, range?: ByteRange): Promise<Readable> {
    const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {};
    const answer = await this.#send('GET', this.#addressOf(path), { headers });
    if (!answer.ok || !answer.body) throw failure('read', answer);
    // The two types of the same web stream, the global one and Node's.
    return Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
  }

  async local(path: string): Promise<LocalFile | undefined> {
    if (!(await this.stat(path))) return undefined;
    const copy = await this.temporary();
    await pipeline(await this.read(path), createWriteStream(copy, { flags: 'wx', mode: 0o600 }));
    return { path: copy, release: () => rm(copy, { force: true }) };
  }

  async remove(path: string): Promise<void> {
    if (!isUploadPath(path)) return;
    const answer = await this.#send('DELETE', this.#addressOf(path));
    await answer.body?.cancel();
    if (!answer.ok && answer.status !== 404) throw failure('remove', answer);
  }

  async temporary(): Promise<string> {
    const folder = join(tmpdir(), `broadsheet-incoming-${process.pid}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, randomUUID());
  }

  /** Throws for what is no path of an upload. */
  #addressOf(path: string): string {
    if (!isUploadPath(path)) throw new Error(`not a path of an upload: ${path}`);
    return `${this.#bucket}/${(this.#prefix + path).split('/').map(encodeKey).join('/')}`;
  }

  async #send(
    method: string,
    url: string,
    more: { headers?: Record<string, string>; body?: Blob } = {},
  ): Promise<Response> {
    return fetch(await this.#client.sign(url, { method, ...more }));
  }
}

/** As S3 signs keys: everything but unreserved characters is encoded. */
const encodeKey = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

function failure(verb: string, { status }: Response): Error {
  return new Error(`the bucket of uploads refused to ${verb} an object: ${status}`);
}

/** Keys of a listing, and where it goes on. */
function readListing(xml: string): { keys: string[]; next: string | undefined } {
  const keys: string[] = [];
  let next = '';
  let text = '';
  let inContents = false;
  const parser = new Parser(
    {
      onopentag(name) {
        text = '';
        if (name === 'Contents') inContents = true;
      },
      ontext(data) {
        text += data;
      },
      onclosetag(name) {
        if (name === 'Contents') inContents = false;
        else if (name === 'Key' && inContents) keys.push(text);
        else if (name === 'NextContinuationToken') next = text;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return { keys, next: next === '' ? undefined : next };
}
