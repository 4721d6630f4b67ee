// Blocks of a theme's texts (templates, their parts, patterns): parsed once and kept by their text where there is a map for it.
import type { ContentContext } from '../types.ts';
import { keepBlocks } from './kept-attributes.ts';
import { type Block, parseDocument } from './parse.ts';

/** Blocks that are kept, by text. */
export interface KeptBlocks {
  readonly blocks: readonly Block[];
  /** Roughly what they take, for the budget of the map. */
  readonly bytes: number;
}

/** The blocks of a text. */
export function parsedBlocks(text: string, { parsed }: Pick<ContentContext, 'parsed'>): readonly Block[] {
  const known = parsed?.get(text);
  if (known) return known.blocks;
  const { blocks } = parseDocument(text);
  if (parsed) {
    parsed.set(text, { blocks, bytes: text.length * 6 });
    keepBlocks(blocks);
  }
  return blocks;
}
