// The attributes of one tag, read as HTML's tokenizer reads them (WordPress's `WP_HTML_Tag_Processor`): one after the other, as
// offsets, so that nothing is made of those that nobody wants. Linear.
import { decodeAttribute, isSpace } from '../blocks/tag-syntax.ts';
import { asciiLower } from './php-strings.ts';
import { SeenStretches } from './seen-stretches.ts';

export class AttributeReader {
  readonly source: string;
  /** Offsets of the attribute that was read last; those of its value are -1 where it has none. */
  nameStart = 0;
  nameEnd = 0;
  valueStart = -1;
  valueEnd = -1;
  /** Are there capitals in its name? */
  hasCapitals = false;
  /** Does a value never end, so that the tag has no attributes at all? */
  isBroken = false;
  private at = 0;

  /** `source` is what stands in a tag after the element's name. */
  constructor(source: string) {
    this.source = source;
  }

  /** Reads the next attribute; false where there is none. */
  next(): boolean {
    const { source } = this;
    const { length } = source;
    let { at } = this;
    let code = source.charCodeAt(at);
    while (isSpace(code) || code === 47) code = source.charCodeAt(++at);
    if (at >= length || code === 62) return false;
    this.nameStart = at;
    let hasCapitals = false;
    // An equals sign may begin a name.
    do {
      if (code >= 65 && code <= 90) hasCapitals = true;
      code = source.charCodeAt(++at);
    } while (at < length && code !== 61 && code !== 47 && code !== 62 && !isSpace(code));
    this.nameEnd = at;
    this.hasCapitals = hasCapitals;
    while (isSpace(code)) code = source.charCodeAt(++at);
    this.valueStart = -1;
    this.valueEnd = -1;
    this.at = at;
    return code !== 61 || this.readValue();
  }

  /** Reads the value behind an equals sign. */
  private readValue(): boolean {
    const { source } = this;
    let { at } = this;
    let code: number;
    do code = source.charCodeAt(++at);
    while (isSpace(code));
    const isQuoted = code === 34 || code === 39;
    this.valueStart = isQuoted ? at + 1 : at;
    this.valueEnd = isQuoted ? source.indexOf(code === 34 ? '"' : "'", at + 1) : unquotedEnd(source, at);
    this.isBroken = this.valueEnd === -1;
    this.at = isQuoted ? this.valueEnd + 1 : this.valueEnd;
    return !this.isBroken;
  }

  /** The name in small letters. */
  get name(): string {
    const name = this.source.slice(this.nameStart, this.nameEnd);
    return this.hasCapitals ? asciiLower(name) : name;
  }

  /** The value as it is written, null without one. */
  get value(): string | null {
    return this.valueStart === -1 ? null : this.source.slice(this.valueStart, this.valueEnd);
  }
}

const valueEnd = /[\t\n\f\r >]/g;

/** Where a value without quotes ends. */
function unquotedEnd(source: string, from: number): number {
  const near = Math.min(from + 32, source.length);
  for (let at = from; at < near; at++) {
    const code = source.charCodeAt(at);
    if (code === 62 || isSpace(code)) return at;
  }
  valueEnd.lastIndex = near;
  return valueEnd.exec(source)?.index ?? source.length;
}

export interface TagAttribute {
  readonly name: string;
  /** Null where the attribute has no value. */
  readonly value: string | null;
}

/**
 * Attributes of a tag, first of each name, names in lower case. None in a tag that does not end. Those whose names `isSought`
 * does not want are left out.
 */
export function readAttributes(source: string, isSought?: (name: string) => boolean): TagAttribute[] {
  const found: TagAttribute[] = [];
  const seen = new SeenStretches(source);
  const reader = new AttributeReader(source);
  while (reader.next()) {
    if (isSought && !isSought(reader.name)) continue;
    if (!seen.add(reader.nameStart, reader.nameEnd)) continue;
    const { name, value } = reader;
    found.push({ name, value: value === null ? null : decodeAttribute(value) });
  }
  return reader.isBroken ? [] : found;
}
