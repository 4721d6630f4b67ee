// What a language puts in the place of straight quotes, dashes and the like, as WordPress's language files have it.
import { type Made, madeOf } from './escaping.ts';

/** Characters or references, by what they are. */
export interface Signs {
  readonly apostrophe: string;
  readonly openingSingle: string;
  readonly closingSingle: string;
  readonly primeSingle: string;
  readonly openingDouble: string;
  readonly closingDouble: string;
  readonly primeDouble: string;
  readonly shortDash: string;
  readonly longDash: string;
}

/** What a mark is in whose place something is put, and what becomes of it. */
export const Mark = {
  /** Stays as it is. */
  none: 0,
  /** Quotes on which nothing is decided. */
  single: 1,
  double: 2,
  /** A quote that may end a quotation. */
  end: 3,
  apostrophe: 4,
  /** An apostrophe of a word that lacks its beginning: may count as the end of a quotation. */
  cockney: 5,
  openingSingle: 6,
  closingSingle: 7,
  primeSingle: 8,
  openingDouble: 9,
  closingDouble: 10,
  primeDouble: 11,
  /** Two single quotes, which close a quotation; two backticks, which open one. */
  twoSingles: 12,
  backticks: 13,
  dots: 14,
  trademark: 15,
  shortDash: 16,
  twoDashes: 17,
  twoDashesApart: 18,
  threeDashes: 19,
  times: 20,
  ampersand: 21,
  /** A dash that is long if a quote beside it brings a space. */
  dash: 22,
} as const;

/** Such a word's apostrophe is the same in all languages. */
const cockney = '&#8217;';

/** How a language sets texts. */
export class Typography {
  readonly signs: Signs;
  /** Does it know English words that lack their beginning, such as `'twas`? */
  readonly hasCockney: boolean;
  /** Does the apostrophe of such a word close a quotation? */
  readonly cockneyCloses: boolean;
  /** Is its apostrophe that of such words? */
  readonly isCockney: boolean;
  /** Does it leave the quote straight that ends a quotation? */
  readonly endsStraight: boolean;
  /** Do some of its quotes begin or end with a space? */
  readonly isSpacious: boolean;
  /** By mark: what is put in its place, and of how many characters. */
  readonly made: readonly (Made | undefined)[];
  readonly lengths: Uint8Array;
  /** By mark: 1 where that begins, and where it ends, with a space. */
  readonly opens: Uint8Array;
  readonly closes: Uint8Array;

  constructor(signs: Signs, hasCockney = true) {
    this.signs = signs;
    this.hasCockney = hasCockney;
    this.cockneyCloses = signs.closingSingle === cockney;
    this.endsStraight = signs.closingDouble === '"';
    this.isCockney = signs.apostrophe === cockney;
    this.isSpacious = Object.values(signs).some((sign) => startsWithSpace.test(sign) || endsWithSpace.test(sign));
    const made = new Array<Made | undefined>(Mark.dash + 1).fill(undefined);
    this.lengths = new Uint8Array(made.length);
    this.opens = new Uint8Array(made.length);
    this.closes = new Uint8Array(made.length);
    for (const [mark, length, text] of replacements(signs)) {
      made[mark] = madeOf(text);
      this.lengths[mark] = length;
      this.opens[mark] = Number(startsWithSpace.test(text));
      this.closes[mark] = Number(endsWithSpace.test(text));
    }
    this.made = made;
  }
}

const startsWithSpace = /^(?:[ \t\r\n\xa0]|&nbsp;)/;
const endsWithSpace = /(?:[ \t\r\n\xa0]|&nbsp;)$/;

/** What is put in the place of so many characters of a mark. */
const replacements = (signs: Signs): readonly (readonly [mark: number, length: number, made: string])[] => [
  [Mark.apostrophe, 1, signs.apostrophe],
  [Mark.cockney, 1, cockney],
  [Mark.openingSingle, 1, signs.openingSingle],
  [Mark.closingSingle, 1, signs.closingSingle],
  [Mark.primeSingle, 1, signs.primeSingle],
  [Mark.openingDouble, 1, signs.openingDouble],
  [Mark.closingDouble, 1, signs.closingDouble],
  [Mark.primeDouble, 1, signs.primeDouble],
  [Mark.twoSingles, 2, signs.closingDouble],
  [Mark.backticks, 2, signs.openingDouble],
  [Mark.dots, 3, '&#8230;'],
  [Mark.trademark, 4, '&#8482;'],
  [Mark.shortDash, 1, signs.shortDash],
  [Mark.twoDashes, 2, signs.shortDash],
  [Mark.twoDashesApart, 2, signs.longDash],
  [Mark.threeDashes, 3, signs.longDash],
  [Mark.times, 1, '&#215;'],
  [Mark.ampersand, 1, '&#038;'],
];

export const englishTypography = new Typography({
  apostrophe: '&#8217;',
  openingSingle: '&#8216;',
  closingSingle: '&#8217;',
  primeSingle: '&#8242;',
  openingDouble: '&#8220;',
  closingDouble: '&#8221;',
  primeDouble: '&#8243;',
  shortDash: '&#8211;',
  longDash: '&#8212;',
});
