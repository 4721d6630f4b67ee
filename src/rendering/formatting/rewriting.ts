// A text of which stretches are replaced, from its beginning to its end. Where few are, slices of the text are joined, which
// costs nothing for what stays; where they lie close together, characters are written into a buffer instead, since a million
// short strings take much longer to make, to collect and to put together. Linear.
import { CodeOutput } from './code-output.ts';
import { stringAfter } from './scan.ts';

/** After so many replacements it is seen whether they lie close together. */
const looked = 64;
/** Characters from one replacement to the next, on average, below which they do. */
const close = 48;

export class Rewriting {
  private readonly text: string;
  private out = '';
  /** Up to here the text has been copied or replaced. */
  private from = 0;
  private count = 0;
  private counted = 0;
  /** What is written, once replacements lie close together. */
  private output: CodeOutput | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** Puts `made` in the place of what is between two offsets. Offsets must not fall from call to call. */
  replace(start: number, end: number, made: string): void {
    const { output } = this;
    if (output === null) this.join(start, end, made);
    else {
      output.addText(this.from, start, made);
      this.from = end;
    }
  }

  private join(start: number, end: number, made: string): void {
    if (start > this.from) this.out += this.text.slice(this.from, start);
    this.out += made;
    this.from = end;
    if (++this.count < looked) return;
    if (end - this.counted < looked * close) this.output = new CodeOutput(this.text, this.out);
    this.counted = end;
    this.count = 0;
  }

  /** The whole text, with all that was replaced. Nothing may be replaced afterwards. */
  finish(): string {
    const { text, from, output } = this;
    if (output) {
      output.copy(from, text.length);
      return output.finish();
    }
    if (from === 0 && this.out === '') return text;
    return from < text.length ? this.out + text.slice(from) : this.out;
  }
}

/** The text with every `search` replaced, as `replaceAll()` does. */
export function replacedAll(text: string, search: string, made: string): string {
  let at = text.indexOf(search);
  if (at === -1) return text;
  const rewriting = new Rewriting(text);
  for (; at !== -1; at = stringAfter(text, search, at + search.length)) rewriting.replace(at, at + search.length, made);
  return rewriting.finish();
}
