// Cutting HTML into text and tags the way WordPress's text functions do: a tag runs from `<` to the next `>`, whatever
// is in between; comments and CDATA to their own ends; what is not closed runs to the end of the text.
import { stringAfter } from './scan.ts';

/** The index after the tag, comment or (with `cdata`) CDATA section that starts with the `<` at `at`. */
export function tagEnd(text: string, at: number, cdata: boolean): number {
  let closing = '>';
  let from = at + 1;
  if (text.charCodeAt(at + 1) === 33) {
    if (text.startsWith('--', at + 2)) {
      closing = '-->';
      from = at + 2;
    } else if (cdata && text.startsWith('[CDATA[', at + 2)) {
      closing = ']]>';
      from = at + 9;
    }
  }
  const end = stringAfter(text, closing, from);
  return end === -1 ? text.length : end + closing.length;
}

/** Positions of one string in a text, asked for in rising order: never searches a stretch twice. */
export class NextIndex {
  private readonly text: string;
  private readonly search: string;
  private found = -2;
  constructor(text: string, search: string) {
    this.text = text;
    this.search = search;
  }
  /** The first position at or after `from`, -1 where there is none. */
  after(from: number): number {
    if (this.found !== -1 && this.found < from) this.found = stringAfter(this.text, this.search, from);
    return this.found;
  }
}
