// Puts SQLite's write-ahead log on disk for all who committed since the last time at once, without stopping the event loop.
// SQLite itself (synchronous=FULL) would do it within each commit, one after the other, while nothing else can run.
// What has gathered in the log is copied into the database between requests: SQLite's own way, within whichever commit finds
// the log long, repeats that work in every commit for as long as somebody reads.
// Guarantee: what `written()` answered survives a loss of power: the log holds whole commits in their order, and SQLite
// syncs it before it copies anything from it into the database.
import { statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes of the log from which on it is copied into the database, and the pause before that, in milliseconds. */
const longLog = 8 * 1024 * 1024;
const checkpointPause = 100;

export class WalSync {
  readonly #path: string;
  readonly #checkpoint: () => void;
  #timer: NodeJS.Timeout | null = null;
  #file: { readonly handle: FileHandle; readonly inode: number } | null = null;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  /** `database`: path of the database's file. `checkpoint` copies the log into it. */
  constructor(database: string, checkpoint: () => void) {
    this.#path = `${database}-wal`;
    this.#checkpoint = checkpoint;
  }

  /** Resolves when everything that was committed before this call is on disk. Rejects with the file system's error. */
  written(): Promise<void> {
    // One that runs may have begun before the commit: the next one counts, for all who ask until it begins.
    if (!this.#next) {
      const before = this.#running ?? Promise.resolve();
      this.#next = before.catch(() => {}).then(() => this.#begin());
    }
    return this.#next;
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await (this.#next ?? this.#running)?.catch(() => {});
    await this.#file?.handle.close();
    this.#file = null;
  }

  #begin(): Promise<void> {
    this.#next = null;
    const running = this.#sync().finally(() => {
      if (this.#running === running) this.#running = null;
    });
    this.#running = running;
    return running;
  }

  async #sync(): Promise<void> {
    // Made anew when the last connection of all processes had closed, and ours opened again.
    const { ino: inode, size } = statSync(this.#path);
    if (this.#file?.inode !== inode) {
      await this.#file?.handle.close();
      this.#file = { handle: await open(this.#path, 'r'), inode };
      await syncFolder(dirname(this.#path));
    }
    await this.#file.handle.datasync();
    if (size > longLog && !this.#timer) this.#timer = setTimeout(() => this.#copy(), checkpointPause).unref();
  }

  #copy(): void {
    this.#timer = null;
    this.#checkpoint();
  }
}

/** A new file's name is kept by its folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
