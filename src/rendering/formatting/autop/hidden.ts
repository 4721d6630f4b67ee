// Line breaks within tags, which wpautop() hides from its steps: what becomes of the blanks that WordPress puts around them, and how they
// are shown again. Linear.
import { Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

/** Does a hidden line break have its blank before it; and its blank behind it? */
const ownsBefore = (token: number): boolean => token === Token.spacedLine || token === Token.leftLine;
export const ownsBehind = (token: number): boolean => token === Token.spacedLine || token === Token.rightLine;

/** A hidden line break that has its blank behind it, without that. */
export const withoutBehind = (token: number): number =>
  token === Token.spacedLine ? Token.leftLine : Token.hiddenLine;

/** Takes the blank behind a hidden line break away, where that is what stands there. */
export function dropBlank(text: Tokens, at: number): void {
  const token = text.items[at] ?? 0;
  if (ownsBehind(token)) become(text, at, withoutBehind(token));
}

/** The same for the blank before it. */
export function dropBlankBefore(text: Tokens, at: number): void {
  const token = text.items[at] ?? 0;
  if (ownsBefore(token)) become(text, at, token === Token.spacedLine ? Token.rightLine : Token.hiddenLine);
}

function become(text: Tokens, at: number, token: number): void {
  text.items[at] = token;
  text.hasHidden = true;
}

/**
 * Hidden line breaks are line breaks again, the first one first; each takes in a blank on each side, if there is one on both, as
 * WordPress puts them around what it stands in. Most have them still, and are what they become.
 */
export function showHidden(text: Tokens): void {
  if (!text.hasHidden && !(text.seen & Trait.standIn)) return;
  const { items, length } = text;
  let to = 0;
  // Up to here blanks are taken in; and has the next one lost its own?
  let taken = 0;
  let isNextTaken = false;
  for (let at = 0; at < length; at++) {
    const token = items[at] ?? 0;
    if (token !== Token.hiddenLine && !ownsBehind(token) && !ownsBefore(token)) {
      items[to++] = token;
      continue;
    }
    const hasBefore = ownsBefore(token) && !isNextTaken;
    const hasAfter = ownsBehind(token);
    isNextTaken = false;
    const before = to > taken ? (items[to - 1] ?? 0) : Token.none;
    const after = items[at + 1] ?? 0;
    if (!(hasBefore || endsInSpace(text, before)) || !(hasAfter || startsWithSpace(text, after))) {
      items[to++] = hasBefore ? Token.leftLine : hasAfter ? Token.rightLine : Token.line;
      continue;
    }
    if (!hasBefore) {
      if (before === Token.space) to--;
      else items[to - 1] = part(text, before, 0, 1);
    }
    items[to++] = Token.line;
    taken = to;
    if (hasAfter) continue;
    if (ownsBefore(after)) isNextTaken = true;
    else if (after === Token.space) at++;
    else items[at + 1] = part(text, after, 1, 0);
  }
  text.become(items, to);
}

function endsInSpace({ bounds, source }: Tokens, token: number): boolean {
  const end = bounds[2 * token + 1] ?? 0;
  return end > (bounds[2 * token] ?? 0) && source[end - 1] === 32;
}

function startsWithSpace({ bounds, source }: Tokens, token: number): boolean {
  const start = bounds[2 * token] ?? 0;
  return ownsBefore(token) || ((bounds[2 * token + 1] ?? 0) > start && source[start] === 32);
}

/** Blanks without so many at their beginning and their end. */
function part(text: Tokens, token: number, first: number, last: number): number {
  const { bounds } = text;
  return text.make((bounds[2 * token] ?? 0) + first, (bounds[2 * token + 1] ?? 0) - last, Trait.blank);
}
