// Line breaks within tags, which wpautop() hides from its steps, are shown again. Linear.
import { nextOf, Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

/** Hidden line breaks are line breaks again; each takes in a blank on each side, which WordPress puts around what it stands in. */
export function showHidden(text: Tokens): void {
  if (text.hasLeftLines) takeNext(text);
  if (!text.hasHidden && !(text.seen & Trait.standIn)) return;
  const { items, length } = text;
  let to = 0;
  // Up to here blanks are taken in.
  let taken = 0;
  for (let at = 0; at < length; at++) {
    const token = items[at] ?? 0;
    if (token !== Token.hiddenLine) {
      items[to++] = token;
      continue;
    }
    const before = to > taken ? (items[to - 1] ?? 0) : Token.none;
    const after = items[at + 1] ?? 0;
    if (!endsInSpace(text, before) || !startsWithSpace(text, after)) {
      items[to++] = Token.line;
      taken = to;
      continue;
    }
    if (before === Token.space) to--;
    else items[to - 1] = part(text, before, 0, 1);
    items[to++] = Token.line;
    taken = to;
    if (after === Token.space) at++;
    else items[at + 1] = part(text, after, 1, 0);
  }
  text.become(items, to);
}

const endsInSpace = ({ bounds, source }: Tokens, token: number): boolean =>
  token !== Token.none && source[(bounds[2 * token + 1] ?? 0) - 1] === 32;

const startsWithSpace = ({ bounds, source }: Tokens, token: number): boolean =>
  token !== Token.none && source[bounds[2 * token] ?? 0] === 32;

/** Blanks without so many at their beginning and their end. */
function part(text: Tokens, token: number, first: number, last: number): number {
  const { bounds } = text;
  return text.make((bounds[2 * token] ?? 0) + first, (bounds[2 * token + 1] ?? 0) - last, Trait.blank);
}

/** Where the blank behind a hidden line break is gone, it takes in one that follows, be that the next one's. */
function takeNext(text: Tokens): void {
  const { items, length } = text;
  for (
    let at = nextOf(items, Token.leftLine, 0, length);
    at < length;
    at = nextOf(items, Token.leftLine, at + 1, length)
  ) {
    const next = items[at + 1] ?? 0;
    if (next === Token.spacedLine) items[at + 1] = Token.rightLine;
    else if (next === Token.leftLine) items[at + 1] = Token.line;
    else if (startsWithSpace(text, next)) items[at + 1] = part(text, next, 1, 0);
    else continue;
    items[at] = Token.line;
  }
}
