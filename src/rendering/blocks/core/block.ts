// `core/block`: a synced pattern in place of the block. The first user of loaded data (`ContentData.pattern`).

import { prepareBlocks } from '../prepare.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { within } from '../surroundings.ts';

/** The pattern's blocks, rendered; nothing where the pattern is missing or contains itself. */
export function syncedPattern(block: LiveBlock, state: RenderState, inner: Inner): string {
  const id = Number(block.attributes.ref);
  if (!Number.isInteger(id) || state.around.patterns.has(id)) return '';
  const pattern = state.context.data.pattern?.(id);
  if (!pattern || !state.allowance.text(pattern.content.length)) return '';
  return within(state.around.patterns, id, () =>
    inner.within({}, prepareBlocks(pattern.content, state.context).blocks),
  );
}
