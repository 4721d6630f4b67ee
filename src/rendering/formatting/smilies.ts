// WordPress's convert_smilies(): `:-)` and its kind between blanks become emoji (one of them a picture), outside tags
// and outside code, pre, style, script and textarea. Linear.
import type { RenderContext } from '../types.ts';
import { Rewriting } from './rewriting.ts';
import { codeAfter, openAfter } from './scan.ts';
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
  const rewriting = new Rewriting(text);
  const translate = (start: number, end: number): void => {
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code !== 58 && code !== 59 && code !== 56) continue;
      if (!mayBeSecond(text.charCodeAt(at + 1)) || !(at === start || spaceBefore(text, at))) continue;
      const tokenEnd = endOfToken(text, at, end);
      const token = tokenEnd === -1 ? '' : text.slice(at, tokenEnd);
      const made = token === picture ? image(token, context.home) : emoji.get(token);
      if (made === undefined) continue;
      rewriting.replace(at, tokenEnd, made);
      at = tokenEnd - 1;
    }
  };
  // How the element ends in which smilies stay as they are.
  let ending = '';
  for (let at = 0; at < text.length; ) {
    const open = openAfter(text, at);
    // A `<` that no `>` follows belongs to the text, but after a tag no smiley is in it.
    const close = open === -1 ? -1 : codeAfter(text, 62, open);
    if (ending === '' && open !== at) translate(at, close === -1 ? text.length : open);
    if (close === -1) break;
    if (ending === '') ending = endingAfter(text, open);
    else if (text.charCodeAt(open + 1) === slash && text.startsWith(ending, open)) ending = '';
    at = close + 1;
  }
  return rewriting.finish();
}

const slash = 47;
const ignoring = /<(code|pre|style|script|textarea)/y;

/** How an element ends in which smilies stay as they are, if one begins at an offset; '' otherwise. */
function endingAfter(text: string, open: number): string {
  if (!mayIgnore(text.charCodeAt(open + 1), text.charCodeAt(open + 2))) return '';
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

/** Where what stands between blanks ends; -1 where it is longer than any smiley. */
function endOfToken(text: string, start: number, end: number): number {
  for (let at = start + 1; at <= start + picture.length; at++) if (at >= end || spaceAt(text, at)) return at;
  return -1;
}

const image = (code: string, home: string): string =>
  `<img src="${escapeUrl(`${home}/wp-includes/images/smilies/mrgreen.png`)}" alt="${code}" class="wp-smiley" style="height: 1em; max-height: 1em;" />`;
