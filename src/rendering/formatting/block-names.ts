// Names of the elements that WordPress's wpautop() takes for blocks, found in a text by a walk over a table of letters.

/** Names of block elements, as WordPress's paragraphs know them. */
export const blockElements: readonly string[] = (
  'table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area blockquote address ' +
  'style p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup header footer nav figure figcaption ' +
  'details menu summary'
).split(' ');

/** Letters a–z and digits 1–6: the width of a row. */
const width = 32;
const columnOf = (code: number): number =>
  code >= 97 && code <= 122 ? code - 97 : code >= 49 && code <= 54 ? code - 23 : -1;

/** Rows of a table: the next row by character, 0 for none. `ends` marks rows at which a name is whole. */
const { rows, ends } = (() => {
  const table: number[][] = [new Array<number>(width).fill(0)];
  const whole: boolean[] = [false];
  for (const name of blockElements) {
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
      }
      row = next;
    }
    whole[row] = true;
  }
  return { rows: Uint8Array.from(table.flat()), ends: Uint8Array.from(whole, Number) };
})();

/** The column of each character below 128. */
const columns = Int8Array.from({ length: 128 }, (_, code) => columnOf(code));

/** Length of the longest name of a block element that stands at `at`, 0 where there is none. */
export function blockNameLength(codes: Uint32Array, at: number): number {
  let length = 0;
  let row = 0;
  for (let here = at; ; here++) {
    const code = codes[here] ?? 0;
    const column = code < 128 ? (columns[code] ?? -1) : -1;
    if (column === -1) return length;
    row = rows[row * width + column] ?? 0;
    if (row === 0) return length;
    if (ends[row] === 1) length = here + 1 - at;
  }
}
