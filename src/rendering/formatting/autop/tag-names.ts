// Names of the elements that WordPress's wpautop() looks for, found in a text by a walk over a table of letters, and what its steps
// know of a tag by its name.
import type { TextCodes } from '../text-codes.ts';
import { Trait } from './traits.ts';

/** Names of block elements, as WordPress's paragraphs know them. */
export const blockElements: readonly string[] = (
  'table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area blockquote address ' +
  'style p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup header footer nav figure figcaption ' +
  'details menu summary'
).split(' ');

/** What else a tag is whose name begins so. */
const others: Readonly<Record<string, number>> = {
  br: Trait.break,
  script: Trait.script,
  style: Trait.style,
  svg: Trait.svg,
  math: Trait.math,
  li: Trait.item | Trait.noBreakBefore,
  blockquote: Trait.quote,
  pre: Trait.pre,
  ...Object.fromEntries('p div dl dd dt th td ul ol'.split(' ').map((name) => [name, Trait.noBreakBefore])),
  ...Object.fromEntries(['option', 'figcaption'].map((name) => [name, Trait.closedUp | Trait.clears])),
  ...Object.fromEntries(['source', 'track'].map((name) => [name, Trait.closedUp | Trait.clears | Trait.media])),
  ...Object.fromEntries('object param embed audio video'.split(' ').map((name) => [name, Trait.clears])),
};

/** Names of which more is to be known than a tag's beginning tells. */
export const NameKind = { none: 0, outer: 1, rule: 2, object: 3 } as const;
const kinds: Readonly<Record<string, number>> = {
  div: NameKind.outer,
  address: NameKind.outer,
  form: NameKind.outer,
  hr: NameKind.rule,
  object: NameKind.object,
};

/** Names of which it matters where they end. */
const named = new Set([...blockElements, 'br', 'script', 'svg', 'math', 'object']);

/** Letters a–z and digits 1–6: the width of a row. */
const shift = 5;
const width = 1 << shift;
const columnOf = (code: number): number =>
  code >= 97 && code <= 122 ? code - 97 : code >= 49 && code <= 54 ? code - 23 : -1;

/**
 * Rows of a table: the next row by character, 0 for none. `ends` marks rows at which a name is whole; `traits` has what all names
 * are on the way to a row; `kindOfRow` of which kind the name is that is whole there.
 */
const { rows, ends, traits, kindOfRow } = (() => {
  const table: number[][] = [new Array<number>(width).fill(0)];
  const whole: boolean[] = [false];
  const known: number[] = [0];
  const before: number[] = [0];
  const kind: number[] = [NameKind.none];
  for (const name of new Set([...blockElements, ...Object.keys(others)])) {
    let row = 0;
    for (let at = 0; at < name.length; at++) {
      const line = table[row] ?? [];
      const column = columnOf(name.charCodeAt(at));
      let next = line[column] ?? 0;
      if (next === 0) {
        next = table.length;
        line[column] = next;
        table.push(new Array<number>(width).fill(0));
        whole.push(false);
        known.push(0);
        before.push(row);
        kind.push(NameKind.none);
      }
      row = next;
    }
    whole[row] = named.has(name);
    kind[row] = kinds[name] ?? NameKind.none;
    known[row] = (blockElements.includes(name) ? Trait.block : 0) | (others[name] ?? 0);
  }
  // Rows stand behind those before them.
  for (const [row, last] of before.entries()) known[row] = (known[row] ?? 0) | (known[last] ?? 0);
  return {
    rows: Uint16Array.from(table.flat()),
    ends: Uint8Array.from(whole, Number),
    traits: Int32Array.from(known),
    kindOfRow: Uint8Array.from(kind),
  };
})();

/** The column of each character below 128. */
const columns = Int8Array.from({ length: 128 }, (_, code) => columnOf(code));

/** What stands at an offset of a text, as one number: with `nameLength` the longest name known here, with `nameTraits` what all are. */
export function findName(codes: TextCodes, at: number): number {
  let row = 0;
  let end = at;
  for (let here = at; ; here++) {
    const code = codes[here] ?? 0;
    const column = code < 128 ? (columns[code] ?? -1) : -1;
    const next = column === -1 ? 0 : (rows[row * width + column] ?? 0);
    if (next === 0) return row * width + end - at;
    row = next;
    if (ends[row] === 1) end = here + 1;
  }
}

/** Length of the name that was found; 0 where none is whole. */
export const nameLength = (found: number): number => found & (width - 1);

/** Traits of all names that were found. */
export const nameTraits = (found: number): number => traits[found >> shift] ?? 0;

/** Of which kind the name is that was found, one of `NameKind`. No longer name begins with any of those. */
export const nameKind = (found: number): number => kindOfRow[found >> shift] ?? 0;

/** So many numbers names may have. */
export const nameCount = kindOfRow.length;

/** The number of a name that is whole where nothing known here goes on. */
export const nameNumber = (found: number): number => found >> shift;

/** Is a tag with these traits of its name one that no step knows? */
export const isUnknown = (known: number): boolean => known === 0;
