// Do two stretches of HTML without tags say the same? Character by character, each reference for what it stands for; without a
// copy of either. Linear.
import { commonReferenceEnd, decimal, isLetter, numberEnd } from '../blocks/tag-syntax.ts';

/** Where a reference that begins with an ampersand ends, or the ampersand alone; -1 for one that takes more than a look. */
function referenceEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at + 1);
  if (at + 1 >= end) return at + 1;
  let after = at + 1;
  if (code === 35) after = numberEnd(text, at + 2) + 1;
  else if (isLetter(code)) after = commonReferenceEnd(text, at + 1);
  return after <= at || after > end ? -1 : after;
}

const commonCodes: Readonly<Record<string, number>> = { am: 38, qu: 34, ap: 39, lt: 60, gt: 62 };

/** The code of the character that a reference between two offsets stands for. */
function codeOf(text: string, at: number, end: number): number {
  if (end === at + 1) return 38;
  if (text.charCodeAt(at + 1) === 35) return decimal(text, at + 2, end - 1);
  return commonCodes[text.slice(at + 1, at + 3)] ?? -1;
}

/** Whether they say the same; undefined where that takes more than a look at each character and at plain references. */
export function isSameText(
  one: string,
  oneStart: number,
  oneEnd: number,
  two: string,
  twoStart: number,
  twoEnd: number,
): boolean | undefined {
  let at = oneStart;
  let place = twoStart;
  while (at < oneEnd && place < twoEnd) {
    let code = one.charCodeAt(at);
    let other = two.charCodeAt(place);
    let next = at + 1;
    let nextPlace = place + 1;
    if (code === 38) {
      next = referenceEnd(one, at, oneEnd);
      if (next === -1) return undefined;
      code = codeOf(one, at, next);
    }
    if (other === 38) {
      nextPlace = referenceEnd(two, place, twoEnd);
      if (nextPlace === -1) return undefined;
      other = codeOf(two, place, nextPlace);
    }
    if (code !== other) return false;
    at = next;
    place = nextPlace;
  }
  return at === oneEnd && place === twoEnd;
}
