// The `img` of an attachment in one of its sizes. Reproduces wp_get_attachment_image; attributes that say how it is loaded
// are given by the caller, since within content they are added later.
import { escapeAttribute } from './formatting/escape.ts';
import { trim } from './formatting/php-strings.ts';
import { stripTags } from './formatting/strip-tags.ts';
import { sourceSet } from './srcset.ts';
import type { AttachmentMeta } from './types.ts';

/** One size of a picture: its address, and the pixels it is shown at. */
export interface ShownPicture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** What the tag tells of an attachment. */
export interface Pictured {
  /** Alternative text as it is stored. */
  readonly alt: string;
  readonly meta: AttachmentMeta | undefined;
}

export type PictureAttributes = Readonly<Record<string, string>>;

/** The alternative text that a picture is given. */
export const alternative = ({ alt }: Pictured): string => trim(stripTags(alt));

/** `more` stands in place of or after the picture's own attributes. `uploads` is the address of the uploads folder. */
export function pictureTag(
  of: Pictured,
  { url, width, height }: ShownPicture,
  size: string,
  uploads: string,
  more: PictureAttributes = {},
): string {
  const attributes: Record<string, string> = {
    src: url,
    class: `attachment-${size} size-${size}`,
    alt: alternative(of),
    ...more,
  };
  const set = of.meta && sourceSet({ width, height }, url, of.meta, uploads);
  if (set !== undefined && width > 0) {
    const auto = attributes.loading === 'lazy' ? 'auto, ' : '';
    attributes.srcset = set;
    attributes.sizes = `${auto}(max-width: ${width}px) 100vw, ${width}px`;
  }
  let html = '<img';
  if (width) html += ` width="${width}"`;
  if (height) html += ` height="${height}"`;
  for (const [name, value] of Object.entries(attributes)) html += ` ${name}="${escapeAttribute(value)}"`;
  return `${html} />`;
}
