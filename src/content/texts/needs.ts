// Loads what the texts of a list of posts need while they are rendered: metadata of pictures, synced patterns, footnotes.
// One query each for all posts together, none where no text names any; patterns inside patterns take a query a level.

import { collectNeeds } from '../../rendering/blocks/needs.ts';
import type { AttachmentMeta, ContentData, SyncedPattern } from '../../rendering/types.ts';
import { loadMeta } from '../meta/load.ts';
import { fromStored } from '../meta/read.ts';
import { getPosts } from '../posts/get.ts';
import { hasPassword } from '../posts/password.ts';
import type { Site } from '../site.ts';

/** Texts that need nothing share this. */
export const nothingNeeded: ContentData = {};

/** Data for texts that need some. */
export async function loadTextNeeds(site: Site, texts: readonly string[]): Promise<ContentData> {
  const pictures = new Set<number>();
  const patterns = new Map<number, SyncedPattern>();
  const seen = new Set<number>();
  let next: readonly string[] = texts;
  while (next.length > 0) {
    const wanted = new Set<number>();
    for (const text of next) {
      const needs = collectNeeds(text);
      for (const id of needs.attachments) pictures.add(id);
      for (const id of needs.patterns) if (!seen.has(id)) wanted.add(id);
    }
    for (const id of wanted) seen.add(id);
    const found: string[] = [];
    for (const row of (await getPosts(site, [...wanted])).values()) {
      if (row.post_type !== 'wp_block' || row.post_status !== 'publish' || hasPassword(row)) continue;
      patterns.set(row.ID, { content: row.post_content });
      found.push(row.post_content);
    }
    next = found;
  }
  const meta = await loadMeta(site, 'post', [...pictures], ['_wp_attachment_metadata']);
  return {
    attachment: (id) => attachmentMeta(meta.get(id)?.get('_wp_attachment_metadata')?.[0]),
    pattern: (id) => patterns.get(id),
  };
}

function attachmentMeta(stored: string | undefined): AttachmentMeta | undefined {
  const value = stored === undefined ? undefined : fromStored(stored);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // Written by whoever made the upload; rendering takes what it finds and passes over the rest.
  return value as AttachmentMeta;
}
