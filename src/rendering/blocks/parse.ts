// The block parser: stored text -> tree of blocks, as WordPress's own parser (class WP_Block_Parser) reads it, including
// what it makes of broken documents. One pass, linear in the length of any text.
import { isNameAt } from '../formatting/scan.ts';
import { type JsonObject, noAttributes as none } from './json.ts';
import { LateBlock } from './late-block.ts';
import { readAttributes } from './read-attributes.ts';

/** A parsed block in WordPress's shape. `name` is null for text outside blocks (classic text). */
export interface Block {
  readonly name: string | null;
  /** Attributes; null when the comment's JSON is broken. */
  readonly attributes: JsonObject | null;
  readonly inner: readonly Block[];
  /** The block's own HTML; null stands where the next inner block goes. */
  readonly content: readonly (string | null)[];
}

/** Where a block's comment stands in a text, and what it is. */
export interface BlockComment {
  readonly kind: 'opener' | 'closer' | 'void';
  readonly name: string;
  /** Offsets of the comment in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Offsets of the attributes' JSON, the same where there is none. */
  readonly jsonStart: number;
  readonly jsonEnd: number;
}

export interface BlockToken extends BlockComment {
  /** Read when they are asked for: many a time nobody does. */
  readonly attributes: JsonObject | null;
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 12 || code === 13;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isNameCode = (code: number): boolean => isLower(code) || (code >= 48 && code <= 57) || code === 95 || code === 45;

/** `wp:` and `-->`; a call of `startsWith()` takes longer. */
const isPrefix = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 119 && text.charCodeAt(at + 1) === 112 && text.charCodeAt(at + 2) === 58;
const isCommentEnd = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 45 && text.charCodeAt(at + 1) === 45 && text.charCodeAt(at + 2) === 62;

function skipSpaces(text: string, at: number): number {
  let here = at;
  while (isSpace(text.charCodeAt(here))) here++;
  return here;
}

function skipName(text: string, at: number): number {
  if (!isLower(text.charCodeAt(at))) return at;
  let here = at + 1;
  while (isNameCode(text.charCodeAt(here))) here++;
  return here;
}

/** Of attributes whose JSON is no longer than this, so many at most are remembered while a text is read. */
const longestKnown = 128;
const mostKnown = 256;
/** Attributes are read with the text, up to so many characters of their JSON; what is behind is read when it is asked for. */
const mostRead = 65_536;

class Token implements BlockToken {
  readonly kind: BlockToken['kind'];
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly jsonStart: number;
  readonly jsonEnd: number;
  readonly #scanner: BlockScanner;

  constructor(scanner: BlockScanner) {
    this.#scanner = scanner;
    this.kind = scanner.kind;
    this.name = scanner.name;
    this.start = scanner.start;
    this.end = scanner.end;
    this.jsonStart = scanner.jsonStart;
    this.jsonEnd = scanner.jsonEnd;
  }

  get attributes(): JsonObject | null {
    return this.#scanner.attributes(this.jsonStart, this.jsonEnd);
  }
}

/** Walks the block comments of a text in order, and is the one that it stands on. Everything between two is HTML, untouched. */
export class BlockScanner implements BlockComment {
  readonly #text: string;
  kind: BlockComment['kind'] = 'void';
  name = '';
  start = 0;
  end = 0;
  jsonStart = 0;
  jsonEnd = 0;
  /** Attributes that were read, by their JSON: the same short ones occur again and again. */
  readonly #known = new Map<string, JsonObject | null>();
  /** Those that were read last, and their JSON. */
  #json = '';
  #read: JsonObject | null = none;
  /** So many characters of JSON are still read with the text. */
  #left = mostRead;
  /** The name that was read last, as it is written and in full. */
  #written = '';
  #named = '';
  /** Set once no `} -->` is left ahead, so that a text full of `{` is not searched to its end again and again. */
  #noMoreAttributes = false;

  constructor(text: string) {
    this.#text = text;
  }

  next(): BlockToken | null {
    return this.advance() ? new Token(this) : null;
  }

  /** Goes on to the next comment; false where there is none. */
  advance(): boolean {
    const text = this.#text;
    for (let start = text.indexOf('<!--', this.end); start !== -1; start = text.indexOf('<!--', start + 4))
      if (this.#isAt(start)) return true;
    this.end = text.length;
    return false;
  }

  #isAt(start: number): boolean {
    const text = this.#text;
    let here = skipSpaces(text, start + 4);
    if (here === start + 4) return false;
    const closer = text.charCodeAt(here) === 47;
    if (closer) here++;
    if (!isPrefix(text, here)) return false;
    const nameStart = here + 3;
    here = skipName(text, nameStart);
    if (here === nameStart) return false;
    const slash = text.charCodeAt(here) === 47 ? here : -1;
    if (slash !== -1) here = skipName(text, slash + 1);
    if (here === slash + 1) return false;
    const nameEnd = here;
    const afterName = skipSpaces(text, here);
    if (afterName === here) return false;
    here = afterName;
    const json = here;
    let jsonEnd = here;
    if (text.charCodeAt(here) === 123) {
      const brace = this.#attributesEnd(here);
      if (brace === -1) return false;
      jsonEnd = brace + 1;
      here = skipSpaces(text, jsonEnd);
    }
    const isVoid = text.charCodeAt(here) === 47;
    if (isVoid) here++;
    if (!isCommentEnd(text, here)) return false;
    this.kind = isVoid ? 'void' : closer ? 'closer' : 'opener';
    this.name = this.#name(nameStart, nameEnd, slash === -1);
    this.start = start;
    this.end = here + 3;
    this.jsonStart = json;
    this.jsonEnd = jsonEnd;
    return true;
  }

  #name(start: number, end: number, isCore: boolean): string {
    if (!isNameAt(this.#text, start, end, this.#written)) {
      this.#written = this.#text.slice(start, end);
      this.#named = isCore ? `core/${this.#written}` : this.#written;
    }
    return this.#named;
  }

  /** The attributes whose JSON stands between two offsets. */
  attributes(start: number, end: number): JsonObject | null {
    if (start === end) return none;
    const text = this.#text;
    if (end - start > longestKnown) return readAttributes(text.slice(start, end));
    if (this.#isKnown(start, end)) return this.#read;
    this.#json = text.slice(start, end);
    const known = this.#known.get(this.#json);
    this.#read = known === undefined ? readAttributes(this.#json) : known;
    if (known === undefined && this.#known.size < mostKnown) this.#known.set(this.#json, this.#read);
    return this.#read;
  }

  /** The block that a comment begins, with nothing in it. */
  block({ name, jsonStart, jsonEnd }: BlockComment): BlockInMaking {
    const isRead = jsonStart === jsonEnd || this.#isKnown(jsonStart, jsonEnd) || jsonEnd - jsonStart <= this.#left;
    if (!isRead) return new LateBlock(name, this.#text.slice(jsonStart, jsonEnd), noBlocks, noContent);
    this.#left -= jsonEnd - jsonStart;
    return { name, attributes: this.attributes(jsonStart, jsonEnd), inner: noBlocks, content: noContent };
  }

  /** Are these the attributes that were read last? */
  #isKnown(start: number, end: number): boolean {
    return end - start === this.#json.length && this.#text.startsWith(this.#json, start);
  }

  /** Offset of the brace that closes the attributes: the first one followed by white space and the comment's end. */
  #attributesEnd(from: number): number {
    if (this.#noMoreAttributes) return -1;
    const text = this.#text;
    for (let brace = text.indexOf('}', from); brace !== -1; brace = text.indexOf('}', brace + 1)) {
      let here = skipSpaces(text, brace + 1);
      if (here === brace + 1) continue;
      if (text.charCodeAt(here) === 47) here++;
      if (isCommentEnd(text, here)) return brace;
    }
    this.#noMoreAttributes = true;
    return -1;
  }
}

/** All block comments of a text, in order; with the text between them they make up every character of it. */
export function blockTokens(text: string): BlockToken[] {
  const scanner = new BlockScanner(text);
  const tokens: BlockToken[] = [];
  for (let token = scanner.next(); token; token = scanner.next()) tokens.push(token);
  return tokens;
}

/** Openers that nothing closes, by their places among a text's tokens, as far as its parser reads them. */
export interface Pairing {
  readonly unclosed: readonly number[];
  /** So many tokens are read: behind a closer without an opener all is text. */
  readonly count: number;
}

export function pairing(tokens: readonly BlockToken[]): Pairing {
  const unclosed: number[] = [];
  for (let place = 0; place < tokens.length; place++) {
    const kind = tokens[place]?.kind;
    if (kind === 'opener') unclosed.push(place);
    else if (kind === 'closer' && unclosed.pop() === undefined) return { unclosed, count: place };
  }
  return { unclosed, count: tokens.length };
}

/** Is each block of a text closed, and is there no closer without its opener? */
export function isBalanced(text: string): boolean {
  let depth = 0;
  const scanner = new BlockScanner(text);
  while (scanner.advance()) {
    if (scanner.kind === 'opener') depth++;
    else if (scanner.kind === 'closer' && depth-- === 0) return false;
  }
  return depth === 0;
}

/** Each block left open repeats the text to the document's end; past this many it would grow with the square. */
const maximumUnclosed = 16;
/** Once so many characters are repeated, no further block repeats any: a long text stays about as long as it is. */
const mostRepeated = 2 ** 20;

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
    if (this.#count >= maximumUnclosed || this.#repeated >= mostRepeated) return from;
    this.#count++;
    this.#repeated += this.#length - from;
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

/** WordPress `parse_blocks()`, with word on whether the document was well formed. */
export const parseDocument = (text: string): Document => new DocumentParser(text).parsed();

class DocumentParser {
  readonly #text: string;
  readonly #output: Block[] = [];
  /** Blocks that are open, and of each: where it begins, and where its own HTML that is not yet taken does. */
  readonly #open: BlockInMaking[] = [];
  readonly #starts: number[] = [];
  readonly #froms: number[] = [];
  /** Where loose text before the block begins, -1 if there is none. */
  readonly #leading: number[] = [];
  /** Up to here the text is read. */
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parsed(): Document {
    const text = this.#text;
    const blocks = this.#output;
    const scanner = new BlockScanner(text);
    while (scanner.advance()) {
      if (scanner.kind === 'void') this.#void(scanner.block(scanner), scanner);
      else if (scanner.kind === 'opener') this.#opener(scanner.block(scanner), scanner);
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
export const parseBlocks = (text: string): readonly Block[] => parseDocument(text).blocks;
