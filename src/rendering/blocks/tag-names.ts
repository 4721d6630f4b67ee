// Names of tags as they are written, and what ends the elements of which the content is text for the tokenizer.
import { KeptNames } from '../formatting/kept-names.ts';
import { rawElements } from './tag-syntax.ts';

export interface TagName {
  readonly written: string;
  /** In upper case. */
  readonly name: string;
  /** What ends the element where its content is text for the tokenizer. */
  readonly raw: RegExp | undefined;
}

/** Characters of the longest name of an element that holds text: `noframes`. */
const longestRaw = 8;

const names = new KeptNames<TagName>((written) => {
  const name = written.toUpperCase();
  return { written, name, raw: written.length <= longestRaw ? rawElements.get(name) : undefined };
});

/** The name between two offsets, at least one character. */
export const tagNameAt = (html: string, start: number, end: number): TagName => names.at(html, start, end);

/** Do elements whose content is text have names that begin with this letter? */
const beginsRaw = (letter: number): boolean =>
  [...rawElements.keys()].some((name) => name.charCodeAt(0) === (letter & ~32));
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
