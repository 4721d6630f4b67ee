// What the steps of wpautop() know of a token, one bit each.

export const Trait = {
  /** Nothing but blanks; a line break is one, too. */
  blank: 1,
  /** Begins with `<`. */
  opens: 2,
  /** Ends with `>`. */
  closes: 4,
  /** A tag whose name begins with a block element's. */
  block: 8,
  /** The opening tag of a block, its name whole. */
  blockOpener: 16,
  /** The beginning of a block's opening tag, up to the end of its name. */
  blockName: 32,
  /** A tag that is its name alone, `<p>` or `</p>`. */
  bare: 64,
  closer: 128,
  /** The name begins with `br`. */
  break: 256,
  /** A break without attributes. */
  bareBreak: 512,
  /** `<br` and nothing more. */
  breakName: 1024,
  /** A rule without attributes. */
  bareRule: 2048,
  /** `<hr` and nothing more. */
  ruleName: 4096,
  /** `>` or `/>`. */
  bareEnd: 8192,
  item: 1 << 14,
  /** Elements that get no break before. */
  noBreakBefore: 1 << 15,
  /** A quote's tag, in letters of any case. */
  quote: 1 << 16,
  /** Its name has capitals: for some steps it is a quote, for others no block at all. */
  oddQuote: 1 << 17,
  /** Closing tags of div, address and form. */
  outerCloser: 1 << 18,
  script: 1 << 19,
  style: 1 << 20,
  svg: 1 << 21,
  math: 1 << 22,
  /** Comments and other tags that begin with `<!`. */
  declaration: 1 << 23,
  /** Ends in `]`, where that is looked at. */
  bracket: 1 << 24,
  /** A `pre` with all that is in it, of which no step sees anything. */
  opaque: 1 << 25,
  /** Such a tag of `closedUp` that goes with a player: `<source`, `<track`. */
  media: 1 << 26,
  /** The name begins with `pre`. */
  pre: 1 << 27,
  /** Tags without which no blanks go from around elements: `<option`, `</object>`, `<source`, `<track`, `<figcaption`. */
  closedUp: 1 << 28,
  /** Text with tags in it that no step knows. */
  holdsTags: 1 << 29,
  /** What WordPress stands in for a line break in a tag, or for one that stays, written by the author. */
  standIn: 1 << 30,
  /** Begins like something from around which blanks may go: such a tag, one beside or around those, a player's shortcode. */
  clears: 1 << 31,
} as const;

/** Elements in which line breaks stay as they are. */
export const keeping = Trait.script | Trait.style | Trait.svg | Trait.math;
