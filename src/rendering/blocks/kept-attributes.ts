// Attributes that more than one block has, or one that is rendered again and again: what was made of these is kept. To keep it for
// each block of a text costs more than to make it.
import { type JsonObject, noAttributes } from './json.ts';
import type { Block } from './parse.ts';

const kept = new WeakSet<JsonObject>([noAttributes]);

/** Does what is made of them pay to be kept? */
export const isKept = (attributes: JsonObject): boolean => kept.has(attributes);

export function keepAttributes(attributes: JsonObject | null): void {
  if (attributes !== null) kept.add(attributes);
}

/** Blocks that are kept themselves, with its own stack. */
export function keepBlocks(blocks: readonly Block[]): void {
  const stack = [...blocks];
  for (let block = stack.pop(); block; block = stack.pop()) {
    keepAttributes(block.attributes);
    for (const inner of block.inner) stack.push(inner);
  }
}
