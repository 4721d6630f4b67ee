// WordPress's convert_smilies(): `:-)` and its kind between blanks become emoji (one of them a picture), outside tags
// and outside code, pre, style, script and textarea. Linear.
import type { RenderContext } from '../types.ts';
import { Rewriting } from './rewriting.ts';
import { CodeWindow } from './text-codes.ts';
import { spaceAt, spaceBefore } from './texturize-around.ts';
import { escapeUrl } from './url.ts';

const emoji: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ':neutral:': '😐',
    ':twisted:': '😈',
    ':arrow:': '➡',
    ':shock:': '😯',
    ':smile:': '🙂',
    ':???:': '😕',
    ':cool:': '😎',
    ':evil:': '👿',
    ':grin:': '😀',
    ':idea:': '💡',
    ':oops:': '😳',
    ':razz:': '😛',
    ':roll:': '🙄',
    ':wink:': '😉',
    ':cry:': '😥',
    ':eek:': '😮',
    ':lol:': '😆',
    ':mad:': '😡',
    ':sad:': '🙁',
    '8-)': '😎',
    '8-O': '😯',
    ':-(': '🙁',
    ':-)': '🙂',
    ':-?': '😕',
    ':-D': '😀',
    ':-P': '😛',
    ':-o': '😮',
    ':-x': '😡',
    ':-|': '😐',
    ';-)': '😉',
    '8O': '😯',
    ':(': '🙁',
    ':)': '🙂',
    ':?': '😕',
    ':D': '😀',
    ':P': '😛',
    ':o': '😮',
    ':x': '😡',
    ':|': '😐',
    ';)': '😉',
    ':!:': '❗',
    ':?:': '❓',
  }),
);
const picture = ':mrgreen:';
const codes = [picture, ...emoji.keys()].map((code) => code.replace(/[-()|?]/g, '\\$&')).join('|');
const possible = new RegExp(codes);
/** All of them have one of these; both at once take much longer in texts full of references. */
const short = /[:;8][-()?!|DPOox]/;
const named = /:[a-z]+:/;

/** Whether a text has anything that could be a smiley; cheap. */
export const mayHaveSmilies = (text: string): boolean =>
  (short.test(text) || (text.includes(':') && named.test(text))) && possible.test(text);

/** WordPress `convert_smilies()`. The picture of `:mrgreen:` lies below the site's address. */
export function convertSmilies(text: string, context: Pick<RenderContext, 'home' | 'useSmilies'>): string {
  if (!context.useSmilies || !mayHaveSmilies(text)) return text;
  return new SmileyWalk(text, context.home).toEnd();
}

const window = new CodeWindow();
/** So many characters are looked at behind one. */
const ahead = 2;

/** Goes through a text, window by window; `from` is where the window stands in it. */
class SmileyWalk {
  readonly #text: string;
  readonly #home: string;
  readonly #rewriting: Rewriting;
  /** A `<` behind it that no `>` follows belongs to the text, but after a tag no smiley is in it. */
  readonly #lastClosing: number;
  #isInTag = false;
  /** Where what is between two tags starts. */
  #start = 0;
  /** How the element ends in which smilies stay as they are. */
  #ending = '';

  constructor(text: string, home: string) {
    this.#text = text;
    this.#home = home;
    this.#rewriting = new Rewriting(text);
    this.#lastClosing = text.lastIndexOf('>');
  }

  toEnd(): string {
    const { length } = this.#text;
    for (let from = 0; from < length; ) {
      const shown = window.show(this.#text, from, length);
      const limit = from + shown < length ? shown - ahead : shown;
      let at = 0;
      while (at < limit) at = this.#isInTag ? this.#behindTag(from, at, limit) : this.#behindText(from, at, limit);
      from += at;
    }
    return this.#rewriting.finish();
  }

  #behindTag(from: number, start: number, limit: number): number {
    const { codes } = window;
    for (let at = start; at < limit; at++) {
      if (codes[at] !== 62) continue;
      this.#isInTag = false;
      this.#start = from + at + 1;
      return at + 1;
    }
    return limit;
  }

  /** Up to a tag, or behind a smiley. */
  #behindText(from: number, start: number, limit: number): number {
    const { codes } = window;
    const isText = this.#ending === '';
    for (let at = start; at < limit; at++) {
      const code = codes[at] ?? 0;
      if (code < 56 || code > 60 || code === 57) continue;
      if (code === 60) {
        if (from + at < this.#lastClosing) {
          this.#enterTag(from, at);
          return at + 1;
        }
        if (from + at === this.#start) return this.#text.length;
      } else if (isText && mayBeSecond(codes[at + 1] ?? 0)) {
        const end = this.#convert(from + at);
        if (end !== -1) return end - from;
      }
    }
    return limit;
  }

  #enterTag(from: number, at: number): void {
    const { codes } = window;
    this.#isInTag = true;
    if (this.#ending === '') {
      if (mayIgnore(codes[at + 1] ?? 0, codes[at + 2] ?? 0)) this.#ending = endingAfter(this.#text, from + at);
    } else if (codes[at + 1] === slash && this.#text.startsWith(this.#ending, from + at)) this.#ending = '';
  }

  /** Where the smiley ends that stands at an offset, -1 where none does. */
  #convert(at: number): number {
    const text = this.#text;
    if (at !== this.#start && !spaceBefore(text, at)) return -1;
    const end = this.#endOfToken(at);
    if (end === -1) return -1;
    const made = end - at <= shortest ? shortOnes.get(keyOf(text, at, end)) : this.#longer(text.slice(at, end));
    if (made === undefined) return -1;
    this.#rewriting.replace(at, end, made);
    return end;
  }

  #longer(token: string): string | undefined {
    return token === picture ? image(token, this.#home) : emoji.get(token);
  }

  /** Where what stands between blanks ends; -1 where it is longer than any smiley. */
  #endOfToken(start: number): number {
    const text = this.#text;
    for (let at = start + 1; at <= start + picture.length; at++) {
      if (at >= text.length || spaceAt(text, at)) return at;
      if (text.charCodeAt(at) === 60 && at < this.#lastClosing) return at;
    }
    return -1;
  }
}

/** Smilies of so many characters at most, by these as one number: that is quicker to make than a string. */
const shortest = 3;
const keyOf = (text: string, start: number, end: number): number => {
  let key = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return -1;
    key = (key << 7) | code;
  }
  return key;
};
const shortOnes: ReadonlyMap<number, string> = new Map(
  [...emoji].filter(([code]) => code.length <= shortest).map(([code, made]) => [keyOf(code, 0, code.length), made]),
);

const slash = 47;
const ignoring = /<(code|pre|style|script|textarea)/y;

/** How an element ends in which smilies stay as they are, if one begins at an offset; '' otherwise. */
function endingAfter(text: string, open: number): string {
  ignoring.lastIndex = open;
  const name = ignoring.exec(text)?.[1];
  return name === undefined ? '' : `</${name}>`;
}

/** Are these the first letters of one of their names? */
function mayIgnore(first: number, second: number): boolean {
  if (first === 112) return second === 114;
  if (first === 115) return second === 99 || second === 116;
  return first === 99 ? second === 111 : first === 116 && second === 101;
}

const isSecond = new Uint8Array(128);
for (const code of [picture, ...emoji.keys()]) isSecond[code.charCodeAt(1)] = 1;
const mayBeSecond = (code: number): boolean => code < 128 && isSecond[code] === 1;

const image = (code: string, home: string): string =>
  `<img src="${escapeUrl(`${home}/wp-includes/images/smilies/mrgreen.png`)}" alt="${code}" class="wp-smiley" style="height: 1em; max-height: 1em;" />`;
