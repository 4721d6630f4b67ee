// How much a text is: whether it has more signs or blocks than anybody writes, and the parts in which a long one is looked at.
import { isSign } from '../formatting/signs.ts';
import { type ElementNode, type HtmlNode, isBlank, isElement } from './nodes.ts';
import { isInline } from './rich-text.ts';

/** Top-level nodes and the stretch of the text that they and the space around them take. */
export interface Part {
  readonly nodes: readonly HtmlNode[];
  readonly start: number;
  readonly end: number;
}

/** Parts are at least so long: one that does not come back costs no more than is there to be spent. */
const partLength = 16_384;

/** What could begin in one part and end in another: shortcodes of the core. */
const shortcode = /\[\/?(?:wp_)?(?:caption|gallery|playlist|audio|video|embed)/i;
/** Elements whose texts formatting leaves alone, up to their end. */
const bare = /<\/?(?:pre|code|kbd|style|script|tt)/i;

/** Parts that render each by itself to what they render to beside the others; an ordinary text is one. */
export function* partsOf(nodes: readonly HtmlNode[], html: string): Generator<Part> {
  let first = 0;
  let start = 0;
  const last = nodes.findLastIndex((node) => !isBlank(node, html));
  if (html.length > partLength && !(html.includes('[') && shortcode.test(html)))
    for (const [index, node] of nodes.slice(0, last).entries()) {
      const isWhole = isElement(node) ? node.isWhole : node.kind !== 'stray';
      if (!isWhole && bare.test(html.slice(node.start, node.end))) break;
      if (node.end - start < partLength || !isWhole || !isElement(node) || isInline(node)) continue;
      yield { nodes: nodes.slice(first, index + 1), start, end: node.end };
      first = index + 1;
      start = node.end;
    }
  yield { nodes: nodes.slice(first), start, end: html.length };
}

export function hasMoreSigns(html: string, most: number): boolean {
  if (html.length <= most) return false;
  let count = 0;
  for (let at = 0; at < html.length && count <= most; at++) count += isSign[html.charCodeAt(at)] ?? 0;
  return count > most;
}

/** Could these nodes, and those in them that may become inner blocks, make so many blocks and no more? */
export const isWithin = (nodes: readonly HtmlNode[], most: number): boolean => counted(nodes, 0, most) <= most;

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
