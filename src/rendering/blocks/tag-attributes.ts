// The attributes of the tag on which a walk stands, as offsets of their names and values. The first of them are kept as the tag
// is read, in a list that serves for every tag. Of the others it is kept where they begin: each is read again when it is asked for.
import { codeAfter, codeAt } from '../formatting/scan.ts';
import { isNamed, isSpace } from './tag-syntax.ts';

/** So many attributes are kept at once. */
const kept = 8;

/** Numbers of an attribute: start, end of its name, start (-1 without one) and end of its value, end. */
const width = 5;

/** Of tags with few attributes; never written to. */
const none = new Int32Array(0);

/** What ends an attribute's name. */
const endsName = (code: number): boolean => code === 61 || code === 47 || code === 62 || isSpace(code);

export class TagAttributes {
  readonly #html: string;
  /** Numbers of the attributes that are kept, and behind them of the one that was read last of the others. */
  readonly #numbers: number[] = [];
  /** Where the others begin. */
  #others = none;
  /** So many there are. */
  #count = 0;

  constructor(html: string) {
    this.#html = html;
  }

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  /** Reads attributes up to the tag's end; the offset past it, -1 if the fragment ends before. */
  read(from: number): number {
    const html = this.#html;
    const { length } = html;
    let count = 0;
    let here = this.#behindBlanks(from);
    while (here < length && codeAt(html, here) !== 62) {
      if (count >= kept) this.#note(count - kept, here);
      const end = this.#readOne(here, count < kept ? count : kept);
      count++;
      here = end === -1 ? length : this.#behindBlanks(end);
    }
    this.#count = count;
    return here < length ? here + 1 : -1;
  }

  #note(place: number, start: number): void {
    if (place === this.#others.length) {
      const others = new Int32Array(Math.max(64, 4 * place));
      others.set(this.#others);
      this.#others = others;
    }
    this.#others[place] = start;
  }

  /** What follows blanks and slashes. */
  #behindBlanks(from: number): number {
    const html = this.#html;
    let here = from;
    for (let code = codeAt(html, here); code <= 47 && (code === 47 || isSpace(code)); ) code = codeAt(html, ++here);
    return here;
  }

  /** Reads the attribute that begins at an offset into a place of the list; where it ends, -1 where its value never does. */
  #readOne(start: number, place: number): number {
    const html = this.#html;
    const { length } = html;
    let here = start + 1;
    // An equals sign may begin a name.
    let code = codeAt(html, here);
    while (here < length && (code > 62 || !endsName(code))) code = codeAt(html, ++here);
    const nameEnd = here;
    while (code <= 32 && isSpace(code)) code = codeAt(html, ++here);
    let valueStart = -1;
    let valueEnd = nameEnd;
    let end = nameEnd;
    if (code === 61) {
      code = codeAt(html, ++here);
      while (code <= 32 && isSpace(code)) code = codeAt(html, ++here);
      valueStart = here;
      if (code === 34 || code === 39) {
        valueEnd = codeAfter(html, code, ++valueStart);
        if (valueEnd === -1) return -1;
        end = valueEnd + 1;
      } else {
        while (here < length && code !== 62 && !(code <= 32 && isSpace(code))) code = codeAt(html, ++here);
        valueEnd = here;
        end = here;
      }
      here = end;
    }
    const numbers = this.#numbers;
    const at = width * place;
    numbers[at] = start;
    numbers[at + 1] = nameEnd;
    numbers[at + 2] = valueStart;
    numbers[at + 3] = valueEnd;
    numbers[at + 4] = end;
    return here;
  }

  #number(place: number, which: number): number {
    if (place < kept) return this.#numbers[width * place + which] ?? -1;
    this.#readOne(this.startOf(place), kept);
    return this.#numbers[width * kept + which] ?? -1;
  }

  startOf(place: number): number {
    if (place < kept) return this.#numbers[width * place] ?? -1;
    return this.#others[place - kept] ?? -1;
  }

  endOf(place: number): number {
    return this.#number(place, 4);
  }

  /** In lower case. */
  nameOf(place: number): string {
    const end = this.#number(place, 1);
    return this.#html.slice(this.startOf(place), end).toLowerCase();
  }

  /** As it is written; null where there is none. */
  valueOf(place: number): string | null {
    const start = this.#number(place, 2);
    return start === -1 ? null : this.#html.slice(start, this.#number(place, 3));
  }

  /** Does the name of an attribute begin so? */
  beginsWith(place: number, prefix: string): boolean {
    const start = this.startOf(place);
    return isNamed(this.#html, start, prefix) && this.#number(place, 1) - start >= prefix.length;
  }

  /** The next attribute of this name, -1 if there is none. */
  indexOf(name: string, from = 0): number {
    const { length } = name;
    const first = Math.min(this.#count, kept);
    for (let place = from; place < first; place++) {
      const start = this.startOf(place);
      if (this.#number(place, 1) - start === length && isNamed(this.#html, start, name)) return place;
    }
    for (let place = Math.max(from, first); place < this.#count; place++) {
      const start = this.startOf(place);
      if (isNamed(this.#html, start, name) && this.#number(place, 1) - start === length) return place;
    }
    return -1;
  }

  hasAny(names: readonly string[]): boolean {
    if (this.#count > 0) for (const name of names) if (this.indexOf(name) !== -1) return true;
    return false;
  }
}
