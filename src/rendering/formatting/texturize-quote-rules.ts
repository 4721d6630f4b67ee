// Quotes of WordPress's wptexturize() where some stand beside digits (years, feet, inches) or other quotes. Each quote is decided
// in its place and all are written at once: no rule looks at what another one has made, since single quotes never stand side by
// side here and no rule asks whether a double one stands beside a quote. Linear.
import { Escaping, type Made, madeOf } from './escaping.ts';
import { NextIndex } from './html-split.ts';
import { isDigit } from './references.ts';
import { endsBefore, goesOn, opensAfter, spaceAt, spaceBefore } from './texturize-around.ts';

/** What becomes of a quote, by number; 0 while that is open. */
const Decision = {
  apostrophe: 1,
  /** An apostrophe of a word that lacks its beginning: counts as the end of a quotation. */
  cockney: 2,
  opening: 3,
  closing: 4,
  prime: 5,
  /** May end a quotation. */
  end: 6,
  /** An apostrophe before a year, behind which a double quote ends a quotation. */
  yearInDouble: 7,
} as const;

/** What the two kinds of quotes become. */
interface Kind {
  readonly code: number;
  /** By decision. */
  readonly made: readonly (Made | undefined)[];
}

const apostrophe = madeOf('&#8217;');
const closingDouble = madeOf('&#8221;');
const singleOpening = madeOf('&#8216;');
const singles: Kind = {
  code: 39,
  made: [undefined, apostrophe, apostrophe, singleOpening, apostrophe, madeOf('&#8242;'), undefined, apostrophe],
};
const doubles: Kind = {
  code: 34,
  made: [
    ...[closingDouble, undefined, undefined, madeOf('&#8220;'), closingDouble, madeOf('&#8243;'), undefined, undefined],
  ],
};

export const cockneyAt = /'(?:tain't|twere|twas|tis|twill|til|bout|nuff|round|cause|em)/y;

/** So many quotes take no memory of their own: one text at a time is looked at. */
const few = 64;
const fewAt = new Int32Array(few);
const fewDecided = new Uint8Array(few);

/** The quotes of a text and what becomes of them. */
class Quotes {
  readonly count: number;
  readonly at: Int32Array;
  readonly decided: Uint8Array;
  private readonly text: string;
  private readonly kind: Kind;
  private readonly closings: NextIndex;

  constructor(text: string, kind: Kind) {
    const { code } = kind;
    let count = 0;
    for (let at = 0; at < text.length; at++) {
      if (text.charCodeAt(at) !== code) continue;
      if (count < few) fewAt[count] = at;
      count++;
    }
    this.count = count;
    this.at = count <= few ? fewAt : new Int32Array(count);
    this.decided = count <= few ? fewDecided.fill(0, 0, count) : new Uint8Array(count);
    if (count > few)
      for (let at = 0, index = 0; index < count; at++) if (text.charCodeAt(at) === code) this.at[index++] = at;
    this.text = text;
    this.kind = kind;
    this.closings = new NextIndex(text, kind.made[Decision.closing]?.text ?? '');
  }

  /** Decides which quotes open and close quotations, which are primes, and which of the single ones stand in words. */
  decide(): void {
    const { text, count, at, decided, kind } = this;
    const areSingle = kind === singles;
    const other = areSingle ? 34 : -1;
    let from = 0;
    for (let index = 0; index < count; index++) {
      if (decided[index] !== 0) continue;
      const place = at[index] ?? 0;
      const isNumber = isDigit(text.charCodeAt(place + 1)) && spaceBefore(text, place) && this.isNumber(index);
      if (isNumber || (opensAfter(text, place, other) && (areSingle || !spaceAt(text, place + 1)))) {
        this.close(from, index, place);
        decided[index] = Decision.opening;
        from = index + 1;
        if (isNumber) decided[++index] = Decision.closing;
      } else if (areSingle && goesOn(text, place + 1)) decided[index] = Decision.apostrophe;
    }
    this.close(from, count, text.length);
  }

  /** Does a number alone stand between this quote and the next one, which is open as well? */
  private isNumber(index: number): boolean {
    const { text, at, decided } = this;
    if (index + 1 === this.count || decided[index + 1] !== 0) return false;
    let end = (at[index] ?? 0) + 2;
    for (let code = text.charCodeAt(end); isDigit(code) || code === 44 || code === 46; code = text.charCodeAt(end))
      end++;
    return end === at[index + 1];
  }

  private isAfterDigit(index: number): boolean {
    const at = this.at[index] ?? 0;
    return at > 0 && isDigit(this.text.charCodeAt(at - 1));
  }

  /**
   * Decides which of the open quotes from one index to another close a quotation: those after the last one that opened, which
   * end at a place of the text.
   */
  private close(from: number, to: number, end: number): void {
    const { text, at, decided } = this;
    let ends = 0;
    let last = -1;
    let lastBeforePeriod = -1;
    let areAfterDigits = true;
    let isOpen = false;
    let hasClosing = from === 0;
    for (let index = from; index < to; index++) {
      const decision = decided[index];
      if (decision === Decision.closing || decision === Decision.cockney) hasClosing = true;
      if (decision !== 0) continue;
      isOpen = true;
      const next = (at[index] ?? 0) + 1;
      if (!endsBefore(text, next)) continue;
      decided[index] = Decision.end;
      ends++;
      last = index;
      if (text.charCodeAt(next) === 46) lastBeforePeriod = index;
      if (!this.isAfterDigit(index)) areAfterDigits = false;
    }
    if (!isOpen) return;
    hasClosing ||= this.hasClosing(at[from - 1] ?? 0, end);
    const chosen = lastBeforePeriod === -1 ? last : lastBeforePeriod;
    for (let index = from; index < to; index++) {
      const decision = decided[index];
      if (decision !== 0 && decision !== Decision.end) continue;
      // Of several ends those that stand after no digit close; else the last one before a period; else the last one.
      const closes = ends === 1 || (areAfterDigits ? index === chosen : !this.isAfterDigit(index));
      if (decision === Decision.end && !hasClosing) decided[index] = closes ? Decision.closing : Decision.prime;
      else if (this.isAfterDigit(index)) decided[index] = Decision.prime;
      else if (decision === Decision.end) decided[index] = Decision.closing;
    }
  }

  /** Does the text itself have a reference that closes quotations there? */
  private hasClosing(start: number, end: number): boolean {
    const found = this.closings.after(start);
    return found !== -1 && found < end;
  }

  /** The text with all that was decided. */
  finish(): string {
    const { text, count, at, decided, kind } = this;
    const escaping = new Escaping(text);
    for (let index = 0; index < count; index++) {
      const decision = decided[index] ?? 0;
      const made = kind.made[decision];
      if (made === undefined) continue;
      const place = at[index] ?? 0;
      escaping.replace(place, place + 1, made);
      if (decision === Decision.yearInDouble) escaping.replace(place + 3, place + 4, closingDouble);
    }
    return escaping.finish();
  }
}

/** Double quotes of a text without tags. */
export function doubleQuotesByRules(text: string): string {
  const quotes = new Quotes(text, doubles);
  quotes.decide();
  return quotes.finish();
}

/** Single quotes of a text without tags in which no two stand side by side. */
export function singleQuotesByRules(text: string): string {
  const quotes = new Quotes(text, singles);
  decideApostrophes(text, quotes);
  quotes.decide();
  return quotes.finish();
}

/** Decides the apostrophes of words that lack their beginning, and of years. */
function decideApostrophes(text: string, { count, at, decided }: Quotes): void {
  for (let index = 0; index < count; index++) {
    const place = at[index] ?? 0;
    const next = text.charCodeAt(place + 1);
    if (next >= 98 && next <= 116) {
      cockneyAt.lastIndex = place;
      if (!cockneyAt.test(text)) continue;
      decided[index] = Decision.cockney;
      // The second one of `'tain't`.
      if (index + 1 < count && (at[index + 1] ?? 0) < cockneyAt.lastIndex) decided[++index] = Decision.cockney;
    } else if (isDigit(next) && isDigit(text.charCodeAt(place + 2))) {
      const quote = text.charCodeAt(place + 3);
      if ((quote === 39 || quote === 34) && endsBefore(text, place + 4)) {
        // `'99'` at the end of a word: an apostrophe before the year, and the end of a quotation behind it.
        decided[index] = quote === 39 ? Decision.apostrophe : Decision.yearInDouble;
        if (quote === 39) decided[++index] = Decision.closing;
      } else if (isYear(text, place + 1)) decided[index] = Decision.apostrophe;
    }
  }
}

/** Are two digits at `at` those of no longer number, and of no percentage? */
function isYear(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 2);
  if (next === 37 || isDigit(next)) return false;
  return !((next === 46 || next === 44) && isDigit(text.charCodeAt(at + 3)));
}
