// Takes characters from the ends of a text. Linear, which `text.replace(/x+$/, '')` is not: it begins anew at each `x` of a
// stretch that something else ends.

/** Without any of `characters` at the end; `characters` are code units. */
export function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Without any of `characters` at both ends, as PHP's `trim()` with a list of its own. */
export function trimBoth(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) start++;
  return trimEnd(text.slice(start), characters);
}

/** Up to the first of `characters`; all where none is. */
export function before(text: string, characters: string): string {
  for (let end = 0; end < text.length; end++) if (characters.includes(text.charAt(end))) return text.slice(0, end);
  return text;
}
