// Makes a text on which both sides part as small as it gets, as long as they part in the same way: blocks are left out or
// unwrapped and attributes dropped where there are some, pieces of any length where there are none. A round tries up to
// forty smaller texts in one request to each side.
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

interface Range {
  readonly from: number;
  readonly to: number;
  /** The block's own delimiters, left out when only its inside stays. */
  readonly inside: readonly [from: number, to: number];
  readonly json: readonly [from: number, to: number];
}

/** Blocks of a text, by their delimiters; those without an end are passed over. */
function blocksOf(source: string): Range[] {
  const found: Range[] = [];
  const open: { readonly from: number; readonly end: number; readonly json: readonly [number, number] }[] = [];
  for (const match of source.matchAll(/<!-- (\/)?wp:([a-z0-9/-]+) (\{.*?\} )?(\/)?-->/g)) {
    const from = match.index;
    const end = from + match[0].length;
    const json = match[3] ?? '';
    const at = from + match[0].indexOf('{');
    const place: readonly [number, number] = json === '' ? [from, from] : [at, at + json.length - 1];
    if (match[4] !== undefined) found.push({ from, to: end, inside: [end, end], json: place });
    else if (match[1] === undefined) open.push({ from, end, json: place });
    else {
      const start = open.pop();
      if (start) found.push({ from: start.from, to: end, inside: [start.end, from], json: start.json });
    }
  }
  return found;
}

/** Texts that lack a block, its delimiters or an attribute of one. */
function withoutBlocks(source: string): string[] {
  const texts = new Set<string>();
  for (const { from, to, inside, json } of blocksOf(source)) {
    const [before, after] = [source.slice(0, from), source.slice(to)];
    texts.add(source.slice(from, to));
    texts.add(before + after);
    if (inside[1] > inside[0]) texts.add(before + source.slice(...inside) + after);
    for (const less of withoutMembers(source.slice(...json))) {
      texts.add(source.slice(0, json[0]) + less + source.slice(json[1]));
    }
  }
  texts.delete(source);
  return [...texts].filter((text) => text.length < source.length).sort((a, b) => a.length - b.length);
}

/** An object as JSON, less one member or a member of a member. */
function withoutMembers(json: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  return lessOf(value).map((less) =>
    JSON.stringify(less).replaceAll('--', '\\u002d\\u002d').replaceAll('>', '\\u003e'),
  );
}

function lessOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const members = Object.entries(value);
  return members.flatMap(([key, one]) => [
    Object.fromEntries(members.filter(([other]) => other !== key)),
    ...lessOf(one).map((less) => ({ ...value, [key]: less })),
  ]);
}

/** The same text with one piece less, in pieces of `size` letters, at most a hundred of them. */
function withoutPieces(source: readonly string[], size: number): string[] {
  const texts: string[] = [];
  const step = Math.max(size, Math.ceil(source.length / 100));
  for (let from = 0; from < source.length && texts.length < 100; from += step) {
    texts.push([...source.slice(0, from), ...source.slice(from + size)].join(''));
  }
  return texts;
}

/** What both sides say where they part, so that a smaller text that parts for another reason is not taken for this one. */
function wayOf({ lines }: Found): string {
  const [, expected = '', got = ''] = /expected "?(.*), got "?(.*)$/.exec(lines[0] ?? '') ?? [];
  let at = 0;
  while (at < expected.length && expected[at] === got[at]) at++;
  return JSON.stringify([expected.slice(at, at + 8), got.slice(at, at + 8)]);
}

/** A small text that still shows a difference, and the difference. */
export async function shrink(found: Found, sides: Sides, rounds = 25): Promise<Found> {
  const column = columnOf(found);
  let best = found;
  const way = wayOf(found);
  const reduced = (value: string): Text => plainText('shrunk', '', { [column]: value });
  const least = async (texts: readonly string[]): Promise<Found | undefined> => {
    if (texts.length === 0) return undefined;
    const failing = await sides.render(texts.slice(0, 40).map(reduced), found.as);
    return failing
      .filter((one) => columnOf(one) === column && wayOf(one) === way)
      .sort((a, b) => a.text[column].length - b.text[column].length)[0];
  };
  best = (await least([found.text[column]])) ?? found;
  if (best === found) return found;
  let left = rounds;
  for (; left > 0; left--) {
    const less = await least(withoutBlocks(best.text[column]));
    if (!less) break;
    best = less;
  }
  let size = Math.ceil(best.text[column].length / 2);
  for (; left > 0 && size >= 1 && !best.text[column].includes('<!-- wp:'); left--) {
    const less = await least(withoutPieces([...best.text[column]], size));
    if (less && less.text[column].length < best.text[column].length) best = less;
    else if (size === 1) break;
    else size = Math.floor(size / 2);
    size = Math.min(size, Math.max(1, Math.ceil(best.text[column].length / 2)));
  }
  return best;
}
