// Where tokens of wpautop() end: the next character that ends one. Linear.
import { Trait } from './traits.ts';

/** What ends a token, as an expression and by code. With `[` and `]` where a step looks at shortcodes. */
export interface Stops {
  readonly any: RegExp;
  readonly codes: Uint8Array;
}
const stopsOf = (characters: string): Stops => ({
  any: new RegExp(`[${characters.replace(/[[\]]/g, '\\$&')}]`, 'g'),
  codes: Uint8Array.from({ length: 128 }, (_, code) => Number(characters.includes(String.fromCharCode(code)))),
});
export const tagStops = stopsOf('<>\n\r');
export const textStops = stopsOf('<\n\r');
export const playerStops = stopsOf('<\n\r[');
export const shortcodeStops = stopsOf('<>\n\r[]');

/** What ends a tag with line breaks in it that is one token all the same; and such a comment. */
export const inTag = /[<>\r]/g;
export const inSection = /[<\r]/g;

/** What a token is by the character that ends it, 0 where it does not belong to it. */
export const endingTraits = (code: number): number => (code === 62 ? Trait.closes : code === 93 ? Trait.bracket : 0);
