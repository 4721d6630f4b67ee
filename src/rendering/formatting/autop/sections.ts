// What wpautop() takes for tags, comments and CDATA sections, which keep their line breaks, and for text between them.
import { standsAt, type TextCodes } from '../text-codes.ts';
import { Trait } from './traits.ts';

/** Where a token stands. */
export const Section = { text: 0, tag: 1, comment: 2, cdata: 3 } as const;

const cdataStart = '<![CDATA[';

export class Sections {
  readonly #source: TextCodes;
  /** Where a comment or CDATA section ends at the earliest. */
  #start = 0;

  constructor(source: TextCodes) {
    this.#source = source;
  }

  /** In what the text is behind a token that stands in `section`, between two offsets. */
  after(section: number, traits: number, start: number, end: number): number {
    if (section === Section.text) {
      if (!(traits & Trait.opens)) return section;
      if (!(traits & Trait.declaration)) return traits & Trait.closes ? section : Section.tag;
      const kind = this.of(start);
      return traits & Trait.closes ? this.#end(kind, end) : kind;
    }
    if (!(traits & Trait.closes)) return section;
    return section === Section.tag ? Section.text : traits & Trait.opaque ? section : this.#end(section, end);
  }

  /** What kind of section a tag begins that starts with `<!`. */
  of(start: number): number {
    const source = this.#source;
    if (source[start + 2] === 45 && source[start + 3] === 45) {
      this.#start = start + 2;
      return Section.comment;
    }
    if (source[start + 2] !== 91 || !standsAt(source, start, cdataStart)) return Section.tag;
    this.#start = start + cdataStart.length;
    return Section.cdata;
  }

  /** A section ends in a mark twice and `>`. */
  #end(section: number, end: number): number {
    if (section === Section.tag) return Section.text;
    const source = this.#source;
    const mark = section === Section.comment ? 45 : 93;
    const isEnd = end - 3 >= this.#start && source[end - 2] === mark && source[end - 3] === mark;
    return isEnd ? Section.text : section;
  }
}
