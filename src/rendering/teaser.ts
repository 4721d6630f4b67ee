// The part of a text that is shown where readers go on to the rest. Reproduces the search for
// "more" in get_the_content: the first page, up to `<!--more-->`. Linear.
import { balanceTags } from './formatting/balance-tags.ts';
import { NextIndex } from './formatting/html-split.ts';
import { pagesOf } from './text-pages.ts';

/** A text that says where readers go on: what stands before and after, and what its author calls the link, '' for nothing. */
export interface Parted {
  readonly before: string;
  /** Absent where "more" stands in a comment that is taken out. */
  readonly after?: string;
  readonly more: string;
}

/** Parts a page of a text at its first "more"; undefined where it has none. */
export function partedAtMore(text: string): Parted | undefined {
  const found = text.includes('<!--more') ? findMore(text) : null;
  if (!found) return undefined;
  const mark = text.slice(...found);
  const more = mark.slice('<!--more'.length, -'-->'.length);
  const isBlock = text.includes('<!-- wp:core/more ') || text.includes('<!-- wp:more ');
  const plain = isBlock ? withoutMoreBlocks(text) : text;
  const at = plain.indexOf(mark);
  if (at === -1) return { before: plain, more };
  return { before: plain.slice(0, at), after: plain.slice(at + mark.length), more };
}

/** The first page of a text, or what of it stands before "more": then balanced. */
export function teaserOf(content: string): string {
  const text = pagesOf(content)[0] ?? '';
  const parted = partedAtMore(text);
  if (!parted) return text;
  return parted.after === undefined ? parted.before : balanceTags(parted.before);
}

const findMore = (text: string): [number, number] | null => onOneLine(text, '<!--more', '-->')(0);

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
