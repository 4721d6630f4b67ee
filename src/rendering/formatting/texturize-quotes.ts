// Quotes, apostrophes and primes of WordPress's wptexturize(), in one stretch of text without tags.
// Most texts take one look at each quote; where one stands beside a digit (years, feet, inches) or another quote, the rules of
// texturize-quote-rules.ts decide. Linear.
import { standsAt, type TextCodes } from './text-codes.ts';
import { isSpaceAt, opensAfter } from './texturize-around.ts';
import type { Marks } from './texturize-marks.ts';
import { cockneyAt, QuoteRules } from './texturize-quote-rules.ts';
import { Mark } from './typography.ts';

/** Decides what becomes of the quotes of a text, stretch by stretch. */
export class Quotes {
  private readonly marks: Marks;
  private rules: QuoteRules | null = null;

  constructor(marks: Marks) {
    this.marks = marks;
  }

  /** Decides on all quotes among the marks. */
  decide(): void {
    const { marks } = this;
    const { typography } = marks;
    const needsSingleRules = marks.needsSingleRules || (marks.hasSingles && !typography.isCockney);
    if (needsSingleRules || marks.needsDoubleRules) this.rules ??= new QuoteRules(marks);
    if (needsSingleRules) this.rules?.decideSingles();
    else if (marks.hasSingles) decidePlainSingles(marks);
    if (marks.needsDoubleRules) this.rules?.decideDoubles();
    else if (marks.hasDoubles) decidePlainDoubles(marks);
    if (typography.isSpacious) marks.decideDashes();
  }
}

/** Single quotes, where none stands beside a digit or another one. */
function decidePlainSingles({ text, codes, start, end, count, at: places, kinds, typography }: Marks): void {
  for (let index = 0; index < count; index++) {
    if (kinds[index] !== Mark.single) continue;
    const at = places[index] ?? 0;
    const next = codes[at + 1] ?? 0;
    if (opensAfter(codes, start, at, 34))
      kinds[index] = typography.hasCockney && startsCockney(text, at, next) ? Mark.cockney : Mark.openingSingle;
    // Before a quotation or a bracket it stays: `"`, `(`, `[`, `{`, `<`.
    else if (
      at + 1 === end ||
      !(next === 34 || next === 40 || next === 91 || next === 123 || isLess(codes, at + 1, next))
    )
      kinds[index] = Mark.apostrophe;
  }
}

const isLess = (codes: TextCodes, at: number, code: number): boolean => code === 38 && standsAt(codes, at, '&lt;');

function startsCockney(text: string, at: number, next: number): boolean {
  if (!(next >= 98 && next <= 116)) return false;
  cockneyAt.lastIndex = at;
  return cockneyAt.test(text);
}

/** Double quotes, where none stands beside a digit. */
function decidePlainDoubles({ codes, start, count, at: places, kinds }: Marks): void {
  for (let index = 0; index < count; index++) {
    if (kinds[index] !== Mark.double) continue;
    const at = places[index] ?? 0;
    const opens = opensAfter(codes, start, at, -1) && !isSpaceAt(codes, at + 1);
    kinds[index] = opens ? Mark.openingDouble : Mark.closingDouble;
  }
}
