// What the blocks of one text may take to render. A function that renders a block takes a thousand times as long as a character of
// text does, some make a thousand characters of twenty: texts of many thousands of such blocks, which no editor makes, would take
// seconds. As many as can be rendered in a short time are; those behind them are put out as they are stored, as blocks nested too
// deep are. What lists and patterns repeat is bounded elsewhere (allowance.ts). Linear.
import type { BlockTheme } from './block-theme.ts';
import { at, noAttributes } from './json.ts';
import type { Block } from './parse.ts';
import { deepest, storedHtml } from './stored-html.ts';
import { blockWork, passWork } from './work.ts';

/** Microseconds, about, that the blocks of a text may take, and those of each megabyte of a longer one. */
const mostWork = 24_000;
const megabyte = 2 ** 20;
/** What a block takes however it is put out. */
const eachBlock = 0.5;
/** Characters of a text that cannot have more blocks than may be rendered. */
const short = 8192;

/** The blocks of a text of so many characters, as many of them as may be rendered. */
export function affordable(
  blocks: readonly Block[],
  length: number,
  theme: Pick<BlockTheme, 'lightbox'>,
): readonly Block[] {
  if (length < short) return blocks;
  const work = mostWork * Math.max(1, length / megabyte);
  return new Work(work, at(theme.lightbox, 'enabled') === true).affordable(blocks, 0);
}

class Work {
  readonly #hasLightbox: boolean;
  /** Characters within blocks that have others in them. */
  readonly #lengths = new Map<Block, number>();
  #left: number;

  constructor(most: number, hasLightbox: boolean) {
    this.#left = most;
    this.#hasLightbox = hasLightbox;
  }

  affordable(blocks: readonly Block[], depth: number): readonly Block[] {
    // Most texts have few blocks: nothing is made of them.
    let changed: Block[] | undefined;
    for (let place = 0; place < blocks.length; place++) {
      const block = blocks[place];
      if (!block) continue;
      const one = this.#one(block, depth);
      if (one !== block) changed ??= blocks.slice(0, place);
      changed?.push(one);
      // Within a block each of those in it has its place.
      if (changed && this.#left < 0 && depth === 0) return [...changed, textOf(blocks.slice(place + 1))];
    }
    return changed ?? blocks;
  }

  #one(block: Block, depth: number): Block {
    this.#left -= eachBlock;
    if (this.#left < 0) return stored(block);
    if (block.name === null || depth > deepest) return block;
    this.#left -= blockWork(block, this.#hasLightbox) + passWork(block) * this.#lengthOf(block, depth);
    if (this.#left < 0) return stored(block);
    if (block.inner.length === 0) return block;
    const inner = this.affordable(block.inner, depth + 1);
    return inner === block.inner ? block : { ...block, inner };
  }

  /** Characters of the HTML of a block and of those in it. */
  #lengthOf(block: Block, depth: number): number {
    let length = 0;
    for (const part of block.content) length += part?.length ?? 0;
    if (block.inner.length === 0) return length;
    const known = this.#lengths.get(block);
    if (known !== undefined) return known;
    if (depth > deepest) length = storedHtml(block).length;
    else for (const inner of block.inner) length += this.#lengthOf(inner, depth + 1);
    this.#lengths.set(block, length);
    return length;
  }
}

/** Blocks as one that is text alone. */
function textOf(blocks: readonly Block[]): Block {
  let html = '';
  for (const block of blocks) html += storedHtml(block);
  return { name: null, attributes: noAttributes, inner: [], content: [html] };
}

const stored = (block: Block): Block => (block.name === null ? block : textOf([block]));
