// Which core blocks do something of their own on the server, and when. Blocks not listed are their stored HTML plus supports.
import { autop } from '../../formatting/autop.ts';
import type { Block } from '../parse.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { accordion, accordionItem, accordionState } from './accordion.ts';
import { syncedPattern } from './block.ts';
import { footnotes } from './footnotes.ts';
import { fromData } from './from-data.ts';
import { file, gallery, galleryImages, groupContainer, image, imageContainer, video } from './media.ts';
import { button, details, heading, list, paragraph } from './text.ts';

export interface Renderer {
  /** Changes the block before its inner blocks are rendered. */
  readonly before?: (block: LiveBlock) => LiveBlock;
  /** Replaces stored content altogether; renders other blocks in its place through `render`. */
  readonly whole?: (block: LiveBlock, state: RenderState, render: (blocks: readonly Block[]) => string) => string;
  /** The block's render callback: stored HTML with inner blocks in, block HTML out. */
  readonly own?: (html: string, block: LiveBlock, state: RenderState) => string;
  /** Runs after the supports. */
  readonly after?: (html: string, block: LiveBlock, state: RenderState) => string;
}

const classic =
  (change: (html: string, block: LiveBlock) => string): Renderer['after'] =>
  (html, block, state) =>
    state.context.theme.hasThemeJson ? html : change(html, block);

export const renderers: Readonly<Record<string, Renderer>> = Object.assign(Object.create(null), {
  ...fromData,
  'core/paragraph': { after: paragraph },
  'core/heading': { own: heading },
  'core/list': { own: list },
  'core/button': { own: button },
  'core/details': { after: details },
  'core/image': { own: image, after: classic(imageContainer) },
  'core/gallery': { before: galleryImages, own: gallery },
  'core/group': { after: classic(groupContainer) },
  'core/video': { own: video },
  'core/file': { own: file },
  'core/footnotes': { whole: footnotes },
  'core/block': { whole: syncedPattern },
  // Only broken documents hold one: WordPress wraps them in it while mending them.
  'core/post-content': { whole: () => '' },
  'core/shortcode': { own: (html) => autop(html) },
  'core/accordion': { own: accordion, after: accordionState },
  'core/accordion-item': { own: accordionItem },
} satisfies Record<string, Renderer>);
