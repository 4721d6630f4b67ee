// Blanks that wpautop() takes away around elements which may not get paragraphs. Linear.
import { TokenRewriting } from './token-rewriting.ts';
import { nothing, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

/** A step: from around what blanks go. */
interface Step {
  /** What it begins with. */
  readonly starts: readonly string[];
  /** It goes on to a token with one of these traits; 0: it is what it begins with. */
  readonly upTo: number;
  readonly before: boolean;
  readonly after: boolean;
}

const step = (starts: readonly string[], upTo: number, sides: 'before' | 'after' | 'both'): Step => ({
  starts,
  upTo,
  before: sides !== 'after',
  after: sides !== 'before',
});

const players = ['audio', 'video'];
const anyEnd = Trait.closes | Trait.bracket;

/** Steps, and without which of these texts they need not be. */
const groups: readonly { readonly needs: readonly string[]; readonly steps: readonly Step[] }[] = [
  { needs: ['<option'], steps: [step(['<option'], 0, 'before'), step(['</option>'], 0, 'after')] },
  {
    needs: ['</object>'],
    steps: [
      step(['<object'], Trait.closes, 'after'),
      step(['</object>'], 0, 'before'),
      step(['<param', '</param', '<embed', '</embed'], Trait.closes, 'both'),
    ],
  },
  {
    needs: ['<source', '<track'],
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
    needs: ['<figcaption'],
    steps: [step(['<figcaption'], Trait.closes, 'before'), step(['</figcaption>'], 0, 'after')],
  },
];

/** Takes blanks away around elements that may not get paragraphs: option, object, media sources, figcaption. */
export function closeUp(text: Tokens): void {
  for (const { needs, steps } of groups) if (has(text, needs)) for (const one of steps) closeUpAround(text, one);
}

function has(text: Tokens, any: readonly string[]): boolean {
  for (let at = 0; at < text.length; at++) if (startsAny(text, at, any)) return true;
  return false;
}

function startsAny(text: Tokens, at: number, starts: readonly string[]): boolean {
  const first = text.source[text.bounds[2 * (text.items[at] ?? 0)] ?? 0];
  if (first !== 60 && first !== 91) return false;
  for (const start of starts) if (text.startsWith(at, start)) return true;
  return false;
}

function closeUpAround(text: Tokens, { starts, upTo, before, after }: Step): void {
  const { length } = text;
  const rewriting = new TokenRewriting(text, false);
  let from = 0;
  for (let at = 0; at < length; at++) {
    if (!startsAny(text, at, starts)) continue;
    let end = at;
    if (upTo !== 0) while (end < length && !text.is(end, upTo)) end++;
    if (end >= length) break;
    end++;
    let blank = at;
    if (before) while (blank > from && text.is(blank - 1, Trait.blank)) blank--;
    if (blank < at) rewriting.replace(blank, at, nothing);
    from = end;
    if (after) while (text.is(from, Trait.blank)) from++;
    if (end < from) rewriting.replace(end, from, nothing);
    at = from - 1;
  }
  rewriting.finish();
}
