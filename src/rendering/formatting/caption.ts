// The `[caption]` shortcode (WordPress's img_caption_shortcode).
import { leadingInteger } from '../../base/numeric.ts';
import { whiteSpaceBefore } from './blanks.ts';
import { escapeAttribute } from './escape.ts';
import { kses } from './kses.ts';
import { trim } from './php-strings.ts';
import { sanitizeHtmlClass } from './sanitize-text.ts';
import type { ShortcodeAttributes } from './shortcode-attributes.ts';

/**
 * A picture with its caption as a figure; the content as it is where width or caption is missing. `unique` makes an id of a
 * name that is not taken yet in this request. Themes without HTML5 captions get a `div`, ten pixels wider than the picture.
 */
export function captionShortcode(
  attributes: ShortcodeAttributes,
  enclosed: string,
  render: (content: string) => string,
  unique: (name: string) => string = (name) => name,
  html5 = true,
): string {
  let content = enclosed;
  let caption = attributes.caption;
  if (caption === undefined) {
    const parts = pictureAndRest(enclosed);
    if (parts) [content, caption] = [parts.picture, trim(parts.rest)];
  } else if (caption.includes('<')) caption = kses(caption, 'post');
  const width = leadingInteger(attributes.width ?? '');
  if (width < 1 || caption === undefined || caption === '' || caption === '0') return content;
  let idAttribute = '';
  let captionId = '';
  if (truthy(attributes.id)) {
    const id = unique(sanitizeHtmlClass(attributes.id));
    idAttribute = `id="${escapeAttribute(id)}" `;
    if (id !== '') captionId = `caption-${id.replaceAll('_', '-')}`;
  }
  if (truthy(attributes.caption_id)) captionId = unique(sanitizeHtmlClass(attributes.caption_id));
  const classes = trim(`wp-caption ${attributes.align ?? 'alignnone'} ${attributes.class ?? ''}`);
  const described = captionId === '' ? '' : `aria-describedby="${escapeAttribute(captionId)}" `;
  const captionAttribute = captionId === '' ? '' : `id="${escapeAttribute(captionId)}" `;
  const shown = render(content);
  const style = `style="width: ${html5 ? width : width + 10}px" class="${escapeAttribute(classes)}"`;
  const words = `${captionAttribute}class="wp-caption-text">${caption}`;
  return html5
    ? `<figure ${idAttribute}${described}${style}>${shown}<figcaption ${words}</figcaption></figure>`
    : `<div ${idAttribute}${style}>${shown.replaceAll('<img ', () => `<img ${described}`)}<p ${words}</p></div>`;
}

const truthy = (value: string | undefined): value is string => value !== undefined && value !== '' && value !== '0';

/** The first picture, with the link around it, and everything after it. */
function pictureAndRest(text: string): { picture: string; rest: string } | null {
  // Past the last `>` no picture ends, however many begin.
  const picture = /<img [^>]+>/i.exec(text.slice(0, text.lastIndexOf('>') + 1));
  if (!picture) return null;
  let start = picture.index;
  // A link opens directly before the picture.
  const before = text.slice(0, whiteSpaceBefore(text, start));
  const link = before.endsWith('>')
    ? before.toLowerCase().indexOf('<a ', before.lastIndexOf('>', before.length - 2) + 1)
    : -1;
  if (link !== -1 && before.length - link > 4) start = link;
  const end = picture.index + picture[0].length;
  const close = /^[\t-\r ]*<\/a>/i.exec(text.slice(end))?.[0] ?? '';
  return { picture: text.slice(start, end) + close, rest: text.slice(end + close.length) };
}
