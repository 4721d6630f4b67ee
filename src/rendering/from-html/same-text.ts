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

/** So many characters are compared at once. */
const stretch = 256;

/** References are no longer, of those that are looked at here. */
const longestReference = 40;

/** How much of two equal stretches can be passed over: up to a reference that may go on behind them. */
function sameLength(one: string, two: string): number {
  if (one !== two) return 0;
  const last = one.lastIndexOf('&');
  return last > stretch - longestReference ? last : stretch;
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
  let looked = at;
  while (at < oneEnd && place < twoEnd) {
    // Mostly the next many are the same; where they are not, they are looked at one by one.
    if (at >= looked && at + stretch <= oneEnd && place + stretch <= twoEnd) {
      looked = at + stretch;
      const same = sameLength(one.slice(at, looked), two.slice(place, place + stretch));
      if (same > 0) {
        at += same;
        place += same;
        looked = at;
        continue;
      }
    }
    let code = one.charCodeAt(at);
    let other = two.charCodeAt(place);
    // Mostly the same sign, which stands for itself.
    if (code === other && code !== 38) {
      at++;
      place++;
      continue;
    }
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
