// Blocks of extensions, as register_block_type_from_metadata knows them, and how blocks are hooked in beside others.
import type { PostRow } from '../database/schema.ts';
import type { BlockMetadata } from '../rendering/blocks/core-types.ts';
import type { JsonObject } from '../rendering/blocks/json.ts';

export type { HookPosition } from '../rendering/blocks/hooked-blocks.ts';
export type { Block } from '../rendering/blocks/parse.ts';

/** A block type. `metadata` is what its block.json declares. */
export interface ExtensionBlock {
  readonly metadata: BlockMetadata;
  /**
   * Makes its HTML of its attributes (those that fit their schemas, with defaults) and the HTML of what is inside of it. Pure:
   * what it makes is kept. Absent: the block is shown as it is stored.
   */
  readonly render?: (attributes: JsonObject, content: string) => string;
}

/** The text that blocks are hooked into. */
export type HookedInto =
  | { readonly kind: 'post'; readonly post: PostRow }
  | {
      readonly kind: 'template';
      readonly type: 'wp_template' | 'wp_template_part';
      readonly theme: string;
      readonly slug: string;
    }
  | { readonly kind: 'pattern'; readonly name: string };
