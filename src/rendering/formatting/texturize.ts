// WordPress's wptexturize(): straight quotes, dashes, dots and the like become typographic references, outside tags, comments,
// `pre`, `code` and their kind, and shortcodes. Works on the stretches of text between tags, each by itself. Linear.

import { Escaping } from './escaping.ts';
import { tagEnd } from './html-split.ts';
import { escapeLoneAmpersands } from './references.ts';
import { codeAfterIn } from './scan.ts';
import { possibleNames, ShortcodeNames } from './shortcode-scan.ts';
import { codesOf, standsAt, type TextCodes } from './text-codes.ts';
import { beginningsIn, Marks } from './texturize-marks.ts';
import { Quotes } from './texturize-quotes.ts';
import { englishTypography, type Typography } from './typography.ts';

/** Names by their first two characters; nothing where there are none. */
type ByBeginning = readonly (readonly string[] | undefined)[];
const beginning = (first: number, second: number): number => ((first & 31) << 5) | (second & 31);
function byBeginning(...names: string[]): ByBeginning {
  const all = Map.groupBy(names, (name) => beginning(name.charCodeAt(0), name.charCodeAt(1)));
  return Array.from({ length: 1024 }, (_, index) => all.get(index));
}

const skippedTags = byBeginning('pre', 'code', 'kbd', 'style', 'script', 'tt');
const skippedShortcodes = byBeginning('code');

/** So many characters are looked at one by one; `indexOf()` is quicker for longer stretches. */
const nearby = 24;

/**
 * WordPress `wptexturize()`. `shortcodes` are the registered names: their brackets are left alone (and between
 * `[code]` and `[/code]`, where registered, everything).
 */
export function texturize(
  text: string,
  shortcodes: Iterable<string> = [],
  typography: Typography = englishTypography,
): string {
  const beginnings = beginningsIn(text);
  if (beginnings === null) return text;
  const known = text.includes('[') ? possibleNames(shortcodes) : [];
  const names = known.length > 0 ? new ShortcodeNames(known) : null;
  const escaping = new Escaping(text);
  const codes = codesOf(text);
  const marks = new Marks(text, codes, beginnings, typography);
  const quotes = new Quotes(marks);
  let ampersand = text.indexOf('&');
  const openTags: string[] = [];
  const openShortcodes: string[] = [];
  let from = 0;
  const outside = (end: number): void => {
    if (end === from || openTags.length > 0 || openShortcodes.length > 0) return;
    marks.read(from, end);
    if (marks.count === 0) return;
    quotes.decide();
    marks.write(escaping);
  };
  for (let at = nextDelimiter(text, codes, 0, names); at !== -1; ) {
    const isTag = codes[at] === 60;
    const end = isTag ? tagEndAt(text, codes, at) : shortcodeEnd(text, codes, at, names);
    if (end === -1) {
      at = nextDelimiter(text, codes, at + 1, names);
      continue;
    }
    outside(at);
    if (!isTag) {
      const isEscaped = codes[at + 1] === 91 || codes[end - 2] === 93;
      if (!isEscaped) track(codes, at, end, openShortcodes, skippedShortcodes);
    } else if (!standsAt(codes, at + 1, '!--')) {
      track(codes, at, end, openTags, skippedTags);
      if (ampersand !== -1 && ampersand < at) ampersand = codeAfterIn(text, codes, 38, at);
      if (ampersand !== -1 && ampersand < end) escapeLoneAmpersands(escaping, codes, ampersand, end);
    }
    from = end;
    at = nextDelimiter(text, codes, from, names);
  }
  outside(text.length);
  return escaping.finish();
}

/** The index after the tag or comment at `at`. */
function tagEndAt(text: string, codes: TextCodes, at: number): number {
  const end = Math.min(at + nearby, text.length);
  // Comments do not end at the first `>`.
  if (codes[at + 1] !== 33) for (let to = at + 1; to < end; to++) if (codes[to] === 62) return to + 1;
  return tagEnd(text, at, false);
}

/** Remembers the opening, and forgets at the closing, of elements or shortcodes whose content is not touched. */
function track(codes: TextCodes, at: number, end: number, open: string[], skipped: ByBeginning): void {
  const isClosing = codes[at + 1] === 47;
  if (isClosing && open.length === 0) return;
  const start = isClosing ? at + 2 : at + 1;
  const names = skipped[beginning(codes[start] ?? 0, codes[start + 1] ?? 0)];
  if (names === undefined) return;
  for (const name of names) {
    if (!standsAt(codes, start, name)) continue;
    const behind = start + name.length;
    if (behind !== end - 1 && !(codes[behind] === 32 && behind < end)) continue;
    if (!isClosing) open.push(name);
    else if (open.at(-1) === name) open.pop();
  }
}

/** Can the name of a registered shortcode begin behind the bracket at `at`? */
function mayStart(codes: TextCodes, at: number, { firsts }: ShortcodeNames): boolean {
  let code = codes[at + 1] ?? 0;
  if (code === 47 || code === 91) code = codes[at + 2] ?? 0;
  return firsts[code & 255] === 1;
}

/** The first `<`, or bracket at which a shortcode may start. */
function nextDelimiter(text: string, codes: TextCodes, from: number, names: ShortcodeNames | null): number {
  const end = names ? text.length : Math.min(from + nearby, text.length);
  for (let at = from; at < end; at++) {
    const code = codes[at];
    if (code === 60 || (code === 91 && names && mayStart(codes, at, names))) return at;
  }
  return end === text.length ? -1 : text.indexOf('<', end);
}

/** Is it white space, a slash or a closing bracket? */
const endsName = (code: number): boolean => (code >= 9 && code <= 13) || code === 32 || code === 47 || code === 93;

/** Where the name of a shortcode ends that begins at `start`, -1 where none does. */
function nameEnd(codes: TextCodes, start: number, names: ShortcodeNames): number {
  for (const name of names.from(codes[start] ?? 0)) {
    const end = start + name.length;
    if (endsName(codes[end] ?? 0) && standsAt(codes, start, name)) return end;
  }
  return -1;
}

/** The index after a shortcode's closing bracket(s); -1 where there is no whole shortcode at `at`. */
function shortcodeEnd(text: string, codes: TextCodes, at: number, names: ShortcodeNames | null): number {
  if (!names) return -1;
  const start = codes[at + 1] === 47 || codes[at + 1] === 91 ? at + 2 : at + 1;
  const behind = nameEnd(codes, start, names);
  if (behind === -1) return -1;
  const { length } = text;
  for (let i = behind; i < length; i++) {
    const code = codes[i];
    if (code === 93) return codes[i + 1] === 93 ? i + 2 : i + 1;
    if (code === 91 || code === 62) return -1;
    if (code === 60) {
      do i++;
      while (i < length && codes[i] !== 62 && codes[i] !== 91 && codes[i] !== 93);
      if (codes[i] !== 62) return -1;
    }
  }
  return -1;
}
