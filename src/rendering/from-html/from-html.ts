// Rendered HTML -> block markup, for imports. Each piece becomes the block that would render it. Mostly all of them do: the whole is
// rendered and compared. Where it does not come back, each block is, and what of it does not becomes a `core/html` block with the
// bytes as they were. Space between blocks stays to the byte. Linear: a block is compared without its inner blocks, and within the
// whole. Bounded: a text of more blocks or signs than anybody writes becomes one `core/html` block.
import { twentyTwentyFive } from '../blocks/block-theme.ts';
import { delimited } from '../blocks/serialize.ts';
import { renderContent } from '../content.ts';
import { isSign } from '../formatting/signs.ts';
import type { ContentContext } from '../types.ts';
import { planOf } from './converters.ts';
import { type ElementNode, type HtmlNode, htmlNodes, isBlank, isElement } from './nodes.ts';
import { type Attributes, isInside, type Plan } from './plan.ts';
import { embeddedHtml } from './players.ts';
import { protect } from './protect.ts';
import { isInline } from './rich-text.ts';
import { isSame } from './same-html.ts';
import { hasHashes, plainShell, shell, unnumbered } from './shell.ts';

/** Comments of a block; never of one without content, which would be written in one comment. */
function commentsOf(name: string, attributes: Attributes): { open: string; close: string } {
  const hasNone = Object.keys(attributes).length === 0;
  if (hasNone) return { open: `<!-- wp:${name} -->`, close: `<!-- /wp:${name} -->` };
  const [open = '', close = ''] = delimited(`core/${name}`, attributes, '\0').split('\0');
  return { open, close };
}
const asItIs = commentsOf('html', {});

export interface RecoveredBlocks {
  readonly blocks: string;
  /**
   * True when the blocks render to the same HTML, but for what WordPress adds while it renders: classes of blocks and layouts
   * that were not there, how pictures are loaded. False where that is not so, and where it was not looked at.
   */
  readonly exact: boolean;
  /** What providers' HTML stands for which address, of embeds: they render to it where the site has it in its cache. */
  readonly embeds: ReadonlyMap<string, string>;
}

/** Blocks nested deeper are put out as they are stored. */
const deepest = 60;

/** A text that could become more blocks is one block. A megabyte of articles has half as many. */
const mostPieces = 5000;

/** A text of more signs than this is one block that is not even compared: of those that begin markup or that formatting changes. */
const mostSigns = 100_000;

/** Elements that come again and again, as rules and empty paragraphs do, are no longer than this. */
const short = 256;

interface Piece {
  readonly start: number;
  readonly end: number;
  /** Its comments and what they are around. */
  readonly open: string;
  readonly close: string;
  readonly content: string;
  /** Does it render to what it was made of? Unknown of blocks that have been compared without their inner ones. */
  readonly isExact?: boolean;
}

/** Block markup for HTML as WordPress, or any other system, renders it. */
export function htmlToBlocks(html: string): RecoveredBlocks {
  const conversion = new Conversion(html);
  return { ...conversion.whole(), embeds: conversion.embeds };
}

class Conversion {
  readonly #html: string;
  readonly embeds = new Map<string, string>();
  readonly #context: ContentContext;
  /** What has become of short elements without inner blocks, by their HTML, and by the block that they stood in. */
  readonly #known = new Map<string | undefined, Map<string, Piece | null>>();
  /** Is each block taken for what it was made of, until the whole is compared? */
  #isTrusting = false;
  #isExact = true;
  /** HTML that was kept as it is, and does not come back. */
  #refused: string | undefined;

  constructor(html: string) {
    this.#html = html;
    this.#context = {
      home: 'https://example.org',
      locale: 'en_US',
      useSmilies: true,
      theme: twentyTwentyFive,
      uploads: 'https://example.org/wp-content/uploads',
      data: { embed: (url) => this.embeds.get(url) },
    };
  }

  whole(): { blocks: string; exact: boolean } {
    const html = this.#html;
    if (hasMoreSigns(html, mostSigns))
      return { blocks: asItIs.open + protect(withoutBlocks(html)) + asItIs.close, exact: false };
    const nodes = htmlNodes(html);
    if (nodes && isWithin(nodes, mostPieces)) return this.#trusted(nodes) ?? this.#checked(nodes);
    const one = this.#asIs(0, html.length);
    return { blocks: written(one, '', ''), exact: one.isExact === true };
  }

  /** The first blocks that come into question, if they render to the whole. */
  #trusted(nodes: readonly HtmlNode[]): { blocks: string; exact: boolean } | undefined {
    const html = this.#html;
    this.#isTrusting = true;
    const pieces = this.#pieces(nodes, undefined, undefined, 0) ?? [];
    this.#isTrusting = false;
    this.#known.clear();
    const blocks = this.#written(pieces, 0, html.length);
    const rendered = renderContent(blocks, this.#context).html;
    const isKept = pieces.every(({ open }) => open === asItIs.open);
    if (isKept ? isSame(html, rendered) : isBack(html, rendered)) return { blocks, exact: true };
    if (isKept) this.#refused = blocks;
    return undefined;
  }

  /** Blocks of which each renders to what it was made of. */
  #checked(nodes: readonly HtmlNode[]): { blocks: string; exact: boolean } {
    const html = this.#html;
    const pieces = this.#pieces(nodes, undefined, undefined, 0) ?? [];
    let blocks = this.#written(pieces, 0, html.length);
    const [first] = pieces;
    // Nothing but HTML as it is: that has been compared.
    if (first?.isExact !== undefined && first.start === 0 && first.end === html.length)
      return { blocks, exact: first.isExact };
    if (this.#isExact && this.#renders(blocks, html)) return { blocks, exact: true };
    // Blocks that come back by themselves may not beside others.
    const checked = pieces.map((piece) => {
      // What an address stands for may have been found out since.
      if (piece.isExact !== undefined && this.embeds.size === 0) return piece;
      const source = html.slice(piece.start, piece.end);
      return this.#renders(written(piece, '', ''), source) ? piece : this.#asIs(piece.start, piece.end);
    });
    blocks = this.#written(checked, 0, html.length);
    if (this.#renders(blocks, html)) return { blocks, exact: true };
    const one = this.#asIs(0, html.length);
    return one.isExact ? { blocks: written(one, '', ''), exact: true } : { blocks, exact: false };
  }

  #renders(blocks: string, source: string): boolean {
    return blocks !== this.#refused && isSame(source, renderContent(blocks, this.#context).html);
  }

  /** Blocks for nodes that stand side by side; undefined where one is not among those that may stand there. */
  #pieces(
    nodes: readonly HtmlNode[],
    around: string | undefined,
    only: ReadonlySet<string> | undefined,
    depth: number,
  ): Piece[] | undefined {
    const html = this.#html;
    const pieces: Piece[] = [];
    /** Where HTML that is no block begins and ends, and whether what follows may not be parted from it. */
    let loose: { start: number; end: number; isRun: boolean } | undefined;
    const end = (): void => {
      if (loose) pieces.push(this.#asIs(loose.start, loose.end));
      loose = undefined;
    };
    for (const node of nodes) {
      if (isBlank(node, html)) continue;
      const piece = isInline(node) ? undefined : this.#block(node, around, only, depth);
      if (piece) {
        end();
        pieces.push(piece);
        continue;
      }
      if (only) return undefined;
      const isRun = isInline(node) || !isElement(node) || !node.isWhole;
      if (loose && !(isRun && loose.isRun)) end();
      loose = { start: loose?.start ?? node.start, end: node.end, isRun };
    }
    end();
    return pieces;
  }

  #block(
    node: HtmlNode,
    around: string | undefined,
    only: ReadonlySet<string> | undefined,
    depth: number,
  ): Piece | undefined {
    if (depth > deepest) return undefined;
    const { start, end } = node;
    const mayComeAgain = end - start <= short && (!isElement(node) || node.children.every(isInline));
    if (!mayComeAgain) return this.#converted(node, around, only, depth);
    const known = this.#knownIn(around);
    const source = this.#html.slice(start, end);
    let piece = known.get(source);
    if (piece === undefined) known.set(source, (piece = this.#converted(node, around, only, depth) ?? null));
    return piece === null ? undefined : { ...piece, start, end };
  }

  #knownIn(around: string | undefined): Map<string, Piece | null> {
    let known = this.#known.get(around);
    if (!known) this.#known.set(around, (known = new Map()));
    return known;
  }

  #converted(
    node: HtmlNode,
    around: string | undefined,
    only: ReadonlySet<string> | undefined,
    depth: number,
  ): Piece | undefined {
    const plan = planOf(node, this.#html, around);
    if (!plan || (only && !only.has(plan.name)) || !this.#knowsEmbed(plan, node)) return undefined;
    const inner = new Map<object, string>();
    for (const part of plan.parts) {
      if (!isInside(part)) continue;
      const pieces = this.#pieces(part.nodes, plan.name, plan.only, depth + 1);
      if (!pieces) return undefined;
      inner.set(part, this.#written(pieces, part.from, part.to));
    }
    const made = this.#isTrusting ? plainShell(plan) : shell(plan, this.#context);
    if (!made) return undefined;
    const content = made.parts.map((part) => (isInside(part) ? (inner.get(part) ?? '') : part.stored)).join('');
    return { start: node.start, end: node.end, ...commentsOf(made.name, made.attributes), content };
  }

  /** Notes what an address stands for; false where it already stands for something else. */
  #knowsEmbed(plan: Plan, node: HtmlNode): boolean {
    if (plan.name !== 'embed' || !isElement(node)) return true;
    const shown = embeddedHtml(node, this.#html) ?? '';
    const { url } = plan.attributes;
    if (typeof url !== 'string' || !shown.startsWith('<')) return !this.embeds.has(String(url));
    if ((this.embeds.get(url) ?? shown) !== shown) return false;
    this.embeds.set(url, shown);
    return true;
  }

  /** A block that keeps its HTML. */
  #asIs(start: number, end: number): Piece {
    const source = this.#html.slice(start, end);
    const plain = withoutBlocks(source);
    if (this.#isTrusting) return { start, end, ...asItIs, content: plain };
    const piece = (content: string, isExact: boolean): Piece => ({ start, end, ...asItIs, content, isExact });
    if (this.#renders(written(piece(plain, true), '', ''), source)) return piece(plain, true);
    const safe = protect(plain);
    if (safe !== plain && this.#renders(written(piece(safe, true), '', ''), source)) return piece(safe, true);
    this.#isExact = false;
    return piece(plain, false);
  }

  /** Blocks with the space around them, as much of it within them as the editor writes there. */
  #written(pieces: readonly Piece[], from: number, to: number): string {
    let text = '';
    let at = from;
    let lead = '';
    const gapBefore = (end: number): string => this.#html.slice(at, end);
    const [first] = pieces;
    const opening = first ? gapBefore(first.start) : this.#html.slice(from, to);
    if (first && opening.endsWith('\n')) {
      text = opening.slice(0, -1);
      lead = '\n';
    } else text = opening;
    pieces.forEach((piece, index) => {
      at = piece.end;
      const gap = gapBefore(pieces[index + 1]?.start ?? to);
      const isLast = index === pieces.length - 1;
      const trail = gap.startsWith('\n') ? '\n' : '';
      text += written(piece, lead, trail);
      const rest = gap.slice(trail.length);
      lead = !isLast && rest.endsWith('\n') ? '\n' : '';
      text += rest.slice(0, rest.length - lead.length);
    });
    return text;
  }
}

/** Block comments are taken out of action. */
const withoutBlocks = (html: string): string => html.replace(/<!--\s+(?=\/?wp:)/g, '<!--');

function hasMoreSigns(html: string, most: number): boolean {
  if (html.length <= most) return false;
  let count = 0;
  for (let at = 0; at < html.length && count <= most; at++) count += isSign[html.charCodeAt(at)] ?? 0;
  return count > most;
}

/** Could these nodes, and those in them that may become inner blocks, make so many blocks and no more? */
const isWithin = (nodes: readonly HtmlNode[], most: number): boolean => counted(nodes, 0, most) <= most;

/** Elements of these names may hold blocks, as may those with a class of a block. */
const holders = new Set(['ul', 'ol', 'li', 'blockquote', 'details']);
const mayHoldBlocks = ({ name, attributes }: ElementNode): boolean =>
  holders.has(name) || attributes.get('class')?.includes('wp-block-') === true;

/** As many more, up to one above the bound. */
function counted(nodes: readonly HtmlNode[], before: number, most: number): number {
  let count = before;
  for (const node of nodes) {
    if (count > most) break;
    if (node.kind === 'comment') count++;
    else if (isElement(node) && !isInline(node)) {
      count++;
      if (mayHoldBlocks(node)) count = counted(node.children, count, most);
    }
  }
  return count;
}

/** Would each block have been taken that renders so, had it been compared alone? */
const isBack = (html: string, rendered: string): boolean =>
  unnumbered(rendered) === unnumbered(html) || (!hasHashes(html) && isSame(html, rendered, true));

const written = ({ open, close, content }: Piece, lead: string, trail: string): string =>
  open + lead + content + trail + close;
