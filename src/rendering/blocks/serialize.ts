// Block tree -> stored text, as WordPress `serialize_block()` writes it: attributes as PHP encodes them, escaped so that
// they cannot end the comment they stand in.
import { Writing } from '../formatting/writing.ts';
import type { JsonObject } from './json.ts';
import { LateBlock } from './late-block.ts';
import type { Block } from './parse.ts';
import { rewrittenAttributes, writtenAttributes } from './read-attributes.ts';

const shortName = (name: string): string => (name.startsWith('core/') ? name.slice(5) : name);
const opener = (name: string, attributes: JsonObject | null): string =>
  `<!-- wp:${shortName(name)} ${writtenAttributes(attributes)}-->`;

/** WordPress `get_comment_delimited_block_content()`: the block's comments around its content. */
export function delimited(name: string | null, attributes: JsonObject | null, content: string): string {
  if (name === null) return content;
  if (content === '' || content === '0') return `<!-- wp:${shortName(name)} ${writtenAttributes(attributes)}/-->`;
  return `${opener(name, attributes)}${content}<!-- /wp:${shortName(name)} -->`;
}

const isNothing = (html: string): boolean => html === '' || html === '0';

function isEmptyBlock({ inner, content }: Block): boolean {
  if (inner.length > 0) return false;
  return content.length < 2 ? isNothing(content[0] ?? '') : isNothing(content.join(''));
}

/** WordPress `serialize_blocks()`. */
export function serializeBlocks(blocks: readonly Block[]): string {
  const serializing = new Serializing();
  for (const block of blocks) serializing.add(block);
  return serializing.finish();
}

/** Keeps its own stack, so depth is no danger. */
class Serializing {
  readonly #writing = new Writing();
  /** Blocks of which the end is not written yet, and of each: how much of its content is, and how many blocks of it. */
  readonly #open: Block[] = [];
  readonly #parts: number[] = [];
  readonly #inner: number[] = [];
  /** The name that was written last, and the comments of its blocks, up to the attributes. */
  #name = '';
  #opening = '';
  #closing = '';
  /** The attributes that were written last, or their JSON, and as what: many blocks are alike. */
  #attributes: JsonObject | null = null;
  #json: string | null = null;
  #written = '';

  add(block: Block): void {
    const open = this.#open;
    this.#begin(block);
    for (let top = open.length - 1; top >= 0; top = open.length - 1) this.#goOn(open[top] ?? block, top);
  }

  finish(): string {
    return this.#writing.finish();
  }

  /** Writes a block up to its content, or the whole where it is empty. */
  #begin(block: Block): void {
    const { name } = block;
    const isEmpty = name !== null && isEmptyBlock(block);
    if (name !== null) {
      const writing = this.#writing;
      this.#takeName(name);
      writing.add(this.#opening);
      writing.add(this.#attributesOf(block));
      writing.add(isEmpty ? '/-->' : '-->');
    }
    if (isEmpty) return;
    this.#open.push(block);
    this.#parts.push(0);
    this.#inner.push(0);
  }

  /** Writes what comes next of a block, up to a block in it or its end. */
  #goOn({ name, content, inner }: Block, top: number): void {
    const writing = this.#writing;
    let part = this.#parts[top] ?? 0;
    for (; part < content.length; part++) {
      const html = content[part];
      if (html === null || html === undefined) break;
      writing.add(html);
    }
    this.#parts[top] = part + 1;
    if (part < content.length) {
      const place = this.#inner[top] ?? 0;
      this.#inner[top] = place + 1;
      const child = inner[place];
      if (child) this.#begin(child);
      return;
    }
    if (name !== null) {
      this.#takeName(name);
      writing.add(this.#closing);
    }
    this.#open.pop();
    this.#parts.pop();
    this.#inner.pop();
  }

  #takeName(name: string): void {
    if (name === this.#name) return;
    this.#name = name;
    this.#opening = `<!-- wp:${shortName(name)} `;
    this.#closing = `<!-- /wp:${shortName(name)} -->`;
  }

  #attributesOf(block: Block): string {
    const json = LateBlock.json(block);
    const attributes = json === null ? block.attributes : null;
    if (json !== this.#json || attributes !== this.#attributes) {
      this.#written = json === null ? writtenAttributes(attributes) : rewrittenAttributes(json);
      this.#json = json;
      this.#attributes = attributes;
    }
    return this.#written;
  }
}
