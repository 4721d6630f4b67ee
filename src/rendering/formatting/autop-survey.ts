// What kinds of tags a text has, found in one walk over it, so that steps of wpautop() that have nothing to do need not search: in a
// text full of tags a search takes as long as a step. Linear.
import { blockNameLength } from './block-names.ts';
import { openAfter } from './scan.ts';

/** Kinds of tags: true where a text may have some, by the beginnings of their names. */
export interface TagKinds {
  /** Block elements. */
  blocks: boolean;
  /** Breaks, and elements in which line breaks stay as they are. */
  breaks: boolean;
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

/** Looks at all tags of a text. */
export function surveyed(text: string): TagKinds {
  const kinds: TagKinds = {
    blocks: false,
    breaks: false,
    pre: false,
    items: false,
    quotes: false,
    oddQuotes: false,
    outerClosers: false,
    closeUp: false,
    standIns: false,
  };
  for (let at = openAfter(text, 0); at !== -1; at = openAfter(text, at + 1)) {
    const isCloser = text.charCodeAt(at + 1) === 47;
    const name = isCloser ? at + 2 : at + 1;
    if (blockNameLength(text, name) > 0) kinds.blocks = true;
    if (keepsBreaks(text, name)) kinds.breaks = true;
    switch (text.charCodeAt(name)) {
      case 33: // !
        if (text.startsWith(standIn, at)) kinds.standIns = true;
        break;
      case 66: // B
        kinds.quotes = true;
        if (isOddQuote(text, name)) kinds.oddQuotes = true;
        break;
      case 98: // b
        if (text.charCodeAt(name + 1) !== 108 && text.charCodeAt(name + 1) !== 76) break;
        kinds.quotes = true;
        if (isOddQuote(text, name)) kinds.oddQuotes = true;
        break;
      case 100: // d
        if (isCloser && text.startsWith('iv>', name + 1)) kinds.outerClosers = true;
        break;
      case 97: // a
        if (isCloser && text.startsWith('ddress>', name + 1)) kinds.outerClosers = true;
        break;
      case 102: // f
        if (isCloser && text.startsWith('orm>', name + 1)) kinds.outerClosers = true;
        else if (text.startsWith('igcaption', name + 1)) kinds.closeUp = true;
        break;
      case 108: // l
        if (text.charCodeAt(name + 1) === 105) kinds.items = true;
        break;
      case 112: // p
        if (text.charCodeAt(name + 1) === 114) kinds.pre = true;
        break;
      case 115: // s
        if (text.startsWith('ource', name + 1)) kinds.closeUp = true;
        else if (text.startsWith('tyle', name + 1)) kinds.breaks = true;
        break;
      case 116: // t
        if (text.startsWith('rack', name + 1)) kinds.closeUp = true;
        break;
      case 111: // o
        if (text.startsWith('ption', name + 1) || text.startsWith('bject', name + 1)) kinds.closeUp = true;
        break;
      default:
    }
  }
  return kinds;
}

function isOddQuote(text: string, at: number): boolean {
  return !text.startsWith('blockquote', at) && text.slice(at, at + 10).toLowerCase() === 'blockquote';
}

/** Is it a break, or an element in which line breaks stay as they are (script, svg, math; WordPress's stand-in for one)? */
export function keepsBreaks(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return (
    (code === 98 && next === 114) || (code === 115 && (next === 99 || next === 118)) || code === 87 || code === 109
  );
}
