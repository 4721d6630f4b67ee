// The inside of a shortcode's brackets: WordPress's shortcode_parse_atts(). Linear.
import { asciiLower, isBlank } from './php-strings.ts';
import { isHexCode } from './references.ts';
import { Rewriting } from './rewriting.ts';
import { backslashAfter, codeAfter } from './scan.ts';

/** Named attributes under their names in lower case, others under `0`, `1`, …; values are always strings. */
export type ShortcodeAttributes = Readonly<Record<string, string>>;

const ownProperty = { configurable: true, enumerable: true, writable: true } as const;

/** WordPress `shortcode_parse_atts()`. Values in which a tag stays open are emptied. */
export function parseShortcodeAttributes(text: string): ShortcodeAttributes {
  if (text === '') return {};
  // Every new name would be looked for in a prototype: where there can be thousands, that comes last.
  const isLong = text.length > 4096;
  const found: Record<string, string> = isLong ? Object.create(null) : {};
  let next = 0;
  const spaced = text.replace(/[\u00a0\u200b]+/g, ' ');
  const hasEscapes = spaced.includes('\\');
  const hasTags = spaced.includes('<');
  const hasCapitals = /[A-Z]/.test(spaced);
  const valueAt = (start: number, end: number): string => {
    const value = hasEscapes ? unescaped(spaced.slice(start, end)) : spaced.slice(start, end);
    return hasTags ? closed(value) : value;
  };
  for (let at = 0; at < spaced.length; at++) {
    const code = spaced.charCodeAt(at);
    if (isBlank(code)) continue;
    const nameEnd = endOfName(spaced, at);
    const equals = nameEnd === at ? nameEnd : afterBlanks(spaced, nameEnd);
    if (nameEnd > at && spaced.charCodeAt(equals) === 61) {
      const start = afterBlanks(spaced, equals + 1);
      const end = endOfValue(spaced, start);
      if (end !== -1) {
        const name = spaced.slice(at, nameEnd);
        const isQuoted = isQuote(spaced.charCodeAt(start));
        at = isQuoted ? end + 1 : end;
        // PHP takes the name `0` for no name, and finds nothing else.
        if (name === '0') continue;
        const key = hasCapitals ? asciiLower(name) : name;
        if (isNumber(code) && /^[1-9][0-9]{0,8}$/.test(key)) next = Math.max(next, Number(key) + 1);
        // As a property of its own, also where objects have one of that name by nature.
        else if (key === '__proto__') Object.defineProperty(found, key, { ...ownProperty, value: '' });
        found[key] = valueAt(isQuoted ? start + 1 : start, end);
        continue;
      }
    }
    const quoted = isQuote(code) ? endOfValue(spaced, at) : -1;
    const start = quoted === -1 ? at : at + 1;
    const end = quoted === -1 ? endOfWord(spaced, at) : quoted;
    at = quoted === -1 ? end : end + 1;
    if (end > start) found[next++] = valueAt(start, end);
  }
  if (isLong) Object.setPrototypeOf(found, Object.prototype);
  return found;
}

const isQuote = (code: number): boolean => code === 34 || code === 39;
const isNumber = (code: number): boolean => code >= 49 && code <= 57;
const isNameCode = (code: number): boolean =>
  ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 48 && code <= 57) || code === 95 || code === 45;

function endOfName(text: string, start: number): number {
  let end = start;
  while (isNameCode(text.charCodeAt(end))) end++;
  return end;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isBlank(text.charCodeAt(end))) end++;
  return end;
}

/**
 * Where a value ends, a quoted one at its closing quote; -1 where none is there that a blank follows, or the end of the text.
 * What has been looked at for one value is not looked at for another one: no quote of the same kind is in it.
 */
function endOfValue(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  if (isQuote(quote)) {
    const end = codeAfter(text, quote, start + 1);
    return end !== -1 && (end + 1 === text.length || isBlank(text.charCodeAt(end + 1))) ? end : -1;
  }
  let end = start;
  for (let code = quote; end < text.length && !isBlank(code); code = text.charCodeAt(++end))
    if (isQuote(code)) return -1;
  return end > start ? end : -1;
}

/** '' where a `<` has no `>` behind it. */
function closed(value: string): string {
  for (let at = value.indexOf('<'); at !== -1; ) {
    const end = value.indexOf('>', at);
    if (end === -1) return '';
    at = value.indexOf('<', end);
  }
  return value;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', v: '\v', b: '\b', f: '\f' };

/** PHP `stripcslashes()`. */
function unescaped(value: string): string {
  const rewriting = new Rewriting(value);
  for (let at = value.indexOf('\\'); at !== -1; ) {
    const other = value.charAt(at + 1);
    let end = at + 2;
    let made = other;
    const isHexadecimal = other === 'x' && isHexCode(value.charCodeAt(end));
    if (isHexadecimal || isOctal(value.charCodeAt(at + 1))) {
      const start = isHexadecimal ? end : at + 1;
      const most = start + (isHexadecimal ? 2 : 3);
      end = start + 1;
      while (end < most && (isHexadecimal ? isHexCode : isOctal)(value.charCodeAt(end))) end++;
      made = String.fromCharCode(Number.parseInt(value.slice(start, end), isHexadecimal ? 16 : 8) % 256);
    } else if (other === '') break;
    else made = escapes[other] ?? other;
    rewriting.replace(at, end, made);
    at = backslashAfter(value, end);
  }
  return rewriting.finish();
}

const isOctal = (code: number): boolean => code >= 48 && code <= 55;
