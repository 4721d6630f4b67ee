// Names of tags as they are written, read without making a string for each tag: most tags of a text have one of a few names,
// so that those read lately are kept by their characters. Long names are not kept.
import { isNameAt } from '../formatting/scan.ts';
import { rawElements } from './tag-syntax.ts';

export interface TagName {
  readonly written: string;
  /** In upper case. */
  readonly name: string;
  /** What ends the element where its content is text for the tokenizer. */
  readonly raw: RegExp | undefined;
}

/** Characters of the longest name that is kept: `blockquote` has ten. */
const longest = 12;
const slots = 128;
const lately: (TagName | undefined)[] = new Array<undefined>(slots).fill(undefined);

const made = (written: string): TagName => {
  const name = written.toUpperCase();
  // No element that holds text has a long name.
  return { written, name, raw: written.length <= longest ? rawElements[name] : undefined };
};

/** The name between two offsets, at least one character. */
export function tagNameAt(html: string, start: number, end: number): TagName {
  const length = end - start;
  if (length > longest) return made(html.slice(start, end));
  let hash = 0;
  for (let at = start; at < end; at++) hash = (hash * 31 + html.charCodeAt(at)) & (slots - 1);
  const known = lately[hash];
  if (known !== undefined && isNameAt(html, start, end, known.written)) return known;
  return (lately[hash] = made(html.slice(start, end)));
}
