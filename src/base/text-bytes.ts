/** What a text takes of the memory: V8 keeps texts with letters beyond Latin-1 as two bytes each. Counts Latin-1's own as such. */
export function textBytes(text: string): number {
  return Buffer.byteLength(text) === text.length ? text.length : 2 * text.length;
}
