// Where uploads are kept: a folder on disk, or a bucket behind S3's protocol. Paths are those below the uploads folder
// (`2026/01/a.jpg`), as WordPress stores them; what leads out of it is no path.
import type { Readable } from 'node:stream';

/** What is known of a stored file. */
export interface StoredFile {
  /** Bytes. */
  readonly size: number;
  /** Unix milliseconds. */
  readonly modified: number;
  /** Differs where the content does; without quotes. */
  readonly tag: string;
}

/** A part of a file: the first and the last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A file on this machine, for as long as it is worked with. */
export interface LocalFile {
  readonly path: string;
  /** Lets go of it; a copy that was made for it is removed. */
  release(): Promise<void>;
}

export interface Storage {
  /** Names of the files directly in a folder; none where there is no such folder. */
  names(folder: string): Promise<string[]>;
  /** Undefined where there is no such file. */
  stat(path: string): Promise<StoredFile | undefined>;
  /**
   * Takes a file of this machine in under a path, which must be free, and removes it from where it was. False where
   * another was faster: the file stays then.
   */
  take(local: string, path: string): Promise<boolean>;
  /** The content, or a part of it. */
  read(path: string, range?: ByteRange): Promise<Readable>;
  /** The file as one of this machine, to be released. Undefined where there is none. */
  local(path: string): Promise<LocalFile | undefined>;
  /** Removes a file; nothing where there is none. */
  remove(path: string): Promise<void>;
  /** The path of a new temporary file (not made yet), from which `take` costs least. */
  temporary(): Promise<string>;
}

/** Is it the path of a file below the uploads: no empty, dotted or absolute parts, no NUL? */
export function isUploadPath(path: string): boolean {
  if (path === '' || path.length > 4096 || /[\0\\]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
