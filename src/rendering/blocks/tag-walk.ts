// A forward walk over the tags of a fragment, as WordPress's HTML tag processor takes it. Comments, scripts, styles and the like
// are stepped over; a fragment that ends inside a tag ends the walk. Names and attributes are read when they are asked for.
// Linear.
import { codeAt, openAfter } from '../formatting/scan.ts';
import { TagAttributes } from './tag-attributes.ts';
import { rawEnd, tagNameAt } from './tag-names.ts';
import { commentEnd, isLetter, isNamed, isSpace } from './tag-syntax.ts';

/** So many names are looked through for one that is there already. */
const few = 8;

export class TagWalk {
  protected readonly source: string;
  protected readonly attributes: TagAttributes;
  /** Where the walk goes on. */
  protected at = 0;
  /** Where the tag's name ends. */
  protected nameEnd = 0;
  #nameStart = 0;
  #name: string | null = '';
  isCloser = false;
  /** Offsets of the tag in the original fragment. */
  start = 0;
  end = 0;

  constructor(html: string) {
    this.source = html;
    this.attributes = new TagAttributes(html);
  }

  /** Upper-case name of the tag the walk stands on. */
  get name(): string {
    return (this.#name ??= tagNameAt(this.source, this.#nameStart, this.nameEnd).name);
  }

  /** Has the tag this name, given in lower case? */
  isNamed(name: string): boolean {
    return this.nameEnd - this.#nameStart === name.length && isNamed(this.source, this.#nameStart, name);
  }

  /** Names of the tag's own attributes that begin so, in lower case, each once. */
  names(prefix: string): string[] {
    const { attributes } = this;
    const names: string[] = [];
    for (let place = 0; place < attributes.count; place++) {
      if (!attributes.beginsWith(place, prefix)) continue;
      const name = attributes.nameOf(place);
      if (names.length >= few || !names.includes(name)) names.push(name);
    }
    return names.length <= few ? names : [...new Set(names)];
  }

  /** How many the tag has, each repetition counted. */
  get attributeCount(): number {
    return this.attributes.count;
  }

  get hasAttributes(): boolean {
    return this.attributes.count > 0;
  }

  get isSelfClosing(): boolean {
    return this.source.charCodeAt(this.end - 2) === 47;
  }

  /** Is what follows this tag, comments aside, another tag of its name, opening or closing, or nothing that is whole? */
  isTwinRightAfter(): boolean {
    const html = this.source;
    let at = this.end;
    while (html.startsWith('<!--', at)) {
      at = commentEnd(html, at);
      if (at === -1) return true;
    }
    if (at >= html.length) return true;
    const name = new RegExp(`</?${this.name}[ \\t\\f\\r\\n/>]`, 'iy');
    name.lastIndex = at;
    return name.test(html);
  }

  /** Offset in the original fragment past the closing tag that follows this tag with at most comments between, else -1. */
  closerRightAfter(): number {
    const html = this.source;
    let at = this.end;
    while (html.startsWith('<!--', at)) {
      at = commentEnd(html, at);
      if (at === -1) return -1;
    }
    const name = html.slice(at + 2, at + 2 + this.name.length).toUpperCase();
    if (!html.startsWith('</', at) || name !== this.name) return -1;
    const close = html.indexOf('>', at);
    return close === -1 ? -1 : close + 1;
  }

  /** Offset in the original fragment of the tag that closes this one, -1 without one. */
  closer(): number {
    const rest = new TagWalk(this.source);
    rest.at = this.end;
    for (let depth = 0; rest.find(); ) {
      if (rest.name !== this.name) continue;
      if (!rest.isCloser) depth++;
      else if (depth-- === 0) return rest.start;
    }
    return -1;
  }

  /** Moves to the next tag, opening or closing. False at the end. */
  protected find(): boolean {
    const html = this.source;
    for (let at = openAfter(html, this.at); at !== -1; at = openAfter(html, at)) {
      const code = codeAt(html, at + 1);
      const closer = code === 47;
      if (isLetter(closer ? codeAt(html, at + 2) : code)) return this.#readTag(at, closer);
      if (closer) {
        // "</" before anything but a letter is a comment to the next ">".
        const end = codeAt(html, at + 2) === 62 ? at + 2 : html.indexOf('>', at + 3);
        if (end === -1) return false;
        at = end + 1;
      } else if (code === 33) {
        const end = commentEnd(html, at);
        if (end === -1) return false;
        at = end;
      } else if (code === 63) {
        const end = html.indexOf('>', at + 2);
        if (end === -1) return false;
        at = end + 1;
      } else at++;
    }
    return false;
  }

  #readTag(at: number, closer: boolean): boolean {
    const html = this.source;
    const nameStart = closer ? at + 2 : at + 1;
    let nameEnd = nameStart + 1;
    let code = codeAt(html, nameEnd);
    while (nameEnd < html.length && (code > 62 || !(isSpace(code) || code === 47 || code === 62)))
      code = codeAt(html, ++nameEnd);
    this.start = at;
    this.isCloser = closer;
    this.#nameStart = nameStart;
    this.nameEnd = nameEnd;
    this.#name = null;
    const end = code === 62 ? nameEnd + 1 : this.attributes.read(nameEnd);
    if (closer || code === 62) this.attributes.clear();
    if (end === -1) return false;
    this.end = end;
    this.at = closer ? end : rawEnd(html, nameStart, nameEnd, end);
    return this.at !== -1;
  }
}
