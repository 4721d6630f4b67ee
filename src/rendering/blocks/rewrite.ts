// Block comments of a text written anew, as WordPress does when it parses a text and serializes it: what that makes of broken
// documents included, and without a tree between. What stays as it is is copied in long stretches. Linear.
import { CodeOutput } from '../formatting/code-output.ts';
import { type BlockToken, blockTokens, pairing } from './block-comments.ts';
import { Repetition } from './parse.ts';
import { rewrittenAttributes } from './read-attributes.ts';

/** So many pieces are joined; that is quicker for short texts. */
const joined = 64;

/** Attributes of a block as they are written, with a blank behind them; `json` is how they stand in the text, '' for none. */
export type AttributeWriter = (token: BlockToken, json: string) => string;

const asRead: AttributeWriter = (_token, json) => rewrittenAttributes(json);

/**
 * `serializeBlocks(parseBlocks(text))`; what the attributes become of blocks that are no deeper than `deepest` in others, `write`
 * says.
 */
export function rewriteBlocks(text: string, write = asRead, deepest = Number.POSITIVE_INFINITY): string {
  return rewriteTokens(text, blockTokens(text), write, deepest);
}

/** The same for a text whose comments are these. */
export function rewriteTokens(
  text: string,
  tokens: readonly BlockToken[],
  write = asRead,
  deepest = Number.POSITIVE_INFINITY,
): string {
  return tokens.length === 0 ? text : new BlockRewriting(text, tokens, write, deepest).rewritten();
}

class BlockRewriting {
  readonly #text: string;
  readonly #tokens: readonly BlockToken[];
  readonly #write: AttributeWriter;
  readonly #deepest: number;
  /** What is written: pieces joined, and once there are many of them the codes of all. */
  #out = '';
  #count = 0;
  #output: CodeOutput | null = null;
  /** A stretch of the text that is to be copied. */
  #from = 0;
  #until = 0;
  /** The attributes that were written last, of which block, and as what: many blocks are alike. So is the comment around them. */
  #name = '';
  #json = '';
  #written = '';
  #opening = '';
  #isVoid = false;

  constructor(text: string, tokens: readonly BlockToken[], write: AttributeWriter, deepest: number) {
    this.#text = text;
    this.#tokens = tokens;
    this.#write = write;
    this.#deepest = deepest;
  }

  rewritten(): string {
    const text = this.#text;
    const tokens = this.#tokens;
    const { unclosed, count } = pairing(tokens);
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
    const token = this.#tokens[place];
    if (!token) return;
    this.#copy(this.#tokens[place - 1]?.end ?? 0, token.start);
    const from = this.#tokens[until - 1]?.end ?? 0;
    const end = repetition.endOf(from);
    const hasHtml = end > from && !this.#isZero(from, end);
    const isVoid = until === place + 1 && !hasHtml;
    this.#opener(token, 0, isVoid);
    if (isVoid) return;
    this.#blocks(place + 1, until, token.end, 1);
    if (hasHtml) this.#copy(from, end);
    this.#closer(token);
  }

  /**
   * Writes whole blocks, and the text before each of them, which begins at `from`. `around` counts the blocks around them.
   * Returns where the last one ends.
   */
  #blocks(first: number, until: number, from: number, around: number): number {
    const tokens = this.#tokens;
    const open: BlockToken[] = [];
    let at = from;
    for (let place = first; place < until; place++) {
      const token = tokens[place];
      if (!token) break;
      const depth = around + open.length;
      const { start } = token;
      if (token.kind === 'closer') {
        // To WordPress's parser a lone "0" is no text, at some places.
        if (depth > 1 || !this.#isZero(at, start)) this.#copy(at, start);
        this.#closer(open.pop() ?? token, token);
      } else {
        if (depth === 0 || !this.#isZero(at, start)) this.#copy(at, start);
        const next = tokens[place + 1];
        if (token.kind === 'void') this.#opener(token, depth, true);
        else if (next?.kind === 'closer' && (next.start === token.end || this.#isZero(token.end, next.start))) {
          this.#opener(token, depth, true);
          at = next.end;
          place++;
          continue;
        } else {
          this.#opener(token, depth, false);
          open.push(token);
        }
      }
      at = token.end;
    }
    return at;
  }

  #isZero(start: number, end: number): boolean {
    return end - start === 1 && this.#text.charCodeAt(start) === 48;
  }

  #opener(token: BlockToken, depth: number, isVoid: boolean): void {
    const { name, start, end } = token;
    const text = this.#text;
    const json = this.#attributes(token, depth);
    const short = name.startsWith('core/') ? 5 : 0;
    const space = start + 8 + name.length - short;
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

  #openingOf(name: string, json: string, isVoid: boolean): string {
    // Attributes without JSON are not those that were written last.
    const isKnown = json === this.#written && name === this.#name && isVoid === this.#isVoid;
    if (isKnown && this.#opening !== '') return this.#opening;
    const opening = `<!-- wp:${shortName(name)} ${json}${isVoid ? '/' : ''}-->`;
    if (json === this.#written && name === this.#name) {
      this.#opening = opening;
      this.#isVoid = isVoid;
    }
    return opening;
  }

  /** The attributes as they are written, '' where there are none. */
  #attributes(token: BlockToken, depth: number): string {
    const { name, jsonStart, jsonEnd } = token;
    if (jsonStart === jsonEnd && this.#write === asRead) return '';
    const source = this.#text.slice(jsonStart, jsonEnd);
    if (depth > this.#deepest) return asRead(token, source);
    if (source !== this.#json || name !== this.#name) {
      this.#written = this.#write(token, source);
      this.#json = source;
      this.#name = name;
      this.#opening = '';
    }
    return this.#written;
  }

  /** Writes the end of the block `opener` begins, which `closer` may be already. */
  #closer({ name }: BlockToken, closer?: BlockToken): void {
    const text = this.#text;
    const short = name.startsWith('core/') ? 5 : 0;
    if (closer?.name === name) {
      const { start, end } = closer;
      const space = start + 9 + name.length - short;
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

const shortName = (name: string): string => (name.startsWith('core/') ? name.slice(5) : name);
