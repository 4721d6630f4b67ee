// Escaping for output: esc_html, esc_attr, esc_textarea, esc_xml's escaping, and wp_specialchars_decode.
import { normalizeEntities } from './entities.ts';
import { replacements, withReplaced } from './rewriting.ts';

const tagMarks = { '<': '&lt;', '>': '&gt;' };
const quotes = { '"': '&quot;', "'": '&#039;' };
const ofTags = replacements(tagMarks);
const ofTagsAndQuotes = replacements({ ...tagMarks, ...quotes });
const ofTextarea = replacements({ '&': '&amp;', ...tagMarks, ...quotes });
const ofAttribute = replacements({ '&': '&amp;', ...tagMarks, '"': '&quot;', "'": '&apos;' });

/** PHP knows no `&apos;` in HTML 4.01, so that its ampersand is escaped although kses lets it through. */
function normalized(text: string): string {
  const out = normalizeEntities(text);
  return out.includes('&apos;') ? out.replaceAll('&apos;', '&amp;apos;') : out;
}

/** WordPress `esc_html()`: `< > " '` escaped, references that are known kept, other `&` escaped. */
export function escapeHtml(text: string): string {
  if (!/[&<>"']/.test(text)) return text;
  return withReplaced(normalized(text), ofTagsAndQuotes);
}

/** WordPress `esc_attr()`: the same bytes as `esc_html()`. */
export const escapeAttribute = escapeHtml;

/** `_wp_specialchars()` without quotes: `<`, `>` and `&` only. */
export function escapeMarkup(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return withReplaced(normalized(text), ofTags);
}

/** WordPress `esc_textarea()`, PHP `htmlspecialchars(text, ENT_QUOTES)`: every `&` is escaped, references as well. */
export const escapeTextarea = (text: string): string => (/[&<>"']/.test(text) ? withReplaced(text, ofTextarea) : text);

/** A value as WordPress's HTML API writes it into an attribute: as `escapeTextarea`, but for the apostrophe. */
export const encodeAttribute = (value: string): string =>
  /[&<>"']/.test(value) ? withReplaced(value, ofAttribute) : value;

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
    const hex = /^&#[xX]0*([0-9]+);$/.exec(match)?.[1];
    // A named reference in another case is not decoded, and no hexadecimal but with a small x.
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const decimal = /^&#0*([0-9]+);$/.exec(match)?.[1];
    return decimal === undefined ? match : String.fromCharCode(Number.parseInt(decimal, 10));
  });
}
