// First of the two phases of rendering: what a text needs from the database, read off it without rendering.
import type { BlockNeed, ContentNeeds } from '../types.ts';
import { dataBlocks, dataKey } from './core/from-data.ts';
import { embeddable } from './embeds.ts';
import { blockTokens } from './parse.ts';

const needsData = new Set(dataBlocks);

/** Everything `renderContent()` may ask its `data` for, for this text. See `ContentNeeds`. */
export function collectNeeds(text: string): ContentNeeds {
  const attachments = new Set<number>();
  const patterns = new Set<number>();
  const blocks: BlockNeed[] = [];
  for (const [, id] of text.matchAll(/wp-image-(\d{1,15})/gi)) if (Number(id) > 0) attachments.add(Number(id));
  if (text.includes('wp:')) {
    for (const { kind, name, attributes } of blockTokens(text)) {
      if (kind === 'closer' || !attributes) continue;
      const id = name === 'core/block' ? attributes.ref : name === 'core/video' ? attributes.id : undefined;
      if (typeof id === 'number' && Number.isInteger(id) && id > 0) {
        (name === 'core/block' ? patterns : attachments).add(id);
      }
      if (needsData.has(name)) blocks.push({ name, attributes, key: dataKey(name, attributes) });
    }
  }
  return { attachments, patterns, embeds: new Set(embeddable(text)), blocks };
}

/** True when nothing has to be loaded. */
export const needsNothing = (needs: ContentNeeds): boolean =>
  needs.attachments.size + needs.patterns.size + needs.embeds.size + needs.blocks.length === 0;
