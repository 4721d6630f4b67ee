// Galleries and playlists as feeds have them: a link a line around each picture, or around what a recording is called.
// Reproduces gallery_shortcode and wp_playlist_shortcode where `is_feed()`.

import { permalink } from '../posts/permalink.ts';
import type { PermalinkData } from '../posts/permalink-data.ts';
import type { Site } from '../site.ts';
import type { Attachment } from './attachment.ts';
import type { MediaAttributes } from './media-attributes.ts';
import { attachmentLink, pictureHtml } from './picture-html.ts';

export interface FeedMedia {
  readonly site: Site;
  readonly attachments: readonly Attachment[];
  readonly permalinks: PermalinkData;
  readonly attributes: MediaAttributes;
  readonly isGallery: boolean;
}

export function feedMedia({ attachments, ...media }: FeedMedia): string {
  return `\n${attachments.map((one) => `${lineOf(media, one)}\n`).join('')}`;
}

function lineOf(media: Omit<FeedMedia, 'attachments'>, attachment: Attachment): string {
  const { site, permalinks, attributes, isGallery } = media;
  if (!isGallery) return attachmentLink(site, attachment, { size: 'thumbnail' });
  const size = attributes.size ?? 'thumbnail';
  if (attributes.link === 'none') return pictureHtml(site, attachment, size);
  if (attributes.link) return attachmentLink(site, attachment, { size });
  return attachmentLink(site, attachment, { size, href: permalink(site, attachment.row, permalinks) });
}
