// What must be known of a text before wpautop() reads it into tokens. Most texts have nothing of all this, and it is not looked for; one
// that turns out to have some is read once more. Linear.
import { hasMatch } from '../scan.ts';
import { hasPres, type Pres, partedAtPres } from './pres.ts';
import { Trait } from './traits.ts';

export interface Known {
  readonly pres: Pres;
  /** Does some step look at shortcodes? */
  readonly seesShortcodes: boolean;
  /** As of `Tokens`. */
  readonly joins: boolean;
  /** Was all of it looked for? */
  readonly isSure: boolean;
}

/** The comment that WordPress's wpautop() stands in for line breaks in tags. */
export const standIn = '<!-- wpnl -->';
/** What it stands in for those that stay. */
export const keptStandIn = '<WPPreserveNewline />';

// Words that few texts have are looked for first: the engine finds their first letter much quicker than a `<`.

/** A tag whose name goes on is no block, for all that it is a quote to some step: it may have `<P>` before it. */
const longerQuote = /<blockquote[^>/\t-\r ]/g;
const hasLongerQuote = (text: string): boolean => text.includes('blockquote') && hasMatch(longerQuote, text, '<');

/** A quote's name with capitals. */
const oddQuote = /<(?!blockquote)[Bb][Ll][Oo][Cc][Kk][Qq][Uu][Oo][Tt][Ee]/g;

/**
 * Has the author written what WordPress stands in, so that it may matter within a tag, comment or section? A stand-in for a line break
 * in tags ends all of these but CDATA sections.
 */
const hasStandInInside = (text: string): boolean =>
  (text.includes('PreserveNewline') && text.includes(keptStandIn)) ||
  (text.includes('wpnl -->') && text.includes('<![CDATA[') && text.includes(standIn));

const media = /<(?:source|track)/g;

/** May there be players' shortcodes, or what is taken for their ends? */
const hasPlayers = (text: string): boolean => /[[\]]/.test(text) && /[[<]\/?(?:audio|video)/.test(text);

/** What a short look tells. */
export function knownAtFirst(input: string): Known {
  const pres = { text: input, bounds: [] };
  return { pres, seesShortcodes: false, joins: !hasLongerQuote(input), isSure: false };
}

/** Tokens of these traits tell that more must be known. */
export const telling = Trait.pre | Trait.oddQuote | Trait.standIn | Trait.media;

/** What is to be known more of a text that has been read: nothing, what there is to know, or that with `pre` elements, which it has. */
export const More = { nothing: 0, some: 1, pres: 2 } as const;

/** Must a text be read once more in which such tokens have turned out? `joins` is how it has been read. Answers one of `More`. */
export function moreAsked(text: string, found: number, joins: boolean): number {
  if (found & Trait.pre && hasPres(text)) return More.pres;
  if (joins && (found & Trait.oddQuote || (found & Trait.standIn && hasStandInInside(text)))) return More.some;
  return found & Trait.media && hasPlayers(text) ? More.some : More.nothing;
}

/** All that is to be known of a text of which that was known at first. */
export function knownOf({ pres: whole, joins }: Known, more: number): Known {
  const { text: input } = whole;
  const pres = more === More.pres || hasPres(input) ? partedAtPres(input) : whole;
  const { text } = pres;
  const hasLonger = text === input ? !joins : hasLongerQuote(text);
  const seesShortcodes = hasMatch(media, text, '<') && hasPlayers(text);
  return {
    pres,
    seesShortcodes,
    joins: !(hasLonger || hasMatch(oddQuote, text, '<') || hasStandInInside(text)),
    isSure: true,
  };
}
