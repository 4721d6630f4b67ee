// Escaping for output: esc_html, esc_attr, esc_textarea, esc_xml's escaping, and wp_specialchars_decode.

import { type References, withReferences } from './entities.ts';
import { Escaping, escapes, madeOf, withEscapes } from './escaping.ts';
import { codesOf } from './text-codes.ts';

const tagMarks = { '<': '&lt;', '>': '&gt;' };
const quotes = { '"': '&quot;', "'": '&#039;' };
const lone = madeOf('&amp;');
/** PHP knows no `&apos;` in HTML 4.01, so that its ampersand is escaped although kses lets it through. */
const ofTags: References = {
  change: /[<>]|&(?!(?:lt|gt|amp|quot|#039);)/g,
  made: escapes({ '&': '&amp;', ...tagMarks }).made,
  lone,
  apos: lone,
};
/** Of `escapeHtml()`. */
export const ofTagsAndQuotes: References = {
  ...ofTags,
  change: /[<>"']|&(?!(?:lt|gt|amp|quot|#039);)/g,
  made: escapes({ '&': '&amp;', ...tagMarks, ...quotes }).made,
};
const ofTextarea = escapes({ '&': '&amp;', ...tagMarks, ...quotes });
const ofAttribute = escapes({ '&': '&amp;', ...tagMarks, '"': '&quot;', "'": '&apos;' });

/** WordPress `esc_html()`: `< > " '` escaped, references that are known kept, other `&` escaped. */
export const escapeHtml = (text: string): string => withReferences(text, ofTagsAndQuotes);

/** WordPress `esc_attr()`: the same bytes as `esc_html()`. */
export const escapeAttribute = escapeHtml;

/** `_wp_specialchars()` without quotes: `<`, `>` and `&` only. */
export const escapeMarkup = (text: string): string => withReferences(text, ofTags);

/** WordPress `esc_textarea()`, PHP `htmlspecialchars(text, ENT_QUOTES)`: every `&` is escaped, references as well. */
export const escapeTextarea = (text: string): string => withEscapes(text, ofTextarea);

/** A value as WordPress's HTML API writes it into an attribute: as `escapeTextarea`, but for the apostrophe. */
export const encodeAttribute = (value: string): string => withEscapes(value, ofAttribute);

/** Is it a value as `encodeAttribute()` writes it, so that nothing changes when it is decoded and encoded again? */
export const isEncoded = (value: string): boolean => !/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/.test(value);

const characters = { amp: madeOf('&'), lt: madeOf('<'), gt: madeOf('>'), quot: madeOf('"'), apos: madeOf("'") };

/** What a value says that `isEncoded()`. */
export function decodeEncoded(value: string): string {
  if (!value.includes('&')) return value;
  const escaping = new Escaping(value);
  const codes = codesOf(value);
  for (let at = 0; at < value.length; at++) {
    if (codes[at] !== 38) continue;
    const next = codes[at + 1];
    if (next === 108) escaping.replace(at, at + 4, characters.lt);
    else if (next === 103) escaping.replace(at, at + 4, characters.gt);
    else if (next === 113) escaping.replace(at, at + 6, characters.quot);
    else if (codes[at + 2] === 109) escaping.replace(at, at + 5, characters.amp);
    else escaping.replace(at, at + 6, characters.apos);
    at += 3;
  }
  return escaping.finish();
}

const others = /&(?:lt|gt|amp|#0*60|#0*62|#0*38|#x0*26);/gi;
const withDouble = /&(?:lt|gt|amp|quot|#0*60|#0*62|#0*38|#0*34|#x0*(?:26|22));/gi;
const withAll = /&(?:lt|gt|amp|quot|#0*60|#0*62|#0*38|#0*34|#0*39|#x0*(?:26|22|27));/gi;

/**
 * WordPress `wp_specialchars_decode()`: the references of `& < >`, and of `"` (`double`) or of both quotes (`both`), back
 * to characters. Others stay; what comes out is not decoded again.
 */
export function decodeSpecialCharacters(text: string, kind: 'none' | 'double' | 'both' = 'none'): string {
  if (!text.includes('&')) return text;
  return text.replace(kind === 'both' ? withAll : kind === 'double' ? withDouble : others, (match) => {
    if (match === '&lt;') return '<';
    if (match === '&gt;') return '>';
    if (match === '&amp;') return '&';
    if (match === '&quot;') return '"';
    // A named reference in another case is not decoded.
    if (match[1] !== '#') return match;
    const isHex = match[2] === 'x' || match[2] === 'X';
    return String.fromCharCode(Number.parseInt(match.slice(isHex ? 3 : 2), isHex ? 16 : 10));
  });
}
