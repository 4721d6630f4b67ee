// How much room the site takes: its folders and its database. Reproduces WP_Debug_Data::get_sizes; the program's folder
// stands where WordPress's files do.
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { programFolder } from '../../base/program.ts';
import type { Site } from '../site.ts';

export interface Size {
  readonly size: string;
  readonly debug: string;
  /** Bytes; absent where there are none. */
  readonly raw?: number;
}

/** Folders of files are looked through for no longer than this, in milliseconds, as WordPress stops as well. */
const longest = 20_000;
/** The program's own code, without the packages that it uses. */
const program = join(programFolder, 'dist');

/** `raw` first, as WordPress has it. */
export async function directorySizes(site: Site): Promise<Record<string, Size | number>> {
  const uploads = site.settings.uploads.path;
  const content = dirname(uploads);
  const folders = {
    wordpress_size: program,
    themes_size: join(content, 'themes'),
    plugins_size: join(content, 'plugins'),
    uploads_size: uploads,
    fonts_size: join(uploads, 'fonts'),
  };
  const until = performance.now() + longest;
  const sizes: Record<string, Size | number> = { raw: 0 };
  let total = 0;
  for (const [name, folder] of Object.entries(folders)) {
    const bytes = await folderSize(folder, until);
    sizes[name] =
      bytes === undefined ? { size: 'There is no such folder.', debug: 'directory not found' } : sized(bytes);
    // Fonts lie among the uploads.
    if (name !== 'fonts_size') total += bytes ?? 0;
  }
  const database = await site.database.dialect.size(site.database);
  return { ...sizes, database_size: sized(database), total_size: sized(total + database) };
}

function sized(bytes: number): Size {
  const size = readableSize(bytes);
  return { size, debug: `${size} (${bytes} bytes)`, ...(bytes === 0 ? {} : { raw: bytes }) };
}

/** `8.23 MB`: WordPress's size_format with two digits. */
export function readableSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const [whole, fraction] = (bytes / 1024 ** power).toFixed(2).split('.');
  const number = `${Number(whole).toLocaleString('en-US')}.${fraction}`;
  return `${number} ${units[power]}`;
}

/** Bytes of all files below; undefined where there is no such folder. Links are not followed. */
async function folderSize(folder: string, until: number): Promise<number | undefined> {
  let bytes = 0;
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (performance.now() > until) return bytes;
    const here = at;
    const entries = await readdir(here, { withFileTypes: true }).catch(() => undefined);
    if (!entries && here === folder) return undefined;
    for (const entry of entries ?? []) if (entry.isDirectory()) waiting.push(join(here, entry.name));
    const files = (entries ?? []).filter((entry) => entry.isFile());
    const sizes = await Promise.all(
      files.map((file) =>
        stat(join(here, file.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    bytes += sizes.reduce((sum, size) => sum + size, 0);
  }
  return bytes;
}
