// A block whose attributes are read when they are asked for, and written out of their JSON without being read: of a text with very
// many of them, most are never looked at. To everybody else it is a block like any other, which can be copied like any other.
import type { JsonObject } from './json.ts';
import type { Block } from './parse.ts';
import { attributesNamed, readAttributes } from './read-attributes.ts';

/** A property of the block itself, so that copies have it: those are given the attributes as they are read. */
const late: PropertyDescriptor & ThisType<LateBlock> = {
  enumerable: true,
  get() {
    return LateBlock.read(this);
  },
};

/** From so many characters on, objects of all that JSON holds take much longer to make than to look for some of it. */
const long = 4096;

export class LateBlock implements Block {
  readonly name: string;
  declare readonly attributes: JsonObject | null;
  inner: Block[];
  content: (string | null)[];
  readonly #json: string;
  #read: JsonObject | null | undefined;

  constructor(name: string, json: string, inner: Block[], content: (string | null)[]) {
    this.name = name;
    Object.defineProperty(this, 'attributes', late);
    this.inner = inner;
    this.content = content;
    this.#json = json;
  }

  static read(block: LateBlock): JsonObject | null {
    if (block.#read === undefined) block.#read = readAttributes(block.#json);
    return block.#read;
  }

  /** Are a block's attributes so many that they are better not read? */
  static isLong(block: Block): boolean {
    return #json in block && block.#read === undefined && block.#json.length > long;
  }

  /** A block's attributes; of very many, those that have one of these names. */
  static attributes(block: Block, names: ReadonlySet<string>): JsonObject | null {
    return #json in block && LateBlock.isLong(block) ? attributesNamed(block.#json, names) : block.attributes;
  }

  /** The JSON of a block's attributes; null where it is not known. */
  static json(block: Block): string | null {
    return #json in block ? block.#json : null;
  }
}
