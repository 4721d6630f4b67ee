// WordPress's shortcodes: do_shortcode(), strip_shortcodes() and shortcode_unautop(). In tags, shortcodes run only
// inside attributes and what they give is cleaned; other brackets in tags are hidden meanwhile.
import type { RenderContext } from '../types.ts';
import { whiteSpaceBefore } from './blanks.ts';
import { captionShortcode } from './caption.ts';
import { NextIndex } from './html-split.ts';
import { cleanOneAttribute } from './kses-attributes.ts';
import { Rewriting } from './rewriting.ts';
import { stringAfter } from './scan.ts';
import { parseShortcodeAttributes, type ShortcodeAttributes } from './shortcode-attributes.ts';
import {
  replaceShortcodes,
  type Shortcode,
  ShortcodeNames,
  ShortcodeScanner,
  usedShortcodes,
} from './shortcode-scan.ts';
import { bracketedTags, noTags, type TagBounds } from './shortcode-tags.ts';

/** What makes a shortcode's HTML. `content` is '' where the shortcode encloses nothing, as in WordPress. */
export type ShortcodeHandler = (attributes: ShortcodeAttributes, content: string | null, tag: string) => string;

/** Names WordPress registers itself, in its order. Known also where nothing here renders them yet. */
export const coreShortcodes = ['wp_caption', 'caption', 'gallery', 'playlist', 'audio', 'video', 'embed'] as const;

/** All names a site knows: WordPress's and those of the context. */
export function shortcodeNames(context: Pick<RenderContext, 'shortcodes'>): readonly string[] {
  const own = Object.keys(context.shortcodes ?? {}).filter((name) => !coreShortcodes.some((core) => core === name));
  return own.length === 0 ? coreShortcodes : [...coreShortcodes, ...own];
}

/** WordPress `do_shortcode()`. Shortcodes nobody renders stay as they are. */
export function doShortcode(text: string, context: Pick<RenderContext, 'shortcodes'>, ignoreHtml = false): string {
  if (!text.includes('[')) return text;
  const caption: ShortcodeHandler = (attributes, content) =>
    captionShortcode(attributes, content ?? '', (inner) => doShortcode(inner, context));
  const handlers = new Map<string, ShortcodeHandler>([
    ['wp_caption', caption],
    ['caption', caption],
  ]);
  for (const [name, handler] of Object.entries(context.shortcodes ?? {})) handlers.set(name, handler);
  return runShortcodes(text, handlers, ignoreHtml);
}

/** `do_shortcode()` with these shortcodes and no others; `ignoreHtml` leaves those in tags alone. */
export function runShortcodes(
  text: string,
  handlers: ReadonlyMap<string, ShortcodeHandler>,
  ignoreHtml: boolean,
): string {
  const run = ({ tag, attributes, content }: Shortcode): string =>
    handlers.get(tag)?.(parseShortcodeAttributes(attributes), content ?? '', tag) ?? '';
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
    rewriting.replace(end - 5, end, text.charCodeAt(end - 2) === 49 ? opening : closing);
  }
  return rewriting.finish();
}

/** What is made of shortcodes in their place. WordPress has written references in the place of brackets in tags meanwhile. */
function withoutShortcodes(
  input: string,
  known: Iterable<string>,
  run: (found: Shortcode) => string,
  ignoreHtml: boolean,
): string {
  // Without both brackets there is none; references of brackets are written anew all the same.
  if (!input.includes('[') || !(input.includes(']') || reference.test(input))) return input;
  const used = usedShortcodes(input, known);
  if (used.length === 0) return input;
  const names = new ShortcodeNames(used);
  const text = withReferences(input, '&#091;', '&#093;');
  const ready = ignoreHtml ? { text, tags: bracketedTags(text) } : inTags(text, names, run);
  const html = replaceShortcodes(ready.text, names, run, ready.tags);
  return withReferences(html, '[', ']');
}

/** Runs those in attributes. Answers the text, and where the tags with brackets are in it. */
function inTags(
  text: string,
  names: ShortcodeNames,
  run: (found: Shortcode) => string,
): { text: string; tags: TagBounds } {
  const tags = bracketedTags(text);
  const closings = new NextIndex(text, ']');
  const rewriting = new Rewriting(text);
  let moved: number[] | undefined;
  let longer = 0;
  for (let at = 0; at < tags.length; at += 2) {
    const start = tags[at] ?? 0;
    const end = tags[at + 1] ?? start;
    const before = longer;
    const closing = closings.after(start);
    if (closing !== -1 && closing < end && mayHaveShortcode(text, start, end, names)) {
      const tag = text.slice(start, end);
      const made = tagWithShortcodes(tag, names, run);
      if (made !== tag) {
        moved ??= tags.slice(0, at);
        rewriting.replace(start, end, made);
        longer += made.length - tag.length;
      }
    }
    moved?.push(start + before, end + longer);
  }
  return moved ? { text: rewriting.finish(), tags: moved } : { text, tags };
}

function mayHaveShortcode(text: string, start: number, end: number, names: ShortcodeNames): boolean {
  let hasName = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 && names.mayStart(text.charCodeAt(at + 1))) hasName = true;
    else if (code === 93 && hasName) return true;
  }
  return false;
}

const tagParts = /^(<[\t-\r ]*[a-zA-Z0-9]+(?![a-zA-Z0-9])[\t-\r ]*(?![\t-\r ]))([^>]*)(>?)$/;

function tagWithShortcodes(tag: string, names: ShortcodeNames, run: (found: Shortcode) => string): string {
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

function attributeWithout(
  attribute: string,
  element: string,
  names: ShortcodeNames,
  run: (found: Shortcode) => string,
): string {
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

/** The offset behind blanks, be they written as references. */
function behindSpaces(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0) at++;
    else if (code === 38 && text.startsWith('&nbsp;', at)) at += 6;
    else return at;
  }
}

/** WordPress `shortcode_unautop()`: a paragraph around nothing but a shortcode goes. */
export function shortcodeUnautop(text: string, context: Pick<RenderContext, 'shortcodes'> = {}): string {
  if (!text.includes('[') || !text.includes('<p>')) return text;
  let scanner: ShortcodeScanner | undefined;
  const closing = /(?:[\r\n\t \u00a0]|&nbsp;)*<\/p>/y;
  const brackets = new NextIndex(text, ']');
  const rewriting = new Rewriting(text);
  for (let open = stringAfter(text, '<p>', 0), from = 0; open !== -1; open = stringAfter(text, '<p>', from)) {
    const start = behindSpaces(text, open + 3);
    from = start;
    if (text.charCodeAt(start) !== 91) continue;
    scanner ??= new ShortcodeScanner(text, new ShortcodeNames(shortcodeNames(context)), noTags);
    const found = scanner.at(start);
    if (!found) continue;
    // The enclosing form first; where no paragraph ends behind it, the opening tag alone.
    for (const end of [found.doubleClose ? found.end - 1 : found.end, brackets.after(start) + 1]) {
      closing.lastIndex = end;
      if (!closing.test(text)) continue;
      rewriting.replace(open, start, '');
      rewriting.replace(end, closing.lastIndex, '');
      from = closing.lastIndex;
      break;
    }
  }
  return rewriting.finish();
}
