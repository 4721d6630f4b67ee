// `core/block`: a synced pattern in place of the block. The first user of loaded data (`ContentData.pattern`).

import type { Block } from '../parse.ts';
import { prepareBlocks } from '../prepare.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';

/** The pattern's blocks, rendered; nothing where the pattern is missing or contains itself. */
export function syncedPattern(
  block: LiveBlock,
  state: RenderState,
  render: (blocks: readonly Block[]) => string,
): string {
  const id = Number(block.attributes.ref);
  if (!Number.isInteger(id) || state.open.has(id)) return '';
  const pattern = state.context.data.pattern?.(id);
  if (!pattern) return '';
  state.open.add(id);
  const html = render(prepareBlocks(pattern.content, state.context).blocks);
  state.open.delete(id);
  return html;
}
