// Looking for one character. Where many lie close together, calls of `indexOf()` take longer than looking at a few characters.

/** How many characters are looked at one by one. */
const nearby = 16;

/** The first place of a character at or after `from`, -1 where there is none. */
export function indexOfCode(text: string, code: number, from: number): number {
  const end = Math.min(from + nearby, text.length);
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === code) return at;
  return end === text.length ? -1 : text.indexOf(String.fromCharCode(code), end);
}

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
