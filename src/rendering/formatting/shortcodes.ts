// WordPress's shortcodes: do_shortcode(), strip_shortcodes() and shortcode_unautop(). In tags, shortcodes run only
// inside attributes and what they give is cleaned; other brackets in tags are hidden meanwhile.
import type { RenderContext } from '../types.ts';
import { whiteSpaceBefore } from './blanks.ts';
import { captionShortcode } from './caption.ts';
import { NextIndex } from './html-split.ts';
import { cleanOneAttribute } from './kses-attributes.ts';
import { InOrder, Numbers } from './numbers.ts';
import { Rewriting } from './rewriting.ts';
import { codeAfter, codeAt, hasMatch, isNameAt } from './scan.ts';
import { parseShortcodeAttributes, type ShortcodeAttributes } from './shortcode-attributes.ts';
import {
  possibleNames,
  replaceShortcodes,
  type Shortcode,
  ShortcodeNames,
  ShortcodeScanner,
  usedNames,
} from './shortcode-scan.ts';
import { type Brackets, bracketsOf } from './shortcode-tags.ts';

/** What makes a shortcode's HTML. `content` is '' where the shortcode encloses nothing, as in WordPress. */
export type ShortcodeHandler = (attributes: ShortcodeAttributes, content: string | null, tag: string) => string;

/** Names WordPress registers itself, in its order. Known also where nothing here renders them yet. */
export const coreShortcodes = ['wp_caption', 'caption', 'gallery', 'playlist', 'audio', 'video', 'embed'] as const;

/** All names a site knows: WordPress's and those of the context. */
export function shortcodeNames(context: Pick<RenderContext, 'shortcodes'>): readonly string[] {
  const own = Object.keys(context.shortcodes ?? {}).filter((name) => !coreShortcodes.some((core) => core === name));
  return own.length === 0 ? coreShortcodes : [...coreShortcodes, ...own];
}

/** So many shortcodes of a text run, a thousand times as many as anybody writes into one: each takes as long as many characters. */
export class ShortcodeLimit {
  #left = 3000;

  /** May another one run? */
  take(): boolean {
    return this.#left-- > 0;
  }
}

/** What shortcodes of a text become, and how many of them. */
export interface Shortcodes extends Pick<RenderContext, 'shortcodes'> {
  readonly limit?: ShortcodeLimit;
}

/** WordPress `do_shortcode()`. Shortcodes nobody renders stay as they are, and so do those beyond the limit. */
export function doShortcode(
  text: string,
  { shortcodes, limit = new ShortcodeLimit() }: Shortcodes,
  ignoreHtml = false,
): string {
  if (!text.includes('[')) return text;
  const caption: ShortcodeHandler = (attributes, content) =>
    captionShortcode(attributes, content ?? '', (inner) => doShortcode(inner, { shortcodes, limit }));
  const handlers = new Map<string, ShortcodeHandler>([
    ['wp_caption', caption],
    ['caption', caption],
  ]);
  for (const [name, handler] of Object.entries(shortcodes ?? {})) handlers.set(name, handler);
  return runShortcodes(text, handlers, ignoreHtml, limit);
}

/** `do_shortcode()` with these shortcodes and no others; `ignoreHtml` leaves those in tags alone. */
export function runShortcodes(
  text: string,
  handlers: ReadonlyMap<string, ShortcodeHandler>,
  ignoreHtml: boolean,
  limit = new ShortcodeLimit(),
): string {
  const run = ({ tag, attributes, content }: Shortcode): string | null =>
    limit.take() ? (handlers.get(tag)?.(parseShortcodeAttributes(attributes), content ?? '', tag) ?? '') : null;
  return withoutShortcodes(text, handlers.keys(), run, ignoreHtml);
}

/** WordPress `strip_shortcodes()`: the text without shortcodes and what they enclose. */
export function stripShortcodes(text: string, context: Pick<RenderContext, 'shortcodes'> = {}): string {
  return withoutShortcodes(text, shortcodeNames(context), () => '', true);
}

/** Of a bracket; an expression is quicker than a search for a string where many `&` stand. */
const reference = /&#9[13];/;
const references = /&#9[13];/g;

/** The text with something else for the references of brackets. */
function withReferences(text: string, opening: string, closing: string): string {
  const rewriting = new Rewriting(text);
  references.lastIndex = 0;
  while (references.test(text)) {
    const end = references.lastIndex;
    rewriting.replace(end - 5, end, codeAt(text, end - 2) === 49 ? opening : closing);
  }
  return rewriting.finish();
}

/** How shortcodes of some names begin, by their names: a site has few sets of those. */
const beginnings = new Map<string, RegExp>();
const mostBeginnings = 64;

/** An expression for a bracket with one of these names behind it, which is much quicker than to look at all brackets. */
function beginningOf(names: readonly string[]): RegExp {
  const key = names.join('\n');
  let beginning = beginnings.get(key);
  if (beginning === undefined) {
    const any = names.map((name) => RegExp.escape(name)).join('|');
    beginning = new RegExp(`\\[(?:${any === '' ? '(?!)' : any})`, 'g');
    if (beginnings.size >= mostBeginnings) beginnings.clear();
    beginnings.set(key, beginning);
  }
  return beginning;
}

/** What becomes of a shortcode; null where it stays as it is. */
type Run = (found: Shortcode) => string | null;

/** What is made of shortcodes in their place. WordPress has written references in the place of brackets in tags meanwhile. */
function withoutShortcodes(input: string, known: Iterable<string>, run: Run, ignoreHtml: boolean): string {
  // Without both brackets there is none; references of brackets are written anew all the same.
  if (!input.includes('[') || !(input.includes(']') || reference.test(input))) return input;
  const possible = possibleNames(known);
  if (!hasMatch(beginningOf(possible), input, '[')) return input;
  const text = withReferences(input, '&#091;', '&#093;');
  const brackets = bracketsOf(text, new ShortcodeNames(possible).firsts);
  const used = usedNames(text, possible, brackets);
  if (used.length === 0) return input;
  const names = new ShortcodeNames(used);
  const ready = ignoreHtml ? { text, brackets } : inTags(text, brackets, names, run);
  const html = replaceShortcodes(ready.text, names, run, ready.brackets);
  return withReferences(html, '[', ']');
}

/** Runs those in attributes. Answers the text, and where brackets are in it. */
function inTags(
  text: string,
  brackets: Brackets,
  names: ShortcodeNames,
  run: Run,
): { text: string; brackets: Brackets } {
  const { tags, openings, closers, closings: ends } = brackets;
  if (brackets.inside.count === 0) return { text, brackets };
  const inside = new InOrder(brackets.inside);
  const closings = new NextIndex(text, ']');
  const mayHaveShortcode = (start: number, end: number): boolean => {
    let open = inside.after(start);
    while (open !== -1 && open < end && !names.mayStart(codeAt(text, open + 1))) open = inside.after(open + 1);
    const close = open === -1 || open >= end ? -1 : closings.after(open);
    return close !== -1 && close < end;
  };
  const rewriting = new Rewriting(text);
  const moves = new Moves();
  for (let at = 0; at < tags.length; at += 2) {
    const start = tags[at] ?? 0;
    const end = tags[at + 1] ?? start;
    if (!mayHaveShortcode(start, end)) continue;
    const tag = text.slice(start, end);
    const made = tagWithShortcodes(tag, names, run);
    if (made === tag) continue;
    rewriting.replace(start, end, made);
    moves.add(end, made.length - tag.length);
  }
  moves.move(tags, tags.length);
  for (const { all, count } of [openings, closers, ends]) moves.move(all, count);
  return { text: rewriting.finish(), brackets };
}

/** How far stretches of a text move that stand behind others, which become longer or shorter. */
class Moves {
  /** Where what became longer ended, and how much longer all before that has become by then. */
  readonly #ends = new Numbers();
  readonly #moves = new Numbers();
  #all = 0;

  /** What ended there has become so much longer. */
  add(end: number, longer: number): void {
    this.#all += longer;
    this.#ends.add(end);
    this.#moves.add(this.#all);
  }

  /** Offsets in the text before, which rise, become those in the text as it is now. */
  move(offsets: Int32Array | number[], count: number): void {
    const { all: ends, count: last } = this.#ends;
    const { all: moves } = this.#moves;
    if (last === 0) return;
    let passed = 0;
    let moved = 0;
    for (let index = 0; index < count; index++) {
      const offset = offsets[index] ?? 0;
      for (; passed < last && (ends[passed] ?? 0) <= offset; passed++) moved = moves[passed] ?? 0;
      offsets[index] = offset + moved;
    }
  }
}

const tagParts = /^(<[\t-\r ]*[a-zA-Z0-9]+(?![a-zA-Z0-9])[\t-\r ]*(?![\t-\r ]))([^>]*)(>?)$/;

function tagWithShortcodes(tag: string, names: ShortcodeNames, run: Run): string {
  if (tag.startsWith('<!--') || tag.startsWith('<![CDATA[')) return tag;
  const match = tagParts.exec(tag);
  const inside = match?.[2] ?? '';
  const slash = trailingSlash(inside);
  const attributes = match ? splitAttributes(inside.slice(0, inside.length - slash.length)) : null;
  if (!match || !attributes) {
    return /^<[\t-\r ]*\[\[?[^[\]]+\]/.test(tag) ? replaceShortcodes(tag, names, run) : tag;
  }
  const element = /[a-zA-Z0-9]+/.exec(match[1] ?? '')?.[0] ?? '';
  const changed = attributes.map((attribute) => attributeWithout(attribute, element, names, run));
  return `${match[1]}${changed.join('')}${slash}${match[3]}`;
}

/** Blanks, slash and blanks at the end of a tag's attributes. */
function trailingSlash(inside: string): string {
  const end = whiteSpaceBefore(inside, inside.length);
  return inside.charCodeAt(end - 1) === 47 ? inside.slice(whiteSpaceBefore(inside, end - 1)) : '';
}

function attributeWithout(attribute: string, element: string, names: ShortcodeNames, run: Run): string {
  const open = attribute.indexOf('[');
  if (open === -1 || !attribute.includes(']')) return attribute;
  const quote = attribute.search(/["']/);
  if (quote === -1 || open < quote) return replaceShortcodes(attribute, names, run);
  let count = 0;
  const changed = replaceShortcodes(attribute, names, (found) => {
    count++;
    return run(found);
  });
  if (count === 0 && changed === attribute) return attribute;
  const clean = cleanOneAttribute(changed, element);
  return /[^ \t\n\r\0\v]/.test(clean) ? clean : attribute;
}

const attributeForm =
  /(?:[_a-zA-Z][-_a-zA-Z0-9:.]*|\[\[?[^[\]]+\]\]?)(?:[\t-\r ]*=[\t-\r ]*(?:"[^"]*"|'[^']*'|[^\t-\r "']+(?:[\t-\r ]|$))|(?:[\t-\r ]|$))[\t-\r ]*/y;

/** WordPress `wp_kses_hair_parse()`: the attributes as written, null where they are not well formed. */
function splitAttributes(source: string): string[] | null {
  const found: string[] = [];
  for (let at = 0; at < source.length; ) {
    attributeForm.lastIndex = at;
    const match = attributeForm.exec(source)?.[0];
    if (match === undefined || match === '') return null;
    found.push(match);
    at += match.length;
  }
  return found;
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0;

/** The offset behind blanks, be they written as references. */
function behindSpaces(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = codeAt(text, at);
    if (isSpace(code)) at++;
    else if (code === 38 && text.startsWith('&nbsp;', at)) at += 6;
    else return at;
  }
}

/** Where a paragraph opens, not before `from`, in which blanks are all that stands before an offset; -1 where none does. */
function paragraphBefore(text: string, from: number, at: number): number {
  let start = at;
  for (;;) {
    const code = codeAt(text, start - 1);
    if (isSpace(code)) start--;
    else if (code === 59 && text.startsWith('&nbsp;', start - 6)) start -= 6;
    else if (code === 62 && start - 3 >= from && isNameAt(text, start - 3, start, '<p>')) return start - 3;
    else return -1;
  }
}

const bracketAfter = (text: string, from: number): number => codeAfter(text, 91, from);

/** Where a paragraph ends whose closing tag stands there or behind blanks, -1 where none does. */
function paragraphEnd(text: string, from: number): number {
  const at = behindSpaces(text, from);
  return codeAt(text, at) === 60 && text.startsWith('</p>', at) ? at + 4 : -1;
}

/** WordPress `shortcode_unautop()`: a paragraph around nothing but a shortcode goes. */
export function shortcodeUnautop(text: string, context: Pick<RenderContext, 'shortcodes'> = {}): string {
  if (!text.includes('[') || !text.includes('<p>')) return text;
  let scanner: ShortcodeScanner | undefined;
  const brackets = new NextIndex(text, ']');
  const rewriting = new Rewriting(text);
  let from = 0;
  for (let start = bracketAfter(text, 0); start !== -1; start = bracketAfter(text, Math.max(from, start + 1))) {
    const open = paragraphBefore(text, from, start);
    if (open === -1) continue;
    scanner ??= new ShortcodeScanner(text, new ShortcodeNames(shortcodeNames(context)));
    let end = scanner.endOf(start);
    if (end === -1) continue;
    let after = paragraphEnd(text, end);
    if (after === -1) {
      // No paragraph ends behind the enclosing form: the opening tag alone.
      end = brackets.after(start) + 1;
      after = paragraphEnd(text, end);
    }
    if (after === -1) continue;
    rewriting.replace(open, start, '');
    rewriting.replace(end, after, '');
    from = after;
  }
  return rewriting.finish();
}
