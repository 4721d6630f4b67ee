// How much there is to do in a text: signs are the characters that begin markup or that formatting changes. Articles have some ten
// thousand in a megabyte.

const isSign = new Uint8Array(128);
for (const sign of '<&[("\'`-.:8') isSign[sign.charCodeAt(0)] = 1;

/** How many there are. Linear. */
export function signsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) count += isSign[text.charCodeAt(at)] ?? 0;
  return count;
}

/** Where the sign stands before which there are so many; -1 where there are no more. Linear. */
export function placeAfterSigns(text: string, most: number): number {
  if (text.length <= most) return -1;
  let left = most;
  for (let at = 0; at < text.length; at++) {
    if (isSign[text.charCodeAt(at)] === 1 && left-- === 0) return at;
  }
  return -1;
}
