// First of the two phases of rendering: what a text needs from the database, read off it without rendering.
import type { ContentNeeds } from '../types.ts';
import { blockTokens } from './block-comments.ts';
import { asksForFacts } from './core/fact-blocks.ts';
import { embeddable } from './embeds.ts';

/** What a text has where a block's attributes may be bound to something, its letters escaped or not. */
const bound = /bindings|\\u00[67]/;

/**
 * So many different pictures and frames of a text are given what makes them load well, many times as many as anybody shows in one. As
 * many are looked up, and as many patterns.
 */
export const mostPictures = 10_000;

/** Everything `renderContent()` may ask its `data` for, for this text. See `ContentNeeds`. */
export function collectNeeds(text: string): ContentNeeds {
  const attachments = new Set<number>();
  const patterns = new Set<number>();
  let facts = false;
  for (const [, id] of text.matchAll(/wp-image-(\d{1,15})/gi)) {
    if (Number(id) > 0) attachments.add(Number(id));
    if (attachments.size === mostPictures) break;
  }
  if (text.includes('wp:')) {
    const mayBind = bound.test(text);
    // So many blocks are open; -1 behind a closer without an opener, where all is text.
    let depth = 0;
    for (const token of blockTokens(text)) {
      const { kind, name } = token;
      if (kind === 'closer') {
        depth = Math.max(depth - 1, -1);
        continue;
      }
      if (kind === 'opener' && depth !== -1) depth++;
      facts ||= asksForFacts(name, () => token.attributes, mayBind);
      const id =
        name === 'core/block' ? token.attributes?.ref : name === 'core/video' ? token.attributes?.id : undefined;
      if (typeof id === 'number' && Number.isInteger(id) && id > 0) {
        const ids = name === 'core/block' ? patterns : attachments;
        if (ids.size < mostPictures) ids.add(id);
      }
    }
    // Mended, such a text may show the post's content within itself.
    facts ||= depth > 1;
  }
  return { attachments, patterns, embeds: embeddable(text), facts };
}

/** True when nothing has to be loaded. */
export const needsNothing = (needs: ContentNeeds): boolean =>
  !needs.facts && needs.attachments.size + needs.patterns.size + needs.embeds.length === 0;
