// Addresses alone on a line or in a paragraph become embeds before blocks are parsed (WordPress `WP_Embed::autoembed`).
// What is not embeddable stays an address. Linear in the length of the text.
import { escapeHtml } from '../formatting/escape.ts';
import type { ShortcodeAttributes } from '../formatting/shortcode-attributes.ts';
import { runShortcodes } from '../formatting/shortcodes.ts';
import { escapeUrl } from '../formatting/url.ts';
import type { ContentContext, EmbedNeed } from '../types.ts';

/** Begins an address at the start of the text, behind white space or behind a tag? */
function hasAddress(text: string): boolean {
  for (let at = text.indexOf('://', 4); at !== -1; at = text.indexOf('://', at + 3)) {
    const end = (text.charCodeAt(at - 1) | 32) === 115 ? at - 1 : at;
    if ((text.charCodeAt(end - 1) | 32) !== 112 || text.slice(end - 4, end).toLowerCase() !== 'http') continue;
    if (end === 4 || /[\s>]/.test(text.charAt(end - 5))) return true;
  }
  return false;
}
const address = /https?:\/\/[^\s<>"]+/gi;

interface Found {
  readonly start: number;
  readonly url: string;
}

/** Tells of growing offsets whether they stand inside a tag or comment: that is no line of its own. */
function insideTags(text: string): (offset: number) => boolean {
  let tagStart = text.indexOf('<');
  let tagEnd = -1;
  return (offset) => {
    while (tagStart !== -1 && tagStart < offset) {
      if (tagEnd <= tagStart) {
        const isComment = text.startsWith('<!--', tagStart);
        const close = text.indexOf(isComment ? '-->' : '>', tagStart + 1);
        tagEnd = close === -1 ? text.length : close + (isComment ? 3 : 1);
      }
      if (offset < tagEnd) return true;
      tagStart = text.indexOf('<', tagEnd);
    }
    return false;
  };
}

/** White space of any kind, by its code. */
const isWhite = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 128 && /\s/.test(String.fromCharCode(code)));
const isBlankInLine = (code: number): boolean => code !== 10 && isWhite(code);

function* addresses(text: string): Generator<Found> {
  const inside = insideTags(text);
  for (const found of text.matchAll(address)) {
    const { index } = found;
    const end = index + found[0].length;
    let before = index;
    while (before > 0 && isBlankInLine(text.charCodeAt(before - 1))) before--;
    let after = end;
    while (isBlankInLine(text.charCodeAt(after))) after++;
    const startsLine = before === 0 || text.charCodeAt(before - 1) === 10;
    const endsLine = after === text.length || text.charCodeAt(after) === 10;
    if (startsLine && endsLine && !inside(index)) yield { start: index, url: found[0] };
    else if (inParagraph(text, index, end)) yield { start: index, url: found[0] };
  }
}

function inParagraph(text: string, start: number, end: number): boolean {
  let before = start - 1;
  while (isWhite(text.charCodeAt(before))) before--;
  if (text.charCodeAt(before) !== 62) return false;
  let after = end;
  while (isWhite(text.charCodeAt(after))) after++;
  if (text.slice(after, after + 4).toLowerCase() !== '</p>') return false;
  const open = text.lastIndexOf('<', before);
  return open !== -1 && before - open < 2000 && /^<p(?: [^>]*)?>$/i.test(text.slice(open, before + 1));
}

const noAttributes: ShortcodeAttributes = Object.freeze({});

/** Addresses in a text that WordPress would try to embed, each with the attributes of its shortcode. */
export function embeddable(text: string): EmbedNeed[] {
  if (!hasAddress(text) && !text.includes('[embed')) return [];
  const found: EmbedNeed[] = [];
  const add = (url: string, attributes: ShortcodeAttributes) => {
    const handled = mediaShortcode(url.replaceAll('&amp;', '&'), attributes);
    if (handled === undefined) found.push({ url: embedAddress(url), attributes: attributesFor(url, attributes) });
    return '';
  };
  for (const { url } of addresses(text)) add(url, noAttributes);
  embedShortcodes(text, add);
  return found;
}

/** A player's watch page is looked up like an address of its own. */
const attributesFor = (url: string, attributes: ShortcodeAttributes): ShortcodeAttributes =>
  youtube.test(url.replaceAll('&amp;', '&')) ? noAttributes : attributes;

const youtube = /https?:\/\/(?:www\.)?youtube\.com\/(?:v|embed)\/([^/]+)/i;

/** The address looked up for a written one: old forms of YouTube's player become the watch page. */
function embedAddress(url: string): string {
  const plain = url.replaceAll('&amp;', '&');
  const video = youtube.exec(plain);
  return video ? `https://youtube.com/watch?v=${encodeURIComponent(video[1] ?? '')}` : plain;
}

/** HTML or shortcode for one address; the address itself where nothing is known of it. */
export function embedded(url: string, context: ContentContext, attributes: ShortcodeAttributes = noAttributes): string {
  const plain = url.replaceAll('&amp;', '&');
  const address = embedAddress(url);
  return mediaShortcode(plain, attributes) ?? context.data.embed?.(address, attributesFor(url, attributes)) ?? address;
}

/** Files of sound and film become the shortcodes of their players. */
function mediaShortcode(plain: string, attributes: ShortcodeAttributes): string | undefined {
  if (youtube.test(plain)) return undefined;
  if (/^https?:\/\/.+?\.(?:mp3|ogg|flac|m4a|wav)$/i.test(plain)) return `[audio src="${escapeUrl(plain)}" /]`;
  if (/^https?:\/\/.+?\.(?:mp4|m4v|webm|ogv|flv)$/i.test(plain))
    return `[video ${sizeOf(attributes)} src="${escapeUrl(plain)}" /]`;
  return undefined;
}

/** Replaces what `[embed]` encloses (WordPress `WP_Embed::run_shortcode()`). */
function embedShortcodes(text: string, embed: (url: string, attributes: ShortcodeAttributes) => string): string {
  if (!text.includes('[embed')) return text;
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
  return `width="${Number.parseInt(width, 10) || 0}" height="${Number.parseInt(height, 10) || 0}" `;
}

const linked = (url: string): string => {
  const plain = url.replaceAll('&amp;', '&');
  return `<a href="${escapeUrl(plain)}">${escapeHtml(plain)}</a>`;
};

/** WordPress `WP_Embed::run_shortcode()` and then `WP_Embed::autoembed()`. */
export function autoEmbed(text: string, context: ContentContext): string {
  const shortcoded = embedShortcodes(text, (url, attributes) => {
    const html = embedded(url, context, attributes);
    return html === url.replaceAll('&amp;', '&') ? linked(url) : html;
  });
  return autoEmbedLines(shortcoded, context);
}

function autoEmbedLines(text: string, context: ContentContext): string {
  if (!hasAddress(text)) return text;
  let out = '';
  let from = 0;
  for (const { start, url } of addresses(text)) {
    out += text.slice(from, start) + embedded(url, context);
    from = start + url.length;
  }
  return from === 0 ? text : out + text.slice(from);
}
