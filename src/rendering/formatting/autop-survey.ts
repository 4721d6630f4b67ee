// What kinds of tags a text has, found in one walk over it, so that steps of wpautop() that have nothing to do need not search: in a
// text full of tags a search takes as long as a step. Linear.
import { blockNameLength } from './block-names.ts';
import { standsAt, type Units, unitsOf } from './code-units.ts';

/** Kinds of tags: true where a text may have some, by the beginnings of their names. */
export interface TagKinds {
  /** Block elements. */
  blocks: boolean;
  /** Breaks. */
  breaks: boolean;
  /** Elements in which line breaks stay as they are: script, style, svg, math; what WordPress stands in for such a line break. */
  keeps: boolean;
  pre: boolean;
  items: boolean;
  quotes: boolean;
  /** Quotes whose names are not all small: for some steps they are quotes, for others no blocks at all. */
  oddQuotes: boolean;
  /** Closing tags of div, address and form. */
  outerClosers: boolean;
  /** Elements around which blanks go: option, object, source, track, figcaption. */
  closeUp: boolean;
  /** The comment that WordPress stands in for line breaks in tags. */
  standIns: boolean;
}

/** The comment that WordPress's wpautop() stands in for line breaks in tags. */
export const standIn = '<!-- wpnl -->';

const standInUnits = unitsOf(standIn);

/** Beginnings of tags behind `<` or `</`. */
const names = {
  div: unitsOf('div>'),
  address: unitsOf('address>'),
  form: unitsOf('form>'),
  figcaption: unitsOf('figcaption'),
  source: unitsOf('source'),
  style: unitsOf('style'),
  track: unitsOf('track'),
  option: unitsOf('option'),
  object: unitsOf('object'),
  blockquote: unitsOf('blockquote'),
};

/** Looks at all tags of a text. */
export function surveyed({ codes, length }: Units): TagKinds {
  const kinds: TagKinds = {
    blocks: false,
    breaks: false,
    keeps: false,
    pre: false,
    items: false,
    quotes: false,
    oddQuotes: false,
    outerClosers: false,
    closeUp: false,
    standIns: false,
  };
  for (let at = 0; at < length; at++) {
    if (codes[at] !== 60) continue;
    const isCloser = codes[at + 1] === 47;
    const name = isCloser ? at + 2 : at + 1;
    if (!kinds.blocks && blockNameLength(codes, name) > 0) kinds.blocks = true;
    switch (codes[name]) {
      case 33: // !
        if (standsAt(codes, at, standInUnits)) kinds.standIns = true;
        break;
      case 66: // B
        kinds.quotes = true;
        if (isOddQuote(codes, name)) kinds.oddQuotes = true;
        break;
      case 98: // b
        if (codes[name + 1] === 114) kinds.breaks = true;
        if (codes[name + 1] !== 108 && codes[name + 1] !== 76) break;
        kinds.quotes = true;
        if (isOddQuote(codes, name)) kinds.oddQuotes = true;
        break;
      case 100: // d
        if (isCloser && standsAt(codes, name, names.div)) kinds.outerClosers = true;
        break;
      case 97: // a
        if (isCloser && standsAt(codes, name, names.address)) kinds.outerClosers = true;
        break;
      case 102: // f
        if (isCloser && standsAt(codes, name, names.form)) kinds.outerClosers = true;
        else if (standsAt(codes, name, names.figcaption)) kinds.closeUp = true;
        break;
      case 108: // l
        if (codes[name + 1] === 105) kinds.items = true;
        break;
      case 112: // p
        if (codes[name + 1] === 114) kinds.pre = true;
        break;
      case 115: // s
        if (standsAt(codes, name, names.source)) kinds.closeUp = true;
        else if (codes[name + 1] === 99 || codes[name + 1] === 118) kinds.keeps = true;
        else if (standsAt(codes, name, names.style)) kinds.keeps = true;
        break;
      case 116: // t
        if (standsAt(codes, name, names.track)) kinds.closeUp = true;
        break;
      case 87: // W
      case 109: // m
        kinds.keeps = true;
        break;
      case 111: // o
        if (standsAt(codes, name, names.option) || standsAt(codes, name, names.object)) kinds.closeUp = true;
        break;
      default:
    }
  }
  return kinds;
}

/** Is it the name of a quote in which there are capitals? */
function isOddQuote(codes: Uint32Array, at: number): boolean {
  return isQuote(codes, at) && !standsAt(codes, at, names.blockquote);
}

/** Is it the name of a quote, in letters of any case? */
export function isQuote(codes: Uint32Array, at: number): boolean {
  const { blockquote } = names;
  for (let index = 0; index < blockquote.length; index++)
    if (((codes[at + index] ?? 0) | 32) !== blockquote[index]) return false;
  return true;
}
