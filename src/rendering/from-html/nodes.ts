// HTML as a tree of nodes that know their place in the source, so that what is kept is kept to the byte.
import { Parser } from 'htmlparser2';

export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Offsets: of the whole, of the end of the opening tag, of the start of the closing tag. */
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  end: number;
  readonly children: HtmlNode[];
}
export interface OtherNode {
  readonly kind: 'text' | 'comment';
  readonly start: number;
  end: number;
}
export type HtmlNode = ElementNode | OtherNode;

/** Deeper nesting than this is not taken apart. */
const deepest = 200;

/** Top-level nodes of a fragment. Linear; never throws. */
export function htmlNodes(html: string): HtmlNode[] {
  const top: HtmlNode[] = [];
  const stack: ElementNode[] = [];
  let extra = 0;
  const siblings = (): HtmlNode[] => stack.at(-1)?.children ?? top;
  const add = (kind: 'text' | 'comment'): void => {
    const list = siblings();
    const last = list.at(-1);
    if (kind === 'text' && last?.kind === 'text') last.end = parser.endIndex + 1;
    else list.push({ kind, start: parser.startIndex, end: parser.endIndex + 1 });
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (stack.length >= deepest) {
          extra++;
          return;
        }
        const openEnd = parser.endIndex + 1;
        const node: ElementNode = {
          kind: 'element',
          name,
          attributes,
          start: parser.startIndex,
          openEnd,
          closeStart: openEnd,
          end: openEnd,
          children: [],
        };
        siblings().push(node);
        stack.push(node);
      },
      onclosetag(_name, implied) {
        if (extra > 0) {
          extra--;
          return;
        }
        const node = stack.pop();
        if (!node) return;
        node.closeStart = implied ? parser.startIndex : parser.startIndex;
        node.end = implied ? parser.startIndex : parser.endIndex + 1;
        if (node.closeStart < node.openEnd) {
          node.closeStart = node.openEnd;
          node.end = node.openEnd;
        }
      },
      ontext: () => add('text'),
      oncomment: () => add('comment'),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );
  parser.end(html);
  return top;
}

export const isElement = (node: HtmlNode | undefined): node is ElementNode => node?.kind === 'element';
/** Class names of an element. */
export const classesOf = (node: ElementNode): string[] =>
  (node.attributes.class ?? '').split(/\s+/).filter((name) => name !== '');
