// The address that an embedded player or card was made of, as its provider's own HTML names it.
import { before } from '../../base/trim.ts';
import { type ElementNode, type HtmlNode, isElement } from './nodes.ts';

/** Addresses of players, and of the pages that they belong to. */
const players: readonly (readonly [pattern: RegExp, page: (id: string, kind: string) => string])[] = [
  [
    /^https:\/\/www\.youtube(?:-nocookie)?\.com\/embed\/([\w-]+)(?:\?feature=oembed)?$/,
    (id) => `https://www.youtube.com/watch?v=${id}`,
  ],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d+)(?:\?[^"]*)?$/, (id) => `https://vimeo.com/${id}`],
  [/^https:\/\/www\.dailymotion\.com\/embed\/video\/(\w+)$/, (id) => `https://www.dailymotion.com/video/${id}`],
  [/^https:\/\/(open\.spotify\.com)\/embed\/([\w/]+)(?:\?[^"]*)?$/, (host, path) => `https://${host}/${path}`],
  [/^https:\/\/(embed\.ted\.com)\/talks\/(\w+)$/, (_, talk) => `https://www.ted.com/talks/${talk}`],
];

function* elementsIn(nodes: readonly HtmlNode[]): Generator<ElementNode> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    yield node;
    yield* elementsIn(node.children);
  }
}

/** A page's address by what is embedded of it; undefined where its HTML does not tell. */
export function embedAddress(wrapper: ElementNode): string | undefined {
  const all = [...elementsIn(wrapper.children)];
  const [first] = all;
  // A post of another WordPress: its card links to it.
  const classes = first?.attributes.get('class') ?? '';
  if (first?.name === 'blockquote' && /\bwp-embedded-content\b/.test(classes)) return firstOf(all, /^https?:/);
  if (first?.name === 'blockquote' && /\btwitter-tweet\b/.test(classes))
    return before(lastOf(all, /^https:\/\/(?:twitter|x)\.com\/\w+\/status\/\d+/) ?? '', '?') || undefined;
  if (first?.name === 'blockquote' && /\btiktok-embed\b/.test(classes)) return first.attributes.get('cite');
  const source = all.find((one) => one.name === 'iframe')?.attributes.get('src') ?? '';
  for (const [pattern, page] of players) {
    const [, id, more = ''] = pattern.exec(source) ?? [];
    if (id !== undefined) return page(id, more);
  }
  return undefined;
}

const links = (all: readonly ElementNode[], pattern: RegExp): string[] =>
  all.flatMap((one) => {
    const href = one.name === 'a' ? one.attributes.get('href') : undefined;
    return href !== undefined && pattern.test(href) ? [href] : [];
  });
const firstOf = (all: readonly ElementNode[], pattern: RegExp): string | undefined => links(all, pattern)[0];
const lastOf = (all: readonly ElementNode[], pattern: RegExp): string | undefined => links(all, pattern).at(-1);
