// A text of which characters are replaced by few strings that are known beforehand, from its beginning to its end: references
// by characters, or the other way round. As rewriting.ts, and quicker where a million replacements lie side by side: what is put
// in is written as codes, one byte each where the text has no wider characters. Linear.
import { CodeOutput, isNarrow } from './code-output.ts';
import { matchAfter } from './marks.ts';

/** A string to put in, and its characters' codes, if all of them are below 256. */
export interface Made {
  readonly text: string;
  readonly codes: Uint8Array | null;
}
export const madeOf = (text: string): Made => ({ text, codes: isNarrow(text) ? narrowCodes(text) : null });

/** The codes of characters that are all below 256. */
export const narrowCodes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** So many replacements are joined; that is quicker for short texts. */
const joined = 32;
/** Runs of at least so many characters are repeated by the engine. */
const far = 16;

export class Escaping {
  private readonly text: string;
  private out = '';
  /** Up to here the text has been copied or replaced. */
  private from = 0;
  private count = 0;
  /** What is written, once there are many replacements. */
  private output: CodeOutput | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** Puts `made` in the place of what is between two offsets. Offsets must not fall from call to call. */
  replace(start: number, end: number, made: Made): void {
    const { output } = this;
    if (output === null) this.join(start, end, made.text);
    else {
      if (made.codes === null) output.addText(this.from, start, made.text);
      else output.add(this.from, start, made.codes);
      this.from = end;
    }
  }

  private join(start: number, end: number, made: string): void {
    if (start > this.from) this.out += this.text.slice(this.from, start);
    this.out += made;
    this.from = end;
    if (++this.count === joined) this.output = new CodeOutput(this.text, this.out);
  }

  /** Puts `made` in the place of each of the characters between two offsets. */
  replaceEach(start: number, end: number, made: Made): void {
    if (end - start < far || made.codes === null) for (let at = start; at < end; at++) this.replace(at, at + 1, made);
    else {
      this.output ??= new CodeOutput(this.text, this.out);
      this.output.add(this.from, start, made.codes);
      this.output.repeat(made.codes.length, end - start - 1);
      this.from = end;
    }
  }

  /** The whole text, with all that was replaced. Nothing may be replaced afterwards. */
  finish(): string {
    const { text, output, from } = this;
    if (output) {
      output.copy(from, text.length);
      return output.finish();
    }
    if (from === 0) return text;
    return from < text.length ? this.out + text.slice(from) : this.out;
  }
}

export interface Escapes {
  /** For each ASCII character what it becomes, if not itself. */
  readonly made: readonly (Made | undefined)[];
  /** Finds, with the flag `g`, the characters that do not stay. */
  readonly change: RegExp;
}

export function escapes(pairs: Readonly<Record<string, string>>): Escapes {
  const made = new Array<Made | undefined>(128).fill(undefined);
  for (const [character, one] of Object.entries(pairs)) made[character.charCodeAt(0)] = madeOf(one);
  const codes = Object.keys(pairs).map((character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return { made, change: new RegExp(`[${codes.join('')}]`, 'g') };
}

/** Where a character is followed by another one than itself, at `until` at the latest. */
export function runEnd(text: string, at: number, until = text.length): number {
  const code = text.charCodeAt(at);
  let end = at + 1;
  while (end < until && text.charCodeAt(end) === code) end++;
  return end;
}

/** So many characters are gone through from one that does not stay: others may lie close to it. */
export const stretch = 256;

/** The text with characters escaped one by one. */
export function withEscapes(text: string, { made, change }: Escapes): string {
  let from = matchAfter(change, text, 0);
  if (from === -1) return text;
  const escaping = new Escaping(text);
  while (from !== -1) {
    const until = Math.min(from + stretch, text.length);
    for (let at = from; at < until; at++) {
      const code = text.charCodeAt(at);
      const one = code < 128 ? made[code] : undefined;
      if (one === undefined) continue;
      const end = runEnd(text, at, until);
      escaping.replaceEach(at, end, one);
      at = end - 1;
    }
    from = until === text.length ? -1 : matchAfter(change, text, until);
  }
  return escaping.finish();
}
