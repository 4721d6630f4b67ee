// Type and size of a picture, as exif_imagetype and getimagesize say: by its first bytes, then by its header alone. Nothing
// is decoded, so that a picture too large for any memory is known before it is opened.
import { firstBytes } from '../files/content-type.ts';
import type { Size } from './dimensions.ts';
import { loadSharp } from './sharp.ts';

/** Most pixels of a picture that is worked on: JPEG is scaled down while it is read, others stand in memory whole. */
export const mostPixels = 0x3fff * 0x3fff;
const mostPixelsWhole = 100_000_000;

export interface PictureHeader extends Size {
  readonly type: string;
  /** Raw EXIF, IPTC (as in APP13) and XMP blocks. */
  readonly exif?: Uint8Array | undefined;
  readonly iptc?: Uint8Array | undefined;
  readonly xmp?: Uint8Array | undefined;
}

/** The picture's type by its first bytes (`wp_get_image_mime`); undefined for what is none of PHP's picture types. */
export async function pictureTypeOf(path: string): Promise<string | undefined> {
  const bytes = await firstBytes(path, 32);
  const text = bytes.toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('GIF')) return 'image/gif';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (text.startsWith('BM')) return 'image/bmp';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'image/tiff';
  if (text.startsWith('8BPS')) return 'image/psd';
  if (text.startsWith('\0\0\x01\0')) return 'image/vnd.microsoft.icon';
  return text.slice(4, 8) === 'ftyp' ? familyOf(text) : undefined;
}

/** AVIF and HEIC share a container: the first brand tells them apart. */
function familyOf(text: string): string | undefined {
  const brand = text.slice(8, 12);
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  if (['heic', 'heix'].includes(brand)) return 'image/heic';
  if (['hevc', 'hevx'].includes(brand)) return 'image/heic-sequence';
  if (['heif', 'mif1'].includes(brand)) return 'image/heif';
  return brand === 'msf1' ? 'image/heif-sequence' : undefined;
}

/** Type and size of a picture of this machine; undefined where its header cannot be read. */
export async function readHeader(path: string): Promise<PictureHeader | undefined> {
  const type = await pictureTypeOf(path);
  if (type === undefined) return undefined;
  if (type === 'image/bmp' || type === 'image/vnd.microsoft.icon') return plainHeader(path, type);
  try {
    const sharp = await loadSharp();
    const { width, height, pageHeight, exif, iptc, xmp } = await sharp(path, { limitInputPixels: false }).metadata();
    return { type, width, height: pageHeight ?? height, exif, iptc, xmp };
  } catch {
    return undefined;
  }
}

async function plainHeader(path: string, type: string): Promise<PictureHeader | undefined> {
  const bytes = await firstBytes(path, 26);
  if (type === 'image/bmp') {
    if (bytes.length < 26) return undefined;
    return { type, width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
  }
  if (bytes.length < 8) return undefined;
  return { type, width: bytes.readUInt8(6) || 256, height: bytes.readUInt8(7) || 256 };
}

/** Has the picture more pixels than are worked on? */
export function isTooLarge({ type, width, height }: PictureHeader): boolean {
  return width * height > (type === 'image/jpeg' ? mostPixels : mostPixelsWhole);
}

/** Types that sub-sizes are made of and that can be edited, as a WordPress with GD. */
export const workableTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
]);

/** Types that browsers show: of others WordPress notes no size (`file_is_displayable_image`). */
export const displayableTypes: ReadonlySet<string> = new Set([
  ...workableTypes,
  'image/bmp',
  'image/vnd.microsoft.icon',
]);
