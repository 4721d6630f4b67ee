// Rendered HTML -> block markup, for imports. Each piece becomes the block that would render it. Mostly all of them do: a part of
// the text is rendered and compared. Where it does not come back, it is with its texts protected; then each block is, and what of it
// does not becomes a `core/html` block. Space between blocks stays to the byte. Linear: a block is compared without its inner blocks,
// and within the part. Bounded: a text of more blocks or signs than anybody writes becomes one `core/html` block, and so does each
// part that is left when as much has been rendered as a text has (trial.ts).
import { planOf } from './converters.ts';
import { type HtmlNode, htmlNodes, isBlank, isElement } from './nodes.ts';
import { hasMoreSigns, isWithin, type Part, partsOf } from './parts.ts';
import { asItIs, commentsOf, type Piece, withoutBlocks, written, writtenAll } from './pieces.ts';
import { isInside, type Plan } from './plan.ts';
import { embeddedHtml } from './players.ts';
import { protect } from './protect.ts';
import { isInline } from './rich-text.ts';
import { isSame } from './same-html.ts';
import { type Candidate, candidateOf, hasHashes, type Shell, shell, unnumbered, withTexts } from './shell.ts';
import { costs, Trial } from './trial.ts';

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

/** A text of more signs than this is one block: of those that begin markup or that formatting changes. */
const mostSigns = 100_000;

/** What is more than anybody writes is not even compared if it is longer. */
const mostCompared = 250_000;

/** Elements that come again and again, as rules and empty paragraphs do, are no longer than this. */
const short = 256;

/** Block markup for HTML as WordPress, or any other system, renders it. */
export function htmlToBlocks(html: string): RecoveredBlocks {
  const conversion = new Conversion(html);
  return { ...conversion.whole(), embeds: conversion.embeds };
}

/**
 * How blocks are taken: the first that comes into question, or that with its texts protected from formatting where they have to be,
 * both until the part is compared; or each as it is found to come back.
 */
type Way = 'first' | 'guarded' | 'checked';

interface Made {
  readonly pieces: readonly Piece[];
  readonly blocks: string;
  readonly exact: boolean;
}

class Conversion {
  readonly #html: string;
  readonly #trial: Trial;
  /** What has become of short elements without inner blocks, by their HTML, and by the block that they stood in. */
  readonly #known = new Map<string | undefined, Map<string, Piece | null>>();
  /** What elements may become, which all ways begin with. */
  readonly #candidates = new Map<HtmlNode, Candidate | null>();
  #way: Way = 'first';
  /** The way that the last part came back: the next one is mostly like it. */
  #lastWay: Way = 'first';
  #isExact = true;

  constructor(html: string) {
    this.#html = html;
    this.#trial = new Trial(html);
  }

  get embeds(): ReadonlyMap<string, string> {
    return this.#trial.embeds;
  }

  whole(): { blocks: string; exact: boolean } {
    const html = this.#html;
    const nodes = hasMoreSigns(html, mostSigns) ? undefined : htmlNodes(html);
    if (!nodes || !isWithin(nodes, mostPieces)) {
      this.#take('checked');
      const one = html.length > mostCompared ? this.#unseenPiece(0, html.length) : this.#asIs(0, html.length);
      return { blocks: written(one, '', ''), exact: one.isExact === true };
    }
    const made = Array.from(partsOf(nodes, html), (part) => this.#part(part));
    const [only] = made;
    if (only && made.length === 1) return only;
    const pieces = made.flatMap((part) => part.pieces);
    return { blocks: writtenAll(pieces, html, 0, html.length), exact: made.every(({ exact }) => exact) };
  }

  #take(way: Way): void {
    if (this.#way !== way) this.#known.clear();
    this.#way = way;
  }

  #part(part: Part): Made {
    const trial = this.#trial;
    const first = this.#lastWay === 'first' && !trial.isSpent ? this.#tried(part, 'first') : undefined;
    if (first && this.#isBack(first, part)) return first;
    const guarded = trial.isSpent ? undefined : this.#tried(part, 'guarded');
    if (guarded && guarded.blocks !== first?.blocks && this.#isBack(guarded, part)) return guarded;
    return trial.isSpent ? this.#unseen(part) : this.#checked(part);
  }

  /** The first blocks that come into question. */
  #tried({ nodes, start, end }: Part, way: Way): Made {
    this.#take(way);
    const pieces = this.#pieces(nodes, undefined, undefined, 0) ?? [];
    return { pieces, blocks: writtenAll(pieces, this.#html, start, end), exact: true };
  }

  /** Do they render to the part? */
  #isBack({ pieces, blocks }: Made, { start, end }: Part): boolean {
    const rendered = this.#trial.rendered(blocks);
    if (rendered === undefined) return false;
    const source = this.#html.slice(start, end);
    const isKept = pieces.every(({ open }) => open === asItIs.open);
    const isBack = isKept ? isSame(source, rendered) : wouldBeTaken(source, rendered);
    if (isBack) this.#lastWay = this.#way;
    else if (isKept) this.#trial.refuse(blocks);
    return isBack;
  }

  /** One block that nobody has looked at. */
  #unseen({ nodes, start, end }: Part): Made {
    const solid = nodes.filter((node) => !isBlank(node, this.#html));
    const piece = this.#unseenPiece(solid[0]?.start ?? start, solid.at(-1)?.end ?? end);
    return { pieces: [piece], blocks: writtenAll([piece], this.#html, start, end), exact: false };
  }

  #unseenPiece(start: number, end: number): Piece {
    return { start, end, ...asItIs, content: protect(withoutBlocks(this.#html.slice(start, end))), isExact: false };
  }

  /** Blocks of which each renders to what it was made of. */
  #checked({ nodes, start, end }: Part): Made {
    const source = this.#html.slice(start, end);
    this.#take('checked');
    this.#isExact = true;
    const pieces = this.#pieces(nodes, undefined, undefined, 0) ?? [];
    let blocks = writtenAll(pieces, this.#html, start, end);
    const [first] = pieces;
    // Nothing but HTML as it is: that has been compared.
    if (first?.isExact !== undefined && first.start === start && first.end === end)
      return { pieces, blocks, exact: first.isExact };
    if (this.#isExact && this.#trial.comesBack(blocks, source)) return { pieces, blocks, exact: true };
    // Blocks that come back by themselves may not beside others.
    const checked = pieces.map((piece) => {
      // What an address stands for may have been found out since.
      if (piece.isExact !== undefined && this.embeds.size === 0) return piece;
      const comesBack = this.#trial.comesBack(written(piece, '', ''), this.#html.slice(piece.start, piece.end));
      return comesBack ? piece : this.#asIs(piece.start, piece.end);
    });
    blocks = writtenAll(checked, this.#html, start, end);
    if (this.#trial.comesBack(blocks, source)) return { pieces: checked, blocks, exact: true };
    const one = this.#asIs(start, end);
    return one.isExact
      ? { pieces: [one], blocks: written(one, '', ''), exact: true }
      : { pieces: checked, blocks, exact: false };
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
    const candidate = this.#candidateOf(node, around);
    if (!candidate) return undefined;
    const { plan } = candidate;
    if ((only && !only.has(plan.name)) || !this.#knowsEmbed(plan, node)) return undefined;
    const inner = new Map<object, string>();
    for (const part of plan.parts) {
      if (!isInside(part)) continue;
      const pieces = this.#pieces(part.nodes, plan.name, plan.only, depth + 1);
      if (!pieces) return undefined;
      inner.set(part, writtenAll(pieces, this.#html, part.from, part.to));
    }
    const made = this.#shellOf(candidate);
    if (!made) return undefined;
    const content = made.parts.map((part) => (isInside(part) ? (inner.get(part) ?? '') : part.stored)).join('');
    return { start: node.start, end: node.end, ...commentsOf(made.name, made.attributes), content };
  }

  #candidateOf(node: HtmlNode, around: string | undefined): Candidate | null {
    let candidate = this.#candidates.get(node);
    if (candidate === undefined) {
      const isPlain = !isElement(node) || node.attributes.size === 0;
      this.#trial.spend(isPlain ? costs.plainBlock : costs.block);
      const plan = planOf(node, this.#html, around);
      candidate = plan ? candidateOf(plan, this.#trial.settings) : null;
      this.#candidates.set(node, candidate);
    }
    return candidate;
  }

  #shellOf(candidate: Candidate): Shell | undefined {
    if (this.#way === 'checked') return shell(candidate, this.#trial);
    return this.#way === 'guarded' ? withTexts(candidate.first, this.#trial.guarded) : candidate.first;
  }

  /** Notes what an address stands for; false where it already stands for something else. */
  #knowsEmbed(plan: Plan, node: HtmlNode): boolean {
    if (plan.name !== 'embed' || !isElement(node)) return true;
    const shown = embeddedHtml(node, this.#html) ?? '';
    const { url } = plan.attributes;
    if (typeof url !== 'string' || !shown.startsWith('<')) return !this.embeds.has(String(url));
    if ((this.embeds.get(url) ?? shown) !== shown) return false;
    this.#trial.embeds.set(url, shown);
    return true;
  }

  /** A block that keeps its HTML. */
  #asIs(start: number, end: number): Piece {
    const source = this.#html.slice(start, end);
    const plain = withoutBlocks(source);
    const piece = (content: string, isExact?: boolean): Piece => ({
      ...{ start, end, ...asItIs, content },
      ...(isExact === undefined ? {} : { isExact }),
    });
    if (this.#way === 'first') return piece(plain);
    if (this.#way === 'guarded') return piece(this.#trial.guarded(plain));
    const safe = protect(plain);
    for (const content of this.#trial.isKept(plain) ? new Set([plain, safe]) : [safe])
      if (this.#trial.comesBack(written(piece(content), '', ''), source)) return piece(content, true);
    this.#isExact = false;
    // What comes back in no way keeps its bytes.
    return piece(this.#trial.isSpent ? safe : plain, false);
  }
}

/** Would each block have been taken that renders so, had it been compared alone? */
const wouldBeTaken = (html: string, rendered: string): boolean =>
  unnumbered(rendered) === unnumbered(html) || (!hasHashes(html) && isSame(html, rendered, true));
