// The attributes of the tag on which a walk stands, as offsets of their names and values. The first of them are kept as the tag
// is read, in a list that serves for every tag; all of them once they are asked for and there are more.
import { codeAfter } from '../formatting/scan.ts';
import { isNamed, isSpace } from './tag-syntax.ts';

/** So many attributes are kept at once. */
const kept = 8;

/** What ends an attribute's name. */
const endsName = (code: number): boolean => code === 61 || code === 47 || code === 62 || isSpace(code);

export class TagAttributes {
  readonly #html: string;
  /** Five numbers an attribute: start, end of its name, start (-1 without one) and end of its value, end. */
  readonly #numbers: number[] = [];
  /** So many attributes are in the list. */
  #listed = 0;
  /** So many there are. */
  #count = 0;
  /** Where they begin. */
  #from = 0;

  constructor(html: string) {
    this.#html = html;
  }

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
    this.#listed = 0;
  }

  /** Reads attributes up to the tag's end; the offset past it, -1 if the fragment ends before. */
  read(from: number, most = kept): number {
    const html = this.#html;
    const { length } = html;
    this.#from = from;
    this.clear();
    for (let here = from; ; ) {
      let code = html.charCodeAt(here);
      while (code <= 47 && (code === 47 || isSpace(code))) code = html.charCodeAt(++here);
      if (here >= length) return -1;
      if (code === 62) return here + 1;
      const start = here;
      // An equals sign may begin a name.
      code = html.charCodeAt(++here);
      while (here < length && (code > 62 || !endsName(code))) code = html.charCodeAt(++here);
      const nameEnd = here;
      while (code <= 32 && isSpace(code)) code = html.charCodeAt(++here);
      let valueStart = -1;
      let valueEnd = nameEnd;
      let end = nameEnd;
      if (code === 61) {
        code = html.charCodeAt(++here);
        while (code <= 32 && isSpace(code)) code = html.charCodeAt(++here);
        valueStart = here;
        if (code === 34 || code === 39) {
          valueEnd = codeAfter(html, code, ++valueStart);
          if (valueEnd === -1) return -1;
          end = valueEnd + 1;
        } else {
          while (here < length && code !== 62 && !(code <= 32 && isSpace(code))) code = html.charCodeAt(++here);
          valueEnd = here;
          end = here;
        }
        here = end;
      }
      if (here >= length) return -1;
      if (this.#count++ < most) this.#add(start, nameEnd, valueStart, valueEnd, end);
    }
  }

  #add(start: number, nameEnd: number, valueStart: number, valueEnd: number, end: number): void {
    const numbers = this.#numbers;
    const at = 5 * this.#listed++;
    numbers[at] = start;
    numbers[at + 1] = nameEnd;
    numbers[at + 2] = valueStart;
    numbers[at + 3] = valueEnd;
    numbers[at + 4] = end;
  }

  #number(place: number, which: number): number {
    if (place >= this.#listed) this.read(this.#from, this.#html.length);
    return this.#numbers[5 * place + which] ?? -1;
  }

  startOf(place: number): number {
    return this.#number(place, 0);
  }

  endOf(place: number): number {
    return this.#number(place, 4);
  }

  /** In lower case. */
  nameOf(place: number): string {
    return this.#html.slice(this.startOf(place), this.#number(place, 1)).toLowerCase();
  }

  /** As it is written; null where there is none. */
  valueOf(place: number): string | null {
    const start = this.#number(place, 2);
    return start === -1 ? null : this.#html.slice(start, this.#number(place, 3));
  }

  /** Does the name of an attribute begin so? */
  beginsWith(place: number, prefix: string): boolean {
    const start = this.startOf(place);
    return this.#number(place, 1) - start >= prefix.length && isNamed(this.#html, start, prefix);
  }

  /** The next attribute of this name, -1 if there is none. */
  indexOf(name: string, from = 0): number {
    for (let place = from; place < this.#count; place++) {
      const start = this.startOf(place);
      if (this.#number(place, 1) - start === name.length && isNamed(this.#html, start, name)) return place;
    }
    return -1;
  }

  hasAny(names: readonly string[]): boolean {
    if (this.#count > 0) for (const name of names) if (this.indexOf(name) !== -1) return true;
    return false;
  }
}
