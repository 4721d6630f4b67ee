// Plain text from forms: WordPress's sanitize_text_field, sanitize_textarea_field, sanitize_key, sanitize_user,
// sanitize_html_class, sanitize_mime_type and normalize_whitespace. All linear.

import { removeAccents } from './accents.ts';
import { tabs, tabsAndBreaks, whiteSpace, withSingleBlanks } from './blanks.ts';
import { ofUnits } from './code-output.ts';
import { replaceReferences, withoutEntities } from './entities.ts';
import { ofTagsAndQuotes } from './escape.ts';
import { Escaping } from './escaping.ts';
import { mark, matchAfter } from './marks.ts';
import { asciiLower, trim } from './php-strings.ts';
import { stripAllTags } from './strip-tags.ts';
import { CodeWindow, codesOf, type TextCodes } from './text-codes.ts';

/** WordPress `sanitize_text_field()`: one line without tags and percent-encoded bytes. */
export const sanitizeTextField = (text: string): string => plainText(withoutTags(text), false);

/** The same for a text that `escapeLoneLessThan()` has been through, and without characters of code 0. */
export const sanitizeEscapedField = (text: string): string => plainText(withoutWholeTags(text), false);

/** WordPress `sanitize_textarea_field()`: as `sanitizeTextField`, but line breaks stay. */
export const sanitizeTextareaField = (text: string): string => plainText(withoutTags(text), true);

const withoutTags = (text: string): string => (text.includes('<') ? withoutWholeTags(escapeLoneLessThan(text)) : text);

const withoutWholeTags = (text: string): string =>
  /[<\0]/.test(text) ? stripAllTags(text).replaceAll('<\n', '&lt;\n') : text;

function plainText(text: string, keepBreaks: boolean): string {
  let out = text;
  if (!keepBreaks) out = withSingleBlanks(out, tabsAndBreaks);
  out = trim(out);
  if (!out.includes('%')) return out;
  const decoded = withoutPercentBytes(out);
  return decoded === out ? out : trim(decoded.replace(/ {2,}/g, ' '));
}

const window = new CodeWindow();
/** So many characters are looked at one by one before the next mark is searched. */
const near = 32;

/** WordPress `wp_pre_kses_less_than()`: a `<` that no `>` closes before the next `<` is text; it and what follows is escaped. */
export function escapeLoneLessThan(text: string): string {
  const first = text.indexOf('<');
  if (first === -1) return text;
  const escaping = new LoneEscaping(text);
  const { codes } = window;
  // The last `<`, and the first one of those that stand alone, as long as no `>` follows.
  let open = -1;
  let lone = -1;
  for (let from = first; from < text.length; ) {
    const count = window.show(text, from, text.length);
    let far = near;
    let index = 0;
    for (; index < count; index++) {
      const code = codes[index];
      if (code === 60) {
        if (open !== -1 && lone === -1) lone = open;
        open = from + index;
      } else if (code === 62) {
        if (lone !== -1) escaping.escape(lone, open);
        open = lone = -1;
      } else if (index < far) continue;
      else {
        // The next one is far away.
        const next = matchAfter(mark, text, from + index);
        index = (next === -1 ? text.length : next) - from - 1;
      }
      far = index + near;
    }
    from += index;
  }
  const end = text.endsWith('\n') ? text.length - 1 : text.length;
  if (open !== -1) escaping.escape(lone === -1 ? open : lone, end);
  return escaping.finish();
}

/** Escapes stretches of a text, of which nothing is made before the first one. */
class LoneEscaping {
  readonly #text: string;
  #escaping: Escaping | null = null;
  #codes: TextCodes | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  escape(start: number, end: number): void {
    this.#escaping ??= new Escaping(this.#text);
    this.#codes ??= codesOf(this.#text);
    replaceReferences(this.#escaping, this.#text, this.#codes, start, end, ofTagsAndQuotes);
  }

  finish(): string {
    return this.#escaping?.finish() ?? this.#text;
  }
}

const isHex = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);

/** Removes `%xx` until none is left, also those that a removal brings together. */
export function withoutPercentBytes(text: string): string {
  if (!/%[0-9a-fA-F]{2}/.test(text)) return text;
  const kept = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (length >= 2 && isHex(code) && isHex(kept[length - 1] ?? 0) && kept[length - 2] === 37) length -= 2;
    else kept[length++] = code;
  }
  return ofUnits(kept, length);
}

/** WordPress `sanitize_key()`: lower-case letters, digits, `_` and `-`. */
export const sanitizeKey = (key: string): string => asciiLower(key).replace(/[^a-z0-9_-]+/g, '');

/** WordPress `sanitize_html_class()`; `fallback` (sanitized as well) where nothing is left. */
export function sanitizeHtmlClass(name: string, fallback = ''): string {
  const out = name.replace(/%[a-fA-F0-9][a-fA-F0-9]/g, '').replace(/[^A-Za-z0-9_-]/g, '');
  return out === '' && fallback !== '' && fallback !== '0' ? sanitizeHtmlClass(fallback) : out;
}

/** WordPress `sanitize_user()`; `strict` leaves ASCII letters, digits, space and `_ . - @`. */
export function sanitizeUser(login: string, strict = false, locale = 'en_US'): string {
  let out = removeAccents(stripAllTags(login), locale).replace(/%[a-fA-F0-9][a-fA-F0-9]/g, '');
  out = withoutEntities(out);
  if (strict) out = out.replace(/[^a-zA-Z0-9 _.\-@]/g, '');
  return withSingleBlanks(trim(out), whiteSpace);
}

/** WordPress `sanitize_mime_type()`. */
export const sanitizeMimeType = (type: string): string => type.replace(/[^-+*.a-zA-Z0-9/]/g, '');

/** WordPress `sanitize_locale_name()`. */
export const sanitizeLocaleName = (name: string): string => name.replace(/[^A-Za-z0-9_-]/g, '');

/** WordPress `sanitize_hex_color()`: the color, '' for '', null where it is none. */
export function sanitizeHexColor(color: string): string | null {
  return color === '' || /^#(?:[A-Fa-f0-9]{3}){1,2}\n?$/.test(color) ? color : null;
}

/** WordPress `normalize_whitespace()`: one kind of line break, runs of breaks and blanks reduced to one. */
export const normalizeWhitespace = (text: string): string =>
  withSingleBlanks(
    trim(text)
      .replaceAll('\r', '\n')
      .replace(/\n{2,}/g, '\n'),
    tabs,
  );
