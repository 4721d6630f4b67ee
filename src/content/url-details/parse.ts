// Title, icon, description and picture that a page names in its head. Reproduces the reading of
// WP_REST_URL_Details_Controller, whose expressions find what they find in no more than linear time here.

import { decodeEntities } from '../../rendering/formatting/decode-entities.ts';
import { NextIndex } from '../../rendering/formatting/html-split.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { stripAllTags } from '../../rendering/formatting/strip-tags.ts';
import { parseAddress } from '../../rendering/formatting/url.ts';
import { absoluteUrl } from './absolute-url.ts';

export interface UrlDetails {
  readonly title: string;
  readonly icon: string;
  readonly description: string;
  readonly image: string;
}

/** '' for each that the page does not name. `url` is the page's own address. */
export function parseUrlDetails(html: string, url: string): UrlDetails {
  const head = headOf(html);
  const metas = metaTags(head);
  const address = parseAddress(url);
  const root = address?.scheme && address.host ? `${address.scheme}://${address.host}/` : undefined;
  return {
    title: readable(titleOf(head)),
    icon: iconOf(head, root),
    description: readable(contentOf(metas, /name=(["']?)\s*(?:description|og:description)\s*\1/i)),
    image: imageOf(metas, root),
  };
}

function headOf(html: string): string {
  const start = html.indexOf('<head');
  if (start < 0) return html;
  const close = html.indexOf('</head>');
  const end = close < 0 ? html.indexOf('<body') : close;
  // WordPress takes the end for a length: what follows the head by as much as precedes it is read, too.
  return end < 0 ? html : `${html.slice(start, start + end)}</head>`;
}

function titleOf(head: string): string {
  const open = head.search(/<title/i);
  const end = open < 0 ? -1 : head.indexOf('>', open + 6);
  if (end < 0) return '';
  const rest = head.slice(end + 1);
  const close = rest.search(/<\s*\/\s*title>/i);
  const title = close < 0 ? '' : trim(rest.slice(0, close));
  return title === '0' ? '' : title;
}

/** Tags of a name as the text behind it up to the next `>`, and where that is. */
function* tags(head: string, name: string): Generator<{ start: number; end: number; inside: string }> {
  const opening = new RegExp(`<${name}(?=\\s)`, 'gi');
  const ends = new NextIndex(head, '>');
  for (let found = opening.exec(head); found; found = opening.exec(head)) {
    const end = ends.after(opening.lastIndex);
    if (end < 0) return;
    yield { start: found.index, end, inside: head.slice(opening.lastIndex, end) };
    opening.lastIndex = Math.max(opening.lastIndex, end);
  }
}

function iconOf(head: string, root: string | undefined): string {
  for (const { inside } of tags(head, 'link')) {
    if (!/rel=["']?\s*(?:icon|shortcut icon|icon shortcut)/i.test(inside)) continue;
    const icon = trim(/href=(["']?)([^" >]*)\1/i.exec(inside)?.[2] ?? '');
    if (icon === '' || icon === '0') return '';
    return parseAddress(icon)?.scheme === 'data' || root === undefined ? icon : absoluteUrl(icon, root);
  }
  return '';
}

interface MetaTag {
  readonly tag: string;
  readonly content: string;
}

/** `meta` elements with a `content`; what stands in quotes may hold `>`, what does not is empty. */
function metaTags(head: string): MetaTag[] {
  const found: MetaTag[] = [];
  const ends = new NextIndex(head, '>');
  const quotes = { '"': new NextIndex(head, '"'), "'": new NextIndex(head, "'") };
  let from = 0;
  for (const { start, end, inside } of tags(head, 'meta')) {
    if (start < from) continue;
    const at = inside.search(/content=/i);
    if (at < 0) continue;
    const value = end - inside.length + at + 'content='.length;
    const mark = head[value];
    const close = mark === '"' || mark === "'" ? quotes[mark].after(value + 1) : -1;
    const last = close < 0 ? end : ends.after(close + 1);
    if (last < 0) continue;
    found.push({ tag: head.slice(start, last + 1), content: close < 0 ? '' : head.slice(value + 1, close) });
    from = last;
  }
  return found;
}

/** The content of the first one that the expression finds. */
function contentOf(metas: readonly MetaTag[], wanted: RegExp): string {
  return trim(metas.find(({ tag }) => wanted.test(tag))?.content ?? '');
}

function imageOf(metas: readonly MetaTag[], root: string | undefined): string {
  const image = contentOf(metas, /property=(["']?)\s*(?:og:image|og:image:url)\s*\1/i);
  return image === '' || root === undefined ? image : absoluteUrl(image, root);
}

/** html_entity_decode and wp_strip_all_tags. */
const readable = (text: string): string => stripAllTags(decodeEntities(text));
