// What extensions hook into texts: blocks whose block.json says so (`blockHooks`), and the filters `hooked_block_types` and
// `hooked_block`. Reproduces get_hooked_blocks and the filters of insert_hooked_blocks.
import { addTo } from '../../base/groups.ts';
import type { HookedInto, HookPosition } from '../../extend/blocks.ts';
import { hasSupport } from '../../rendering/blocks/block-type.ts';
import { coreBlocks, type RegisteredBlock } from '../../rendering/blocks/core-types.ts';
import type { BlockHooks } from '../../rendering/blocks/hooked-blocks.ts';
import type { Site } from '../site.ts';

/** Positions by their names in block.json. */
export const hookPositions: Readonly<Record<string, HookPosition>> = {
  before: 'before',
  after: 'after',
  firstChild: 'first_child',
  lastChild: 'last_child',
};

/** A block type by its name: WordPress's own, or an extension's. */
export const blockNamed = ({ registry }: Site, name: string): RegisteredBlock | undefined =>
  coreBlocks.get(name) ?? registry.blocks.get(name);

/** Is anything hooked in at all? */
export function hasBlockHooks({ registry, hooks }: Site): boolean {
  if (hooks.has('hooked_block_types')) return true;
  for (const { metadata } of registry.blocks.values()) if (metadata.blockHooks) return true;
  return false;
}

/** What is hooked into one text; undefined where no extension hooks blocks in. */
export function blockHooks(site: Site, into: HookedInto): BlockHooks | undefined {
  if (!hasBlockHooks(site)) return undefined;
  const { hooks, registry } = site;
  const hooked = new Map<string, string[]>();
  for (const { metadata } of registry.blocks.values()) {
    for (const [anchor, position] of Object.entries(metadata.blockHooks ?? {})) {
      const place = `${hookPositions[position]} ${anchor}`;
      addTo(hooked, place, metadata.name);
    }
  }
  return {
    types: (position, anchor) =>
      hooks.filter('hooked_block_types', hooked.get(`${position} ${anchor}`) ?? [], position, anchor, into),
    block: (block, position, anchor) => hooks.filter('hooked_block', block, block.name ?? '', position, anchor, into),
    isMultiple: (name) => hasSupport(blockNamed(site, name)?.type, ['multiple'], true),
  };
}
