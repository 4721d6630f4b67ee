// Things that play or are fetched: embeds, audio, video, files; and pull quotes, which are figures as well.

import { ElementReader } from './element-reader.ts';
import { embedAddress } from './embed-address.ts';
import { type ElementNode, isBlank } from './nodes.ts';
import { isCaption } from './pictures.ts';
import { type Attributes, type Convert, elementsOf, isExplained, kept, type Part, planned } from './plan.ts';
import { isFilledText } from './rich-text.ts';

/** A figure around one element, maybe with a caption. */
function captioned(node: ElementNode, html: string, name: string): ElementNode | undefined {
  const [first, caption, ...more] = elementsOf(node, html) ?? [];
  if (first?.name !== name || more.length > 0) return undefined;
  return caption && !isCaption(caption, html) ? undefined : first;
}

export const embed: Convert = (node, html) => {
  const wrapper = captioned(node, html, 'div');
  if (wrapper?.attributes.get('class') !== 'wp-block-embed__wrapper' || wrapper.attributes.size > 1) return undefined;
  const content = html.slice(wrapper.openEnd, wrapper.closeStart);
  const plain =
    /^https?:\/\/[^\s<>"]+$/.test(content.trim()) && wrapper.children.every((child) => child.kind === 'text');
  const url = plain ? content.trim().replace(/&(?:amp|#0?38);/g, '&') : embedAddress(wrapper);
  if (url === undefined || url.includes('"')) return undefined;
  const reader = new ElementReader(node, 'embed');
  if (!reader.take('wp-block-embed')) return undefined;
  const attributes: Attributes = { url };
  const type = reader.takeMatch(/^is-type-([\w-]+)$/);
  if (type !== undefined) attributes.type = type;
  const provider = reader.takeMatch(/^is-provider-([\w-]+)$/);
  if (provider !== undefined) {
    if (!reader.take(`wp-block-embed-${provider}`)) return undefined;
    attributes.providerNameSlug = provider;
  }
  if (reader.classes.has('wp-has-aspect-ratio')) attributes.responsive = true;
  reader.takeSupports();
  if (plain) return planned('embed', reader, attributes, [kept(html, node.start, node.end)]);
  const source = html.slice(node.start, node.end);
  const line = `\n${url.replaceAll('&', '&amp;')}\n`;
  const stored = html.slice(node.start, wrapper.openEnd) + line + html.slice(wrapper.closeStart, node.end);
  return planned('embed', reader, attributes, [{ stored, source }]);
};

/** The HTML that stands for an embed's address where its figure shows it. */
export function embeddedHtml(node: ElementNode, html: string): string | undefined {
  const wrapper = captioned(node, html, 'div');
  return wrapper && html.slice(wrapper.openEnd, wrapper.closeStart).trim();
}

const flags = (reader: ElementReader, names: readonly string[]): void => {
  for (const name of names) {
    const value = reader.node.attributes.get(name);
    if (value === '' || value === name) reader.takeAttribute(name);
  }
};

export const audio: Convert = (node, html) => {
  const player = captioned(node, html, 'audio');
  if (!player?.attributes.get('src') || player.children.length > 0) return undefined;
  const inner = new ElementReader(player, 'audio');
  if (!inner.node.attributes.has('controls')) return undefined;
  flags(inner, ['controls', 'autoplay', 'loop']);
  for (const name of ['src', 'preload']) inner.takeAttribute(name);
  const reader = new ElementReader(node, 'audio');
  if (!isExplained(inner) || !reader.take('wp-block-audio')) return undefined;
  reader.takeSupports();
  return planned('audio', reader, {}, [kept(html, node.start, node.end)]);
};

export const video: Convert = (node, html) => {
  const player = captioned(node, html, 'video');
  if (!player?.attributes.get('src') || player.children.length > 0) return undefined;
  const inner = new ElementReader(player, 'video');
  flags(inner, ['controls', 'autoplay', 'loop', 'muted', 'playsinline']);
  for (const name of ['src', 'poster']) inner.takeAttribute(name);
  if (player.attributes.get('preload') !== 'metadata') inner.takeAttribute('preload');
  const attributes: Attributes = {};
  const [width, height] = [player.attributes.get('width'), player.attributes.get('height')];
  if (width !== undefined && height !== undefined && /^[1-9]\d*$/.test(width) && /^[1-9]\d*$/.test(height)) {
    inner.takeAttribute('width');
    inner.takeAttribute('height');
    if (inner.takeStyle('aspect-ratio') !== `${width} / ${height}`) return undefined;
    Object.assign(attributes, { width: Number(width), height: Number(height) });
  }
  const reader = new ElementReader(node, 'video');
  if (!isExplained(inner) || !reader.take('wp-block-video')) return undefined;
  reader.takeSupports();
  return planned('video', reader, attributes, [kept(html, node.start, node.end)]);
};

/** A link to a file by its name, and a button that fetches it; without a preview, which scripts make. */
export const file: Convert = (node, html) => {
  const links = elementsOf(node, html);
  if (!links || links.length === 0 || links.length > 2 || !links.every((one) => one.name === 'a')) return undefined;
  const button = links.find((one) => one.attributes.has('download'));
  const name = links.find((one) => !one.attributes.has('download'));
  if (!links.every((one) => isFilledText(one, html)) || (button && links.at(-1) !== button)) return undefined;
  if (links.length === 2 && !(button && name)) return undefined;
  const href = button?.attributes.get('href') ?? name?.attributes.get('href');
  if (!href) return undefined;
  const attributes: Attributes = { href };
  if (name) {
    const reader = new ElementReader(name, 'file');
    for (const one of ['id', 'href']) reader.takeAttribute(one);
    if (reader.takeAttribute('target') !== undefined && reader.takeAttribute('rel') !== 'noreferrer noopener')
      return undefined;
    if (!isExplained(reader)) return undefined;
  }
  if (button) {
    const reader = new ElementReader(button, 'file');
    if (!reader.take('wp-block-file__button') || !reader.take('wp-element-button')) return undefined;
    reader.takeAttribute('href');
    flags(reader, ['download']);
    if (reader.takeAttribute('aria-describedby') !== name?.attributes.get('id') || !isExplained(reader))
      return undefined;
  } else attributes.showDownloadButton = false;
  const reader = new ElementReader(node, 'file');
  if (!reader.take('wp-block-file')) return undefined;
  reader.takeSupports();
  return planned('file', reader, attributes, [kept(html, node.start, node.end)]);
};

export const pullquote: Convert = (node, html) => {
  const [quote, ...others] = elementsOf(node, html) ?? [];
  if (quote?.name !== 'blockquote' || others.length > 0 || quote.attributes.size > 0) return undefined;
  const [text, cite, ...more] = quote.children.filter((child) => !isBlank(child, html));
  if (text?.kind !== 'element' || text.name !== 'p' || text.attributes.size > 0 || more.length > 0) return undefined;
  if (!isFilledText(text, html)) return undefined;
  const isCite =
    cite === undefined ||
    (cite.kind === 'element' && cite.name === 'cite' && cite.attributes.size === 0 && isFilledText(cite, html));
  if (!isCite) return undefined;
  const reader = new ElementReader(node, 'pullquote');
  if (!reader.take('wp-block-pullquote')) return undefined;
  reader.takeSupports();
  const parts: Part[] = [kept(html, node.start, node.end)];
  return planned('pullquote', reader, {}, parts);
};
