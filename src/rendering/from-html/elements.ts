// Which block an element is, judged by its name and classes, and that block's markup as the editor stores it.

import type { Json } from '../blocks/json.ts';
import { delimited } from '../blocks/serialize.ts';
import { layoutAttribute, stored, storedPictures, styleAttribute, supportAttributes } from './attributes.ts';
import { figure } from './figures.ts';
import { classesOf, type ElementNode, type HtmlNode, isElement } from './nodes.ts';

type Attributes = Record<string, Json>;
type Convert = (node: ElementNode, html: string) => string | undefined;

/** A block's markup, with line breaks inside as the editor writes them. */
export const block = (name: string, attributes: Attributes, content: string): string =>
  delimited(`core/${name}`, attributes, `\n${content}\n`);
export const source = (node: HtmlNode, html: string): string => html.slice(node.start, node.end);
export const opening = (node: ElementNode, html: string): string => html.slice(node.start, node.openEnd);
export const closing = (node: ElementNode, html: string): string => html.slice(node.closeStart, node.end);
const isBlank = (node: HtmlNode, html: string): boolean => node.kind === 'text' && source(node, html).trim() === '';

/** Text alignment is an attribute of its own name in the blocks that have it. */
function aligned(found: Attributes, key: string): Attributes {
  const { textAlign, ...rest } = found;
  return textAlign === undefined ? rest : { ...rest, [key]: textAlign };
}

const paragraph: Convert = (node, html) => {
  const found = aligned(supportAttributes(classesOf(node), ['has-drop-cap']), 'align');
  const attributes = {
    ...found,
    ...(classesOf(node).includes('has-drop-cap') ? { dropCap: true } : {}),
    ...styleAttribute(node.attributes.style),
  };
  return block('paragraph', attributes, storedPictures(stored(source(node, html))));
};

const heading: Convert = (node, html) => {
  const level = Number(node.name.slice(1));
  const attributes = {
    ...aligned(supportAttributes(classesOf(node), ['wp-block-heading']), 'textAlign'),
    ...(level === 2 ? {} : { level }),
    ...styleAttribute(node.attributes.style),
  };
  return block('heading', attributes, stored(source(node, html), [], ['wp-block-heading']));
};

const list: Convert = (node, html) => {
  const items: string[] = [];
  for (const child of node.children) {
    if (isBlank(child, html)) continue;
    if (!isElement(child) || child.name !== 'li') return undefined;
    items.push(listItem(child, html));
  }
  const { start, reversed, type } = node.attributes;
  const attributes: Attributes = {
    ...(node.name === 'ol' ? { ordered: true } : {}),
    ...(start === undefined ? {} : { start: Number(start) }),
    ...(reversed === undefined ? {} : { reversed: true }),
    ...(type === undefined ? {} : { type }),
    ...supportAttributes(classesOf(node), ['wp-block-list']),
    ...styleAttribute(node.attributes.style),
  };
  const open = stored(opening(node, html), [], ['wp-block-list']);
  return block('list', attributes, `${open}${items.join('\n\n')}${closing(node, html)}`);
};

function listItem(node: ElementNode, html: string): string {
  const last = node.children.findLast((child) => !isBlank(child, html));
  const attributes = { ...supportAttributes(classesOf(node)), ...styleAttribute(node.attributes.style) };
  const nested = isElement(last) && (last.name === 'ul' || last.name === 'ol') ? list(last, html) : undefined;
  const open = stored(opening(node, html));
  const inner =
    isElement(last) && nested !== undefined
      ? `${html.slice(node.openEnd, last.start).trimEnd()}${nested}`
      : html.slice(node.openEnd, node.closeStart).trimEnd();
  return block('list-item', attributes, `${open}${storedPictures(inner)}</li>`);
}

/** Inner blocks of a container, undefined when something inside is no block. */
function inside(children: readonly HtmlNode[], html: string): string | undefined {
  const blocks: string[] = [];
  for (const child of children) {
    if (isBlank(child, html)) continue;
    const one = blockFor(child, html);
    if (one === undefined) return undefined;
    blocks.push(one);
  }
  return blocks.join('\n\n');
}

const quote: Convert = (node, html) => {
  const solid = node.children.filter((child) => !isBlank(child, html));
  const last = solid.at(-1);
  const cite = isElement(last) && last.name === 'cite' ? last : undefined;
  const inner = inside(cite ? solid.slice(0, -1) : solid, html);
  if (inner === undefined) return undefined;
  const attributes = {
    ...supportAttributes(classesOf(node), ['wp-block-quote']),
    ...styleAttribute(node.attributes.style),
  };
  const open = stored(opening(node, html), [], ['wp-block-quote']);
  return block('quote', attributes, `${open}${inner}${cite ? source(cite, html) : ''}</blockquote>`);
};

const preformatted: Convert = (node, html) => {
  const classes = classesOf(node);
  const name = classes.includes('wp-block-verse')
    ? 'verse'
    : classes.includes('wp-block-code') ||
        (node.children.length === 1 && isElement(node.children[0]) && node.children[0].name === 'code')
      ? 'code'
      : 'preformatted';
  const own = `wp-block-${name}`;
  const attributes = { ...supportAttributes(classes, [own]), ...styleAttribute(node.attributes.style) };
  return block(name, attributes, stored(source(node, html), [], [own]));
};

const separator: Convert = (node, html) => {
  const classes = classesOf(node);
  const own = ['wp-block-separator', 'has-alpha-channel-opacity', 'has-css-opacity'];
  const attributes = {
    ...(classes.includes('has-css-opacity') ? { opacity: 'css' } : {}),
    ...supportAttributes(classes, own),
    ...styleAttribute(node.attributes.style),
  };
  const known = classes.includes('wp-block-separator');
  return block('separator', attributes, stored(source(node, html), [], known ? [] : ['wp-block-separator']));
};

/** A container whose own HTML is one element around its inner blocks. */
const container =
  (name: string, usualLayout: string | undefined): Convert =>
  (node, html) => {
    const inner = inside(node.children, html);
    if (inner === undefined) return undefined;
    const classes = classesOf(node);
    const own = `wp-block-${name}`;
    const made = classes.filter((one) => ['is-vertical', 'is-horizontal', 'is-nowrap'].includes(one));
    const tagName: Attributes = name === 'group' && node.name !== 'div' ? { tagName: node.name } : {};
    const attributes: Attributes = {
      ...tagName,
      ...supportAttributes(classes, [own, ...made]),
      ...(name === 'column' && node.attributes.style?.startsWith('flex-basis:')
        ? { width: node.attributes.style.slice(11).split(';')[0] ?? '' }
        : {}),
      ...styleAttribute(node.attributes.style),
      ...(usualLayout === undefined ? {} : layoutAttribute(classes, usualLayout)),
    };
    return block(name, attributes, `${stored(opening(node, html), made)}${inner}${closing(node, html)}`);
  };

const button: Convert = (node, html) => {
  const attributes = { ...supportAttributes(classesOf(node), ['wp-block-button']) };
  return block('button', attributes, stored(source(node, html)));
};

const spacer: Convert = (node, html) => {
  const height = /(?:^|;)\s*height:\s*([^;]+)/.exec(node.attributes.style ?? '')?.[1];
  return block('spacer', height === undefined || height === '100px' ? {} : { height }, source(node, html));
};

const details: Convert = (node, html) => {
  const [summary, ...rest] = node.children.filter((child) => !isBlank(child, html));
  if (!isElement(summary) || summary.name !== 'summary') return undefined;
  const inner = inside(rest, html);
  if (inner === undefined) return undefined;
  const open: Attributes = node.attributes.open === undefined ? {} : { showContent: true };
  const attributes = { ...open, ...supportAttributes(classesOf(node), ['wp-block-details']) };
  return block('details', attributes, `${stored(opening(node, html))}${source(summary, html)}${inner}</details>`);
};

const containers: Readonly<Record<string, Convert>> = {
  'wp-block-group': container('group', 'default'),
  'wp-block-columns': container('columns', 'flex'),
  'wp-block-column': container('column', 'default'),
  'wp-block-buttons': container('buttons', 'flex'),
  'wp-block-button': button,
  'wp-block-spacer': spacer,
};
const elements: Readonly<Record<string, Convert>> = {
  p: paragraph,
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, heading])),
  ul: list,
  ol: list,
  blockquote: quote,
  pre: preformatted,
  hr: separator,
  figure,
  details,
};

function comment(node: HtmlNode, html: string): string | undefined {
  const text = source(node, html);
  if (/^<!--more/.test(text)) return block('more', {}, text);
  return text === '<!--nextpage-->' ? block('nextpage', {}, text) : undefined;
}

/** Block markup for one node, undefined when it is no block that is known. */
export function blockFor(node: HtmlNode, html: string): string | undefined {
  if (node.kind === 'comment') return comment(node, html);
  if (!isElement(node)) return undefined;
  for (const name of classesOf(node)) {
    const convert = Object.hasOwn(containers, name) ? containers[name] : undefined;
    if (convert) return convert(node, html);
  }
  return Object.hasOwn(elements, node.name) ? elements[node.name]?.(node, html) : undefined;
}
