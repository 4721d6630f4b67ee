// The comments that blocks are delimited by, as WordPress's own parser (class WP_Block_Parser) finds them. One pass, linear in the length
// of any text.
import { codeAt, isNameAt } from '../formatting/scan.ts';
import type { KnownPlaces } from './block-places.ts';
import { type JsonObject, noAttributes as none } from './json.ts';
import { keepAttributes } from './kept-attributes.ts';
import { readAttributes } from './read-attributes.ts';

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

/** May block comments stand in the text? Takes next to no time where there are none. */
export const mayHaveBlocks = (text: string): boolean => text.includes('wp:');

/** How a block's comment begins; an expression finds that quicker than a search for `<!--` where many tags begin. */
const beginning = /<!--[ \t\n\f\r]+\/?wp:/g;
/** `-->`; a call of `startsWith()` takes longer. */
const isCommentEnd = (text: string, at: number): boolean =>
  codeAt(text, at) === 45 && codeAt(text, at + 1) === 45 && codeAt(text, at + 2) === 62;

function skipSpaces(text: string, at: number): number {
  let here = at;
  while (isSpace(codeAt(text, here))) here++;
  return here;
}

function skipName(text: string, at: number): number {
  if (!isLower(codeAt(text, at))) return at;
  let here = at + 1;
  while (isNameCode(codeAt(text, here))) here++;
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
  /** What is known of the text, and so many comments of that have been gone through. */
  readonly #places: KnownPlaces | undefined;
  #shown = 0;
  /** Up to here comments have been looked for. */
  #at = 0;
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

  constructor(text: string, known?: KnownPlaces) {
    this.#text = text;
    this.#places = known;
    if (!known && !mayHaveBlocks(text)) this.#at = text.length;
  }

  next(): BlockToken | null {
    return this.advance() ? new Token(this) : null;
  }

  /** Goes on to the next comment; false where there is none. */
  advance(): boolean {
    const text = this.#text;
    const known = this.#places;
    if (known && this.#at === known.from) {
      if (known.places.show(this, this.#shown++, known.from)) return true;
      this.#at = known.until;
    }
    beginning.lastIndex = this.#at;
    while (beginning.test(text)) {
      const nameStart = beginning.lastIndex;
      if (this.#isAt(nameStart)) {
        this.#at = this.end;
        return true;
      }
      beginning.lastIndex = nameStart;
    }
    this.#at = text.length;
    return false;
  }

  /** Is a block's comment around the name that begins there, behind `wp:`? */
  #isAt(nameStart: number): boolean {
    const text = this.#text;
    let start = nameStart - 4;
    const closer = codeAt(text, start) === 47;
    if (closer) start--;
    while (isSpace(codeAt(text, start))) start--;
    start -= 3;
    let here = skipName(text, nameStart);
    if (here === nameStart) return false;
    const slash = codeAt(text, here) === 47 ? here : -1;
    if (slash !== -1) here = skipName(text, slash + 1);
    if (here === slash + 1) return false;
    const nameEnd = here;
    const afterName = skipSpaces(text, here);
    if (afterName === here) return false;
    here = afterName;
    const json = here;
    let jsonEnd = here;
    if (codeAt(text, here) === 123) {
      const brace = this.#attributesEnd(here);
      if (brace === -1) return false;
      jsonEnd = brace + 1;
      here = skipSpaces(text, jsonEnd);
    }
    const isVoid = codeAt(text, here) === 47;
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
    if (this.#isKnown(start, end)) return this.#again();
    this.#json = text.slice(start, end);
    const known = this.#known.get(this.#json);
    this.#read = known === undefined ? readAttributes(this.#json) : known;
    if (known !== undefined) return this.#again();
    if (this.#known.size < mostKnown) this.#known.set(this.#json, this.#read);
    return this.#read;
  }

  /** The attributes that were read last, of another block. */
  #again(): JsonObject | null {
    keepAttributes(this.#read);
    return this.#read;
  }

  /** Are attributes between two offsets to be read with the text? Counts those that are. */
  readsNow(start: number, end: number): boolean {
    if (start !== end && !this.#isKnown(start, end) && end - start > this.#left) return false;
    this.#left -= end - start;
    return true;
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
      if (codeAt(text, here) === 47) here++;
      if (isCommentEnd(text, here)) return brace;
    }
    this.#noMoreAttributes = true;
    return -1;
  }
}

/** All block comments of a text, in order; with the text between them they make up every character of it. */
export function blockTokens(text: string, known?: KnownPlaces): BlockToken[] {
  const scanner = new BlockScanner(text, known);
  const tokens: BlockToken[] = [];
  for (let token = scanner.next(); token; token = scanner.next()) tokens.push(token);
  return tokens;
}

/** Are there any? */
export const hasBlockComments = (text: string): boolean => new BlockScanner(text).advance();

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
