// Finding shortcodes in text, as WordPress's get_shortcode_regex() does but in linear time: `[tag …]`, `[tag …/]`,
// `[tag …]content[/tag]`, and `[[tag]]`, which is a shortcode's text and no shortcode.
import { NextIndex } from './html-split.ts';
import { Rewriting } from './rewriting.ts';
import { codeAfter } from './scan.ts';
import { escapePattern } from './texturize.ts';

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

/** Those of `names` that stand after an opening bracket somewhere in the text. */
export function usedShortcodes(text: string, names: Iterable<string>): string[] {
  if (!text.includes('[')) return [];
  return Array.from(names).filter((name) => {
    if (name === '' || noName.test(name)) return false;
    const opening = `[${name}`;
    for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + 1)) {
      const next = text.charAt(at + opening.length);
      if (next === '' || noName.test(next)) return true;
    }
    return false;
  });
}

/** Scans one text for the shortcodes of some names. */
export class ShortcodeScanner {
  private readonly text: string;
  private readonly name: RegExp;
  private readonly brackets: NextIndex;
  private readonly closings = new Map<string, NextIndex>();

  constructor(text: string, names: readonly string[]) {
    this.text = text;
    this.name = new RegExp(`(?:${names.map(escapePattern).join('|')})(?![\\w-])`, 'y');
    this.brackets = new NextIndex(text, ']');
  }

  /** The first shortcode that starts at or after `from`. */
  next(from: number): Shortcode | null {
    for (let at = codeAfter(this.text, 91, from); at !== -1; at = codeAfter(this.text, 91, at + 1)) {
      const double = this.text.charCodeAt(at + 1) === 91;
      const found = (double ? this.read(at, at + 2, true) : null) ?? this.read(at, at + 1, false);
      if (found) return found;
    }
    return null;
  }

  /** The shortcode whose single bracket stands at `start`. Positions must rise from call to call. */
  at(start: number): Shortcode | null {
    return this.read(start, start + 1, false);
  }

  /** The shortcode whose name starts at `nameAt`. */
  private read(start: number, nameAt: number, doubleOpen: boolean): Shortcode | null {
    const { name, text } = this;
    name.lastIndex = nameAt;
    if (!name.test(text)) return null;
    const from = name.lastIndex;
    const tag = text.slice(nameAt, from);
    const close = this.brackets.after(from);
    if (close === -1) return null;
    const selfClosing = close > from && text.charCodeAt(close - 1) === 47;
    const attributes = text.slice(from, selfClosing ? close - 1 : close);
    const closing = selfClosing ? -1 : this.closing(tag).after(close + 1);
    const end = closing === -1 ? close + 1 : closing + tag.length + 3;
    const doubleClose = text.charCodeAt(end) === 93;
    const content = closing === -1 ? null : text.slice(close + 1, closing);
    return { start, end: doubleClose ? end + 1 : end, attributes, tag, content, doubleOpen, doubleClose };
  }

  private closing(tag: string): NextIndex {
    const known = this.closings.get(tag);
    if (known) return known;
    const made = new NextIndex(this.text, `[/${tag}]`);
    this.closings.set(tag, made);
    return made;
  }
}

/** Replaces every shortcode of `names` by what `replace` makes of it; `[[tag]]` loses its outer brackets. */
export function replaceShortcodes(
  text: string,
  names: readonly string[],
  replace: (shortcode: Shortcode) => string,
): string {
  const scanner = new ShortcodeScanner(text, names);
  const rewriting = new Rewriting(text);
  for (let found = scanner.next(0); found; found = scanner.next(found.end)) {
    const { start, end, doubleOpen, doubleClose } = found;
    const made =
      doubleOpen && doubleClose
        ? text.slice(start + 1, end - 1)
        : `${doubleOpen ? '[' : ''}${replace(found)}${doubleClose ? ']' : ''}`;
    rewriting.replace(start, end, made);
  }
  return rewriting.finish();
}
