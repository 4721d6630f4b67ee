// WordPress's shortcodes: do_shortcode(), strip_shortcodes() and shortcode_unautop(). In tags, shortcodes run only
// inside attributes and what they give is cleaned; other brackets in tags are hidden meanwhile.
import type { RenderContext } from '../types.ts';
import { captionShortcode } from './caption.ts';
import { escapes, withEscapes } from './escaping.ts';
import { NextIndex, tagEnd } from './html-split.ts';
import { cleanOneAttribute } from './kses-attributes.ts';
import { Rewriting, replacedAll } from './rewriting.ts';
import { parseShortcodeAttributes, type ShortcodeAttributes } from './shortcode-attributes.ts';
import { replaceShortcodes, type Shortcode, ShortcodeScanner, usedShortcodes } from './shortcode-scan.ts';

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
  if (!text.includes('[')) return text;
  const names = usedShortcodes(text, handlers.keys());
  if (names.length === 0) return text;
  const run = ({ tag, attributes, content }: Shortcode): string =>
    handlers.get(tag)?.(parseShortcodeAttributes(attributes), content ?? '', tag) ?? '';
  return shown(replaceShortcodes(inTags(text, names, run, ignoreHtml), names, run));
}

/** WordPress `strip_shortcodes()`: the text without shortcodes and what they enclose. */
export function stripShortcodes(text: string, context: Pick<RenderContext, 'shortcodes'> = {}): string {
  if (!text.includes('[')) return text;
  const names = usedShortcodes(text, shortcodeNames(context));
  if (names.length === 0) return text;
  const nothing = (): string => '';
  return shown(replaceShortcodes(inTags(text, names, nothing, true), names, nothing));
}

const ofBrackets = escapes({ '[': '&#91;', ']': '&#93;' });
const hidden = (text: string): string => withEscapes(text, ofBrackets);
const shown = (text: string): string =>
  text.includes('&#9') ? replacedAll(replacedAll(text, '&#91;', '['), '&#93;', ']') : text;

/** WordPress `do_shortcodes_in_html_tags()`. */
function inTags(input: string, names: readonly string[], run: (found: Shortcode) => string, ignore: boolean): string {
  const text = input.includes('&#9') ? replacedAll(replacedAll(input, '&#91;', '&#091;'), '&#93;', '&#093;') : input;
  if (!text.includes('<')) return text;
  const opening = new NextIndex(text, '[');
  const closing = new NextIndex(text, ']');
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf('<'); at !== -1; ) {
    const end = tagEnd(text, at, true);
    const open = opening.after(at);
    const close = closing.after(at);
    if ((open !== -1 && open < end) || (close !== -1 && close < end))
      rewriting.replace(at, end, tagWithoutBrackets(text.slice(at, end), names, run, ignore));
    else if (open === -1 && close === -1) break;
    at = text.indexOf('<', end);
  }
  return rewriting.finish();
}

const tagParts = /^(<[\t-\r ]*[a-zA-Z0-9]+(?![a-zA-Z0-9])[\t-\r ]*(?![\t-\r ]))([^>]*)(>?)$/;

function tagWithoutBrackets(
  tag: string,
  names: readonly string[],
  run: (found: Shortcode) => string,
  ignore: boolean,
): string {
  if (ignore || !tag.includes('[') || !tag.includes(']') || tag.startsWith('<!--') || tag.startsWith('<![CDATA[')) {
    return hidden(tag);
  }
  const match = tagParts.exec(tag);
  const inside = match?.[2] ?? '';
  const slash = trailingSlash(inside);
  const attributes = match ? splitAttributes(inside.slice(0, inside.length - slash.length)) : null;
  if (!match || !attributes) {
    return hidden(/^<[\t-\r ]*\[\[?[^[\]]+\]/.test(tag) ? replaceShortcodes(tag, names, run) : tag);
  }
  const element = /[a-zA-Z0-9]+/.exec(match[1] ?? '')?.[0] ?? '';
  const changed = attributes.map((attribute) => attributeWithout(attribute, element, names, run));
  return hidden(`${match[1]}${changed.join('')}${slash}${match[3]}`);
}

/** Blanks, slash and blanks at the end of a tag's attributes. */
function trailingSlash(inside: string): string {
  const end = inside.replace(/(?<![\t-\r ])[\t-\r ]+$/, '');
  return end.endsWith('/') ? inside.slice(end.slice(0, -1).replace(/(?<![\t-\r ])[\t-\r ]+$/, '').length) : '';
}

function attributeWithout(
  attribute: string,
  element: string,
  names: readonly string[],
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

/** WordPress `shortcode_unautop()`: a paragraph around nothing but a shortcode goes. */
export function shortcodeUnautop(text: string, context: Pick<RenderContext, 'shortcodes'> = {}): string {
  if (!text.includes('[') || !text.includes('<p>')) return text;
  let scanner: ShortcodeScanner | undefined;
  const opening = /<p>(?:[\r\n\t \u00a0]|&nbsp;)*(?=\[)/g;
  const closing = /(?:[\r\n\t \u00a0]|&nbsp;)*<\/p>/y;
  const brackets = new NextIndex(text, ']');
  const rewriting = new Rewriting(text);
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index + match[0].length;
    scanner ??= new ShortcodeScanner(text, shortcodeNames(context));
    const found = scanner.at(start);
    if (!found) continue;
    // The enclosing form first; where no paragraph ends behind it, the opening tag alone.
    for (const end of [found.doubleClose ? found.end - 1 : found.end, brackets.after(start) + 1]) {
      closing.lastIndex = end;
      if (!closing.test(text)) continue;
      rewriting.replace(match.index, start, '');
      rewriting.replace(end, closing.lastIndex, '');
      opening.lastIndex = closing.lastIndex;
      break;
    }
  }
  return rewriting.finish();
}
