// One rendering in progress: what it was given, and the counters behind numbered class names.
import { type Language, languageIn } from '../language.ts';
import type { ContentContext, IdCounts } from '../types.ts';
import { Allowance } from './allowance.ts';
import type { BlockType } from './block-type.ts';
import type { JsonObject } from './json.ts';
import type { PageStyles } from './page-styles.ts';
import type { Block } from './parse.ts';
import { Stores } from './stores.ts';
import { Surroundings } from './surroundings.ts';

/** Menus within menus that are rendered twice: what stands in them eight times then. */
const doubledMenus = 3;

export class RenderState {
  readonly context: ContentContext;
  readonly language: Language;
  /** What may still be taken in. */
  readonly allowance: Allowance;
  #given: IdCounts;
  #counts: Record<string, number> | null = null;
  /** What is being rendered, here and around. */
  readonly around: Surroundings;
  /** What interactive blocks tell their scripts. */
  readonly stores: Stores;
  /** Galleries so far, and those of them that have pictures with a lightbox. */
  galleries = 0;
  readonly lightboxGalleries = new Set<string>();
  /** Within a menu: what its blocks were given. */
  #prepared: Map<Block, LiveBlock> | undefined;
  /** The blocks that stay as they were given. */
  #keeping: ReadonlySet<Block> | undefined;
  /** Menus within menus around. */
  #menus = 0;
  /** How often a block within a menu was given something. */
  #changes = 0;
  readonly #costs = new WeakMap<object, readonly (readonly [counter: string, cost: number])[]>();
  /** Takes the rules that the page's blocks need; absent outside of pages. */
  readonly styles: PageStyles | undefined;
  /** In the loop of a page's own list, whose first pictures load at once (`in_the_loop`). */
  inLoop: boolean;
  /** May the HTML that was rendered last have marks of editors' notes in it? */
  hasNotes = false;
  /** A block around resolves the directives of all that is inside of it. */
  isInteractive: boolean;

  constructor(context: ContentContext, ids: IdCounts) {
    this.context = context;
    this.language = languageIn(context);
    this.allowance = context.allowance ?? new Allowance();
    this.around = context.within ?? new Surroundings();
    // A page's own list, or a feed, is at the post whose text this is.
    if (!context.within && context.mainLoop) this.around.main = context.post?.id;
    this.stores = context.page?.stores ?? new Stores();
    this.styles = context.page?.styles;
    this.inLoop = context.mainLoop === true;
    this.isInteractive = context.inInteractive === true;
    this.#given = ids;
  }

  /** Next number of a counter: `''` is WordPress's common one. */
  nextId(counter: string): number {
    return this.advance(counter, 1);
  }

  /** Counts on, or back; the counter as it stands then. */
  advance(counter: string, by: number): number {
    const next = this.count(counter) + by;
    if (this.#counts) this.#counts[counter] = next;
    return next;
  }

  /** A counter as it stands. Looking makes the result depend on the counters. */
  count(counter: string): number {
    this.#counts ??= { ...this.#given };
    return this.#counts[counter] ?? 0;
  }

  /** Renders with context that reaches every block below, and with what lists further out have given. */
  given(context: JsonObject, render: (around: JsonObject) => string): string {
    const { around } = this;
    const before = around.listContext;
    const listContext = { ...before, ...context };
    around.listContext = listContext;
    const post = typeof context.postId === 'number' ? context.postId : undefined;
    const html = around.at(post, () => render(listContext));
    around.listContext = before;
    return html;
  }

  /** `wp_reset_postdata`: behind a list the post of the page's own list, or of the feed, is set up again. The API has none. */
  setUpMainPost(): void {
    const main = this.around.main ?? this.context.page?.main.ids[0];
    if (main !== undefined) this.around.pagesOf = main;
  }

  /**
   * WordPress renders what stands in menus and their links twice, the first time for nothing: numbers show it, and classes that
   * blocks further inside are given each time. What stands in menus within menus deeper than some levels is rendered once and
   * its numbers are counted on, so that it does not double at each level. `between` runs after the first time.
   */
  twice<T>(block: Block, render: () => T, between: () => void = () => {}): T {
    const isOutermost = this.#prepared === undefined;
    this.#prepared ??= new Map();
    const keeping = this.#keeping;
    this.#keeping = undefined;
    this.#menus++;
    const shown = this.#twice(block, render, between);
    this.#menus--;
    this.#keeping = keeping;
    if (isOutermost) this.#prepared = undefined;
    return shown;
  }

  #twice<T>(block: Block, render: () => T, between: () => void): T {
    const known = this.#menus > doubledMenus ? this.#costs.get(block) : undefined;
    if (known) {
      for (const [counter, cost] of known) this.advance(counter, cost);
      between();
      this.#keeping = new Set(block.inner);
      return render();
    }
    const before = { ...this.ids };
    const changes = this.#changes;
    const once = render();
    const costs = Object.entries(this.ids)
      .map(([counter, after]) => [counter, after - (before[counter] ?? 0)] as const)
      .filter(([counter, cost]) => cost > 0 && counter !== 'colored submenus');
    this.#costs.set(block, costs);
    between();
    if (this.#counts) this.#counts['colored submenus'] = before['colored submenus'] ?? 0;
    if (costs.length === 0 && changes === this.#changes) return once;
    this.#keeping = new Set(block.inner);
    return render();
  }

  /**
   * What a block is given before it is rendered. Within menus: the menu's own blocks keep that the second time, those further
   * inside are given more.
   */
  prepared(block: Block, make: (block: Block) => LiveBlock): LiveBlock {
    if (!this.#prepared) return make(block);
    const before = this.#prepared.get(block);
    if (before && this.#keeping?.has(block)) return before;
    const given = before ? { ...block, attributes: before.attributes } : block;
    const made = make(given);
    const live = made.source === given ? { ...made, source: block } : made;
    if (made.attributes !== given.attributes && given.attributes !== null) {
      this.#changes++;
      this.#forget(block.inner);
    } else if (block.name === 'core/gallery') this.#forget(block.inner);
    this.#prepared.set(block, live);
    return live;
  }

  /** WordPress makes the blocks inside of a block anew where that was given something. */
  #forget(blocks: readonly Block[]): void {
    for (const block of blocks) if (this.#prepared?.delete(block)) this.#forget(block.inner);
  }

  /** Goes on from the counters of a rendering within this one. */
  adopt(ids: IdCounts): void {
    if (ids !== this.ids) this.#counts = { ...ids };
  }

  get ids(): IdCounts {
    return this.#counts ?? this.#given;
  }
}

/** Renders what stands inside of a block. */
export interface Inner {
  /** Other blocks in its place. */
  blocks(blocks: readonly Block[]): string;
  /** Each of some blocks by itself: within the block, or where only `around` is known. */
  each(blocks: readonly Block[], around?: JsonObject): string[];
  /** Blocks that stand at the top of a text of their own, of which only the post around is known. */
  top(blocks: readonly Block[]): string;
  /** Its own content with its inner blocks, with nothing around them but this context and that of lists further out. */
  content(context: JsonObject): string;
  /** The same, or other blocks, as the block itself: with its own supports on it. */
  within(context: JsonObject, blocks?: readonly Block[]): string;
}

/** A block on its way to HTML: its attributes may have grown by classes made for this rendering. */
export interface LiveBlock {
  readonly name: string;
  readonly type: BlockType | undefined;
  readonly source: Block;
  readonly attributes: JsonObject;
  /** The parent's own `layout` attribute. */
  readonly parentLayout: JsonObject | undefined;
  /** Context handed down by the blocks around, attribute values by context name. */
  readonly around: JsonObject;
}
