// What stands before and behind a quote or dash, as WordPress's wptexturize() asks. Every question looks at a few characters.
const Kind = { space: 1, opens: 2, ends: 4, stops: 8 } as const;
const kinds = new Uint8Array(128);
for (const [characters, kind] of [
  [' \n\t\r', Kind.space],
  ['([{-', Kind.opens],
  ['.,:;!?)}-]', Kind.ends],
  ['.,:;!?"\'(){}[]-', Kind.stops],
] as const)
  for (const character of characters) kinds[character.charCodeAt(0)] = (kinds[character.charCodeAt(0)] ?? 0) | kind;

const is = (code: number, kind: number): boolean => code < 128 && ((kinds[code] ?? 0) & kind) !== 0;
const isSpaceCode = (code: number): boolean => code === 32 || code === 160 || is(code, Kind.space);

/** Stands a space of any kind, or nothing, before `at`? */
export function spaceBefore(text: string, at: number): boolean {
  if (at === 0) return true;
  const code = text.charCodeAt(at - 1);
  return isSpaceCode(code) || (code === 59 && text.startsWith('&nbsp;', at - 6));
}

/** Stands a space of any kind at `at`? */
export function spaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isSpaceCode(code) || (code === 38 && text.startsWith('&nbsp;', at));
}

/** Opens a quotation that stands at `at`, by what is before it? A bracket, a dash or `other` opens it as a space does. */
export function opensAfter(text: string, at: number, other: number): boolean {
  if (spaceBefore(text, at)) return true;
  const code = text.charCodeAt(at - 1);
  return code === other || is(code, Kind.opens) || (code === 59 && text.startsWith('&lt;', at - 4));
}

/** Can a quotation end before what stands at `at`? */
export function endsBefore(text: string, at: number): boolean {
  if (at === text.length || spaceAt(text, at)) return true;
  const code = text.charCodeAt(at);
  return code === 38 ? text.startsWith('&gt;', at) : is(code, Kind.ends);
}

/** Can what stands at `at` go on a word that has an apostrophe before it? */
export function goesOn(text: string, at: number): boolean {
  if (at === text.length || spaceAt(text, at)) return false;
  const code = text.charCodeAt(at);
  if (code === 38) return !text.startsWith('&lt;', at) && !text.startsWith('&gt;', at);
  return !is(code, Kind.stops);
}
