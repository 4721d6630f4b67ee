// The block parser: stored text -> tree of blocks, as WordPress's own parser (class WP_Block_Parser) reads it, including
// what it makes of broken documents. One pass, linear in the length of any text.
import { type BlockComment, BlockScanner } from './block-comments.ts';
import type { KnownPlaces } from './block-places.ts';
import { type JsonObject, noAttributes as none } from './json.ts';
import { LateBlock } from './late-block.ts';

/** A parsed block in WordPress's shape. `name` is null for text outside blocks (classic text). */
export interface Block {
  readonly name: string | null;
  /** Attributes; null when the comment's JSON is broken. */
  readonly attributes: JsonObject | null;
  readonly inner: readonly Block[];
  /** The block's own HTML; null stands where the next inner block goes. */
  readonly content: readonly (string | null)[];
}

/** Each block left open repeats the text to the document's end; past this many it would grow with the square. */
const maximumUnclosed = 16;
/** So many characters are repeated at most, beyond what the innermost block has: a long text stays about as long as it is. */
const mostRepeated = 2 ** 18;

/** What blocks left open repeat, the innermost first, of a text of so many characters. */
export class Repetition {
  readonly #length: number;
  #count = 0;
  #repeated = 0;

  constructor(length: number) {
    this.#length = length;
  }

  /** Where the text ends that the next block has from an offset on. */
  endOf(from: number): number {
    const repeated = this.#count === 0 ? 0 : this.#repeated + this.#length - from;
    if (this.#count >= maximumUnclosed || repeated > mostRepeated) return from;
    this.#count++;
    this.#repeated = repeated;
    return this.#length;
  }
}

/** A block that is given what stands in it. */
interface BlockInMaking extends Block {
  inner: Block[];
  content: (string | null)[];
}

/** What blocks have that have nothing: lists of their own are made for those that have something. */
const noBlocks: Block[] = [];
const noContent: (string | null)[] = [];

function addContent(block: BlockInMaking, part: string | null): void {
  if (block.content === noContent) block.content = [part];
  else block.content.push(part);
}

const freeform = (html: string): Block => ({ name: null, attributes: none, inner: noBlocks, content: [html] });
// PHP's empty(): a lone "0" is dropped by WordPress's parser.
const hasHtml = (html: string): boolean => html !== '' && html !== '0';

export interface Document {
  readonly blocks: readonly Block[];
  /** False when openers and closers do not pair up; then WordPress mends the document before it renders it. */
  readonly balanced: boolean;
}

/** WordPress `parse_blocks()`, with word on whether the document was well formed. `known` is where its comments stand. */
export const parseDocument = (text: string, known?: KnownPlaces): Document => new DocumentParser(text, known).parsed();

class DocumentParser {
  readonly #text: string;
  readonly #known: KnownPlaces | undefined;
  readonly #output: Block[] = [];
  /** Blocks that are open, and of each: where it begins, and where its own HTML that is not yet taken does. */
  readonly #open: BlockInMaking[] = [];
  readonly #starts: number[] = [];
  readonly #froms: number[] = [];
  /** Where loose text before the block begins, -1 if there is none. */
  readonly #leading: number[] = [];
  /** Up to here the text is read. */
  #at = 0;

  constructor(text: string, known: KnownPlaces | undefined) {
    this.#text = text;
    this.#known = known;
  }

  parsed(): Document {
    const text = this.#text;
    const blocks = this.#output;
    const scanner = new BlockScanner(text, this.#known);
    while (scanner.advance()) {
      if (scanner.kind === 'void') this.#void(this.#made(scanner), scanner);
      else if (scanner.kind === 'opener') this.#opener(this.#made(scanner), scanner);
      // A closer without an opener: the rest of the document is text.
      else if (!this.#closer(scanner)) {
        this.#addLoose(this.#at, text.length);
        return { blocks, balanced: false };
      }
      this.#at = scanner.end;
    }
    if (this.#open.length === 0) {
      this.#addLoose(this.#at, text.length);
      return { blocks, balanced: true };
    }
    // Blocks left open: each becomes a block of the top level, the innermost first.
    const repetition = new Repetition(text.length);
    for (let open = this.#open.pop(); open; open = this.#open.pop()) {
      const from = this.#froms.pop() ?? 0;
      this.#closeTop(open, from, repetition.endOf(from));
    }
    return { blocks, balanced: false };
  }

  /** The block that a comment begins, with nothing in it. */
  #made(scanner: BlockScanner): BlockInMaking {
    const { name, jsonStart, jsonEnd } = scanner;
    return scanner.readsNow(jsonStart, jsonEnd)
      ? { name, attributes: scanner.attributes(jsonStart, jsonEnd), inner: noBlocks, content: noContent }
      : new LateBlock(name, this.#text.slice(jsonStart, jsonEnd), noBlocks, noContent);
  }

  #void(block: Block, { start, end }: BlockComment): void {
    const last = this.#open.length - 1;
    if (last >= 0) this.#addInner(last, block, start, end);
    else {
      this.#addLoose(this.#at, start);
      this.#output.push(block);
    }
  }

  #opener(block: BlockInMaking, { start, end }: BlockComment): void {
    this.#leading.push(start > this.#at ? this.#at : -1);
    this.#open.push(block);
    this.#starts.push(start);
    this.#froms.push(end);
  }

  /** False where nothing is open. */
  #closer({ start, end }: BlockComment): boolean {
    const block = this.#open.pop();
    const from = this.#froms.pop();
    if (block === undefined || from === undefined) return false;
    const outer = this.#open.length - 1;
    if (outer === -1) {
      this.#closeTop(block, from, start);
      return true;
    }
    addContent(block, this.#text.slice(from, start));
    this.#leading.pop();
    this.#addInner(outer, block, this.#starts.pop() ?? 0, end);
    return true;
  }

  /** A block that was open, with its own HTML up to an offset, becomes one of the top level. */
  #closeTop(block: BlockInMaking, from: number, end: number): void {
    const html = this.#text.slice(from, end);
    if (hasHtml(html)) addContent(block, html);
    const start = this.#starts.pop() ?? 0;
    const leading = this.#leading.pop() ?? -1;
    if (leading !== -1) this.#addLoose(leading, start);
    this.#output.push(block);
  }

  /** Puts a block, which stands between two offsets, into one that is open. */
  #addInner(place: number, block: Block, start: number, end: number): void {
    const parent = this.#open[place];
    if (!parent) return;
    const html = this.#text.slice(this.#froms[place], start);
    if (hasHtml(html)) addContent(parent, html);
    if (parent.inner === noBlocks) parent.inner = [block];
    else parent.inner.push(block);
    addContent(parent, null);
    this.#froms[place] = end;
  }

  #addLoose(start: number, end: number): void {
    if (end > start) this.#output.push(freeform(this.#text.slice(start, end)));
  }
}

/** WordPress `parse_blocks()`. */
export const parseBlocks = (text: string, known?: KnownPlaces): readonly Block[] => parseDocument(text, known).blocks;
