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

/** Do elements whose content is text have names that begin with this letter? */
const beginsRaw = (letter: number): boolean =>
  Object.keys(rawElements).some((name) => name.charCodeAt(0) === (letter & ~32));
const initials: readonly boolean[] = Array.from({ length: 128 }, (_, letter) => beginsRaw(letter));

/**
 * Where the content of an element ends whose opening tag ends at `end`, if it is text for the tokenizer, with its closing tag;
 * -1 where nothing closes it. Of other elements, where their content begins.
 */
export function rawEnd(html: string, nameStart: number, nameEnd: number, end: number): number {
  if (nameEnd - nameStart < 3 || !initials[html.charCodeAt(nameStart)]) return end;
  const { raw } = tagNameAt(html, nameStart, nameEnd);
  if (raw === undefined) return end;
  raw.lastIndex = end;
  const found = raw.exec(html);
  const close = found ? html.indexOf('>', found.index) : -1;
  return close === -1 ? -1 : close + 1;
}
