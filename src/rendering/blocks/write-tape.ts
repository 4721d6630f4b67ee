// JSON on a tape written as PHP writes what it has read, for the comments of blocks: in the order in which it stands there, a key
// that stands twice at the place of the first with the value of the last. Linear.
import { type JsonTape, Kind, Known } from './json-tape.ts';
import { JsonWriting } from './write-json.ts';

/** What becomes of the strings of a block's attributes. */
export interface StringFilter {
  /** A string, be it a key or a value. */
  readonly clean: (text: string) => string;
  /** Names of tags that `tagName` may be, wherever it stands; null where it may be anything. */
  readonly tagNames: { has(name: string): boolean } | null;
}

/** The JSON as WordPress writes it, without the member of an object whose value is `gone`; '' where a number is too large for any. */
export function writtenTape(tape: JsonTape, filter: StringFilter | null = null, gone = -1): string {
  if (tape.isWritten && gone === -1 && (filter === null || isKept(tape, filter))) return tape.source(0);
  const writing = new TapeWriting(tape, filter, gone);
  writing.addNode(0, null);
  return writing.finish();
}

/** JSON of so many characters is looked through before anything is written: most stays what it is. */
const short = 1024;

/** Does everything stay what it is? */
function isKept(tape: JsonTape, { clean, tagNames }: StringFilter): boolean {
  if (tagNames !== null || tape.text.length > short) return false;
  for (let node = 0; node < tape.count; node++) {
    if (tape.kind(node) !== Kind.string) continue;
    const text = tape.string(node);
    if (clean(text) !== text) return false;
  }
  return true;
}

const isScalar = (kind: number): boolean => kind !== Kind.object && kind !== Kind.list;

class TapeWriting extends JsonWriting {
  readonly #tape: JsonTape;
  readonly #filter: StringFilter | null;
  readonly #gone: number;

  constructor(tape: JsonTape, filter: StringFilter | null, gone: number) {
    super();
    this.#tape = tape;
    this.#filter = filter;
    this.#gone = gone;
  }

  /** `key` is that of a value in an object, as it is written. */
  addNode(node: number, key: string | null): void {
    const tape = this.#tape;
    const kind = tape.kind(node);
    const tagNames = key === 'tagName' ? (this.#filter?.tagNames ?? null) : null;
    if (tagNames !== null && isScalar(kind) && !this.#isTagName(node, tagNames)) this.addString('');
    else if (tape.is(node, Known.written) && this.#stays(node)) this.#copy(node);
    else if (kind === Kind.string) this.#string(node);
    else if (kind === Kind.object) this.#object(node);
    else if (kind === Kind.list) this.#list(node);
    else this.#number(tape.source(node));
  }

  #stays(node: number): boolean {
    return !this.#loses(node) && (this.#filter === null || !this.#tape.is(node, Known.strings));
  }

  /** Is what goes somewhere in it? */
  #loses(node: number): boolean {
    return this.#gone > node && this.#gone < this.#tape.next(node);
  }

  #copy(node: number): void {
    const tape = this.#tape;
    this.add(tape.text, tape.start(node), tape.end(node));
  }

  /** To PHP's empty() and isset(): a number is no name, nothing is any. */
  #isTagName(node: number, tagNames: { has(name: string): boolean }): boolean {
    const tape = this.#tape;
    if (tape.kind(node) === Kind.number) return Number(tape.source(node)) === 0;
    if (tape.kind(node) === Kind.literal) return tape.text.charCodeAt(tape.start(node)) !== 116;
    const name = this.#filter?.clean(tape.string(node)) ?? '';
    return name === '' || name === '0' || tagNames.has(name);
  }

  #string(node: number): void {
    const tape = this.#tape;
    const filter = this.#filter;
    const text = tape.string(node);
    const cleaned = filter === null ? text : filter.clean(text);
    if (tape.is(node, Known.written) && cleaned === text) this.#copy(node);
    else this.addString(cleaned);
  }

  /** Whole numbers of 64 bits stay whole in PHP. */
  #number(source: string): void {
    const whole = /[.e]/i.test(source) || source.length > 20 ? null : BigInt(source);
    if (whole !== null && whole === BigInt.asIntN(64, whole)) this.add(String(whole));
    else this.addNumber(Number(source));
  }

  #list(node: number): void {
    const tape = this.#tape;
    const end = tape.next(node);
    this.addCode(91);
    for (let one = node + 1; one < end; one = tape.next(one)) {
      if (one > node + 1) this.addCode(44);
      this.addNode(one, null);
    }
    this.addCode(93);
  }

  #object(node: number): void {
    const tape = this.#tape;
    if (tape.is(node, Known.repeated) || this.#loses(node) || this.#changesKeys(node)) {
      this.#members(this.#membersOf(node));
      return;
    }
    const end = tape.next(node);
    const isList = tape.is(node, Known.list);
    let before = isList ? 91 : 123;
    if (node + 1 === end) this.addCode(before);
    for (let key = node + 1; key < end; key = tape.next(key + 1)) {
      this.addCode(before);
      before = 44;
      if (!isList) this.#key(key);
      this.addNode(key + 1, this.#filter && tape.string(key));
    }
    this.addCode(isList ? 93 : 125);
  }

  #key(key: number): void {
    const tape = this.#tape;
    if (tape.is(key, Known.written)) this.#copy(key);
    else this.addString(tape.string(key));
    this.addCode(58);
  }

  /** Does any key of an object become another? */
  #changesKeys(node: number): boolean {
    const tape = this.#tape;
    const filter = this.#filter;
    if (filter === null) return false;
    const end = tape.next(node);
    for (let key = node + 1; key < end; key = tape.next(key + 1)) {
      const text = tape.string(key);
      if (filter.clean(text) !== text) return true;
    }
    return false;
  }

  /** Values by key, in PHP's order: a key that is changed goes to the end, or takes the place of another. */
  #membersOf(node: number): ReadonlyMap<string, number> {
    const tape = this.#tape;
    const filter = this.#filter;
    const end = tape.next(node);
    const members = new Map<string, number>();
    for (let key = node + 1; key < end; key = tape.next(key + 1)) members.set(tape.string(key), key + 1);
    for (const [key, value] of members) if (value === this.#gone) members.delete(key);
    if (filter === null) return members;
    for (const [key, value] of [...members]) {
      const cleaned = filter.clean(key);
      if (cleaned !== key) members.delete(key);
      members.set(cleaned, value);
    }
    return members;
  }

  #members(members: ReadonlyMap<string, number>): void {
    const isList = [...members.keys()].every((key, index) => key === String(index));
    let before = isList ? 91 : 123;
    if (members.size === 0) this.addCode(before);
    for (const [key, value] of members) {
      this.addCode(before);
      before = 44;
      if (!isList) {
        this.addString(key);
        this.addCode(58);
      }
      this.addNode(value, this.#filter && key);
    }
    this.addCode(isList ? 93 : 125);
  }
}
