// Makes a text fit a network's limits, in the network's own counting: it is cut between words and ends in `…`; an address
// that it holds stays whole, at its end.
import { utf8Bytes } from './length.ts';

export interface TextLimits {
  readonly characters: number;
  readonly count: (text: string) => number;
  readonly bytes?: number;
}

/** `kept`: an address that must stay; it is looked for in the text. Takes n log n of the text's length. */
export function fitText(text: string, kept: string, limits: TextLimits): string {
  if (fits(text, limits)) return text;
  const at = kept === '' ? -1 : text.lastIndexOf(kept);
  if (at < 0) return cut(text, '', limits);
  const rest = `${text.slice(0, at).trimEnd()} ${text.slice(at + kept.length).trim()}`.trim();
  return cut(rest, `\n\n${kept}`, limits);
}

export function fits(text: string, { characters, count, bytes }: TextLimits): boolean {
  return count(text) <= characters && (bytes === undefined || utf8Bytes(text) <= bytes);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The most of a text, cut after a word where one ends in its last part, that fits together with `ending`. */
function cut(text: string, ending: string, limits: TextLimits): string {
  const ends = [0];
  for (const { index, segment } of segmenter.segment(text)) ends.push(index + segment.length);
  const made = (graphemes: number): string => `${text.slice(0, ends[graphemes]).trimEnd()}…${ending}`;
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(made(middle), limits)) low = middle;
    else high = middle - 1;
  }
  if (low === 0) return ending.trim();
  const most = text.slice(0, ends[low]);
  const next = text.slice(most.length, most.length + 1);
  const space = most.search(/\s\S*$/u);
  const word = /^\s/u.test(next) || space < most.length / 2 ? most : most.slice(0, space);
  return `${word.trimEnd()}…${ending}`;
}
