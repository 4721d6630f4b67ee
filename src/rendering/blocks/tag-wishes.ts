// What is asked for the tags of a walk, one wish after another. Tags of a text are mostly asked the same: each wish knows the one
// that came after it last, so that for the next tag it is found with all that was made of it, and nothing is made anew.
import { escaped } from './tag-syntax.ts';

export type Kind = 'set' | 'remove' | 'add class' | 'remove class';

export class Wish {
  readonly before: Wish | null;
  readonly kind: Kind;
  readonly name: string;
  readonly value: string | true;
  #after: Wish | null = null;
  #text: string | null = null;
  /** What all the wishes up to this one put into a tag that has none of their attributes, once that is known. */
  bare: string | null = null;
  /** So many tags were asked the same. */
  times = 0;
  #names: readonly string[] | null = null;

  constructor(before: Wish | null = null, kind: Kind = 'set', name = '', value: string | true = '') {
    this.before = before;
    this.kind = kind;
    this.name = name;
    this.value = value;
  }

  /** The same, and one wish more. */
  with(kind: Kind, name: string, value: string | true): Wish {
    const after = this.#after;
    if (after !== null && after.name === name && after.value === value && after.kind === kind) return after;
    return (this.#after = new Wish(this, kind, name, value));
  }

  /** The attributes that all the wishes up to this one are about. */
  get names(): readonly string[] {
    if (this.#names !== null) return this.#names;
    const names = new Set<string>();
    for (let wish: Wish | null = this; wish?.before; wish = wish.before) names.add(wish.attribute);
    return (this.#names = [...names]);
  }

  /** The attribute that the wish is about. */
  get attribute(): string {
    const { kind, name } = this;
    return kind === 'set' ? name.toLowerCase() : kind === 'remove' ? name : 'class';
  }

  /** The attribute as it is written, with the space before it; '' where nothing is left of its value. */
  get text(): string {
    return (this.#text ??= attributeText(this.name, this.value));
  }
}

export function attributeText(name: string, value: string | true): string {
  if (value === true) return name === '' ? '' : ` ${name}`;
  const safe = escaped(name, value);
  return safe === '' && value !== '' ? '' : ` ${name}="${safe}"`;
}
