// Block comments of a text written anew, as WordPress does when it parses a text and serializes it: what that makes of broken
// documents included, and without a tree between. What stays as it is is copied in long stretches. Linear.
import { CodeOutput } from '../formatting/code-output.ts';
import { BlockKind, BlockPlaces, pairing } from './block-places.ts';
import { Repetition } from './parse.ts';
import { rewrittenAttributes } from './read-attributes.ts';

/** So many pieces are joined; that is quicker for short texts. */
const joined = 64;

/** Attributes of a block as they are written, with a blank behind them; `json` is how they stand in the text, '' for none. */
export type AttributeWriter = (name: string, json: string) => string;

const asRead: AttributeWriter = (_name, json) => rewrittenAttributes(json);

/**
 * `serializeBlocks(parseBlocks(text))`; what the attributes become of blocks that are no deeper than `deepest` in others, `write`
 * says. `places` are those of the text's comments, where they are known.
 */
export function rewriteBlocks(
  text: string,
  write = asRead,
  deepest = Number.POSITIVE_INFINITY,
  places = new BlockPlaces(text),
): string {
  return places.count === 0 ? text : new BlockRewriting(text, places, write, deepest).rewritten();
}

class BlockRewriting {
  readonly #text: string;
  readonly #places: BlockPlaces;
  readonly #write: AttributeWriter;
  readonly #deepest: number;
  /** What is written: pieces joined, and once there are many of them the codes of all. */
  #out = '';
  #count = 0;
  #output: CodeOutput | null = null;
  /** A stretch of the text that is to be copied. */
  #from = 0;
  #until = 0;
  /** The attributes that were written last, of which block, and as what: many blocks are alike. */
  #name = '';
  #json = '';
  #written = '';
  /** The comment that was made last. */
  #last = { name: '', json: '', isVoid: false, opening: '' };

  constructor(text: string, places: BlockPlaces, write: AttributeWriter, deepest: number) {
    this.#text = text;
    this.#places = places;
    this.#write = write;
    this.#deepest = deepest;
  }

  rewritten(): string {
    const text = this.#text;
    const { unclosed, count } = pairing(this.#places);
    const end = this.#blocks(0, unclosed[0] ?? count, 0, 0);
    if (unclosed.length === 0) this.#copy(end, text.length);
    // Blocks left open: each becomes a block of the top level, the innermost first.
    const repetition = new Repetition(text.length);
    for (let index = unclosed.length - 1, until = count; index >= 0; index--) {
      const place = unclosed[index] ?? 0;
      this.#unclosed(place, until, repetition);
      until = place;
    }
    return this.#finish();
  }

  /** Writes a block left open, which has the other blocks before `until` and the text behind them. */
  #unclosed(place: number, until: number, repetition: Repetition): void {
    const places = this.#places;
    this.#copy(place === 0 ? 0 : places.end(place - 1), places.start(place));
    const from = places.end(until - 1);
    const end = repetition.endOf(from);
    const hasHtml = end > from && !this.#isZero(from, end);
    const isVoid = until === place + 1 && !hasHtml;
    this.#opener(place, 0, isVoid);
    if (isVoid) return;
    this.#blocks(place + 1, until, places.end(place), 1);
    if (hasHtml) this.#copy(from, end);
    this.#closer(place);
  }

  /**
   * Writes whole blocks, and the text before each of them, which begins at `from`. `around` counts the blocks around them.
   * Returns where the last one ends.
   */
  #blocks(first: number, until: number, from: number, around: number): number {
    const places = this.#places;
    const open: number[] = [];
    let at = from;
    for (let place = first; place < until; place++) {
      const depth = around + open.length;
      const start = places.start(place);
      const end = places.end(place);
      const kind = places.kind(place);
      if (kind === BlockKind.closer) {
        // To WordPress's parser a lone "0" is no text, at some places.
        if (depth > 1 || !this.#isZero(at, start)) this.#copy(at, start);
        this.#closer(open.pop() ?? place, place);
      } else {
        if (depth === 0 || !this.#isZero(at, start)) this.#copy(at, start);
        const isNextCloser = place + 1 < places.count && places.kind(place + 1) === BlockKind.closer;
        if (kind === BlockKind.void) this.#opener(place, depth, true);
        else if (isNextCloser && (places.start(place + 1) === end || this.#isZero(end, places.start(place + 1)))) {
          this.#opener(place, depth, true);
          at = places.end(++place);
          continue;
        } else {
          this.#opener(place, depth, false);
          open.push(place);
        }
      }
      at = end;
    }
    return at;
  }

  #isZero(start: number, end: number): boolean {
    return end - start === 1 && this.#text.charCodeAt(start) === 48;
  }

  #opener(place: number, depth: number, isVoid: boolean): void {
    const places = this.#places;
    const name = places.name(place);
    const start = places.start(place);
    const end = places.end(place);
    const text = this.#text;
    const json = this.#attributes(place, depth);
    const space = start + 8 + shortLength(name);
    const dashes = space + 1 + json.length + (isVoid ? 1 : 0);
    const isAsWritten =
      end === dashes + 3 &&
      text.charCodeAt(start + 4) === 32 &&
      text.charCodeAt(space) === 32 &&
      (!isVoid || text.charCodeAt(dashes - 1) === 47) &&
      text.startsWith(json, space + 1);
    if (isAsWritten) {
      this.#copy(start, end);
      return;
    }
    this.#put(this.#openingOf(name, json, isVoid));
  }

  /** The comment that begins a block. */
  #openingOf(name: string, json: string, isVoid: boolean): string {
    const last = this.#last;
    if (name !== last.name || json !== last.json || isVoid !== last.isVoid) {
      const opening = `<!-- wp:${shortName(name)} ${json}${isVoid ? '/' : ''}-->`;
      this.#last = { name, json, isVoid, opening };
    }
    return this.#last.opening;
  }

  /** The attributes as they are written, '' where there are none. */
  #attributes(place: number, depth: number): string {
    const name = this.#places.name(place);
    const jsonStart = this.#places.jsonStart(place);
    const jsonEnd = this.#places.jsonEnd(place);
    if (jsonStart === jsonEnd && this.#write === asRead) return '';
    const source = this.#text.slice(jsonStart, jsonEnd);
    if (depth > this.#deepest) return asRead(name, source);
    if (source !== this.#json || name !== this.#name) {
      this.#written = this.#write(name, source);
      this.#json = source;
      this.#name = name;
    }
    return this.#written;
  }

  /** Writes the end of the block that the comment at one place begins; at another one its closer may stand already. */
  #closer(opener: number, closer?: number): void {
    const places = this.#places;
    const name = places.name(opener);
    if (closer !== undefined && places.name(closer) === name) {
      const text = this.#text;
      const start = places.start(closer);
      const end = places.end(closer);
      const space = start + 9 + shortLength(name);
      if (end === space + 4 && text.charCodeAt(start + 4) === 32 && text.charCodeAt(space) === 32) {
        this.#copy(start, end);
        return;
      }
    }
    this.#put(`<!-- /wp:${shortName(name)} -->`);
  }

  #copy(start: number, end: number): void {
    if (start === this.#until) this.#until = end;
    else {
      this.#put('');
      this.#from = start;
      this.#until = end;
    }
  }

  #put(made: string): void {
    const from = this.#from;
    const until = this.#until;
    if (this.#output) this.#output.addText(from, Math.max(from, until), made);
    else {
      this.#out += (until > from ? this.#text.slice(from, until) : '') + made;
      if (++this.#count === joined) this.#output = new CodeOutput(this.#text, this.#out);
    }
    // No stretch begins before the text.
    this.#until = -1;
    this.#from = 0;
  }

  #finish(): string {
    if (this.#from === 0 && this.#until === this.#text.length) return this.#text;
    this.#put('');
    return this.#output ? this.#output.finish() : this.#out;
  }
}

/** A block's name as comments have it. */
const shortName = (name: string): string => (name.startsWith('core/') ? name.slice(5) : name);
const shortLength = (name: string): number => (name.startsWith('core/') ? name.length - 5 : name.length);
