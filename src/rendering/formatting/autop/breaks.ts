// Line breaks of wpautop(): they become `<br />`, but for those within elements that keep them, and breaks go again from around
// the tags of blocks. Linear.
import { dropBlank } from './hidden.ts';
import { TokenRewriting } from './token-rewriting.ts';
import { nextOf, nothing, Token, type Tokens } from './tokens.ts';
import { keeping, Trait } from './traits.ts';

const line = Uint32Array.of(Token.line);
const breakLine = Uint32Array.of(Token.break, Token.line);

const kept = [Trait.script, Trait.style, Trait.svg, Trait.math];

/**
 * Line breaks become `<br />`, but for those after a break and right after a block's tag; blanks around them go. Returns whether
 * any was put where it may go again.
 */
export function addBreaks(text: Tokens): boolean {
  const keeps = (text.seen & keeping && keepLineBreaks(text)) || (text.seen & Trait.standIn) !== 0;
  if (text.seen & Trait.break) alikeBreaks(text);
  const { items, length, traits } = text;
  const rewriting = new TokenRewriting(text, true);
  let isPut = false;
  let from = 0;
  for (let at = 0; at < length; at++) {
    if (items[at] !== Token.line) continue;
    let start = at;
    while (start > from && (traits[items[start - 1] ?? 0] ?? 0) & Trait.blank) start--;
    let end = at + 1;
    let last = at;
    for (; (traits[items[end] ?? 0] ?? 0) & Trait.blank; end++) if (items[end] === Token.line) last = end;
    const before = start > 0 ? (items[start - 1] ?? 0) : Token.none;
    const trait = traits[before] ?? 0;
    if (before === Token.break) {
      // One blank behind a break stays, and where that is the line break itself, all do.
      const [first, rest] = parted(text, items[start] ?? 0);
      if (rest !== Token.none) rewriting.replace(start, last + 1, Uint32Array.of(first, Token.break, Token.line));
      else if (last > start) rewriting.replace(start + 1, last + 1, breakLine);
    } else if ((trait & bareBlock) === bareBlock && staysBefore(text, end)) {
      if (last > start) rewriting.replace(start, last + 1, line);
    } else {
      if (start > 0) dropBlank(text, start - 1);
      rewriting.replace(start, last + 1, breakLine);
      isPut ||= keeps || (trait & Trait.closes) !== 0 || text.is(end, Trait.noBreakBefore);
    }
    from = end;
    at = end - 1;
  }
  rewriting.finish();
  if (keeps) showKept(text);
  return isPut;
}

/** A block's tag without attributes: a line break that is put after it would be taken away later. */
const bareBlock = Trait.bare | Trait.block;

/** Would it, with this token behind? */
const staysBefore = (text: Tokens, after: number): boolean =>
  text.items[after] !== Token.keptLine && !isBreak(text, after);

/** `<br`, not `</br`. */
const isBreak = (text: Tokens, at: number): boolean => text.is(at, Trait.break) && !text.is(at, Trait.closer);

/** The first character of blanks as a token of its own, and a token for the others, none where there are no others. */
function parted(text: Tokens, token: number): readonly [first: number, rest: number] {
  const start = text.bounds[2 * token] ?? 0;
  const end = text.bounds[2 * token + 1] ?? 0;
  if (end === start + 1) return [token, Token.none];
  return [text.make(start, start + 1, Trait.blank), token];
}

function showKept({ items, length }: Tokens): void {
  for (let at = 0; at < length; at++) if (items[at] === Token.keptLine) items[at] = Token.line;
}

/** Breaks in the way of XHTML. */
function alikeBreaks({ items, length }: Tokens): void {
  for (let at = 0; at < length; at++) {
    const token = items[at];
    if (token === Token.plainBreak || token === Token.shortBreak) items[at] = Token.break;
  }
}

/** Within script, style, svg and math line breaks are no breaks. Returns whether there are any. */
function keepLineBreaks(text: Tokens): boolean {
  const { items, length, traits } = text;
  // Where the closing tag of each was found last.
  const closings = kept.map(() => 0);
  // Up to where line breaks stay.
  let until = 0;
  for (let at = 0; at < length; at++) {
    const token = items[at] ?? 0;
    if (at < until) {
      if (token === Token.line) items[at] = Token.keptLine;
      continue;
    }
    const trait = traits[token] ?? 0;
    if (!(trait & keeping) || trait & Trait.closer) continue;
    let found = 0;
    while (!(trait & (kept[found] ?? keeping))) found++;
    const closing = (kept[found] ?? 0) | Trait.closer | Trait.bare;
    let close = Math.max(closings[found] ?? 0, at + 1);
    while (close < length && ((traits[items[close] ?? 0] ?? 0) & closing) !== closing) close++;
    closings[found] = close;
    if (close < length) until = close + 1;
  }
  return until > 0;
}

/** Removes `what`, and blanks before it, directly after a block's opening or closing tag. Nothing is looked at before `first`. */
export function dropAfterBlock(text: Tokens, what: number, first = 0): void {
  const { items, length } = text;
  const rewriting = new TokenRewriting(text, false);
  let from = first;
  for (let at = nextOf(items, what, from, length); at < length; at = nextOf(items, what, at + 1, length)) {
    const close = tagBefore(text, at, from);
    if (close === -1 || !isBlockTag(text, close, from)) continue;
    dropBlank(text, close);
    rewriting.replace(close + 1, at + 1, nothing);
    from = at + 1;
  }
  rewriting.finish();
}

/** The last token of a tag with nothing but blanks between it and `at`; -1 where there is none. Nothing is looked at before `from`. */
export function tagBefore({ items, traits }: Tokens, at: number, from: number): number {
  let close = at - 1;
  while (close >= from && (traits[items[close] ?? 0] ?? 0) & Trait.blank) close--;
  return close >= from && (traits[items[close] ?? 0] ?? 0) & Trait.closes ? close : -1;
}

/** The first token from `from` on that is no blank. */
export function behindBlanks({ items, traits }: Tokens, from: number): number {
  let at = from;
  while ((traits[items[at] ?? 0] ?? 0) & Trait.blank) at++;
  return at;
}

/** Is it a block's tag that ends there? */
function isBlockTag({ items, traits }: Tokens, close: number, from: number): boolean {
  let trait = traits[items[close] ?? 0] ?? 0;
  for (let at = close - 1; !(trait & Trait.block); at--) {
    trait = at < from ? Trait.closes : (traits[items[at] ?? 0] ?? 0);
    if (trait & Trait.closes) return false;
  }
  return true;
}

/** Takes `<br />` away from after the tags of blocks, and from before those of some. */
export function dropBreaks(text: Tokens): void {
  dropAfterBlock(text, Token.break);
  dropBeforeBlock(text);
}

function dropBeforeBlock(text: Tokens): void {
  const { items, length, traits } = text;
  let lastEnd = length - 1;
  while (lastEnd >= 0 && !text.is(lastEnd, Trait.closes)) lastEnd--;
  const rewriting = new TokenRewriting(text, false);
  for (let at = nextOf(items, Token.break, 0, length); at < length; at = nextOf(items, Token.break, at + 1, length)) {
    let next = behindBlanks(text, at + 1);
    if (lastEnd < next || !((traits[items[next] ?? 0] ?? 0) & Trait.noBreakBefore)) continue;
    rewriting.replace(at, at + 1, nothing);
    // The tag belongs to what was found: no other break begins inside of it.
    while (!((traits[items[next] ?? 0] ?? 0) & Trait.closes)) next++;
    at = next;
  }
  rewriting.finish();
}
