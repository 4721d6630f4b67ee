// Pieces of a text that became blocks, and how they are written: with the space between them to the byte.
import { delimited } from '../blocks/serialize.ts';
import type { Attributes } from './plan.ts';

export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Its comments and what they are around. */
  readonly open: string;
  readonly close: string;
  readonly content: string;
  /** Does it render to what it was made of? Unknown of blocks that have been compared without their inner ones. */
  readonly isExact?: boolean;
}

/** Comments of a block; never of one without content, which would be written in one comment. */
export function commentsOf(name: string, attributes: Attributes): { open: string; close: string } {
  const hasNone = Object.keys(attributes).length === 0;
  if (hasNone) return { open: `<!-- wp:${name} -->`, close: `<!-- /wp:${name} -->` };
  const [open = '', close = ''] = delimited(`core/${name}`, attributes, '\0').split('\0');
  return { open, close };
}

/** Comments of a block that keeps its HTML. */
export const asItIs = commentsOf('html', {});

/** Block comments are taken out of action. */
export const withoutBlocks = (html: string): string => html.replace(/<!--\s+(?=\/?wp:)/g, '<!--');

export const written = ({ open, close, content }: Piece, lead: string, trail: string): string =>
  open + lead + content + trail + close;

/** Blocks of a stretch of HTML with the space around them, as much of it within them as the editor writes there. */
export function writtenAll(pieces: readonly Piece[], html: string, from: number, to: number): string {
  let text = '';
  let at = from;
  let lead = '';
  const gapBefore = (end: number): string => html.slice(at, end);
  const [first] = pieces;
  const opening = first ? gapBefore(first.start) : html.slice(from, to);
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
