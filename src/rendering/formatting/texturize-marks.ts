// The characters of one stretch of text without tags that WordPress's wptexturize() changes or decides on, in their order. The
// text itself is never changed while rules are applied: where one rule of WordPress sees what another one has made, the marks
// tell it. Linear.
import type { Escaping } from './escaping.ts';
import { isDigit, isReference } from './references.ts';
import { standsAt, type TextCodes } from './text-codes.ts';
import { isAfterSpace, isSpaceAt } from './texturize-around.ts';
import { timesEnd } from './texturize-times.ts';
import { Mark, type Typography } from './typography.ts';

/** What marks may begin with. */
interface Beginnings {
  /** By ASCII character. */
  readonly codes: Uint8Array;
  readonly pattern: RegExp;
}
const usual: Beginnings = { codes: new Uint8Array(128), pattern: /['"\-&]/g };
const all: Beginnings = { codes: new Uint8Array(128), pattern: /['"\-&`.(x]/g };
for (const character of '\'"-&') usual.codes[character.charCodeAt(0)] = 1;
for (const character of '\'"-&`.(x') all.codes[character.charCodeAt(0)] = 1;

/** Plain characters after which the engine's search is asked for the end of them. */
const nearby = 32;
/** In shorter texts looking at each character takes less time than finding out that fewer kinds of marks occur. */
const short = 96;

/** What marks in a text begin with; null where there is none. */
export function beginningsIn(text: string): Beginnings | null {
  const hasUsual = /['"\-&]/.test(text);
  if (!hasUsual && !/[`.(x]/.test(text)) return null;
  if (hasUsual && text.length < short) return all;
  if (text.includes('...') || text.includes('``') || text.includes('(tm)') || /\dx\d/.test(text)) return all;
  return hasUsual ? usual : null;
}

export class Marks {
  readonly text: string;
  readonly codes: TextCodes;
  readonly typography: Typography;
  start = 0;
  end = 0;
  count = 0;
  at: Int32Array = firstAt;
  kinds: Uint8Array = firstKinds;
  hasSingles = false;
  hasDoubles = false;
  /** Does a quote stand beside a digit, or a single one beside another one? */
  needsSingleRules = false;
  needsDoubleRules = false;

  private readonly beginnings: Beginnings;
  /** Where the next mark may be. */
  private next = -1;

  constructor(text: string, codes: TextCodes, beginnings: Beginnings, typography: Typography) {
    this.text = text;
    this.codes = codes;
    this.beginnings = beginnings;
    this.typography = typography;
  }

  private add(at: number, kind: number): void {
    const { count } = this;
    if (count === this.at.length) this.grow();
    this.at[count] = at;
    this.kinds[count] = kind;
    this.count = count + 1;
  }

  /** Two characters for which one sign is put: what stands beside them sees the spaces that it brings. */
  private addPair(at: number, kind: number): void {
    const { codes, typography } = this;
    this.add(at, kind);
    if (typography.opens[kind] === 1) codes[at] = 32;
    if (typography.closes[kind] === 1) codes[at + 1] = 32;
  }

  private grow(): void {
    const at = new Int32Array(4 * this.count);
    const kinds = new Uint8Array(4 * this.count);
    at.set(this.at);
    kinds.set(this.kinds);
    this.at = at;
    this.kinds = kinds;
  }

  /** Where the first mark at or after `from` may be, by the engine's search; the text's length where there is none. */
  private searched(from: number): number {
    const { text, beginnings } = this;
    beginnings.pattern.lastIndex = from;
    this.next = beginnings.pattern.test(text) ? beginnings.pattern.lastIndex - 1 : text.length;
    return this.next;
  }

  /** Finds the marks between two offsets. */
  read(start: number, end: number): void {
    const { codes } = this;
    const begins = this.beginnings.codes;
    this.start = start;
    this.end = end;
    this.count = 0;
    this.hasSingles = this.hasDoubles = this.needsSingleRules = this.needsDoubleRules = false;
    /** Where the last factor ends, and whether WordPress looks for any: it does where an `x` stands between two digits. */
    let factorsEnd = start;
    let areFactors = false;
    // So many plain characters there were in a row.
    let plain = 0;
    for (let at = Math.max(start, this.next); at < end; at++) {
      const code = codes[at] ?? 0;
      if (code >= 128 || begins[code] === 0) {
        if (++plain === nearby) {
          plain = 0;
          at = this.searched(at + 1) - 1;
        }
        continue;
      }
      plain = 0;
      const next = codes[at + 1] ?? 0;
      const isAfterDigit = at > start && isDigit(codes[at - 1] ?? 0);
      if (code === 39) {
        this.hasSingles = true;
        if (next === 39 || isDigit(next) || isAfterDigit) this.needsSingleRules = true;
        if (next === 39) {
          this.addPair(at++, Mark.twoSingles);
        } else this.add(at, Mark.single);
      } else if (code === 34) {
        this.hasDoubles = true;
        if (isDigit(next) || isAfterDigit) this.needsDoubleRules = true;
        this.add(at, Mark.double);
      } else if (code === 45) at = this.addDashes(at);
      else if (code === 38) {
        if (next === 38 || !isReference(codes, at) || timesInReference(codes, at)) this.add(at, Mark.ampersand);
      } else if (code === 46) {
        if (next !== 46 || codes[at + 2] !== 46) continue;
        this.add(at, Mark.dots);
        at += 2;
      } else if (code === 120) {
        if (!isDigit(next)) continue;
        if (isAfterDigit) areFactors = true;
        const factorEnd = timesEnd(codes, factorsEnd, at);
        if (factorEnd === -1) continue;
        this.add(at, Mark.times);
        factorsEnd = factorEnd;
      } else if (code === 96) {
        if (next === 96) this.addPair(at++, Mark.backticks);
      } else if (next === 116 && at > start && standsAt(codes, at - 1, ' (tm)')) this.add(at, Mark.trademark);
    }
    if (factorsEnd > start && !areFactors) this.forget(Mark.times);
  }

  private forget(kind: number): void {
    const { count, kinds } = this;
    for (let index = 0; index < count; index++) if (kinds[index] === kind) kinds[index] = Mark.none;
  }

  /** The run of dashes at `at`; returns where its last one stands. */
  private addDashes(at: number): number {
    const { codes } = this;
    let end = at + 1;
    while (codes[end] === 45) end++;
    let from = at;
    for (; end - from > 2; from += 3) this.add(from, Mark.threeDashes);
    const isFirstAfterSpace = from === at && isAfterSpace(codes, this.start, at);
    const isApart = isFirstAfterSpace && (end === this.end || isSpaceAt(codes, end));
    if (end - from === 1) {
      if (isApart) this.add(from, Mark.shortDash);
      else if (this.typography.isSpacious && from === at) this.add(from, Mark.dash);
    } else if (end - from === 2) {
      // None is made of the two in a name such as `xn--a`.
      const isName = from === at && at - this.start >= 2 && codes[at - 1] === 110 && codes[at - 2] === 120;
      if (!isName) this.add(from, isApart ? Mark.twoDashesApart : Mark.twoDashes);
    }
    return end - 1;
  }

  /** Dashes with spaces around that quotes have brought. */
  decideDashes(): void {
    const { typography, codes, start, end, count, at, kinds } = this;
    for (let index = 0; index < count; index++) {
      const kind = kinds[index] ?? 0;
      if (kind !== Mark.dash && kind !== Mark.twoDashes) continue;
      const from = at[index] ?? 0;
      const until = from + (kind === Mark.dash ? 1 : 2);
      const before = kinds[index - 1] ?? 0;
      const after = kinds[index + 1] ?? 0;
      const isBeside = index > 0 && (at[index - 1] ?? 0) + (typography.lengths[before] ?? 0) === from;
      const opens = isAfterSpace(codes, start, from) || (isBeside && typography.closes[before] === 1);
      const isFollowed = index + 1 < count && at[index + 1] === until;
      const closes = until === end || isSpaceAt(codes, until) || (isFollowed && typography.opens[after] === 1);
      if (opens && closes) kinds[index] = kind === Mark.dash ? Mark.shortDash : Mark.twoDashesApart;
    }
  }

  /** Puts in what has been decided. */
  write(escaping: Escaping): void {
    const { count, at, kinds } = this;
    const { made, lengths } = this.typography;
    for (let index = 0; index < count; index++) {
      const kind = kinds[index] ?? 0;
      const one = made[kind];
      if (one === undefined) continue;
      const place = at[index] ?? 0;
      const length = lengths[kind] ?? 0;
      let next = index + 1;
      if (length === 1) while (next < count && kinds[next] === kind && at[next] === place + next - index) next++;
      if (next === index + 1) escaping.replace(place, place + length, one);
      else {
        escaping.replaceEach(place, place + next - index, one);
        index = next - 1;
      }
    }
  }
}

/** So many marks take no memory of their own: one text at a time is looked at. */
const firstAt = new Int32Array(1024);
const firstKinds = new Uint8Array(1024);

/** Is there a multiplication in the reference at `at`, as in `&1x2;`? Then it is none. */
function timesInReference(codes: TextCodes, at: number): boolean {
  let x = at + 1;
  while (isDigit(codes[x] ?? 0)) x++;
  return x > at + 1 && codes[x] === 120 && isDigit(codes[x + 1] ?? 0) && timesEnd(codes, at, x) !== -1;
}
