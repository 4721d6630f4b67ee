// Block hooks: blocks that ask to stand before, after or inside of others (`blockHooks` in block.json) are put into a text
// whose author never wrote them. Reproduces apply_block_hooks_to_content and what calls it for posts. Blocks that an anchor
// has had once are remembered in its `metadata.ignoredHookedBlocks`, so that editors can take them away for good.
import { BlockPlaces, type KnownPlaces } from './block-places.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from './json.ts';
import { type Block, parseBlocks } from './parse.ts';
import { withAttribute } from './read-attributes.ts';
import { rewriteBlocks } from './rewrite.ts';
import { delimited, serializeBlocks } from './serialize.ts';

export type HookPosition = 'before' | 'after' | 'first_child' | 'last_child';

/** What to do with hooked blocks: show them; note at their anchors that these have had them; both. */
export type HookMode = 'insert' | 'ignore' | 'insert and ignore';

/** What is hooked in, for one text. */
export interface BlockHooks {
  /** Names of the blocks to stand at a place. `anchor` is null for text outside of blocks. */
  readonly types: (position: HookPosition, anchor: string | null) => readonly string[];
  /** The block itself, null where it is not to stand there after all. */
  readonly block: (block: Block, position: HookPosition, anchor: Block) => Block | null;
  /** May the block stand in a text more than once (the support `multiple`)? */
  readonly isMultiple: (name: string) => boolean;
}

/** Blocks deeper than this stay as they are. */
const deepest = 500;

/** What is told about a text that stands in a block. */
interface Inside {
  readonly theme?: string | undefined;
  readonly around?: boolean;
  readonly places?: BlockPlaces | undefined;
}

/** A text in a block that is taken away again. */
export interface Wrapped {
  readonly content: string;
  /** The wrapper's ignored blocks afterwards, as WordPress writes them into a post's meta; undefined: none. */
  readonly ignored: Json | undefined;
}

/** A template part that names no theme is told one (_inject_theme_attribute_in_template_part_block); others stay as they are. */
export function withTheme(block: Block, theme: string): Block {
  const { name, attributes } = block;
  const isNameless = name === 'core/template-part' && (attributes?.theme ?? null) === null;
  return isNameless ? { ...block, attributes: withAttribute(attributes, 'theme', theme) } : block;
}

/**
 * The text, written anew, with what is hooked into it. `theme` is what template parts are told that name none. Without
 * hooks nothing else changes. `known` is what is known of where its comments stand.
 */
export function withHookedBlocks(
  content: string,
  hooks: BlockHooks | undefined,
  mode: HookMode,
  theme?: string,
  known?: KnownPlaces,
): string {
  if (!hooks && theme === undefined)
    return rewriteBlocks(content, undefined, undefined, new BlockPlaces(content, known));
  return new Traversal(parseBlocks(content, known), hooks && once(hooks, content), mode, theme).written();
}

/**
 * The same for a text that stands in the block `wrapper`: what is hooked in as its first or last child counts, what is
 * hooked in around it does not, and is counted only where `around` says so. `ignored` is what the wrapper has had already.
 * `places` are those of the text's comments, where they have been found already.
 */
export function withHookedInside(
  content: string,
  wrapper: string,
  ignored: Json | undefined,
  hooks: BlockHooks | undefined,
  mode: HookMode,
  { theme, around = false, places }: Inside = {},
): Wrapped {
  const attributes: JsonObject = isEmpty(ignored) ? {} : { metadata: { ignoredHookedBlocks: ignored ?? null } };
  const inside: BlockHooks | undefined = hooks && {
    ...hooks,
    types: (position, anchor) =>
      !around && anchor === wrapper && (position === 'before' || position === 'after')
        ? []
        : hooks.types(position, anchor),
  };
  const text = delimited(wrapper, attributes, content);
  const until = text.lastIndexOf('<!--');
  const known = places && { places, from: until - content.length, until };
  const whole = withHookedBlocks(text, inside, mode, theme, known);
  const start = whole.indexOf('-->') + 3;
  const end = Math.max(whole.lastIndexOf('<!--'), start);
  if (start < 3) return { content: whole, ignored: undefined };
  const [root] = parseBlocks(whole.slice(0, start) + whole.slice(end));
  const noted = at(root?.attributes ?? {}, 'metadata', 'ignoredHookedBlocks');
  return { content: whole.slice(start, end), ignored: isEmpty(noted) ? undefined : noted };
}

/** Blocks that may stand in a text only once are hooked in once, and not where the text has one. */
function once(hooks: BlockHooks, content: string): BlockHooks {
  const present = new Set<string>();
  const isFree = (name: string): boolean => {
    if (hooks.isMultiple(name)) return true;
    if (present.has(name) || hasBlock(name, content)) return false;
    present.add(name);
    return true;
  };
  return { ...hooks, types: (position, anchor) => hooks.types(position, anchor).filter(isFree) };
}

/** WordPress `has_block()`. */
function hasBlock(name: string, content: string): boolean {
  if (!content.includes('<!-- wp:')) return false;
  const full = name.includes('/') ? name : `core/${name}`;
  if (content.includes(`<!-- wp:${full} `)) return true;
  return full.startsWith('core/') && content.includes(`<!-- wp:${full.slice(5)} `);
}

class Traversal {
  readonly #blocks: readonly Block[];
  readonly #hooks: BlockHooks | undefined;
  readonly #mode: HookMode;
  readonly #theme: string | undefined;

  constructor(blocks: readonly Block[], hooks: BlockHooks | undefined, mode: HookMode, theme: string | undefined) {
    this.#blocks = blocks;
    this.#hooks = hooks;
    this.#mode = mode;
    this.#theme = theme;
  }

  written(): string {
    return this.#list(this.#blocks, undefined, 0).join('');
  }

  /** Each block of a list written with what stands around it. The parent learns what it has had. */
  #list(blocks: readonly Block[], parent: Anchor | undefined, depth: number): string[] {
    return blocks.map((block, index) => {
      const anchor = new Anchor(this.#theme === undefined ? block : withTheme(block, this.#theme));
      const first = parent && index === 0 ? this.#at('first_child', parent) : '';
      const before = this.#at('before', anchor);
      const after = this.#at('after', anchor);
      const last = parent && index === blocks.length - 1 ? this.#at('last_child', parent) : '';
      return `${first}${before}${this.#block(anchor, depth)}${after}${last}`;
    });
  }

  #block(anchor: Anchor, depth: number): string {
    const { name, content, inner } = anchor.block;
    if (depth > deepest) return serializeBlocks([anchor.block]);
    const children = this.#list(inner, anchor, depth + 1);
    let next = 0;
    // Put together at the very end: joined here, the innermost text would be copied once for each block around it.
    let inside = '';
    for (const chunk of content) inside += chunk ?? children[next++] ?? '';
    // Only now: its children may have told it something.
    return delimited(name, anchor.block.attributes ?? {}, inside);
  }

  #at(position: HookPosition, anchor: Anchor): string {
    if (!this.#hooks) return '';
    let markup = '';
    if (this.#mode !== 'ignore') {
      const had = listed(anchor.ignored);
      for (const [name, block] of this.#hooked(this.#hooks, position, anchor)) {
        if (block && !had.includes(name)) markup += serializeBlocks([block]);
      }
    }
    if (this.#mode !== 'insert') {
      const hooked = this.#hooked(this.#hooks, position, anchor);
      if (hooked.length > 0) anchor.ignore(hooked.flatMap(([name, block]) => (block ? [name] : [])));
    }
    return markup;
  }

  #hooked(hooks: BlockHooks, position: HookPosition, anchor: Anchor): (readonly [string, Block | null])[] {
    return hooks.types(position, anchor.block.name).map((name) => {
      const empty: Block = { name, attributes: {}, inner: [], content: [] };
      return [name, hooks.block(empty, position, anchor.block)] as const;
    });
  }
}

/** A block on its way to text, which may still be told what it has had. */
class Anchor {
  block: Block;

  constructor(block: Block) {
    this.block = block;
  }

  get ignored(): Json | undefined {
    return at(this.block.attributes ?? {}, 'metadata', 'ignoredHookedBlocks');
  }

  ignore(names: readonly string[]): void {
    const { attributes } = this.block;
    const known = attributes?.metadata;
    const metadata = { ...(isObject(known) ? known : {}), ignoredHookedBlocks: merged(this.ignored, names) };
    this.block = { ...this.block, attributes: withAttribute(attributes, 'metadata', metadata) };
  }
}

const listed = (value: Json | undefined): readonly Json[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap((one) => one ?? []) : [];

/** Two lists as PHP's `array_unique(array_merge())` has them: what was there twice leaves a gap, which makes a map of it. */
export function merged(before: Json | undefined, more: Json | undefined): Json {
  const seen = new Set<Json>();
  const kept: Record<string, Json> = {};
  [...listed(before), ...listed(more)].forEach((one, index) => {
    if (!seen.has(one)) kept[index] = one;
    seen.add(one);
  });
  const values = Object.values(kept);
  return Object.keys(kept).every((key, index) => key === String(index)) ? values : kept;
}
