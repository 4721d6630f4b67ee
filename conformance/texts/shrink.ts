// Makes a text on which both sides part as small as it gets: pieces are left out, large ones first, as long as they still
// part. A round tries up to a hundred smaller texts in one request to each side.
import type { Found, Sides } from './sides.ts';
import { plainText, type Text } from './text.ts';

type Column = 'title' | 'content' | 'excerpt';

/** The column that the difference comes from. */
function columnOf({ text, lines }: Found): Column {
  const first = lines[0] ?? '';
  if (first.startsWith('body.title')) return 'title';
  if (first.startsWith('body.author_name')) return 'title';
  return first.startsWith('body.excerpt') && text.excerpt.trim() !== '' ? 'excerpt' : 'content';
}

/** The same text with one piece less, in pieces of `size` letters, at most a hundred of them. */
function smaller(source: readonly string[], size: number): string[] {
  const texts: string[] = [];
  const step = Math.max(size, Math.ceil(source.length / 100));
  for (let from = 0; from < source.length && texts.length < 100; from += step) {
    texts.push([...source.slice(0, from), ...source.slice(from + size)].join(''));
  }
  return texts;
}

/** A small text that still shows a difference, and the difference. */
export async function shrink(found: Found, sides: Sides, rounds = 40): Promise<Found> {
  const column = columnOf(found);
  let best = found;
  const reduced = (value: string): Text => plainText('shrunk', '', { [column]: value });
  const bare = await sides.render([reduced(found.text[column])], found.as);
  if (bare[0] && columnOf(bare[0]) === column) best = bare[0];
  else return found;
  let size = Math.ceil(best.text[column].length / 2);
  for (let round = 0; round < rounds && size >= 1; round++) {
    const letters = [...best.text[column]];
    const failing = (await sides.render(smaller(letters, size).map(reduced), found.as)).filter(
      (one) => columnOf(one) === column,
    );
    const least = failing.sort((a, b) => a.text[column].length - b.text[column].length)[0];
    if (least && least.text[column].length < best.text[column].length) best = least;
    else if (size === 1) break;
    else size = Math.floor(size / 2);
    size = Math.min(size, Math.max(1, Math.ceil(best.text[column].length / 2)));
  }
  return best;
}
