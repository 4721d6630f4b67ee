// Font files in the folder `fonts` of the uploads. Reproduces wp_handle_upload as the fonts API calls it: the name says the
// type, and the content must be of it.
import { open } from 'node:fs/promises';
import { SiteError } from '../../base/error.ts';
import { joinPath } from '../../media/files/names.ts';
import { isUploadPath } from '../../media/storage/storage.ts';
import { sanitizeFileName } from '../../rendering/formatting/sanitize-file-name.ts';
import type { Site } from '../site.ts';

/** A font file that was stored. */
export interface StoredFont {
  /** Public address. */
  readonly url: string;
  /** Path below the folder of fonts. */
  readonly path: string;
}

/** Below the uploads. */
const folder = 'fonts';

/** Endings and how such files begin. */
const signatures: Readonly<Record<string, readonly string[]>> = {
  otf: ['4f54544f'],
  ttf: ['00010000', '74727565'],
  woff: ['774f4646'],
  woff2: ['774f4632'],
};

function isFont(name: string, begins: string): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(signatures, ending) && (signatures[ending] ?? []).includes(begins);
}

/** The first four bytes of a file, hexadecimal. */
async function beginning(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('hex', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Names tried before the upload is given up. */
const mostNames = 10_000;

/**
 * Takes in a font file that was sent, under a free name. `path` is that of the received file, `size` its bytes.
 * Throws `rest_font_upload_invalid_file_type`, `rest_font_upload_unknown_error`.
 */
export async function storeFontFile(
  site: Site,
  file: { readonly name: string; readonly path: string; readonly size: number },
): Promise<StoredFont> {
  const failed = () => new SiteError('rest_font_upload_unknown_error', 'The file could not be stored.', 400);
  if (file.size === 0 || file.name === '') throw failed();
  const name = sanitizeFileName(file.name, new Set(Object.keys(signatures)));
  // The name that was sent counts: of `.woff2` nothing but `woff2` is left to store it under.
  if (!isFont(file.name, await beginning(file.path))) {
    throw new SiteError('rest_font_upload_invalid_file_type', 'This is no font file.', 400);
  }
  const [, base = name, ending = ''] = /^(.*)(\.[^.]+)$/.exec(name) ?? [];
  const url = site.settings.uploads.url ?? `${site.options.siteUrl}/wp-content/uploads`;
  for (let number = 0; number < mostNames; number++) {
    const path = number === 0 ? `${base}${ending.toLowerCase()}` : `${base}-${number}${ending.toLowerCase()}`;
    if (await site.storage.take(file.path, joinPath(folder, path))) return { url: `${url}/${folder}/${path}`, path };
  }
  throw failed();
}

/** Deletes a font file; a path that leads out of the folder, or to nothing, is passed over. */
export async function deleteFontFile(site: Site, path: string): Promise<void> {
  const stored = joinPath(folder, path);
  if (isUploadPath(stored)) await site.storage.remove(stored);
}
