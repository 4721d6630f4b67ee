// Finding shortcodes in text, as WordPress's get_shortcode_regex() does but in linear time: `[tag …]`, `[tag …/]`,
// `[tag …]content[/tag]`, and `[[tag]]`, which is a shortcode's text and no shortcode.
import { NextIndex } from './html-split.ts';
import { InOrder } from './numbers.ts';
import { Rewriting } from './rewriting.ts';
import { codeAt, isNameAt } from './scan.ts';
import { type Brackets, noTags, withHiddenBrackets } from './shortcode-tags.ts';

export interface Shortcode {
  readonly start: number;
  readonly end: number;
  /** Text between the brackets after the name. */
  readonly attributes: string;
  readonly tag: string;
  /** Between the opening and the closing tag; null where there is no closing tag. */
  readonly content: string | null;
  /** Whether a second bracket stands before, and after. */
  readonly doubleOpen: boolean;
  readonly doubleClose: boolean;
}

const noName = /[<>&/[\]\x00-\x20=]/;

/** Those of the names that may be a shortcode's. */
export const possibleNames = (names: Iterable<string>): string[] =>
  Array.from(names).filter((name) => name !== '' && !noName.test(name));

/** Those of some possible names that stand after one of the opening brackets, in their order. */
export function usedNames(text: string, names: readonly string[], { openings, inside }: Brackets): string[] {
  const used = new Set<string>();
  // Those that have not been found yet.
  let left = new ShortcodeNames(names);
  for (const { all, count } of [openings, inside]) {
    for (let index = 0; index < count && used.size < names.length; index++) {
      const at = (all[index] ?? 0) + 1;
      const before = used.size;
      for (const name of left.from(codeAt(text, at))) {
        const next = text.startsWith(name, at) ? text.charAt(at + name.length) : null;
        if (next !== null && (next === '' || noName.test(next))) used.add(name);
      }
      if (used.size > before) left = new ShortcodeNames(names.filter((name) => !used.has(name)));
    }
  }
  return names.filter((name) => used.has(name));
}

/** Names of shortcodes, as they are looked for. */
export class ShortcodeNames {
  /** By the code of their first character, those of ASCII; and the others. */
  readonly #byFirst: (readonly string[] | undefined)[] = new Array(128).fill(undefined);
  readonly #others: readonly string[];
  /** By the lower byte of a code: may a name begin with its character? */
  readonly firsts = new Uint8Array(256);

  constructor(names: readonly string[]) {
    for (const name of names) {
      const code = name.charCodeAt(0);
      this.firsts[code & 255] = 1;
      if (code < 128) this.#byFirst[code] = [...(this.#byFirst[code] ?? []), name];
    }
    this.#others = names.filter((name) => name.charCodeAt(0) >= 128);
  }

  /** Those that may start with the character of this code. */
  from(code: number): readonly string[] {
    return (code < 128 ? this.#byFirst[code] : this.#others) ?? none;
  }

  /** May a name start with the character of this code? */
  mayStart(code: number): boolean {
    return this.from(code).length > 0;
  }

  /** The name that stands at an offset. */
  at(text: string, at: number): string | undefined {
    for (const name of this.from(codeAt(text, at))) {
      const end = at + name.length;
      if (!goesOn(codeAt(text, end)) && isNameAt(text, at, end, name)) return name;
    }
    return undefined;
  }
}

const none: readonly string[] = [];

/** Is it a character with which a name would be another one? */
const goesOn = (code: number): boolean =>
  ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 95;

/** Positions, asked for in rising order. */
interface Positions {
  /** The first at or after `from`, -1 where there is none. */
  after(from: number): number;
}

/** Closing tags of one shortcode. */
class Closers implements Positions {
  readonly #text: string;
  readonly #name: string;
  readonly #all: Positions;
  #found = -2;

  /** `all` are the places of those of all shortcodes. */
  constructor(text: string, name: string, all: Positions) {
    this.#text = text;
    this.#name = name;
    this.#all = all;
  }

  after(from: number): number {
    if (this.#found === -1 || this.#found >= from) return this.#found;
    let at = this.#all.after(from);
    while (at !== -1 && !this.#isAt(at)) at = this.#all.after(at + 1);
    this.#found = at;
    return at;
  }

  #isAt(at: number): boolean {
    const end = at + 2 + this.#name.length;
    return codeAt(this.#text, end) === 93 && isNameAt(this.#text, at + 2, end, this.#name);
  }
}

/** Scans one text for the shortcodes of some names. Brackets in tags are none, where it is told which `brackets` there are. */
export class ShortcodeScanner {
  private readonly text: string;
  private readonly names: ShortcodeNames;
  private readonly brackets: Brackets | undefined;
  private readonly openings: Positions;
  private readonly closings: Positions;
  private readonly closers = new Map<string, Closers>();

  constructor(text: string, names: ShortcodeNames, brackets?: Brackets) {
    this.text = text;
    this.names = names;
    this.brackets = brackets;
    this.openings = brackets ? new InOrder(brackets.openings) : new NextIndex(text, '[');
    this.closings = brackets ? new InOrder(brackets.closings) : new NextIndex(text, ']');
  }

  /** The first shortcode that starts at or after `from`. */
  next(from: number): Shortcode | null {
    for (let at = this.openings.after(from); at !== -1; at = this.openings.after(at + 1)) {
      const double = codeAt(this.text, at + 1) === 91;
      const found = (double ? this.read(at, at + 2, true) : null) ?? this.read(at, at + 1, false);
      if (found) return found;
    }
    return null;
  }

  /**
   * Where the shortcode ends whose single bracket stands at `start`, without a second bracket behind it; -1 where none begins there.
   * Positions must rise from call to call.
   */
  endOf(start: number): number {
    const tag = this.names.at(this.text, start + 1);
    const close = tag === undefined ? -1 : this.closings.after(start + 1 + tag.length);
    if (tag === undefined || close === -1) return -1;
    const closer = this.closerOf(tag, start + 1 + tag.length, close);
    return closer === -1 ? close + 1 : closer + tag.length + 3;
  }

  /** The shortcode whose name starts at `nameAt`. */
  private read(start: number, nameAt: number, doubleOpen: boolean): Shortcode | null {
    const { text } = this;
    const tag = this.names.at(text, nameAt);
    if (tag === undefined) return null;
    const from = nameAt + tag.length;
    const close = this.closings.after(from);
    if (close === -1) return null;
    const tags = this.brackets?.tags ?? noTags;
    const attributes = withHiddenBrackets(text, from, isSelfClosed(text, from, close) ? close - 1 : close, tags);
    const closer = this.closerOf(tag, from, close);
    const end = closer === -1 ? close + 1 : closer + tag.length + 3;
    const doubleClose = codeAt(text, end) === 93;
    const content = closer === -1 ? null : withHiddenBrackets(text, close + 1, closer, tags);
    return { start, end: doubleClose ? end + 1 : end, attributes, tag, content, doubleOpen, doubleClose };
  }

  /** Where the closing tag begins of a shortcode whose opening tag ends at `close`, -1 where there is none. */
  private closerOf(tag: string, from: number, close: number): number {
    return isSelfClosed(this.text, from, close) ? -1 : this.closersOf(tag).after(close + 1);
  }

  private closersOf(tag: string): Closers {
    const known = this.closers.get(tag);
    if (known) return known;
    const { brackets, text } = this;
    const all = brackets ? new InOrder(brackets.closers) : new NextIndex(text, '[/');
    const made = new Closers(text, tag, all);
    this.closers.set(tag, made);
    return made;
  }
}

const isSelfClosed = (text: string, from: number, close: number): boolean =>
  close > from && codeAt(text, close - 1) === 47;

/**
 * Replaces every shortcode of `names` by what `replace` makes of it, null for those that stay; `[[tag]]` loses its outer brackets.
 */
export function replaceShortcodes(
  text: string,
  names: ShortcodeNames,
  replace: (shortcode: Shortcode) => string | null,
  brackets?: Brackets,
): string {
  const scanner = new ShortcodeScanner(text, names, brackets);
  const rewriting = new Rewriting(text);
  for (let found = scanner.next(0); found; found = scanner.next(found.end)) {
    const { start, end, doubleOpen, doubleClose } = found;
    if (doubleOpen && doubleClose) {
      rewriting.replace(start, end, text.slice(start + 1, end - 1));
      continue;
    }
    const made = replace(found);
    if (made !== null) rewriting.replace(start, end, `${doubleOpen ? '[' : ''}${made}${doubleClose ? ']' : ''}`);
  }
  return rewriting.finish();
}
