// Uploads in a folder on disk, as WordPress keeps them. Temporary files lie in a hidden folder beside them, so that taking
// one in is a link within one file system: whole or not at all, and never over another file.
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type ByteRange, isUploadPath, type LocalFile, type Storage, type StoredFile } from './storage.ts';

/** Hidden, so that it is neither served nor taken for a folder of uploads. */
const temporaryFolder = '.incoming';
/** Temporary files that a crash left behind are removed at this age, in milliseconds. */
const leftBehind = 24 * 3600 * 1000;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
const isAbsence = (error: unknown): boolean => ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error));

export class DiskStorage implements Storage {
  readonly #root: string;
  #prepared: Promise<void> | undefined;

  /** `root`: the uploads folder, absolute. It is made when the first file comes. */
  constructor(root: string) {
    this.#root = root;
  }

  async names(folder: string): Promise<string[]> {
    if (folder !== '' && !isUploadPath(folder)) return [];
    try {
      return await readdir(join(this.#root, folder));
    } catch (error) {
      if (isAbsence(error)) return [];
      throw error;
    }
  }

  async stat(path: string): Promise<StoredFile | undefined> {
    if (!isUploadPath(path)) return undefined;
    try {
      const found = await stat(join(this.#root, path));
      if (!found.isFile()) return undefined;
      const modified = Math.floor(found.mtimeMs);
      return { size: found.size, modified, tag: `${found.size.toString(16)}-${modified.toString(16)}` };
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
  }

  async take(local: string, path: string): Promise<boolean> {
    const target = this.#pathOf(path);
    await mkdir(dirname(target), { recursive: true });
    try {
      await link(local, target);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // Another file system, or one without links.
      if (!(await copied(local, target))) return false;
    }
    await rm(local, { force: true });
    return true;
  }

  async read(path: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.#pathOf(path), 'r');
    return file.createReadStream(range ? { start: range.start, end: range.end } : {});
  }

  async local(path: string): Promise<LocalFile | undefined> {
    if (!(await this.stat(path))) return undefined;
    return { path: this.#pathOf(path), release: async () => {} };
  }

  async remove(path: string): Promise<void> {
    if (await this.stat(path)) await rm(this.#pathOf(path), { force: true });
  }

  async temporary(): Promise<string> {
    this.#prepared ??= this.#prepare();
    await this.#prepared;
    return join(this.#root, temporaryFolder, randomUUID());
  }

  async #prepare(): Promise<void> {
    const folder = join(this.#root, temporaryFolder);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > leftBehind) await rm(path, { force: true });
    }
  }

  /** Throws for what is no path of an upload. */
  #pathOf(path: string): string {
    if (!isUploadPath(path)) throw new Error(`not a path of an upload: ${path}`);
    return join(this.#root, path);
  }
}

async function copied(local: string, target: string): Promise<boolean> {
  try {
    await copyFile(local, target, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
