// HTML as a tree of nodes that know their place in the source, so that what is kept is kept to the byte. It says of each
// element whether it is written whole: every tag in it closed by its own. What is not is never taken apart. Linear in any text,
// and bounded: what lies too deep belongs to the element around it, and of more nodes than anybody writes there is no tree.
import { commentEnd, rawElements } from '../blocks/tag-syntax.ts';
import { Tags } from '../blocks/tags.ts';
import { openAfter } from '../formatting/scan.ts';

export interface ElementNode {
  readonly kind: 'element';
  /** In lower case. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Offsets: of the whole, of the end of the opening tag, of the start of the closing tag. */
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  end: number;
  readonly children: readonly HtmlNode[];
  /** Are it and all in it closed by tags of their own, and all of it in the tree? */
  isWhole: boolean;
}
export interface OtherNode {
  /** `stray`: a closing tag that closes nothing, or what is no markup at all. */
  readonly kind: 'text' | 'comment' | 'stray';
  readonly start: number;
  readonly end: number;
}
export type HtmlNode = ElementNode | OtherNode;

/** Deeper elements are not in the tree: twice as deep as blocks are rendered. */
const deepest = 130;
/** Texts with more nodes have no tree. A megabyte of small blocks, as editors write them, has two thirds of that. */
const mostNodes = 50_000;
/** Tags with more attributes, or with one twice, are not looked at. */
const mostAttributes = 64;
const voids = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

export const isVoid = (name: string): boolean => voids.has(name);
export const isElement = (node: HtmlNode | undefined): node is ElementNode => node?.kind === 'element';
/** White space between tags. */
export const isBlank = (node: HtmlNode, html: string): boolean =>
  node.kind === 'text' && html.slice(node.start, node.end).trim() === '';
/** Class names of an element, each once. */
export function classesOf(node: ElementNode): string[] {
  const value = node.attributes.get('class');
  if (value === undefined || value === '') return [];
  if (/^[\w-]+$/.test(value)) return [value];
  return [...new Set(value.split(/[ \t\f\r\n]+/).filter((name) => name !== ''))];
}

/** Top-level nodes of a fragment, in order and without gaps; undefined where there are too many nodes. Never throws. */
export function htmlNodes(html: string): readonly HtmlNode[] | undefined {
  const tree = new Tree(html);
  const tags = new Tags(html);
  let at = 0;
  while (tree.count <= mostNodes && tags.next(true)) {
    if (tags.start > at) tree.between(at, tags.start);
    at = tags.end;
    const kind = tree.kindOf(tags.name);
    if (tags.isCloser) {
      tree.close(kind, tags.start, tags.end);
      continue;
    }
    tree.open(kind, attributesOf(tags), tags.start, tags.end);
    if (kind.isVoid) tree.close(kind, tags.end, tags.end);
    const { raw } = kind;
    if (!raw) continue;
    raw.lastIndex = tags.end;
    const found = raw.exec(html);
    if (!found) break;
    if (found.index > tags.end) tree.add({ kind: 'text', start: tags.end, end: found.index });
    at = html.indexOf('>', found.index) + 1;
    tree.close(kind, found.index, at);
  }
  if (tree.count <= mostNodes) tree.between(at, html.length);
  return tree.count > mostNodes ? undefined : tree.finish();
}

const isWide = /[^\x00-\x7f]/;
const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(tags: Tags): ReadonlyMap<string, string> | undefined {
  if (!tags.hasAttributes) return noAttributes;
  const count = tags.attributeCount;
  if (count > mostAttributes) return undefined;
  const names = tags.names('');
  if (names.length < count) return undefined;
  return new Map(
    names.map((name) => {
      const value = tags.attribute(name);
      return [name, typeof value === 'string' ? value : ''];
    }),
  );
}

/** What elements of a name have in common, and how many of them are open. */
interface Kind {
  /** In lower case. */
  readonly name: string;
  readonly isVoid: boolean;
  readonly raw: RegExp | undefined;
  open: number;
}

/** An element while it is made. */
interface OpenElement extends ElementNode {
  readonly children: HtmlNode[];
}

class Tree {
  readonly #html: string;
  readonly #top: HtmlNode[] = [];
  readonly #stack: OpenElement[] = [];
  /** All open elements, also those too deep for the tree. */
  readonly #open: Kind[] = [];
  readonly #kinds = new Map<string, Kind>();
  /** So many nodes there have been, in the tree and too deep for it. */
  count = 0;

  constructor(html: string) {
    this.#html = html;
  }

  /** By the name in upper case. */
  kindOf(name: string): Kind {
    return this.#kinds.get(name) ?? this.#newKind(name);
  }

  #newKind(name: string): Kind {
    const lower = name.toLowerCase();
    // Beyond ASCII two names in upper case can be one in lower case.
    const isOther = isWide.test(name);
    const key = isOther ? (isWide.test(lower) ? lower : lower.toUpperCase()) : name;
    let kind = isOther ? this.#kinds.get(key) : undefined;
    if (kind === undefined) {
      kind = { name: lower, isVoid: voids.has(lower), raw: rawElements.get(name), open: 0 };
      this.#kinds.set(key, kind);
    }
    return kind;
  }

  /** A node where the walk stands; too deep a one is not kept. */
  add(node: HtmlNode): void {
    this.count++;
    if (this.#open.length > this.#stack.length) return;
    const parent = this.#stack.at(-1);
    (parent?.children ?? this.#top).push(node);
    if (parent && node.kind === 'stray') parent.isWhole = false;
  }

  open(kind: Kind, attributes: ReadonlyMap<string, string> | undefined, start: number, openEnd: number): void {
    const isKept = this.#open.length === this.#stack.length && this.#stack.length < deepest;
    if (isKept) {
      const node: OpenElement = {
        kind: 'element',
        name: kind.name,
        attributes: attributes ?? noAttributes,
        start,
        openEnd,
        closeStart: openEnd,
        end: openEnd,
        children: [],
        isWhole: attributes !== undefined,
      };
      this.add(node);
      this.#stack.push(node);
    } else {
      this.count++;
      const parent = this.#stack.at(-1);
      if (parent) parent.isWhole = false;
    }
    this.#open.push(kind);
    kind.open++;
  }

  /** Closes the innermost open element of that name, and whatever was left open in it. */
  close(kind: Kind, start: number, end: number): void {
    if (kind.open === 0) {
      this.add({ kind: 'stray', start, end });
      return;
    }
    while (this.#open.at(-1) !== kind) this.#pop(start, start, false);
    this.#pop(start, end, true);
  }

  #pop(closeStart: number, end: number, isClosed: boolean): void {
    const kind = this.#open.pop();
    if (kind) kind.open--;
    if (this.#open.length >= this.#stack.length) return;
    const node = this.#stack.pop();
    if (!node) return;
    node.closeStart = closeStart;
    node.end = end;
    if (!isClosed) node.isWhole = false;
    const parent = this.#stack.at(-1);
    if (parent && !node.isWhole) parent.isWhole = false;
  }

  /** Text and comments between two tags. */
  between(from: number, to: number): void {
    const html = this.#html;
    let start = from;
    for (let at = openAfter(html, from); at !== -1 && at < to; at = openAfter(html, at)) {
      const next = html.charCodeAt(at + 1);
      const isMarkup = next === 33 || next === 63 || next === 47;
      if (!isMarkup) {
        at++;
        continue;
      }
      const end = commentEnd(html, at);
      // Where one never ends, no later one does.
      if (end === -1 || end > to) break;
      if (at > start) this.add({ kind: 'text', start, end: at });
      this.add({ kind: html.startsWith('<!--', at) ? 'comment' : 'stray', start: at, end });
      start = end;
      at = end;
    }
    // What never ends is no text that could be moved about.
    const isCut = start < to && to === html.length && /<[a-z/!?]/i.test(html.slice(start, to));
    if (start < to) this.add({ kind: isCut ? 'stray' : 'text', start, end: to });
  }

  finish(): readonly HtmlNode[] {
    while (this.#open.length > 0) this.#pop(this.#html.length, this.#html.length, false);
    return this.#top;
  }
}
