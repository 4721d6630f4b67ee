// The part of a text that is shown where readers go on to the rest. Reproduces the pages of WP_Query::generate_postdata and
// the search for "more" in get_the_content: the first page, up to `<!--more-->`. Linear.
import { balanceTags } from './formatting/balance-tags.ts';
import { NextIndex } from './formatting/html-split.ts';

export interface Teaser {
  /** The first page, or what of it stands before "more": then balanced, unless something is put after it first. */
  readonly text: string;
  /** What the link to the rest says, '' where its author said nothing; absent where there is no "more". */
  readonly more?: string;
}

/** The teaser of a text. `after`: HTML that follows it where there is a rest, given what its author calls it. */
export function teaserOf(content: string, after: (more: string) => string = () => ''): Teaser {
  const text = content.includes('<!--nextpage-->') ? (pagesOf(content)[0] ?? '') : content;
  const found = text.includes('<!--more') ? findMore(text) : null;
  if (!found) return { text };
  const isBlock = text.includes('<!-- wp:core/more ') || text.includes('<!-- wp:more ');
  const plain = isBlock ? withoutMoreBlocks(text) : text;
  const end = plain.indexOf(text.slice(...found));
  const more = text.slice(found[0] + '<!--more'.length, found[1] - '-->'.length);
  if (end === -1) return { text: plain };
  return { text: balanceTags(plain.slice(0, end) + after(more)), more };
}

const findMore = (text: string): [number, number] | null => onOneLine(text, '<!--more', '-->')(0);

/** WordPress `WP_Query::generate_postdata()`: pages are parted where a line says so, one at the start is none. */
export function pagesOf(content: string): string[] {
  const text = content
    .replaceAll('\n<!--nextpage-->\n', '<!--nextpage-->')
    .replaceAll('\n<!--nextpage-->', '<!--nextpage-->')
    .replaceAll('<!--nextpage-->\n', '<!--nextpage-->')
    .replaceAll('<!-- wp:nextpage -->', '')
    .replaceAll('<!-- /wp:nextpage -->', '');
  const pages = text.startsWith('<!--nextpage-->') ? text.slice(15) : text;
  return pages.split('<!--nextpage-->');
}

/** Finds comments that begin with `opening` and are closed by `closing` on the same line, by rising positions. */
function onOneLine(
  text: string,
  opening: string,
  closing: string,
): (from: number) => [start: number, end: number] | null {
  const closings = new NextIndex(text, closing);
  const lines = new NextIndex(text, '\n');
  return (from) => {
    for (let at = text.indexOf(opening, from); at !== -1; at = text.indexOf(opening, at + 1)) {
      const inside = at + opening.length;
      const close = closings.after(inside);
      if (close === -1) return null;
      const line = lines.after(inside);
      if (line === -1 || close < line) return [at, close + closing.length];
    }
    return null;
  };
}

function withoutMoreBlocks(text: string): string {
  let out = text;
  for (const opening of ['<!-- wp:more', '<!-- /wp:more']) {
    const find = onOneLine(out, opening, ' -->');
    let rest = '';
    let from = 0;
    for (let found = find(0); found; found = find(from)) {
      rest += out.slice(from, found[0]);
      from = found[1];
    }
    out = rest + out.slice(from);
  }
  return out;
}
