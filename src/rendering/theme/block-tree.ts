// Changes blocks of a tree on their way to text. Reproduces apply_block_hooks_to_content without hooked blocks (template
// parts learn their theme) and resolve_pattern_blocks (a reference to a pattern becomes the pattern).

import { BlockPlaces } from '../blocks/block-places.ts';
import { at, isObject, type Json, type JsonObject, noAttributes } from '../blocks/json.ts';
import { type Block, parseBlocks } from '../blocks/parse.ts';
import {
  readAttributes,
  rewrittenAttributes,
  withAttribute,
  withoutAttribute,
  writtenAttributes,
} from '../blocks/read-attributes.ts';
import { rewriteBlocks } from '../blocks/rewrite.ts';
import { serializeBlocks } from '../blocks/serialize.ts';
import { serializeAttributes } from '../blocks/write-json.ts';
import { sanitizeTextField } from '../formatting/sanitize-text.ts';

/** Blocks deeper than this stay as they are. */
const deepest = 500;
/** A document takes at most so many blocks out of patterns: patterns in patterns multiply. */
const mostInserted = 50_000;

/** What a reference to a pattern needs of it. */
export interface ReferencedPattern {
  readonly title: string;
  readonly description?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  /** Parsed and written anew, template parts with their theme. */
  readonly content: string;
}

const templatePart = 'core/template-part';
const patternBlock = 'core/pattern';
const hasTheme = (attributes: JsonObject | null): boolean => at(attributes ?? {}, 'theme') != null;

/** The text with each template part naming its theme, written anew. */
export function withTheme(content: string, stylesheet: string): string {
  const theme = serializeAttributes({ theme: stylesheet }).slice(1);
  return rewriteBlocks(
    content,
    (name, json) => {
      const written = rewrittenAttributes(json);
      if (name !== templatePart) return written;
      // A brace and a blank stand at the end.
      if (written.startsWith('{') && !written.includes('"theme"')) return `${written.slice(0, -2)},${theme} `;
      const attributes = json === '' ? noAttributes : readAttributes(json);
      return hasTheme(attributes) ? written : writtenAttributes(withAttribute(attributes, 'theme', stylesheet));
    },
    deepest,
  );
}

/** The text with no template part naming its theme, written anew. */
export const withoutTheme = (content: string): string =>
  rewriteBlocks(
    content,
    (name, json) => (name === templatePart ? withoutAttribute(json, 'theme') : rewrittenAttributes(json)),
    deepest,
  );

/** The text with each reference to a pattern that `find` knows replaced by the pattern. */
export function withPatterns(content: string, find: (slug: string) => ReferencedPattern | undefined): string {
  if (!/wp:(?:core\/)?pattern/.test(content)) return rewriteBlocks(content);
  const places = new BlockPlaces(content);
  if (!refersToAny(content, places, find)) return rewriteBlocks(content, undefined, undefined, places);
  const blocks = parseBlocks(content);
  return serializeBlocks(new Resolver(find).list(blocks, 0).flat());
}

/** Does a text refer to a pattern that is known? */
function refersToAny(content: string, places: BlockPlaces, find: (slug: string) => unknown): boolean {
  for (let place = 0; place < places.count; place++) {
    if (places.name(place) !== patternBlock) continue;
    const attributes = readAttributes(content.slice(places.jsonStart(place), places.jsonEnd(place)));
    const slug = at(attributes ?? {}, 'slug');
    if (typeof slug === 'string' && find(slug) !== undefined) return true;
  }
  return false;
}

class Resolver {
  readonly #find: (slug: string) => ReferencedPattern | undefined;
  readonly #seen = new Set<string>();
  #inserted = 0;

  constructor(find: (slug: string) => ReferencedPattern | undefined) {
    this.#find = find;
  }

  /** What stands in the place of each block. */
  list(blocks: readonly Block[], depth: number): (readonly Block[])[] {
    return blocks.map((block) => {
      if (block.name === patternBlock) return this.#pattern(block, depth);
      if (block.inner.length === 0 || depth > deepest) return [block];
      const inner = this.list(block.inner, depth + 1);
      let place = 0;
      const content = block.content.flatMap((part) =>
        part === null ? new Array<null>(inner[place++]?.length ?? 1).fill(null) : [part],
      );
      return [{ ...block, inner: inner.flat(), content }];
    });
  }

  #pattern(block: Block, depth: number): readonly Block[] {
    const slug = at(block.attributes ?? {}, 'slug');
    if (typeof slug !== 'string' || slug === '' || slug === '0') return [block];
    if (this.#seen.has(slug)) return [];
    const pattern = this.#find(slug);
    if (!pattern || depth > deepest || this.#inserted > mostInserted) return [block];
    const blocks = parseBlocks(pattern.content.replace(/^[ \t\n\r\0\v]+/, '').trimEnd());
    this.#inserted += blocks.length;
    const [only] = blocks;
    const named = blocks.length === 1 && only ? [instance(only, slug, pattern)] : blocks;
    this.#seen.add(slug);
    const resolved = this.list(named, depth + 1).flat();
    this.#seen.delete(slug);
    return resolved;
  }
}

/** The single block of a pattern says which pattern it is. */
function instance(block: Block, slug: string, pattern: ReferencedPattern): Block {
  const known = at(block.attributes ?? {}, 'metadata');
  const metadata: Record<string, Json> = { ...(isObject(known) ? known : {}), patternName: slug };
  const said = { name: pattern.title, description: pattern.description, categories: pattern.categories };
  for (const [name, given] of Object.entries(said)) {
    const value = given ?? metadata[name];
    if (Array.isArray(value) ? value.length === 0 : value == null || value === '' || value === '0') continue;
    metadata[name] = Array.isArray(value)
      ? value.map((one) => sanitizeTextField(String(one)))
      : sanitizeTextField(String(value));
  }
  return { ...block, attributes: withAttribute(block.attributes, 'metadata', metadata) };
}
