// Texts: paragraphs, headings, preformatted text of three kinds, lists, quotes, separators, spacers.
import { ElementReader, mergedStyles } from './element-reader.ts';
import { type ElementNode, isBlank, isElement } from './nodes.ts';
import { type Attributes, type Convert, inside, kept, planned, solid } from './plan.ts';
import { isFilledText, isInline, isRichText } from './rich-text.ts';

import { storedTag } from './stored-tags.ts';

const whole = (node: ElementNode, html: string) => kept(html, node.start, node.end);
/** The whole of a text, whose element gets the block's class where an older version left it out. */
const named = (node: ElementNode, html: string, className: string) => {
  const source = html.slice(node.start, node.end);
  return { stored: storedTag(source, () => false, [className]), source };
};

export const paragraph: Convert = (node, html) => {
  if (!isRichText(node.children, html)) return undefined;
  const reader = new ElementReader(node, 'paragraph');
  const attributes: Attributes = {};
  if (reader.take('has-drop-cap')) attributes.dropCap = true;
  const direction = reader.takeAttribute('dir');
  if (direction !== undefined) {
    if (direction !== 'rtl' && direction !== 'ltr') return undefined;
    attributes.direction = direction;
  }
  reader.takeSupports();
  return planned('paragraph', reader, attributes, [whole(node, html)]);
};

export const heading: Convert = (node, html) => {
  if (!isRichText(node.children, html)) return undefined;
  const reader = new ElementReader(node, 'heading');
  const level = Number(node.name.slice(1));
  reader.take('wp-block-heading');
  reader.takeSupports();
  return planned('heading', reader, level === 2 ? {} : { level }, [named(node, html, 'wp-block-heading')]);
};

export const preformatted: Convert = (node, html) => {
  const [only, ...more] = node.children;
  const isCode = isElement(only) && only.name === 'code' && more.length === 0;
  if (isCode ? !isPlainCode(only, html) : !isRichText(node.children, html)) return undefined;
  const verse = node.attributes.get('class')?.includes('wp-block-verse') ? 'verse' : 'preformatted';
  const name = isCode ? 'code' : verse;
  const reader = new ElementReader(node, name);
  reader.take(`wp-block-${name}`);
  reader.takeSupports();
  return planned(name, reader, {}, [named(node, html, `wp-block-${name}`)]);
};

/** The editor takes marks in code, but nothing on the element itself. */
const isPlainCode = (node: ElementNode, html: string): boolean =>
  node.attributes.size === 0 && isRichText(node.children, html);

export const separator: Convert = (node, html) => {
  const reader = new ElementReader(node, 'separator');
  reader.take('wp-block-separator');
  const attributes: Attributes = {};
  if (reader.take('has-css-opacity')) attributes.opacity = 'css';
  else if (!reader.take('has-alpha-channel-opacity')) {
    // Written by an older version, which had fewer settings.
    if (node.attributes.has('id') || [...reader.classes].some((name) => !name.startsWith('is-style-')))
      return undefined;
    attributes.opacity = 'css';
  }
  const gradient = reader.takeMatch(/^has-([\w-]+)-gradient-background$/);
  if (gradient !== undefined) {
    if (!reader.take('has-background')) return undefined;
    attributes.gradient = gradient;
  } else if (node.attributes.get('class')?.includes('has-background')) {
    const color = reader.takeMatch(/^has-([\w-]+)-background-color$/);
    const own = reader.takeStyle('background-color');
    const text = reader.takeStyle('color');
    if (color !== undefined) {
      if (!reader.take(`has-${color}-color`)) return undefined;
      attributes.backgroundColor = color;
    } else if (own !== undefined && own === text) attributes.style = { color: { background: own } };
    else return undefined;
    if (!reader.take('has-text-color') || !reader.take('has-background')) return undefined;
  }
  reader.takeSupports();
  const style = mergedStyles(attributes.style, reader.found.style);
  if (style !== undefined) reader.found.style = style;
  const source = html.slice(node.start, node.end);
  return planned('separator', reader, attributes, [
    { stored: storedTag(source, () => false, ['wp-block-separator']), source },
  ]);
};

export const spacer: Convert = (node, html) => {
  if (node.children.length > 0) return undefined;
  const reader = new ElementReader(node, 'spacer');
  reader.take('wp-block-spacer');
  if (reader.takeAttribute('aria-hidden') !== 'true') return undefined;
  const size = (name: string): string | undefined =>
    reader.takeStyle(name)?.replace(/^var\(--wp--preset--spacing--([\w-]+)\)$/, 'var:preset|spacing|$1');
  const height = size('height');
  const width = size('width');
  if (height === undefined) return undefined;
  reader.takeSupports();
  return planned('spacer', reader, { height, ...(width === undefined ? {} : { width }) }, [whole(node, html)]);
};

const onlyItems = new Set(['list-item']);
const onlyLists = new Set(['list']);
export const list: Convert = (node, html) => {
  const items = solid(node, html);
  if (items.length === 0 || !items.every((child) => isElement(child) && child.name === 'li')) return undefined;
  const reader = new ElementReader(node, 'list');
  reader.take('wp-block-list');
  const attributes: Attributes = {};
  if (node.name === 'ol') {
    attributes.ordered = true;
    const start = reader.takeAttribute('start');
    if (start !== undefined) {
      if (!/^-?\d{1,9}$/.test(start)) return undefined;
      attributes.start = Number(start);
    }
    if (reader.takeAttribute('reversed') !== undefined) attributes.reversed = true;
    const type = reader.takeStyle('list-style-type');
    if (type !== undefined) attributes.type = type;
  }
  reader.takeSupports();
  const open = html.slice(node.start, node.openEnd);
  return planned(
    'list',
    reader,
    attributes,
    [
      { stored: storedTag(open, () => false, ['wp-block-list']), source: open },
      ...inside(node.children, node.openEnd, node.closeStart),
      kept(html, node.closeStart, node.end),
    ],
    onlyItems,
  );
};

export const listItem: Convert = (node, html) => {
  const first = node.children.findIndex((child) => isElement(child) && (child.name === 'ul' || child.name === 'ol'));
  const text = first === -1 ? node.children : node.children.slice(0, first);
  const lists = first === -1 ? [] : node.children.slice(first);
  if (!isRichText(text, html)) return undefined;
  // The line break before a list belongs to the list.
  const start = lists[0]?.start ?? node.closeStart;
  const from = html[start - 1] === '\n' ? start - 1 : start;
  const reader = new ElementReader(node, 'list-item');
  reader.takeSupports();
  const parts = [
    kept(html, node.start, from),
    ...inside(lists, from, node.closeStart),
    kept(html, node.closeStart, node.end),
  ];
  return planned('list-item', reader, {}, lists.length > 0 ? parts : [whole(node, html)], onlyLists);
};

export const quote: Convert = (node, html) => {
  const children = solid(node, html);
  const last = children.at(-1);
  const cite = isElement(last) && last.name === 'cite' ? last : undefined;
  if (cite && (cite.attributes.size > 0 || !isFilledText(cite, html))) return undefined;
  const inner = cite ? children.slice(0, -1) : children;
  // Words right in a quote would have to become HTML in it, which nobody could edit.
  if (inner.length === 0 || inner.some(isInline)) return undefined;
  const reader = new ElementReader(node, 'quote');
  reader.take('wp-block-quote');
  const align = reader.takeMatch(/^has-text-align-(left|center|right)$/);
  reader.takeSupports();
  const open = html.slice(node.start, node.openEnd);
  const end = cite?.start ?? node.closeStart;
  return planned('quote', reader, align === undefined ? {} : { textAlign: align }, [
    { stored: storedTag(open, () => false, ['wp-block-quote']), source: open },
    ...inside(
      node.children.filter((child) => child.end <= end),
      node.openEnd,
      end,
    ),
    kept(html, end, node.end),
  ]);
};

/** `details` with its summary. */
export const details: Convert = (node, html) => {
  const [summary, ...rest] = node.children.filter((child, index) => index > 0 || !isBlank(child, html));
  if (!isElement(summary) || summary.name !== 'summary' || summary.attributes.size > 0) return undefined;
  if (!isFilledText(summary, html)) return undefined;
  const reader = new ElementReader(node, 'details');
  if (!reader.take('wp-block-details')) return undefined;
  reader.takeAttribute('name');
  const isOpen = reader.takeAttribute('open') !== undefined;
  reader.takeSupports();
  return planned('details', reader, isOpen ? { showContent: true } : {}, [
    kept(html, node.start, summary.end),
    ...inside(rest, summary.end, node.closeStart),
    kept(html, node.closeStart, node.end),
  ]);
};
