// Where all block comments of a text stand, for who goes through them more than once: in lists of numbers, since a hundred thousand
// objects cost the collector more than all else that is done with them.
import { Numbers } from '../formatting/numbers.ts';
import { type BlockComment, BlockScanner } from './block-comments.ts';

const kinds = ['opener', 'closer', 'void'] as const;

/** Kinds of comments, as numbers. */
export const BlockKind = { opener: 0, closer: 1, void: 2 } as const;

export type ScannedComment = { -readonly [Key in keyof BlockComment]: BlockComment[Key] };

/** All comments of a text, by the order in which they stand. */
export class BlockPlaces {
  readonly #kinds = new Numbers();
  readonly #starts = new Numbers();
  readonly #ends = new Numbers();
  readonly #jsonStarts = new Numbers();
  readonly #jsonEnds = new Numbers();
  readonly #names: string[] = [];
  /** Is each block closed, and is there no closer without its opener? */
  readonly isBalanced: boolean;

  /** `known` are the places of a stretch of the text. */
  constructor(text: string, known?: KnownPlaces) {
    const scanner = new BlockScanner(text, known);
    let depth = 0;
    let isBalanced = true;
    while (scanner.advance()) {
      const { kind } = scanner;
      this.#names.push(scanner.name);
      this.#kinds.add(BlockKind[kind]);
      this.#starts.add(scanner.start);
      this.#ends.add(scanner.end);
      this.#jsonStarts.add(scanner.jsonStart);
      this.#jsonEnds.add(scanner.jsonEnd);
      if (kind === 'opener') depth++;
      else if (kind === 'closer' && depth-- === 0) isBalanced = false;
    }
    this.isBalanced = isBalanced && depth === 0;
  }

  get count(): number {
    return this.#names.length;
  }

  /** One of `BlockKind`. */
  kind(index: number): number {
    return this.#kinds.all[index] ?? BlockKind.void;
  }

  /** In full. */
  name(index: number): string {
    return this.#names[index] ?? '';
  }

  start(index: number): number {
    return this.#starts.all[index] ?? 0;
  }

  end(index: number): number {
    return this.#ends.all[index] ?? 0;
  }

  jsonStart(index: number): number {
    return this.#jsonStarts.all[index] ?? 0;
  }

  jsonEnd(index: number): number {
    return this.#jsonEnds.all[index] ?? 0;
  }

  /** Puts a scanner on one of the comments, in a text in which they stand so much later; false where there are no more. */
  show(scanner: ScannedComment, index: number, later: number): boolean {
    if (index >= this.#names.length) return false;
    scanner.kind = kinds[this.kind(index)] ?? 'void';
    scanner.name = this.name(index);
    scanner.start = this.start(index) + later;
    scanner.end = this.end(index) + later;
    scanner.jsonStart = this.jsonStart(index) + later;
    scanner.jsonEnd = this.jsonEnd(index) + later;
    return true;
  }
}

/** A text, or a stretch of it, of which it is known where its comments stand. */
export interface KnownPlaces {
  readonly places: BlockPlaces;
  /** Offsets of the stretch. */
  readonly from: number;
  readonly until: number;
}

/** Openers that nothing closes, by their places, as far as a parser reads the text. */
export interface Pairing {
  readonly unclosed: Int32Array;
  /** So many comments are read: behind a closer without an opener all is text. */
  readonly count: number;
}

export function pairing(places: BlockPlaces): Pairing {
  const { count } = places;
  const open = new Int32Array(count);
  let depth = 0;
  for (let place = 0; place < count; place++) {
    const kind = places.kind(place);
    if (kind === BlockKind.opener) open[depth++] = place;
    else if (kind === BlockKind.closer && depth-- === 0) return { unclosed: open.subarray(0, 0), count: place };
  }
  return { unclosed: open.subarray(0, depth), count };
}
