// Lines of a paragraph: broken where the script allows, as large as fits, of even length. What does not fit at the smallest
// size is cut off at a letter's end.
import type { TextStyle } from '../templates.ts';
import type { Paragraph } from './paragraph.ts';

export interface Line {
  readonly start: number;
  /** Without the spaces that end it. */
  readonly end: number;
}

export interface Fitted {
  /** Pixels an em. */
  readonly size: number;
  /** Distance of lines in em. */
  readonly leading: number;
  readonly lines: readonly Line[];
  /** Where the text must be cut; absent where all of it fits. */
  readonly cut?: number;
}

const step = 2;

/** The largest size at which no word is broken and all fits; else the smallest, with broken words or cut. */
export function fitLines(paragraph: Paragraph, style: TextStyle): Fitted {
  const { families } = paragraph;
  const leading = Math.max(style.leading, ...families.map((family) => family.leading));
  const ends = Math.max(0.7, ...families.map((family) => family.above + family.below));
  for (let size = style.largest; size >= style.smallest; size -= step) {
    const width = widthAt(style, size) / size;
    const most = linesAt(style, size, leading, ends);
    const broken = breakLines(paragraph, width);
    if (broken.forced && size > style.smallest) continue;
    if (broken.lines.length <= most) return { size, leading, lines: even(paragraph, broken.lines, width) };
  }
  const size = style.smallest;
  const width = widthAt(style, size) / size;
  const lines = breakLines(paragraph, width).lines;
  const most = Math.max(1, linesAt(style, size, leading, ends));
  if (lines.length <= most) return { size, leading, lines };
  const last = lines[most - 1] ?? { start: 0, end: 0 };
  const cut = lastLetter(paragraph, last.start, last.end, width - 1);
  return { size, leading, lines: lines.slice(0, most), cut };
}

/** Smaller text may be wider. */
function widthAt({ largest, smallest, widthWhenLarge, area }: TextStyle, size: number): number {
  const small = (largest - size) / (largest - smallest);
  return Math.round(widthWhenLarge + (area.width - widthWhenLarge) * small);
}

function linesAt({ area }: TextStyle, size: number, leading: number, ends: number): number {
  return Math.floor((area.height / size - ends) / leading + 1e-6) + 1;
}

const widthOf = ({ widths }: Paragraph, start: number, end: number): number =>
  (widths[end] ?? 0) - (widths[start] ?? 0);

function withoutSpaces({ text }: Paragraph, start: number, end: number): number {
  let last = end;
  while (last > start && text[last - 1] === ' ') last--;
  return last;
}

/** Fills each line as far as it goes. `forced`: a word had to be broken. `width` in em. */
function breakLines(paragraph: Paragraph, width: number): { lines: Line[]; forced: boolean } {
  const { breaks, text } = paragraph;
  const lines: Line[] = [];
  let forced = false;
  let start = 0;
  let next = 0;
  while (start < text.length) {
    let end = 0;
    while (next < breaks.length) {
      const at = breaks[next] ?? text.length;
      if (widthOf(paragraph, start, withoutSpaces(paragraph, start, at)) > width) break;
      end = at;
      next++;
    }
    if (end <= start) {
      forced = true;
      end = lastLetter(paragraph, start, breaks[next] ?? text.length, width);
    }
    lines.push({ start, end: withoutSpaces(paragraph, start, end) });
    start = end;
  }
  return { lines, forced };
}

/** The end of the last letter that fits into a width; of the first letter where none does. */
function lastLetter({ letters, widths }: Paragraph, start: number, end: number, width: number): number {
  let low = firstAfter(letters, start);
  let fits = letters[low] ?? end;
  let high = firstAfter(letters, end - 1);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = letters[middle] ?? end;
    if ((widths[at] ?? 0) - (widths[start] ?? 0) <= width) {
      fits = Math.max(fits, at);
      low = middle + 1;
    } else high = middle - 1;
  }
  return Math.min(fits, end);
}

/** Index of the first letter that ends after a place. */
function firstAfter(letters: readonly number[], place: number): number {
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((letters[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** As many lines, but of the least width at which they stay as many: no single word is left over. */
function even(paragraph: Paragraph, lines: readonly Line[], width: number): readonly Line[] {
  if (lines.length < 2) return lines;
  let low = width / 2;
  let high = width;
  let best = lines;
  for (let round = 0; round < 7; round++) {
    const middle = (low + high) / 2;
    const tried = breakLines(paragraph, middle);
    if (!tried.forced && tried.lines.length <= lines.length) {
      best = tried.lines;
      high = middle;
    } else low = middle;
  }
  return best;
}
