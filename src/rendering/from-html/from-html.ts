// Rendered HTML -> block markup, for imports. Each top-level piece becomes the block that would render it; every block is
// rendered and compared, and what does not come back becomes a `core/html` block with the bytes as they were.
import { twentyTwentyFive } from '../blocks/block-theme.ts';
import { renderContent } from '../content.ts';
import type { ContentContext } from '../types.ts';
import { canonical } from './canonical.ts';
import { blockFor } from './elements.ts';
import { type HtmlNode, htmlNodes, isElement } from './nodes.ts';

export interface RecoveredBlocks {
  readonly blocks: string;
  /** True when the blocks render to the same HTML, but for classes and picture attributes that newer rendering adds. */
  readonly exact: boolean;
}

const checking: ContentContext = {
  home: 'https://example.org',
  locale: 'en_US',
  useSmilies: false,
  theme: twentyTwentyFive,
  uploads: 'https://example.org/wp-content/uploads',
  data: { embed: () => undefined },
};

const phrasing = new Set(
  'a abbr b bdi bdo br button cite code data del dfn em font i img ins kbd mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** A block that keeps its HTML as it is. Its text never ends the block early: stray block comments are taken out of action. */
const asIs = (html: string): string =>
  `<!-- wp:html -->\n${html.replace(/<!--(?=\s+\/?wp:)/g, '&lt;!--').trim()}\n<!-- /wp:html -->`;

const isBlank = (node: HtmlNode, html: string): boolean =>
  node.kind === 'text' && html.slice(node.start, node.end).trim() === '';
/** Text and inline elements run together: apart they would lose the spaces between them. */
const isInline = (node: HtmlNode): boolean => node.kind === 'text' || (isElement(node) && phrasing.has(node.name));

/** Block markup for HTML as WordPress renders it. */
export function htmlToBlocks(html: string): RecoveredBlocks {
  const nodes = htmlNodes(html);
  const blocks: string[] = [];
  let exact = true;
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (!node || isBlank(node, html)) continue;
    if (!isInline(node)) {
      const end = nodes[at + 1]?.start ?? html.length;
      const source = html.slice(node.start, isElement(node) ? node.end : Math.min(node.end, end));
      const block = blockFor(node, html);
      if (block !== undefined && rendersTo(block, source)) blocks.push(block);
      else {
        const whole = asIs(source);
        blocks.push(whole);
        exact &&= rendersTo(whole, source);
      }
      continue;
    }
    let last = at;
    for (let next = at + 1; next < nodes.length; next++) {
      const one = nodes[next];
      if (!one || !isInline(one)) break;
      if (!isBlank(one, html)) last = next;
    }
    const source = html.slice(node.start, nodes[last]?.end).trim();
    const whole = asIs(source);
    blocks.push(whole);
    exact &&= rendersTo(whole, source);
    at = last;
  }
  return { blocks: blocks.join('\n\n'), exact };
}

const rendersTo = (block: string, source: string): boolean =>
  canonical(renderContent(block, checking).html) === canonical(source);
