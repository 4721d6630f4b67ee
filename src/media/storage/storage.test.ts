// Both storages keep the same promises: a folder on disk, and a bucket of an S3 server of another maker on loopback.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DiskStorage } from './disk.ts';
import { S3Storage } from './s3.ts';
import type { Storage } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-storage-'));
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'uploads', configs: [] }],
});
const made: Record<string, Storage> = { 'a folder': new DiskStorage(join(folder, 'uploads')) };

beforeAll(async () => {
  const { address, port } = await server.run();
  made['a bucket'] = new S3Storage({
    endpoint: `http://${address}:${port}`,
    bucket: 'uploads',
    region: 'us-east-1',
    accessKey: 'S3RVER',
    secretKey: 'S3RVER',
    prefix: 'site one',
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function text(content: Readable): Promise<string> {
  let all = '';
  for await (const chunk of content) all += String(chunk);
  return all;
}

describe.each(['a folder', 'a bucket'])('uploads in %s', (name) => {
  const storage = (): Storage => {
    const found = made[name];
    if (!found) throw new Error(`no storage ${name}`);
    return found;
  };
  /** Puts a text there; the month is new for each test. */
  async function put(path: string, content: string): Promise<boolean> {
    const local = await storage().temporary();
    writeFileSync(local, content);
    const taken = await storage().take(local, path);
    expect(existsSync(local)).toBe(!taken);
    rmSync(local, { force: true });
    return taken;
  }
  const month = () => `2026/${randomUUID()}`;

  test('are taken in once, and read whole and in part', async () => {
    const path = `${month()}/Größe (1) + x.txt`;
    expect(await storage().stat(path)).toBeUndefined();
    expect(await put(path, '0123456789')).toBe(true);
    expect(await put(path, 'another')).toBe(false);
    expect(await storage().stat(path)).toMatchObject({ size: 10 });
    expect(Math.abs(((await storage().stat(path))?.modified ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await text(await storage().read(path))).toBe('0123456789');
    expect(await text(await storage().read(path, { start: 2, end: 4 }))).toBe('234');
  });

  test('are listed by folder', async () => {
    const at = month();
    for (const file of ['b.txt', 'a&b.txt', 'deeper/c.txt']) await put(`${at}/${file}`, 'x');
    const files = (await storage().names(at)).filter((file) => file !== 'deeper');
    expect(files.sort()).toEqual(['a&b.txt', 'b.txt']);
    expect(await storage().names(`${at}/none`)).toEqual([]);
  });

  test('can be worked on as local files, and removed', async () => {
    const path = `${month()}/a.txt`;
    await put(path, 'content');
    const file = await storage().local(path);
    expect(readFileSync(file?.path ?? '', 'utf8')).toBe('content');
    await file?.release();
    expect(await storage().stat(path)).toMatchObject({ size: 7 });
    await storage().remove(path);
    await storage().remove(path);
    expect(await storage().stat(path)).toBeUndefined();
    expect(await storage().local(path)).toBeUndefined();
  });

  test('tags differ where contents do', async () => {
    const at = month();
    await put(`${at}/a.txt`, 'one');
    await put(`${at}/b.txt`, 'three');
    const tags = [(await storage().stat(`${at}/a.txt`))?.tag, (await storage().stat(`${at}/b.txt`))?.tag];
    expect(tags[0]).not.toBe(tags[1]);
    expect(tags).not.toContain('');
  });

  test.each(['../outside.txt', '/etc/passwd', 'a/../../b', '', 'a//b', 'a/./b', 'a\0b'])(
    'nothing is looked for at %j',
    async (path) => {
      expect(await storage().stat(path)).toBeUndefined();
      expect(await storage().local(path)).toBeUndefined();
      await storage().remove(path);
      await expect(storage().read(path)).rejects.toThrow('not a path of an upload');
    },
  );
});
