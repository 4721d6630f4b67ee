// Blanks that wpautop() takes away around elements which may not get paragraphs. Linear.
import { blankAt, standsAt, UnitRewriting, type Units, unitsOf } from './code-units.ts';

const nothing = new Uint32Array(0);

/** A step: from around what blanks go. */
interface Step {
  /** What it begins with. */
  readonly starts: readonly Uint32Array[];
  /** It goes on to the next of these characters. */
  readonly upTo: string;
  readonly before: boolean;
  readonly after: boolean;
}

const step = (starts: readonly string[], upTo: string, sides: 'before' | 'after' | 'both'): Step => ({
  starts: starts.map(unitsOf),
  upTo,
  before: sides !== 'after',
  after: sides !== 'before',
});

const players = ['audio', 'video'];

/** Steps, and without which of these texts they need not be. */
const groups: readonly { readonly needs: readonly Uint32Array[]; readonly steps: readonly Step[] }[] = [
  { needs: ['<option'], steps: [step(['<option'], '', 'before'), step(['</option>'], '', 'after')] },
  {
    needs: ['</object>'],
    steps: [
      step(['<object'], '>', 'after'),
      step(['</object>'], '', 'before'),
      step(['<param', '</param', '<embed', '</embed'], '>', 'both'),
    ],
  },
  {
    needs: ['<source', '<track'],
    steps: [
      step(
        players.flatMap((name) => [`<${name}`, `[${name}`]),
        '>]',
        'after',
      ),
      step(
        players.flatMap((name) => [`</${name}>`, `</${name}]`, `[/${name}>`, `[/${name}]`]),
        '',
        'before',
      ),
      step(['<source', '<track'], '>', 'both'),
    ],
  },
  { needs: ['<figcaption'], steps: [step(['<figcaption'], '>', 'before'), step(['</figcaption>'], '', 'after')] },
].map(({ needs, steps }) => ({ needs: needs.map(unitsOf), steps }));

/** Takes blanks away around elements that may not get paragraphs: option, object, media sources, figcaption. */
export function closeUp(text: Units): void {
  for (const { needs, steps } of groups) if (has(text, needs)) for (const one of steps) closeUpAround(text, one);
}

const startsAny = (codes: Uint32Array, at: number, starts: readonly Uint32Array[]): Uint32Array | null => {
  if (codes[at] !== 60 && codes[at] !== 91) return null;
  for (const start of starts) if (standsAt(codes, at, start)) return start;
  return null;
};

function has({ codes, length }: Units, any: readonly Uint32Array[]): boolean {
  for (let at = 0; at < length; at++) if (startsAny(codes, at, any)) return true;
  return false;
}

function closeUpAround(text: Units, { starts, upTo, before, after }: Step): void {
  const { codes, length } = text;
  const [first = -1, second = -1] = Array.from(upTo, (one) => one.charCodeAt(0));
  const rewriting = new UnitRewriting(text, false);
  let from = 0;
  for (let at = 0; at < length; at++) {
    const start = startsAny(codes, at, starts);
    if (!start) continue;
    let end = at + start.length;
    if (first !== -1) {
      while (end < length && codes[end] !== first && codes[end] !== second) end++;
      if (end >= length) break;
      end++;
    }
    let blank = at;
    if (before) while (blank > from && blankAt(codes, blank - 1)) blank--;
    if (blank < at) rewriting.replace(blank, at, nothing);
    from = end;
    if (after) while (blankAt(codes, from)) from++;
    if (end < from) rewriting.replace(end, from, nothing);
    at = from - 1;
  }
  rewriting.finish();
}
