// Blocks -> HTML, as WordPress renders parsed blocks: classes prepared before, inner blocks, the block's own function, then
// the block supports in their order, then what is left for the block itself. Pure; numbers come from the state.
import type { OwnBlock } from '../types.ts';
import { boundAttributes, withBoundValues } from './bindings.ts';
import type { BlockType } from './block-type.ts';
import { renderers } from './core/renderers.ts';
import { coreBlocks } from './core-types.ts';
import { resolveDirectives } from './interactivity.ts';
import { at, isEmpty, isObject, type JsonObject, noAttributes } from './json.ts';
import { LateBlock } from './late-block.ts';
import type { Block } from './parse.ts';
import { attributeNames, preparedAttributes } from './prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from './render-state.ts';
import { deepest, storedHtml } from './stored-html.ts';
import { withCustomCssClass, withElementsClass, withVariationClass } from './supports/class-names.ts';
import { mayHaveNotes, withoutNoteMarkers } from './supports/notes.ts';
import { applySupports } from './supports/supports.ts';

/** A block type by name: WordPress's own. */
export const blockType = (name: string): BlockType | undefined => coreBlocks.get(name)?.type;

/** WordPress `do_blocks()` on parsed blocks. */
export function renderBlocks(blocks: readonly Block[], state: RenderState): string {
  let html = '';
  const around = postContext(state);
  for (const block of blocks) html += renderBlock(block, undefined, around, state, 0);
  return html;
}

/** What blocks at the top of a text know: the post around, and what lists around give. */
function postContext({ context: { post }, around: { listContext } }: RenderState): JsonObject {
  return post ? { postId: post.id, postType: post.type, ...listContext } : listContext;
}

function renderBlock(
  block: Block,
  parentLayout: JsonObject | undefined,
  around: JsonObject,
  state: RenderState,
  depth: number,
): string {
  state.hasNotes = false;
  if (!state.allowance.block()) return '';
  if (block.name === null) return withoutNoteMarkers(noted(block.content[0] ?? '', state));
  if (depth > deepest) return noted(storedHtml(block), state);
  const own = state.context.blocks?.get(block.name);
  const type = blockType(block.name) ?? own?.type;
  const prepared = state.prepared(block, (given) => prepare(given, own, type, parentLayout, around, state));
  const bound = prepared.attributes.metadata === undefined ? undefined : boundAttributes(prepared, state);
  const live = bound ? { ...prepared, attributes: { ...prepared.attributes, ...bound } } : prepared;
  const renderer = renderers[live.name];
  const isRoot = !state.isInteractive && isInteractive(type);
  if (isRoot) state.isInteractive = true;
  let html: string;
  let rest = '';
  if (renderer?.whole) html = noted(renderer.whole(live, state, innerOf(live, state, depth)), state);
  else if (renderer?.alone) {
    if (block.inner.length > 0) assemble(live, state, depth);
    html = noted(renderer.alone(live, state, innerOf(live, state, depth)), state);
  } else {
    ({ head: html, rest } = assemble(live, state, depth));
    if (bound || own?.render || renderer?.own) {
      html += rest;
      rest = '';
      if (bound) html = withBoundValues(html, live, bound);
      if (own?.render) html = own.render(preparedAttributes(live), html);
      if (renderer?.own) html = renderer.own(html, live, state, () => innerOf(live, state, depth));
      noted(html, state);
    }
  }
  if (block.inner.length === 0) state.allowance.made(html);
  html = applySupports(html, rest, live, state);
  if (renderer?.after && html !== '') {
    const before = html;
    html = renderer.after(html, live, state);
    if (html !== before) noted(html, state);
  }
  if (!isRoot) return html;
  state.isInteractive = false;
  return noted(resolveDirectives(html, state.stores), state);
}

/** The HTML, of which the state is told whether there may be a note's mark in it. */
function noted(html: string, state: RenderState): string {
  state.hasNotes = mayHaveNotes(html);
  return html;
}

function isInteractive(type: BlockType | undefined): boolean {
  const support = type?.supports?.interactivity;
  return support === true || (isObject(support) && !isEmpty(support.interactive));
}

/** What happens to a block before it is rendered: gallery ids, numbered classes. */
function prepare(
  block: Block,
  own: OwnBlock | undefined,
  type: BlockType | undefined,
  parentLayout: JsonObject | undefined,
  around: JsonObject,
  state: RenderState,
): LiveBlock {
  const name = block.name ?? '';
  const stored = countedAttributes(block, own, type) ?? noAttributes;
  const given: LiveBlock = { name, type, source: block, attributes: stored, parentLayout, around };
  // First: the hash of custom CSS is one over what this makes of the block.
  const adjusted = renderers[name]?.before?.(given, state) ?? given;
  let { attributes } = adjusted;
  if (isObject(attributes.style)) attributes = withElementsClass(attributes, type, state);
  if (attributes.className !== undefined) attributes = withVariationClass(attributes, name, state);
  if (isObject(attributes.style))
    attributes = withCustomCssClass(attributes, type, adjusted.source, parentLayout, state.styles);
  return attributes === adjusted.attributes ? adjusted : { ...adjusted, attributes };
}

/**
 * Attributes that count: all of them where an extension's function may ask for any, and where classes are named after them, which
 * those of settings and of own CSS are.
 */
function countedAttributes(block: Block, own: OwnBlock | undefined, type: BlockType | undefined): JsonObject | null {
  if (own?.render) return block.attributes;
  const named = LateBlock.attributes(block, attributeNames(type));
  return named?.settings === undefined && at(named?.style, 'css') === undefined ? named : block.attributes;
}

/** The block's HTML with its inner blocks in place: what stands before the first of them, and the rest. */
function assemble(live: LiveBlock, state: RenderState, depth: number): { head: string; rest: string } {
  const { content, inner } = live.source;
  if (inner.length === 0) {
    const html = content.length === 1 ? (content[0] ?? '') : content.join('');
    // WordPress has written the text anew before: a block around a lone "0" is empty then.
    return { head: html === '0' ? '' : noted(html, state), rest: '' };
  }
  const layout = layoutOf(live);
  const around = handedDown(live);
  const head = content[0] ?? '';
  let hasNotes = mayHaveNotes(head);
  let rest = '';
  let next = 0;
  for (let place = content[0] === null ? 0 : 1; place < content.length; place++) {
    const chunk = content[place] ?? null;
    if (chunk !== null) {
      rest += chunk;
      hasNotes ||= mayHaveNotes(chunk);
      continue;
    }
    const child = inner[next++];
    if (!child) continue;
    rest += renderBlock(child, layout, around, state, depth + 1);
    hasNotes ||= state.hasNotes;
  }
  state.hasNotes = hasNotes;
  return { head, rest };
}

function innerOf(live: LiveBlock, state: RenderState, depth: number): Inner {
  const supported = (within: LiveBlock): string => {
    const { head, rest } = assemble(within, state, depth);
    return applySupports(head, rest, within, state);
  };
  return {
    blocks: (blocks) => renderEach(blocks, handedDown(live), undefined, state, depth).join(''),
    each: (blocks, around) =>
      around
        ? renderEach(blocks, { ...around, ...state.around.listContext }, undefined, state, depth)
        : renderEach(blocks, handedDown(live), layoutOf(live), state, depth),
    top: (blocks) => {
      const { postId, postType } = live.around;
      const { listContext } = state.around;
      const around = postId === undefined ? listContext : { postId, postType, ...listContext };
      return renderEach(blocks, around, undefined, state, depth).join('');
    },
    // WordPress renders it as a block of no type, whose classes land on its first tag.
    within: (context, blocks) =>
      state.given(context, () => {
        const source = blocks ? { ...live.source, inner: blocks, content: blocks.map(() => null) } : live.source;
        const within = { ...live, source, around: { ...live.around, ...context } };
        return supported(within);
      }),
    content: (context) =>
      state.given(context, (around) => {
        const within = { ...live, around, name: 'core/null', type: undefined };
        return supported(within);
      }),
  };
}

const layoutOf = ({ attributes: { layout } }: LiveBlock): JsonObject | undefined =>
  isObject(layout) ? layout : undefined;

function renderEach(
  blocks: readonly Block[],
  around: JsonObject,
  parentLayout: JsonObject | undefined,
  state: RenderState,
  depth: number,
): string[] {
  return blocks.map((block) => renderBlock(block, parentLayout, around, state, depth + 1));
}

/** Context for inner blocks: what came from around, and what this block provides. */
function handedDown(live: LiveBlock): JsonObject {
  const provides = live.type?.provides;
  if (!provides) return live.around;
  const given: Record<string, JsonObject[string]> = { ...live.around };
  const prepared = preparedAttributes(live);
  for (const [context, attribute] of Object.entries(provides)) {
    // What was stored has to fit its schema; what was worked out for the block does.
    const isStored = live.source.attributes?.[attribute] !== undefined;
    const value = isStored ? prepared[attribute] : (live.attributes[attribute] ?? live.type?.defaults?.[attribute]);
    if (value !== undefined) given[context] = value;
  }
  return given;
}
