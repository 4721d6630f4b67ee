// Looking for single characters. Where many lie close together, calls of `indexOf()` take longer than looking at a few characters.

/** How many characters are looked at one by one. */
const nearby = 16;

/** The first `<` at or after `from`, -1 where there is none. */
export function openAfter(text: string, from: number): number {
  const end = Math.min(from + nearby, text.length);
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === 60) return at;
  return end === text.length ? -1 : text.indexOf('<', end);
}

/** The first `&` at or after `from`, -1 where there is none. */
export function ampersandAfter(text: string, from: number): number {
  const end = Math.min(from + nearby, text.length);
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === 38) return at;
  return end === text.length ? -1 : text.indexOf('&', end);
}

/** So many characters that a text does not have; fewer where it has nearly all that there are. */
export function unusedCharacters(text: string, count: number): string[] {
  const found: string[] = [];
  for (let code = 1; code < 0xd800 && found.length < count; code++) {
    // Not blanks, nor what anything means something to.
    if (code === 9) code = 14;
    if (code === 32) code = 0x80;
    const one = String.fromCharCode(code);
    if (code !== 160 && !text.includes(one)) found.push(one);
  }
  return found;
}
