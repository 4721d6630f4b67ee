// WordPress's kses: of HTML, what a context allows. Everything else goes or becomes text, byte for byte as in WordPress 7.1.
// Tags are found as kses finds them (not as a browser would); their attributes are read as HTML's tokenizer does. Linear.

import { normalizeEntities } from './entities.ts';
import { runEnd } from './escaping.ts';
import { NextIndex } from './html-split.ts';
import { cleanTag, type KsesOptions, needsAttributes, withoutControl } from './kses-attributes.ts';
import { filterBlockAttributes, withPlainCommentEnds } from './kses-blocks.ts';
import { plainAttributesEnd } from './kses-plain.ts';
import {
  type AllowedAttributes,
  type AllowedHtml,
  commentHtml,
  dataHtml,
  descriptionHtml,
  noHtml,
  postHtml,
} from './kses-tables.ts';
import { markIn } from './marks.ts';
import { NameTable } from './name-table.ts';
import { asciiLower } from './php-strings.ts';
import { Rewriting } from './rewriting.ts';
import { escapeLoneLessThan } from './sanitize-text.ts';
import { giveBackCodes, ownCodesOf, type TextCodes } from './text-codes.ts';

export type KsesContext =
  | 'post'
  | 'data'
  | 'strip'
  | 'user_description'
  | 'pre_user_description'
  | 'pre_term_description'
  | 'pre_comment_content';

const tables: Readonly<Record<KsesContext, AllowedHtml>> = {
  post: postHtml,
  data: dataHtml,
  strip: noHtml,
  user_description: descriptionHtml,
  pre_user_description: descriptionHtml,
  pre_term_description: descriptionHtml,
  pre_comment_content: commentHtml,
};

/** The elements and attributes a context allows (WordPress `wp_kses_allowed_html`). */
export const allowedHtml = (context: KsesContext): AllowedHtml => tables[context];

/**
 * WordPress `wp_kses()`: the text with only what `context` (or a table of one's own) allows. Attributes of blocks in block
 * comments are filtered as well. `wp_filter_post_kses`, `wp_filter_kses` and the like are this with their context.
 */
export function kses(text: string, context: KsesContext | AllowedHtml, options: KsesOptions = {}): string {
  return filter(text, typeof context === 'string' ? tables[context] : context, options, true);
}

function filter(input: string, allowed: AllowedHtml, options: KsesOptions, blocks: boolean): string {
  if (!/[<>&\x00-\x1f]/.test(input)) return input;
  return filterNormal(normalizeEntities(withoutControl(input)), allowed, options, blocks);
}

const hasMarks = (text: string): boolean => text.includes('<') || text.includes('>') || text.includes('&');

/** The same for a text without control characters, whose references are normal. */
function filterNormal(normal: string, allowed: AllowedHtml, options: KsesOptions, blocks: boolean): string {
  let text = escapeLoneLessThan(normal);
  if (blocks && commentStart.test(text)) {
    text = withPlainCommentEnds(text);
    if (text.includes('<!-- wp:')) {
      // Without escapes, what is in attributes is a part of the text as it stands there.
      const clean = text.includes('\\') ? filter : filterNormal;
      text = filterBlockAttributes(text, allowed, (value) => clean(value, allowed, options, false));
    }
  }
  return text.includes('<') || text.includes('>') ? cleanTags(text, allowed, options, blocks) : text;
}

/** The expression is quicker than a search for the string where many tags begin. */
const commentStart = /<!--/;

/** Of tags shorter than this, so many at most are remembered while a text is cleaned. */
const longest = 128;
const most = 256;

function cleanTags(text: string, allowed: AllowedHtml, options: KsesOptions, blocks: boolean): string {
  const codes = ownCodesOf(text);
  const closes = new NextIndex(text, '>');
  const comments = new NextIndex(text, '-->');
  const lines = new NextIndex(text, '\n');
  const rewriting = new Rewriting(text);
  const elements = elementTable(allowed);
  const hasQuotes = hasEscapedQuote(text);
  // What tags have become that occur again and again.
  const cleaned = new Map<string, string>();
  for (let at = markIn(text, codes, 0); at !== -1; ) {
    if (codes[at] === 62) {
      const end = runEnd(text, at);
      rewriting.replace(at, end, '&gt;'.repeat(end - at));
      at = markIn(text, codes, end);
      continue;
    }
    const commentEnd = plainCommentEnd(codes, at);
    if (commentEnd !== -1) {
      at = markIn(text, codes, commentEnd);
      continue;
    }
    const nameEnd = plainNameEnd(codes, at);
    const element = nameEnd === -1 ? undefined : elements.findIn(codes, nameStart(codes, at), nameEnd);
    if (nameEnd !== -1 && isShortlyClosed(codes, at, nameEnd, element)) {
      rewriting.replace(nameEnd, nameEnd, ' ');
      at = markIn(text, codes, nameEnd + 2);
      continue;
    }
    const plainEnd = nameEnd === -1 ? -1 : plainTagEnd(codes, at, nameEnd, element, options);
    if (plainEnd !== -1) {
      if (element === undefined) rewriting.replace(at, plainEnd, '');
      at = markIn(text, codes, plainEnd);
      continue;
    }
    const end = tokenEnd(text, codes, at, closes, comments, lines);
    const token = text.slice(at, end);
    let made = cleaned.get(token);
    if (made === undefined) {
      made = cleanToken(hasQuotes ? token.replaceAll('\\"', '"') : token, allowed, options, blocks);
      if (token.length < longest && cleaned.size < most) cleaned.set(token, made);
    }
    rewriting.replace(at, end, made);
    at = markIn(text, codes, end);
  }
  giveBackCodes(codes);
  return rewriting.finish();
}

const nameStart = (codes: TextCodes, at: number): number => (codes[at + 1] === 47 ? at + 2 : at + 1);

/** Where a tag's name ends, which is of small letters and digits; -1 for any other one. */
function plainNameEnd(codes: TextCodes, at: number): number {
  const start = nameStart(codes, at);
  let end = start;
  while (isNameCode(codes[end] ?? 0)) end++;
  // A closing tag begins with a letter, or it is taken for a comment.
  return end > start && (start === at + 1 || (codes[start] ?? 0) >= 97) ? end : -1;
}

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isNameCode = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** Is it nothing but a name and `/>`, of an element that is allowed? */
const isShortlyClosed = (codes: TextCodes, at: number, nameEnd: number, element: Element | undefined): boolean =>
  codes[nameEnd] === 47 &&
  codes[nameEnd + 1] === 62 &&
  element !== undefined &&
  !element.needsMore &&
  codes[at + 1] !== 47;

/** Where a tag ends that stays as it is or, if no such element is allowed, goes; -1 where a closer look is needed. */
function plainTagEnd(
  codes: TextCodes,
  at: number,
  nameEnd: number,
  element: Element | undefined,
  options: KsesOptions,
): number {
  if (codes[nameEnd] === 62 && (!element?.needsMore || codes[at + 1] === 47)) return nameEnd + 1;
  return element === undefined || element.needsMore || codes[at + 1] === 47
    ? -1
    : plainAttributesEnd(codes, nameEnd, element.attributes, options);
}

interface Element {
  readonly attributes: AllowedAttributes;
  /** Is it refused without some attributes? */
  readonly needsMore: boolean;
}

/** The tables' elements, as tags are looked up in them. */
const elementsOf = new WeakMap<AllowedHtml, NameTable<Element>>();

function elementTable(allowed: AllowedHtml): NameTable<Element> {
  const known =
    elementsOf.get(allowed) ??
    new NameTable(
      new Map([...allowed].map(([name, attributes]) => [name, { attributes, needsMore: needsAttributes(attributes) }])),
    );
  elementsOf.set(allowed, known);
  return known;
}

/** Where a comment ends of which nothing has to change: no mark in it, and no dash that could belong to its end; else -1. */
function plainCommentEnd(codes: TextCodes, at: number): number {
  if (codes[at + 1] !== 33 || codes[at + 2] !== 45 || codes[at + 3] !== 45) return -1;
  for (let end = at + 4; end < codes.length; end++) {
    const code = codes[end];
    if (code === 60 || code === 62 || code === 38 || code === 92) return -1;
    if (code !== 45) continue;
    const next = codes[end + 1];
    if (next === 45) return end > at + 4 && codes[end + 2] === 62 ? end + 3 : -1;
    if (next === 10) return -1;
  }
  return -1;
}

/** Where the comment, declaration or tag that starts at `at` ends. Comments end with their line if they hold a line break. */
function tokenEnd(
  text: string,
  codes: TextCodes,
  at: number,
  closes: NextIndex,
  comments: NextIndex,
  lines: NextIndex,
): number {
  if (codes[at + 1] === 33 && codes[at + 2] === 45 && codes[at + 3] === 45) {
    const end = comments.after(at + 4);
    const line = lines.after(at + 4);
    if (end !== -1 && (line === -1 || end < line)) return end + 3;
    if (line === -1) return text.length;
    if (line === text.length - 1) return line;
  }
  const start = codes[at + 1] === 47 && at + 2 < text.length && !isLetter(codes[at + 2] ?? 0) ? at + 3 : at + 1;
  const close = closes.after(start);
  if (close !== -1) return close + 1;
  // `</>` and nothing that closes behind: a tag all the same.
  return start === at + 3 && codes[at + 2] === 62 ? at + 3 : text.length;
}

/** Of texts with few quotes these are looked for; the attributes of blocks may be full of backslashes. */
function hasEscapedQuote(text: string): boolean {
  let at = text.indexOf('"');
  for (let count = 0; at !== -1 && count < 16; count++) {
    if (text.charCodeAt(at - 1) === 92) return true;
    at = text.indexOf('"', at + 1);
  }
  return at !== -1 && text.includes('\\"', at - 1);
}

const oddTag = /^<(?:\/[^a-zA-Z][^>]*|![a-z][^>]*)>$/;
/** A tag up to its name's end. */
const tag = /^<[\t-\r ]*(?:(\/)[\t-\r ]*)?([a-zA-Z0-9-]+)/;

/** WordPress `wp_kses_split2()`: one token, cleaned. */
function cleanToken(text: string, allowed: AllowedHtml, options: KsesOptions, blocks: boolean): string {
  if (oddTag.test(text)) return `<${text[1]}${settled(text.slice(2, -1), allowed, options, blocks)}>`;
  if (text.startsWith('<!--')) {
    const content = settled(text.replaceAll('<!--', '').replaceAll('-->', ''), allowed, options, blocks);
    return content === '' ? '' : `<!--${withPlainDashes(content)}-->`;
  }
  const match = tag.exec(text);
  const element = match?.[2] ?? '';
  const attributes = allowed.get(asciiLower(element));
  if (!match || !attributes) return '';
  const close = text.indexOf('>', match[0].length);
  if (close !== -1 && close < text.length - 1) return '';
  if (match[1]) return `</${element}>`;
  return cleanTag(element, text.slice(match[0].length, close === -1 ? text.length : close), attributes, options);
}

/** What is in a comment without dashes that stand together or at its end. */
function withPlainDashes(content: string): string {
  const plain = content.includes('--') ? content.replace(/--+/g, '-') : content;
  if (plain.endsWith('-')) return plain.slice(0, -1);
  return plain.endsWith('-\n') ? `${plain.slice(0, -2)}\n` : plain;
}

/** Cleans until nothing changes. The rounds are bounded: what could need many is settled at once. */
function settled(text: string, allowed: AllowedHtml, options: KsesOptions, blocks: boolean): string {
  let out = text;
  for (let round = 0; round < 24; round++) {
    const before = out;
    // Control characters have gone already.
    if (!hasMarks(before)) break;
    out = filterNormal(normalizeEntities(before), allowed, options, blocks);
    if (out === before) break;
    if (round === 8) out = out.replace(/\\+("?)/g, (match, quote: string) => quote || match);
  }
  return out;
}
