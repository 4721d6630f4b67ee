// From a provider's answer to the HTML that stands in a post. Reproduces WP_oEmbed::data2html with the filters of
// oembed_dataparse: a title for frames, a sandbox for what comes from providers nobody vouches for, one line.
import { randomPassword } from '../../access/random-password.ts';
import { isNumericText } from '../../base/numeric.ts';
import { readAttributes } from '../../rendering/formatting/attribute-reader.ts';
import { escapeAttribute, escapeHtml } from '../../rendering/formatting/escape.ts';
import { NextIndex } from '../../rendering/formatting/html-split.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import type { AllowedHtml } from '../../rendering/formatting/kses-tables.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';

export type EmbedData = Readonly<Record<string, unknown>>;

/** False where the answer holds nothing to show. `random` makes secrets; `trusted`: the provider is a known one. */
export function embedHtml(
  data: EmbedData,
  url: string,
  random: (bytes: number) => Uint8Array,
  trusted: boolean,
): string | false {
  const html = htmlOf(data, url);
  const framed = html !== false && (data.type === 'rich' || data.type === 'video');
  if (!framed) return html === false ? false : withoutNewlines(html);
  const titled = withTitle(html, textOf(data.title));
  const safe = trusted ? titled : sandboxed(titled, random);
  return safe === false ? false : withoutNewlines(safe);
}

function htmlOf(data: EmbedData, url: string): string | false {
  switch (data.type) {
    case 'photo':
      return photo(data, url);
    case 'video':
    case 'rich':
      return textOf(data.html) === '' ? false : textOf(data.html);
    case 'link':
      return textOf(data.title) === '' ? false : `<a href="${escapeUrl(url)}">${escapeHtml(textOf(data.title))}</a>`;
    default:
      return false;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' && value !== '0' ? value : '');

function photo(data: EmbedData, url: string): string | false {
  const [source, width, height] = [textOf(data.url), sideOf(data.width), sideOf(data.height)];
  if (source === '' || width === '' || height === '') return false;
  const sides = `width="${escapeAttribute(width)}" height="${escapeAttribute(height)}"`;
  const alt = escapeAttribute(textOf(data.title));
  return `<a href="${escapeUrl(url)}"><img src="${escapeUrl(source)}" alt="${alt}" ${sides} /></a>`;
}

function sideOf(value: unknown): string {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && isNumericText(value));
  return isNumber && value !== 0 && value !== '0' ? String(value) : '';
}

/** Characters that titles may add. */
const mostTitleText = 100_000;

/** The first frame's own title, or the answer's, on every frame (wp_filter_oembed_iframe_title_attribute). */
function withTitle(html: string, dataTitle: string): string {
  const open = html.search(/<iframe/i);
  const end = open < 0 ? -1 : html.indexOf('>', open);
  const first = end < 0 ? undefined : html.slice(open, end + 1);
  const attributes = first === undefined ? [] : readAttributes(first.slice('<iframe'.length));
  const own = attributes.find(({ name }) => name === 'title')?.value ?? '';
  const title = own === '' ? dataTitle : recoded(own);
  if (title === '') return html;
  let result = html;
  if (first && attributes.some(({ name }) => name === 'title')) {
    const kept = attributes
      .filter(({ name }) => name !== 'title')
      .map(({ name, value }) => (value === null ? name : `${name}="${recoded(value)}"`));
    result = html.replaceAll(first, () => `<iframe ${kept.join(' ')}>`);
  }
  // A long title on many frames would make much of little.
  if (title.length * result.split(/<iframe /i).length > mostTitleText) return html;
  return result.replace(/<iframe /gi, () => `<iframe title="${escapeAttribute(title)}" `);
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
};
const recoded = (value: string): string => value.replace(/[&<>'"]/g, (sign) => signs[sign] ?? sign);

const frameAttributes = ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'];
const allowedWith = (more: readonly string[]): AllowedHtml => {
  const rules = (names: readonly string[]) => new Map(names.map((name) => [name, true] as const));
  return new Map([
    ['a', rules(['href'])],
    ['blockquote', rules(more)],
    ['iframe', rules([...frameAttributes, ...more])],
  ]);
};
const beforeSecret = allowedWith([]);
const afterSecret = allowedWith(['data-secret']);

/** One frame and the quotation before it, without scripts and with a secret (wp_filter_oembed_result); false without a frame. */
function sandboxed(input: string, random: (bytes: number) => Uint8Array): string | false {
  const [quote, frame] = quoteAndFrame(kses(input, beforeSecret));
  if (frame === '') return false;
  let html = quote + frame;
  const source = / src=(["'])(.*?)\1/.exec(html);
  if (source) {
    const [whole, mark = '', address = ''] = source;
    const secret = randomPassword(10, random);
    const href = escapeUrl(`${address}#?secret=${secret}`);
    html = html
      .replaceAll(whole, () => ` src=${mark}${href}${mark} data-secret=${mark}${secret}${mark}`)
      .replaceAll('<blockquote', `<blockquote data-secret="${secret}"`);
  }
  html = kses(html, afterSecret);
  if (quote !== '') {
    html = html
      .replaceAll('<iframe', '<iframe style="position: absolute; visibility: hidden;"')
      .replaceAll('<blockquote', '<blockquote class="wp-embedded-content"');
  }
  return html.replace(/<iframe/gi, '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"');
}

/** The last whole frame, and a quotation that the text begins with. */
function quoteAndFrame(html: string): [quote: string, frame: string] {
  const close = '></iframe>';
  const lastEnd = html.lastIndexOf(close);
  const start = lastEnd < 0 ? -1 : html.lastIndexOf('<iframe', lastEnd);
  if (start < 0) return ['', ''];
  const frame = html.slice(start, html.indexOf(close, start) + close.length);
  const end = html.startsWith('<blockquote>') ? html.indexOf('</blockquote>') + '</blockquote>'.length : 0;
  return end > '</blockquote>'.length - 1 && end <= start ? [html.slice(0, end), frame] : ['', frame];
}

/** Line breaks go, but in preformatted text (WP_oEmbed::_strip_newlines). */
function withoutNewlines(html: string): string {
  if (!html.includes('\n')) return html;
  const strip = (text: string) => text.replace(/\r?\n/g, '');
  const ends = new NextIndex(html, '>');
  const closes = new NextIndex(html.toLowerCase(), '</pre>');
  const opening = /<pre/gi;
  let out = '';
  let from = 0;
  for (let found = opening.exec(html); found; found = opening.exec(html)) {
    const end = ends.after(found.index);
    const close = end < 0 ? -1 : closes.after(end + 2);
    if (close < 0) break;
    out += strip(html.slice(from, found.index)) + html.slice(found.index, close);
    from = close;
    opening.lastIndex = close;
  }
  return out + strip(html.slice(from));
}
