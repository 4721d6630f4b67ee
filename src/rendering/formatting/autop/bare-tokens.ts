// Tags that are their name alone: those that are alike are one token of a text.
import { nameCount, nameNumber } from './tag-names.ts';
import type { Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

/** By name and whether it closes: the token, and in the how many-eth text it was made. */
const made = new Int32Array(2 * nameCount);
const madeIn = new Float64Array(2 * nameCount);
let texts = 0;

/** Those of one text; only one text is read at a time. */
export class BareTokens {
  readonly #tokens: Tokens;
  readonly #text = ++texts;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** The token of a tag with these traits, which stands between two offsets and whose name `found` is. */
  token(start: number, end: number, traits: number, found: number): number {
    const place = 2 * nameNumber(found) + (traits & Trait.closer ? 1 : 0);
    if (madeIn[place] !== this.#text) {
      madeIn[place] = this.#text;
      made[place] = this.#tokens.make(start, end, traits);
    }
    return made[place] ?? 0;
  }
}
