// HTML of attachments: a picture with its sizes, a link around it, and what stands before an attachment's description.
// Reproduces wp_get_attachment_image, wp_get_attachment_link and prepend_attachment within content, where loading
// attributes are added later.
import { baseName, splitName } from '../../media/files/names.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';
import { pictureTag } from '../../rendering/pictures.ts';
import type { AttachmentMeta } from '../../rendering/types.ts';
import type { Site } from '../site.ts';
import { type Attachment, isOfKind, isRecord, shownSize, type WantedSize } from './attachment.ts';
import { uploadsUrl } from './uploads.ts';

/** `<img>` of an attachment in a size; '' where it is no picture. `more`: further attributes, before the others. */
export function pictureHtml(
  site: Site,
  attachment: Attachment,
  size: WantedSize,
  more: Readonly<Record<string, string>> = {},
): string {
  const shown = shownSize(site, attachment, size);
  if (!shown) return '';
  const of = { alt: attachment.alt, meta: attachment.metadata && pictureMeta(attachment) };
  return pictureTag(of, shown, typeof size === 'string' ? size : size.join('x'), uploadsUrl(site), more);
}

/** The metadata in the shape that rendering reads; whoever made it may have left out anything. */
export function pictureMeta({ metadata = {} }: Attachment): AttachmentMeta {
  const { sizes } = metadata;
  // Sub-sizes are read with care there: numbers are cast, what is missing matches nothing.
  return { ...metadata, sizes: isRecord(sizes) ? sizes : {} } as AttachmentMeta;
}

/** A link to the file (or to `href`) around the picture; around the title where there is none. */
export function attachmentLink(
  site: Site,
  attachment: Attachment,
  { size, href = attachment.url, more }: { size: string; href?: string; more?: Readonly<Record<string, string>> },
): string {
  // Without a size there is no picture, either.
  let text = ['', '0', 'none'].includes(size) ? '' : pictureHtml(site, attachment, size, more);
  if (trim(text) === '') text = attachment.row.post_title;
  if (trim(text) === '') text = escapeHtml(splitName(baseName(attachment.file)).stem);
  return `<a href='${escapeUrl(href)}'>${text}</a>`;
}

/** What stands before an attachment's description: a player, or a link around its picture. */
export function beforeDescription(site: Site, attachment: Attachment): string {
  const { row, file, url, metadata } = attachment;
  if (isOfKind(row, file, 'video')) {
    const { width, height } = metadata ?? {};
    const sized = Number(width) > 0 && Number(height) > 0;
    return `[video src="${url}"${sized ? ` width="${Number(width)}" height="${Number(height)}"` : ''}]`;
  }
  if (isOfKind(row, file, 'audio')) return `[audio src="${url}"]`;
  return `<p class="attachment">${attachmentLink(site, attachment, { size: 'medium' })}</p>`;
}
