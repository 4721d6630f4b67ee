// Addresses alone on a line or in a paragraph become embeds before blocks are parsed (WordPress `WP_Embed::autoembed`).
// What is not embeddable stays an address. Linear in the length of the text.
import { leadingInteger } from '../../base/numeric.ts';
import { escapeHtml } from '../formatting/escape.ts';
import { codeAfter, codeAt, hasMatch, openAfter } from '../formatting/scan.ts';
import type { ShortcodeAttributes } from '../formatting/shortcode-attributes.ts';
import { runShortcodes } from '../formatting/shortcodes.ts';
import { escapeUrl } from '../formatting/url.ts';
import type { ContentContext, EmbedNeed } from '../types.ts';

/** Begins an address at the start of the text, behind white space or behind a tag? */
function hasAddress(text: string): boolean {
  for (let at = text.indexOf('://', 4); at !== -1; at = text.indexOf('://', at + 3)) {
    const end = (codeAt(text, at - 1) | 32) === 115 ? at - 1 : at;
    if ((codeAt(text, end - 1) | 32) !== 112 || text.slice(end - 4, end).toLowerCase() !== 'http') continue;
    if (end === 4 || /[\s>]/.test(text.charAt(end - 5))) return true;
  }
  return false;
}

const embedBeginning = /\[(?:embed)/g;
const hasEmbed = (text: string): boolean => hasMatch(embedBeginning, text, '[');

/** May anything in the text be embedded? */
export const mayEmbed = (text: string): boolean => hasEmbed(text) || hasAddress(text);

const scheme = /https?:\/\//gi;

/** Tells of growing offsets whether they stand inside a tag or comment: that is no line of its own. */
function insideTags(text: string): (offset: number) => boolean {
  let tagStart = text.indexOf('<');
  let tagEnd = -1;
  return (offset) => {
    while (tagStart !== -1 && tagStart < offset) {
      if (tagEnd <= tagStart) {
        const isComment = codeAt(text, tagStart + 1) === 33 && text.startsWith('<!--', tagStart);
        const close = isComment ? text.indexOf('-->', tagStart + 1) : codeAfter(text, 62, tagStart + 1);
        tagEnd = close === -1 ? text.length : close + (isComment ? 3 : 1);
      }
      if (offset < tagEnd) return true;
      tagStart = openAfter(text, tagEnd);
    }
    return false;
  };
}

/** White space of any kind, by its code. */
const isWhite = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 128 && /\s/.test(String.fromCharCode(code)));
const isBlankInLine = (code: number): boolean => code !== 10 && isWhite(code);

/** Where an address ends that goes on at an offset. */
function behindAddress(text: string, from: number): number {
  let at = from;
  for (let code = codeAt(text, at); code !== -1 && code !== 60 && code !== 62 && code !== 34 && !isWhite(code); )
    code = codeAt(text, ++at);
  return at;
}

/** Visits the addresses alone on a line or in a paragraph. */
function eachAddress(text: string, visit: (url: string, start: number) => void): void {
  const inside = insideTags(text);
  for (let from = 0; ; ) {
    scheme.lastIndex = from;
    if (!scheme.test(text)) return;
    const name = scheme.lastIndex;
    const start = name - ((codeAt(text, name - 4) | 32) === 115 ? 8 : 7);
    from = behindAddress(text, name);
    if (from === name) continue;
    if ((isLine(text, start, from) && !inside(start)) || inParagraph(text, start, from))
      visit(text.slice(start, from), start);
  }
}

function isLine(text: string, start: number, end: number): boolean {
  let before = start;
  while (before > 0 && isBlankInLine(codeAt(text, before - 1))) before--;
  if (before > 0 && codeAt(text, before - 1) !== 10) return false;
  let after = end;
  while (isBlankInLine(codeAt(text, after))) after++;
  return after === text.length || codeAt(text, after) === 10;
}

const isP = (code: number): boolean => (code | 32) === 112;

/** Does the tag `</p>` stand at an offset? */
const closes = (text: string, at: number): boolean =>
  codeAt(text, at) === 60 && codeAt(text, at + 1) === 47 && isP(codeAt(text, at + 2)) && codeAt(text, at + 3) === 62;

const opening = /<p(?: [^>]*)?>/iy;

function inParagraph(text: string, start: number, end: number): boolean {
  let before = start - 1;
  while (isWhite(codeAt(text, before))) before--;
  if (codeAt(text, before) !== 62) return false;
  let after = end;
  while (isWhite(codeAt(text, after))) after++;
  if (!closes(text, after)) return false;
  if (isP(codeAt(text, before - 1)) && codeAt(text, before - 2) === 60) return true;
  const open = text.lastIndexOf('<', before);
  if (open === -1 || before - open >= 2000) return false;
  opening.lastIndex = open;
  return opening.test(text) && opening.lastIndex === before + 1;
}

const noAttributes: ShortcodeAttributes = Object.freeze({});

/** Addresses in a text that WordPress would try to embed, each with the attributes of its shortcode. */
export function embeddable(text: string): EmbedNeed[] {
  if (!mayEmbed(text)) return [];
  const found: EmbedNeed[] = [];
  const add = (url: string, attributes: ShortcodeAttributes) => {
    const plain = plainAddress(url);
    const video = youtube.exec(plain);
    if (video) found.push({ url: watchPage(video), attributes: noAttributes });
    else if (!media.test(plain)) found.push({ url: plain, attributes });
    return '';
  };
  eachAddress(text, (url) => add(url, noAttributes));
  embedShortcodes(text, add);
  return found;
}

const plainAddress = (url: string): string => (url.includes('&') ? url.replaceAll('&amp;', '&') : url);

const youtube = /https?:\/\/(?:www\.)?youtube\.com\/(?:v|embed)\/([^/]+)/i;

/** Of a player of YouTube's old form, which is looked up like an address of its own. */
const watchPage = (video: RegExpExecArray): string =>
  `https://youtube.com/watch?v=${encodeURIComponent(video[1] ?? '')}`;

/** HTML or shortcode for one address; the address itself where nothing is known of it. */
export function embedded(url: string, context: ContentContext, attributes: ShortcodeAttributes = noAttributes): string {
  const plain = plainAddress(url);
  const video = youtube.exec(plain);
  const shortcode = video ? undefined : mediaShortcode(plain, attributes);
  if (shortcode !== undefined) return shortcode;
  const address = video ? watchPage(video) : plain;
  return context.data.embed?.(address, video ? noAttributes : attributes) ?? address;
}

/** Of sound, if it names its ending, or of film. */
const media = /^https?:\/\/.+?\.(?:(mp3|ogg|flac|m4a|wav)|mp4|m4v|webm|ogv|flv)$/i;

const recordings = /\.(?:mp3|ogg|flac|m4a|wav|mp4|m4v|webm|ogv|flv)/i;

/** May an address of such a file stand in the text? */
export const mayNameRecordings = (text: string): boolean => text.includes('://') && recordings.test(text);

/** Files of sound and film become the shortcodes of their players. */
function mediaShortcode(plain: string, attributes: ShortcodeAttributes): string | undefined {
  const file = media.exec(plain);
  if (!file) return undefined;
  const player = file[1] === undefined ? `video ${sizeOf(attributes)}` : 'audio';
  return `[${player} src="${escapeUrl(plain)}" /]`;
}

/** Replaces what `[embed]` encloses (WordPress `WP_Embed::run_shortcode()`). */
function embedShortcodes(text: string, embed: (url: string, attributes: ShortcodeAttributes) => string): string {
  if (!hasEmbed(text)) return text;
  const handler = (attributes: ShortcodeAttributes, content: string | null) => {
    const inside = content ?? '';
    const url = inside === '' || inside === '0' ? (attributes.src ?? inside) : inside;
    return url === '' || url === '0' ? '' : embed(url, attributes);
  };
  return runShortcodes(text, new Map([['embed', handler]]), true);
}

/** Width and height of a video as attributes of its shortcode; nothing unless both are given. */
function sizeOf({ width = '', height = '' }: ShortcodeAttributes): string {
  if (width === '' || width === '0' || height === '' || height === '0') return '';
  return `width="${leadingInteger(width)}" height="${leadingInteger(height)}" `;
}

const linked = (url: string): string => {
  const plain = plainAddress(url);
  return `<a href="${escapeUrl(plain)}">${escapeHtml(plain)}</a>`;
};

/** WordPress `WP_Embed::run_shortcode()` and then `WP_Embed::autoembed()`. */
export function autoEmbed(text: string, context: ContentContext): string {
  const shortcoded = embedShortcodes(text, (url, attributes) => {
    const html = embedded(url, context, attributes);
    return html === plainAddress(url) ? linked(url) : html;
  });
  return autoEmbedLines(shortcoded, context);
}

/** So many addresses of a text are embedded, many times as many as anybody writes into one. */
const mostEmbedded = 3000;

function autoEmbedLines(text: string, context: ContentContext): string {
  if (!hasAddress(text)) return text;
  let out = '';
  let from = 0;
  // An address that stays what it is, as it may stand in a text again and again.
  let kept = '';
  let left = mostEmbedded;
  eachAddress(text, (url, start) => {
    if (url === kept || left === 0) return;
    const made = embedded(url, context);
    if (made === url) kept = url;
    else {
      left--;
      out += text.slice(from, start) + made;
      from = start + url.length;
    }
  });
  return from === 0 ? text : out + text.slice(from);
}
