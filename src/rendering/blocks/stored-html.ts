// Blocks that are not rendered, as they are stored.
import type { Block } from './parse.ts';

/** Blocks nested deeper are not rendered: no editor makes them, and each level costs a pass over its content. */
export const deepest = 64;

/** A block's HTML and that of the blocks in it without any rendering, with its own stack. */
export function storedHtml(block: Block): string {
  if (block.inner.length === 0 && block.content.length < 2) return block.content[0] ?? '';
  const parts: string[] = [];
  const stack = [{ block, chunk: 0, inner: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const chunk = top.block.content[top.chunk++];
    if (chunk === undefined) stack.pop();
    else if (chunk !== null) parts.push(chunk);
    else {
      const child = top.block.inner[top.inner++];
      if (child) stack.push({ block: child, chunk: 0, inner: 0 });
    }
  }
  return parts.join('');
}
