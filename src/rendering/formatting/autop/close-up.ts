// Blanks that wpautop() takes away around elements which may not get paragraphs. Linear.
import { Numbers } from '../numbers.ts';
import { standsAt, type TextCodes } from '../text-codes.ts';
import { dropBlank, dropBlankBefore } from './hidden.ts';
import { Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

/** What a token may begin with, one bit each. */
const beginnings: string[] = [];

/** Bits of the beginnings in any of these texts. */
function bitsOf(starts: readonly string[]): number {
  let bits = 0;
  for (const start of starts) {
    const known = beginnings.indexOf(start);
    bits |= 1 << (known === -1 ? beginnings.push(start) - 1 : known);
  }
  return bits;
}

/** A step: from around what blanks go. */
interface Step {
  /** What it begins with, in bits. */
  readonly starts: number;
  /** It goes on to a token with one of these traits; 0: it is what it begins with. */
  readonly upTo: number;
  readonly before: boolean;
  readonly after: boolean;
}

const step = (starts: readonly string[], upTo: number, sides: 'before' | 'after' | 'both'): Step => ({
  starts: bitsOf(starts),
  upTo,
  before: sides !== 'after',
  after: sides !== 'before',
});

const players = ['audio', 'video'];
const anyEnd = Trait.closes | Trait.bracket;

/** Steps, and without which beginnings of tokens they need not be. */
const groups: readonly { readonly needs: number; readonly steps: readonly Step[] }[] = [
  { needs: bitsOf(['<option']), steps: [step(['<option'], 0, 'before'), step(['</option>'], 0, 'after')] },
  {
    needs: bitsOf(['</object>']),
    steps: [
      step(['<object'], Trait.closes, 'after'),
      step(['</object>'], 0, 'before'),
      step(['<param', '</param', '<embed', '</embed'], Trait.closes, 'both'),
    ],
  },
  {
    needs: bitsOf(['<source', '<track']),
    steps: [
      step(
        players.flatMap((name) => [`<${name}`, `[${name}`]),
        anyEnd,
        'after',
      ),
      step(
        players.flatMap((name) => [`</${name}>`, `</${name}]`, `[/${name}>`, `[/${name}]`]),
        0,
        'before',
      ),
      step(['<source', '<track'], Trait.closes, 'both'),
    ],
  },
  {
    needs: bitsOf(['<figcaption']),
    steps: [step(['<figcaption'], Trait.closes, 'before'), step(['</figcaption>'], 0, 'after')],
  },
];

/** What a token begins with as a number: which bracket, whether a slash stands behind it, and the first two letters of the name. */
const kindOf = (open: number, isCloser: boolean, first: number, second: number): number =>
  ((first & 31) << 7) | ((second & 31) << 2) | (open === 91 ? 2 : 0) | (isCloser ? 1 : 0);

/** Numbers of the beginnings of each kind. */
const byKind: readonly (readonly number[] | undefined)[] = (() => {
  const made: (number[] | undefined)[] = new Array(4096).fill(undefined);
  for (const [index, start] of beginnings.entries()) {
    const name = start.replace(/[^a-z]/g, '');
    const kind = kindOf(start.charCodeAt(0), start.includes('/'), name.charCodeAt(0), name.charCodeAt(1));
    made[kind] = [...(made[kind] ?? []), index];
  }
  return made;
})();

/** Takes blanks away around elements that may not get paragraphs: option, object, media sources, figcaption. */
export function closeUp(text: Tokens): void {
  const places = new Places(text);
  // What goes becomes a token of nothing meanwhile, so that the others stay in their places.
  let gone = 0;
  for (const { needs, steps } of groups)
    if (places.all & needs) for (const one of steps) gone += closeUpAround(text, places, one);
  if (gone > 0) dropNone(text);
}

/** Where tokens stand that begin with one of them, and with which. */
class Places {
  readonly places = new Numbers();
  readonly bits = new Numbers();
  /** All that any begins with. */
  all = 0;

  constructor({ items, length, traits, bounds, source }: Tokens) {
    for (let at = 0; at < length; at++) {
      const token = items[at] ?? 0;
      if (((traits[token] ?? 0) & Trait.clears) === 0) continue;
      const bits = bitsAt(source, bounds[2 * token] ?? 0);
      if (bits === 0) continue;
      this.places.add(at);
      this.bits.add(bits);
      this.all |= bits;
    }
  }
}

function bitsAt(source: TextCodes, start: number): number {
  const isCloser = source[start + 1] === 47;
  const name = isCloser ? start + 2 : start + 1;
  const possible = byKind[kindOf(source[start] ?? 0, isCloser, source[name] ?? 0, source[name + 1] ?? 0)];
  let bits = 0;
  if (possible !== undefined)
    for (const index of possible) if (standsAt(source, start, beginnings[index] ?? '')) bits |= 1 << index;
  return bits;
}

/** Takes the blanks away that a step does; returns how many tokens they were. */
function closeUpAround(text: Tokens, { places, bits }: Places, { starts, upTo, before, after }: Step): number {
  const { items, length } = text;
  let from = 0;
  let gone = 0;
  for (let index = 0; index < places.count; index++) {
    if (!((bits.all[index] ?? 0) & starts)) continue;
    const at = places.all[index] ?? 0;
    if (at < from) continue;
    let end = at;
    if (upTo !== 0) while (end < length && !text.is(end, upTo)) end++;
    if (end >= length) break;
    if (before) {
      let blank = at - 1;
      for (; blank >= from && isBlank(text, blank); blank--) gone += drop(items, blank);
      // The blank behind a hidden line break is outside of what ended in that.
      if (blank >= Math.max(from - 1, 0)) dropBlank(text, blank);
    }
    from = end + 1;
    if (after) {
      dropBlank(text, end);
      for (; from < length && isBlank(text, from); from++) gone += drop(items, from);
      if (from < length) dropBlankBefore(text, from);
    }
  }
  return gone;
}

const isBlank = (text: Tokens, at: number): boolean => text.items[at] === Token.none || text.is(at, Trait.blank);

/** Returns 1 where there was something. */
function drop(items: Uint32Array, at: number): number {
  if (items[at] === Token.none) return 0;
  items[at] = Token.none;
  return 1;
}

function dropNone(text: Tokens): void {
  const { items, length } = text;
  let to = 0;
  for (let at = 0; at < length; at++) {
    const token = items[at] ?? 0;
    if (token !== Token.none) items[to++] = token;
  }
  text.become(items, to);
}
