// WordPress's convert_smilies(): `:-)` and its kind between blanks become emoji (one of them a picture), outside tags
// and outside code, pre, style, script and textarea. Linear.
import type { RenderContext } from '../types.ts';
import { escapeUrl } from './url.ts';

const emoji: Readonly<Record<string, string>> = {
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
};
const picture = ':mrgreen:';
const blank = '[\\r\\n\\t ]|\\u00a0|&nbsp;';
const codes = [picture, ...Object.keys(emoji)].map((code) => code.replace(/[-()|?]/g, '\\$&')).join('|');
const smiley = new RegExp(`(?:${codes})(?<=(?:^|${blank})(?:${codes}))(?=$|${blank})`, 'g');
const possible = new RegExp(codes);

/** Whether a text has anything that could be a smiley; cheap. */
export const mayHaveSmilies = (text: string): boolean => possible.test(text);

/** WordPress `convert_smilies()`. The picture of `:mrgreen:` lies below the site's address. */
export function convertSmilies(text: string, context: Pick<RenderContext, 'home' | 'useSmilies'>): string {
  if (!context.useSmilies || !mayHaveSmilies(text)) return text;
  const translate = (code: string): string => emoji[code] ?? image(code, context.home);
  let out = '';
  let ignored = '';
  for (let at = 0; at < text.length; ) {
    const close = text[at] === '<' ? text.indexOf('>', at) : -1;
    if (close !== -1) {
      const tag = text.slice(at, close + 1);
      if (ignored === '') ignored = /^<(code|pre|style|script|textarea)/.exec(tag)?.[1] ?? '';
      else if (tag === `</${ignored}>`) ignored = '';
      out += tag;
      at = close + 1;
      continue;
    }
    const end = textEnd(text, at);
    const piece = text.slice(at, end);
    out += ignored === '' && text[at] !== '<' ? piece.replace(smiley, translate) : piece;
    at = end;
  }
  return out;
}

/** Where the text before the next tag ends; a `<` that no `>` follows belongs to the text. */
function textEnd(text: string, at: number): number {
  const open = text.indexOf('<', at);
  return open === -1 || text.indexOf('>', open) === -1 ? text.length : open;
}

const image = (code: string, home: string): string =>
  `<img src="${escapeUrl(`${home}/wp-includes/images/smilies/mrgreen.png`)}" alt="${code}" class="wp-smiley" style="height: 1em; max-height: 1em;" />`;
