// Font files in the folder `fonts` of the uploads. Reproduces wp_handle_upload as the fonts API calls it: the name says the
// type, and the content must be of it.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { SiteError } from '../../base/error.ts';
import { sanitizeFileName } from '../../rendering/formatting/sanitize-file-name.ts';
import type { Site } from '../site.ts';

/** A font file that was stored. */
export interface StoredFont {
  /** Public address. */
  readonly url: string;
  /** Path below the folder of fonts. */
  readonly path: string;
}

const folderOf = (site: Site): string => join(site.settings.uploads.path, 'fonts');

/** Endings and how such files begin. */
const signatures: Readonly<Record<string, readonly string[]>> = {
  otf: ['4f54544f'],
  ttf: ['00010000', '74727565'],
  woff: ['774f4646'],
  woff2: ['774f4632'],
};

function isFont(name: string, bytes: Uint8Array): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const begins = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return Object.hasOwn(signatures, ending) && (signatures[ending] ?? []).includes(begins);
}

/** Names tried before the upload is given up. */
const mostNames = 10_000;

/** Stores a font file under a free name. Throws `rest_font_upload_invalid_file_type`, `rest_font_upload_unknown_error`. */
export async function storeFontFile(site: Site, file: { name: string; bytes: Uint8Array }): Promise<StoredFont> {
  const failed = () => new SiteError('rest_font_upload_unknown_error', 'The file could not be stored.', 400);
  if (file.bytes.length === 0 || file.name === '') throw failed();
  const name = sanitizeFileName(file.name, new Set(Object.keys(signatures)));
  if (!isFont(name, file.bytes)) {
    throw new SiteError('rest_font_upload_invalid_file_type', 'This is no font file.', 400);
  }
  const folder = folderOf(site);
  await mkdir(folder, { recursive: true });
  const [, base = name, ending = ''] = /^(.*)(\.[^.]+)$/.exec(name) ?? [];
  const url = site.settings.uploads.url ?? `${site.options.siteUrl}/wp-content/uploads`;
  for (let number = 0; number < mostNames; number++) {
    const path = number === 0 ? `${base}${ending.toLowerCase()}` : `${base}-${number}${ending.toLowerCase()}`;
    try {
      await writeFile(join(folder, path), file.bytes, { flag: 'wx', mode: 0o644 });
      return { url: `${url}/fonts/${path}`, path };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  throw failed();
}

/** Deletes a font file; a path that leads out of the folder, or to nothing, is passed over. */
export async function deleteFontFile(site: Site, path: string): Promise<void> {
  const folder = resolve(folderOf(site));
  const target = resolve(folder, path);
  if (target.startsWith(`${folder}${sep}`)) await rm(target, { force: true });
}
