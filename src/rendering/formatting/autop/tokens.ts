// A text as an array of tokens, for the steps of wpautop(), which walk over all of it one after the other and each change much of
// it. A token is a number: what it is and where its text stands is in tables. A tag is one token up to its `>`, or up to what in
// it a step may look at; a stretch of plain text is one; so there is little to walk over. Linear.
import { giveBack as giveBackMemory, memoryFor } from '../memory.ts';
import type { TextCodes } from '../text-codes.ts';
import { behind, giveBack, ordinary, roomFor } from './room.ts';
import { Trait } from './traits.ts';

/** Up to so many characters a loop copies them quicker than the engine's function, which must be called. */
const few = 48;

/** Tokens that steps put in and look for. */
export const Token = {
  none: 0,
  line: 1,
  space: 2,
  /** `<p>` */
  paragraph: 3,
  /** `</p>` */
  paragraphEnd: 4,
  /** `<br />` */
  break: 5,
  /** `<br>` and `<br/>` */
  plainBreak: 6,
  shortBreak: 7,
  /** `<blockquote` */
  quote: 8,
  /** A line break in a tag, for which WordPress stands a comment in. */
  hiddenLine: 9,
  /** A line break that stays, for which WordPress stands `<WPPreserveNewline />` in. */
  keptLine: 10,
  /** A hidden line break with a blank on each side, as WordPress puts them; and one whose blank behind it is gone. */
  spacedLine: 11,
  leftLine: 12,
  /** Two line breaks. */
  blankLine: 13,
  /** A hidden line break whose blank before it is gone. */
  rightLine: 14,
} as const;

/** The first token whose text is the source's. */
export const firstOwn = 15;

const breakTraits = Trait.opens | Trait.closes | Trait.break | Trait.bareBreak;
const fixed: readonly (readonly [text: string, traits: number])[] = [
  ['', 0],
  ['\n', Trait.blank],
  [' ', Trait.blank],
  ['<p>', Trait.opens | Trait.closes | Trait.block | Trait.blockOpener | Trait.bare | Trait.noBreakBefore],
  ['</p>', Trait.opens | Trait.closes | Trait.block | Trait.bare | Trait.closer | Trait.noBreakBefore],
  ['<br />', breakTraits],
  ['<br>', breakTraits],
  ['<br/>', breakTraits],
  ['<blockquote', Trait.opens | Trait.block | Trait.blockName | Trait.quote],
  ['\n', Trait.opens | Trait.closes | Trait.declaration],
  ['<WPPreserveNewline />', Trait.opens | Trait.closes],
  ['\n', Trait.opens | Trait.closes],
  [' \n', Trait.opens | Trait.closes],
  ['\n\n', Trait.blank],
  ['\n ', Trait.opens | Trait.closes],
];

/** Where stretches are gathered, to be copied many at once. */
const gathering = new Uint16Array(4096);
const most = gathering.length;
/** What short texts are written to: as many units, and as many bytes. */
const firstUnits = new Uint16Array(most);
const firstBytes = Buffer.from(new ArrayBuffer(most));

/** Texts of the fixed tokens, before the text itself. */
const beginning = fixed.map(([text]) => text).join('');

/** The source's characters begin here. */
export const textStart = beginning.length;

/** No tokens. */
export const nothing = new Uint32Array(0);

/** Copies tokens, within one array as well; returns where the copy ends. */
export function copied(source: Uint32Array, start: number, end: number, target: Uint32Array, to: number): number {
  if (end - start > few) target.set(source.subarray(start, end), to);
  else for (let from = start, at = to; from < end; from++, at++) target[at] = source[from] ?? 0;
  return to + Math.max(end - start, 0);
}

/** Where a token stands next, from an offset on; `length` where it does not. */
export function nextOf(items: Uint32Array, token: number, from: number, length: number): number {
  const near = Math.min(from + few, length);
  for (let at = from; at < near; at++) if (items[at] === token) return at;
  const found = near < length ? items.subarray(0, length).indexOf(token, near) : -1;
  return found === -1 ? length : found;
}

/** What tokens are: the text they stand in, and by token its traits, and where it starts and ends, one after the other. */
class Tables {
  readonly source: TextCodes;
  traits: Int32Array<ArrayBuffer>;
  bounds: Uint32Array<ArrayBuffer>;

  constructor(length: number, tokens: number) {
    this.source = new Uint16Array(textStart + length + behind);
    this.traits = new Int32Array(firstOwn + tokens);
    this.bounds = new Uint32Array(2 * (firstOwn + tokens));
    let end = 0;
    for (const [index, [text, traits]] of fixed.entries()) {
      this.traits[index] = traits;
      this.bounds[2 * index] = end;
      for (const character of text) this.source[end++] = character.charCodeAt(0);
      this.bounds[2 * index + 1] = end;
    }
  }

  /** Room for twice as many tokens. */
  grow(): void {
    const { traits, bounds } = this;
    this.traits = new Int32Array(2 * traits.length);
    this.traits.set(traits);
    this.bounds = new Uint32Array(2 * bounds.length);
    this.bounds.set(bounds);
  }
}

/** The tables of ordinary texts; only one text is worked on at a time. */
const ordinaryTables = new Tables(ordinary, ordinary);

/** Those of the last long text, until the collector takes them. */
let longTables = new WeakRef(ordinaryTables);

/** Tables for a text of so many characters. */
function tablesFor(length: number): Tables {
  if (length <= ordinary) return ordinaryTables;
  const last = longTables.deref();
  if (last && last.source.length >= textStart + length + behind) return last;
  const made = new Tables(length, Math.ceil(length / perToken));
  longTables = new WeakRef(made);
  return made;
}

/** So many characters a token of a long text has, about; there is more room where it is needed. */
const perToken = 4;

/** Tokens of a text that steps change. */
export class Tokens {
  items: Uint32Array<ArrayBuffer>;
  length = 0;
  /** All traits that any token has. */
  seen = 0;
  /** May tags with line breaks, and lines with tags, be one token? Not where steps look across tags. */
  readonly joins: boolean;
  /** Are there tags of quotes that end in another token, or not at all? */
  hasOpenQuotes = false;
  /** Are there hidden line breaks that are tokens apart from their blanks, or have lost some? */
  hasHidden = false;
  private readonly tables: Tables;
  readonly source: TextCodes;
  traits: Int32Array<ArrayBuffer>;
  bounds: Uint32Array<ArrayBuffer>;
  /** Where the text ends in the source. */
  readonly textEnd: number;
  private readonly isWide: boolean;
  private known = firstOwn;

  /** Nothing is read yet but the characters: a text and a line break. */
  constructor(text: string, joins: boolean) {
    const length = text.length + 1;
    this.tables = tablesFor(length);
    const { source, traits, bounds } = this.tables;
    const end = textStart + length;
    Buffer.from(source.buffer).write(text, 2 * textStart, 'utf16le');
    source[end - 1] = 10;
    source.fill(0, end, end + behind);
    this.joins = joins;
    this.source = source;
    this.traits = traits;
    this.bounds = bounds;
    this.textEnd = end;
    this.isWide = /[^\x00-\xff]/.test(text);
    this.items = roomFor(length / perToken);
  }

  /** A token for a stretch of the source. */
  make(start: number, end: number, traits: number): number {
    const token = this.known++;
    if (token >= this.traits.length) this.makeRoom();
    this.traits[token] = traits;
    this.bounds[2 * token] = start;
    this.bounds[2 * token + 1] = end;
    this.seen |= traits;
    return token;
  }

  private makeRoom(): void {
    this.tables.grow();
    this.traits = this.tables.traits;
    this.bounds = this.tables.bounds;
  }

  /** Room for twice as many tokens, with those that are there. */
  enlarged(): Uint32Array<ArrayBuffer> {
    const { items } = this;
    this.items = roomFor(2 * items.length);
    this.items.set(items);
    giveBack(items);
    return this.items;
  }

  /** So many different tokens there are. */
  get count(): number {
    return this.known;
  }

  /** What the token at `at` is. */
  is(at: number, trait: number): boolean {
    return ((this.traits[this.items[at] ?? 0] ?? 0) & trait) !== 0;
  }

  /** From here on the text is so long, in these tokens; there must be room for zeros behind it. */
  become(items: Uint32Array<ArrayBuffer>, length: number): void {
    for (let at = length; at < length + behind; at++) items[at] = 0;
    if (items !== this.items) giveBack(this.items);
    this.items = items;
    this.length = length;
  }

  /** Nothing more can be done with the tokens. */
  release(): void {
    giveBack(this.items);
    this.items = nothing;
    this.length = 0;
  }

  /** The text. */
  text(): string {
    const written = this.isWide
      ? this.write(firstUnits, (room) => new Uint16Array(memoryFor(2 * room)))
      : this.write(firstBytes, (room) => Buffer.from(memoryFor(room)));
    const { buffer, byteLength } = written;
    const text = Buffer.from(buffer, 0, byteLength).toString(this.isWide ? 'utf16le' : 'latin1');
    if (buffer !== firstUnits.buffer && buffer !== firstBytes.buffer) giveBackMemory(buffer);
    return text;
  }

  /** Returns what was written, which is in `first` where that has room for it, and in what `more` makes where not. */
  private write<T extends Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(first: T, more: (room: number) => T): T {
    const { items, length, bounds, source } = this;
    let target = first;
    let to = 0;
    for (let at = 0; at < length; ) {
      const next = gather(items, at, length, bounds, source);
      // What is too long for the others is written on its own.
      const isLong = next === at;
      const start = isLong ? (bounds[2 * (items[at] ?? 0)] ?? 0) : 0;
      const end = isLong ? (bounds[2 * (items[at] ?? 0) + 1] ?? 0) : gathered;
      const needed = to + end - start;
      if (needed > target.length) target = enlarged(target, to, more(2 * Math.max(needed, this.textEnd)));
      target.set((isLong ? source : gathering).subarray(start, end), to);
      to = needed;
      at = isLong ? at + 1 : next;
    }
    return target.subarray(0, to) as T;
  }
}

/** So many characters `gathering` has. */
let gathered = 0;

/** Gathers the texts of tokens, as many as there is room for; returns the first that is left. */
function gather(items: Uint32Array, from: number, length: number, bounds: Uint32Array, source: TextCodes): number {
  let to = 0;
  let at = from;
  for (; at < length; at++) {
    const token = items[at] ?? 0;
    let start = bounds[2 * token] ?? 0;
    const end = bounds[2 * token + 1] ?? 0;
    if (to + end - start > most) break;
    if (end - start <= few) while (start < end) gathering[to++] = source[start++] ?? 0;
    else {
      gathering.set(source.subarray(start, end), to);
      to += end - start;
    }
  }
  gathered = to;
  return at;
}

/** The larger array, with what the other one has before `to`. */
function enlarged<T extends Uint16Array | Uint8Array>(array: T, to: number, larger: T): T {
  larger.set(array.subarray(0, to));
  return larger;
}
