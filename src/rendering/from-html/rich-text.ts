// Is HTML what the editor's rich text gives back as it came? Inline elements, each written whole and around something, none
// within or right beside its like: those it would join.
import { type ElementNode, type HtmlNode, isElement, isVoid } from './nodes.ts';

const inline = new Set(
  'a abbr b bdi bdo br cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
export const isInline = (node: HtmlNode): boolean => node.kind === 'text' || (isElement(node) && inline.has(node.name));

/** What the editor would write in another way: signs of markup, references that are not whole or name no character. */
const odd =
  /[<\ufffc\ufeff]|&(?=[a-zA-Z]{2})(?![a-zA-Z0-9]*;)|&#(?!(?:[1-9]\d*|[xX][1-9a-fA-F][\da-fA-F]*);)|&#(?:1(?:2[89]|[345]\d)|[xX][89][\da-fA-F]);/;

/** Do these nodes make rich text? Linear in what it looks at. */
export function isRichText(nodes: readonly HtmlNode[], html: string, around: ReadonlySet<string> = new Set()): boolean {
  let before: ElementNode | undefined;
  for (const node of nodes) {
    if (node.kind === 'text') {
      if (odd.test(html.slice(node.start, node.end))) return false;
      before = undefined;
      continue;
    }
    if (!isElement(node) || !node.isWhole || !inline.has(node.name)) return false;
    if (!isVoid(node.name)) {
      if (around.has(node.name) || before?.name === node.name || !isFilled(node, html)) return false;
      if (!isRichText(node.children, html, new Set([...around, node.name]))) return false;
    }
    before = isVoid(node.name) ? undefined : node;
  }
  return true;
}

const isFilled = (node: ElementNode, html: string): boolean =>
  node.children.some((child) =>
    isElement(child) ? isVoid(child.name) || isFilled(child, html) : html.slice(child.start, child.end).trim() !== '',
  );

/** Rich text that is not empty. */
export const isFilledText = (node: ElementNode, html: string): boolean =>
  isRichText(node.children, html) && isFilled(node, html);
