// A block to be: its attributes, and its HTML with places for inner blocks. Made by the converters from an element, checked by
// shell.ts, written by from-html.ts.
import type { Json } from '../blocks/json.ts';
import type { ElementReader } from './element-reader.ts';
import { type ElementNode, type HtmlNode, isBlank, isElement } from './nodes.ts';
import { isAddedClass } from './same-html.ts';
import { storedTag } from './stored-tags.ts';

export type Attributes = Record<string, Json>;

/** Inner nodes that become blocks, with the range of the source that they and the space around them take. */
export interface Inside {
  readonly nodes: readonly HtmlNode[];
  readonly from: number;
  readonly to: number;
}
/** HTML that the block keeps, as it is stored and as it came. */
export interface Kept {
  readonly stored: string;
  readonly source: string;
}
export type Part = Inside | Kept;

export interface Plan {
  /** Without `core/`. */
  readonly name: string;
  readonly attributes: Attributes;
  /** Classes of the outer element that its attributes do not explain; undefined where it can have none of its own. */
  readonly classes: readonly string[] | undefined;
  /** The first begins with the outer element's opening tag, classes as they came. */
  readonly parts: readonly Part[];
  /** Blocks that may stand inside; undefined: any. */
  readonly only?: ReadonlySet<string>;
}

export type Convert = (node: ElementNode, html: string) => Plan | undefined;

export const isInside = (part: Part): part is Inside => 'nodes' in part;
export const kept = (html: string, from: number, to: number): Kept => {
  const source = html.slice(from, to);
  return { stored: source, source };
};
/** HTML whose first tag is stored without what rendering adds. */
export const keptTag = (
  html: string,
  from: number,
  to: number,
  drop: (name: string) => boolean = isAddedClass,
): Kept => {
  const source = html.slice(from, to);
  return { stored: storedTag(source, drop), source };
};

/** The children of an element as inner blocks; none where there is nothing. */
export const inside = (nodes: readonly HtmlNode[], from: number, to: number): Inside[] =>
  nodes.length === 0 && from === to ? [] : [{ nodes, from, to }];

/** Children that are more than space. */
export const solid = (node: ElementNode, html: string): HtmlNode[] =>
  node.children.filter((child) => !isBlank(child, html));
/** Children, if all of them but space are elements. */
export function elementsOf(node: ElementNode, html: string): ElementNode[] | undefined {
  const found = solid(node, html);
  const elements = found.filter(isElement);
  return elements.length === found.length ? elements : undefined;
}

/** Are an inner element's attributes, styles and classes all explained? */
export const isExplained = (reader: ElementReader): boolean => reader.isDone && reader.classes.size === 0;

/** A plan where nothing of the outer element is left but classes. */
export function planned(
  name: string,
  reader: ElementReader,
  attributes: Attributes,
  parts: readonly Part[],
  only?: ReadonlySet<string>,
): Plan | undefined {
  if (!reader.isDone || !reader.node.isWhole) return undefined;
  return {
    ...{ name, attributes: { ...attributes, ...reader.found }, classes: [...reader.classes], parts },
    ...(only ? { only } : {}),
  };
}
