// Quotes of WordPress's wptexturize() where some stand beside digits (years, feet, inches) or other quotes. Each quote is decided
// in its place: no rule looks at what another one has made, since single quotes never stand side by side here and no rule asks
// whether a double one stands beside a quote. Linear.
import { NextIndex } from './html-split.ts';
import { isDigit } from './references.ts';
import { standsAt, type TextCodes } from './text-codes.ts';
import { endsBefore, goesOn, isAfterSpace, isPlain, isSpaceAt, opensAfter } from './texturize-around.ts';
import type { Marks } from './texturize-marks.ts';
import { Mark } from './typography.ts';

export const cockneyAt = /'(?:tain't|twere|twas|tis|twill|til|bout|nuff|round|cause|em)/y;

/** The marks of one kind of quotes. */
interface Kind {
  readonly open: number;
  readonly opening: number;
  readonly closing: number;
  /** Another mark that ends quotations. */
  readonly alsoCloses: number;
  readonly prime: number;
  /** What becomes of one that nothing decides. */
  readonly left: number;
}

const singles: Kind = {
  ...{ open: Mark.single, opening: Mark.openingSingle, closing: Mark.closingSingle, alsoCloses: Mark.cockney },
  ...{ prime: Mark.primeSingle, left: Mark.none },
};
const doubles: Kind = {
  ...{ open: Mark.double, opening: Mark.openingDouble, closing: Mark.closingDouble, alsoCloses: Mark.twoSingles },
  ...{ prime: Mark.primeDouble, left: Mark.closingDouble },
};

export class QuoteRules {
  private readonly marks: Marks;
  /** References that close quotations in the text itself. */
  private readonly closingSingles: NextIndex;
  private readonly closingDoubles: NextIndex;

  constructor(marks: Marks) {
    this.marks = marks;
    this.closingSingles = new NextIndex(marks.text, marks.typography.signs.closingSingle);
    this.closingDoubles = new NextIndex(marks.text, marks.typography.signs.closingDouble);
  }

  /** Decides on the single quotes of a stretch, and on the double ones behind years. */
  decideSingles(): void {
    this.decideApostrophes();
    this.decide(singles, this.closingSingles);
  }

  decideDoubles(): void {
    this.decide(doubles, this.closingDoubles);
  }

  /** Decides which quotes open and close quotations, which are primes, and which of the single ones stand in words. */
  private decide(kind: Kind, closings: NextIndex): void {
    const { codes, start, end, count, at, kinds, typography } = this.marks;
    const areSingle = kind === singles;
    // Numbers are no quotations where nothing would tell their end.
    const readsNumbers = areSingle || !typography.endsStraight;
    const other = areSingle ? 34 : -1;
    let from = 0;
    let opened = -1;
    for (let index = 0; index < count; index++) {
      if (kinds[index] !== kind.open) continue;
      const place = at[index] ?? 0;
      const next = codes[place + 1] ?? 0;
      if (place > start && isPlain(codes[place - 1] ?? 0) && isPlain(next)) {
        // Within a word.
        if (areSingle) kinds[index] = Mark.apostrophe;
        continue;
      }
      const isNumber =
        readsNumbers &&
        isDigit(next) &&
        isAfterSpace(codes, start, place) &&
        index + 1 < count &&
        kinds[index + 1] === kind.open &&
        isNumberBetween(codes, place + 1, at[index + 1] ?? 0);
      if (isNumber || (opensAfter(codes, start, place, other) && (areSingle || !isSpaceAt(codes, place + 1)))) {
        this.close(kind, closings, from, index, opened, place);
        kinds[index] = kind.opening;
        from = index + 1;
        opened = place;
        if (isNumber) kinds[++index] = kind.closing;
      } else if (areSingle && goesOn(codes, end, place + 1)) kinds[index] = Mark.apostrophe;
    }
    this.close(kind, closings, from, count, opened, end);
  }

  /**
   * Decides which of the open quotes from one mark to another close a quotation: those after the last one that opened, at
   * `opened`, which end at a place of the text.
   */
  private close(kind: Kind, closings: NextIndex, from: number, to: number, opened: number, place: number): void {
    const { codes, start, end, at, kinds, typography } = this.marks;
    let ends = 0;
    let last = -1;
    let lastBeforePeriod = -1;
    let areAfterDigits = true;
    let isOpen = false;
    let hasClosing = opened === -1 || (kind === doubles && typography.endsStraight);
    for (let index = from; index < to; index++) {
      const one = kinds[index];
      if (one === kind.closing || (one === kind.alsoCloses && (one !== Mark.cockney || typography.cockneyCloses)))
        hasClosing = true;
      if (one !== kind.open) continue;
      isOpen = true;
      const next = (at[index] ?? 0) + 1;
      if (isPlain(codes[next] ?? 0) || !endsBefore(codes, end, next)) continue;
      kinds[index] = Mark.end;
      ends++;
      last = index;
      if (codes[next] === 46) lastBeforePeriod = index;
      if (!isAfterDigit(codes, start, next - 1)) areAfterDigits = false;
    }
    if (!isOpen) return;
    if (!hasClosing) {
      const found = closings.after(opened);
      hasClosing = found !== -1 && found < place;
    }
    const chosen = lastBeforePeriod === -1 ? last : lastBeforePeriod;
    for (let index = from; index < to; index++) {
      const one = kinds[index];
      if (one !== kind.open && one !== Mark.end) continue;
      const isNumbered = isAfterDigit(codes, start, at[index] ?? 0);
      // Of several ends those that stand after no digit close; else the last one before a period; else the last one.
      const closes = ends === 1 || (areAfterDigits ? index === chosen : !isNumbered);
      if (one === Mark.end && !hasClosing) kinds[index] = closes ? kind.closing : kind.prime;
      else if (isNumbered) kinds[index] = kind.prime;
      else kinds[index] = one === Mark.end ? kind.closing : kind.left;
    }
  }

  /** Decides the apostrophes of words that lack their beginning, and of years. */
  private decideApostrophes(): void {
    const { text, codes, end, count, at, kinds, typography } = this.marks;
    for (let index = 0; index < count; index++) {
      if (kinds[index] !== Mark.single) continue;
      const place = at[index] ?? 0;
      const next = codes[place + 1] ?? 0;
      if (typography.hasCockney && next >= 98 && next <= 116) {
        cockneyAt.lastIndex = place;
        if (!cockneyAt.test(text)) continue;
        kinds[index] = Mark.cockney;
        // The second one of `'tain't`.
        if (index + 1 < count && (at[index + 1] ?? 0) < cockneyAt.lastIndex) kinds[++index] = Mark.cockney;
      } else if (isDigit(next) && isDigit(codes[place + 2] ?? 0)) {
        const quote = codes[place + 3] ?? 0;
        const isOpen = quote === 34 && typography.endsStraight;
        if ((quote === 39 || quote === 34) && endsBefore(codes, end, place + 4)) {
          // `'99'` at the end of a word: an apostrophe before the year, and the end of a quotation behind it.
          kinds[index] = Mark.apostrophe;
          kinds[++index] = quote === 39 ? Mark.closingSingle : isOpen ? Mark.double : Mark.closingDouble;
        } else if (isYear(codes, place + 1)) kinds[index] = Mark.apostrophe;
      }
    }
  }
}

const isAfterDigit = (codes: TextCodes, start: number, at: number): boolean =>
  at > start && isDigit(codes[at - 1] ?? 0);

/** Does a number alone stand between two offsets? Three points are no part of one. */
function isNumberBetween(codes: TextCodes, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const code = codes[at] ?? 0;
    if (!isDigit(code) && code !== 44 && (code !== 46 || standsAt(codes, at, '...'))) return false;
  }
  return true;
}

/** Are two digits at `at` those of no longer number, and of no percentage? */
function isYear(codes: TextCodes, at: number): boolean {
  const next = codes[at + 2] ?? 0;
  if (next === 37 || isDigit(next)) return false;
  return !((next === 46 || next === 44) && isDigit(codes[at + 3] ?? 0));
}
