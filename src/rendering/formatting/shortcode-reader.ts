// The inside of a shortcode's brackets, one attribute after the other as WordPress's shortcode_parse_atts() reads them. Linear.
import { asciiLower, isBlank } from './php-strings.ts';
import { isHexCode } from './references.ts';
import { Rewriting } from './rewriting.ts';
import { backslashAfter, codeAfter, codeAt, isQuote } from './scan.ts';

export class ShortcodeReader {
  /** The text as it is read. */
  readonly text: string;
  /** Where the attribute begins that was read last, and its name ends: there, if it is a word without one. */
  start = 0;
  nameEnd = 0;
  #valueStart = 0;
  #valueEnd = 0;
  readonly #hasEscapes: boolean;
  readonly #hasTags: boolean;
  readonly #hasCapitals: boolean;
  #at = 0;

  constructor(text: string) {
    this.text = text.replace(/[\u00a0\u200b]+/g, ' ');
    this.#hasEscapes = this.text.includes('\\');
    this.#hasTags = this.text.includes('<');
    this.#hasCapitals = /[A-Z]/.test(this.text);
  }

  /** Goes back to an attribute that begins at an offset. */
  seek(start: number): void {
    this.#at = start;
  }

  /** Reads the next attribute; false where there is none. */
  next(): boolean {
    const { text } = this;
    while (this.#at < text.length) {
      const code = codeAt(text, this.#at);
      if (isBlank(code)) this.#at++;
      // PHP takes the name `0` for no name, and finds nothing else.
      else if (this.#readNamed()) {
        if (code !== 48 || this.nameEnd > this.start + 1) return true;
      } else if (this.#readWord(code)) return true;
    }
    return false;
  }

  #readNamed(): boolean {
    const { text } = this;
    const start = this.#at;
    const nameEnd = endOfName(text, start);
    const equals = nameEnd === start ? start : afterBlanks(text, nameEnd);
    if (nameEnd === start || codeAt(text, equals) !== 61) return false;
    const value = afterBlanks(text, equals + 1);
    const end = endOfValue(text, value);
    if (end === -1) return false;
    const isQuoted = isQuote(codeAt(text, value));
    this.start = start;
    this.nameEnd = nameEnd;
    this.#valueStart = isQuoted ? value + 1 : value;
    this.#valueEnd = end;
    // What ends the value is not looked at again: a quote and the blank behind it, or a blank.
    this.#at = isQuoted ? end + 2 : end + 1;
    return true;
  }

  /** False where nothing stands between quotes. */
  #readWord(code: number): boolean {
    const { text } = this;
    const start = this.#at;
    const quoted = isQuote(code) ? endOfValue(text, start) : -1;
    this.start = start;
    this.nameEnd = start;
    this.#valueStart = quoted === -1 ? start : start + 1;
    this.#valueEnd = quoted === -1 ? endOfWord(text, start) : quoted;
    this.#at = quoted === -1 ? this.#valueEnd + 1 : quoted + 2;
    return this.#valueEnd > this.#valueStart;
  }

  get isNamed(): boolean {
    return this.nameEnd > this.start;
  }

  /** In lower case. */
  get name(): string {
    const name = this.text.slice(this.start, this.nameEnd);
    return this.#hasCapitals ? asciiLower(name) : name;
  }

  /** Values in which a tag stays open are emptied. */
  get value(): string {
    const value = this.text.slice(this.#valueStart, this.#valueEnd);
    const text = this.#hasEscapes ? unescaped(value) : value;
    return this.#hasTags ? closed(text) : text;
  }
}

/** May it stand in a name? */
export const isNameCode = (code: number): boolean =>
  ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 48 && code <= 57) || code === 95 || code === 45;

function endOfName(text: string, start: number): number {
  let end = start;
  while (isNameCode(codeAt(text, end))) end++;
  return end;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(codeAt(text, at))) at++;
  return at;
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isBlank(codeAt(text, end))) end++;
  return end;
}

/**
 * Where a value ends, a quoted one at its closing quote; -1 where none is there that a blank follows, or the end of the text.
 * What has been looked at for one value is not looked at for another one: no quote of the same kind is in it.
 */
function endOfValue(text: string, start: number): number {
  const quote = codeAt(text, start);
  if (isQuote(quote)) {
    const end = codeAfter(text, quote, start + 1);
    return end !== -1 && (end + 1 === text.length || isBlank(codeAt(text, end + 1))) ? end : -1;
  }
  let end = start;
  for (let code = quote; end < text.length && !isBlank(code); code = codeAt(text, ++end)) if (isQuote(code)) return -1;
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
    const isHexadecimal = other === 'x' && isHexCode(codeAt(value, end));
    if (isHexadecimal || isOctal(codeAt(value, at + 1))) {
      const start = isHexadecimal ? end : at + 1;
      const most = start + (isHexadecimal ? 2 : 3);
      end = start + 1;
      while (end < most && (isHexadecimal ? isHexCode : isOctal)(codeAt(value, end))) end++;
      made = String.fromCharCode(Number.parseInt(value.slice(start, end), isHexadecimal ? 16 : 8) % 256);
    } else if (other === '') break;
    else made = escapes[other] ?? other;
    rewriting.replace(at, end, made);
    at = backslashAfter(value, end);
  }
  return rewriting.finish();
}

const isOctal = (code: number): boolean => code >= 48 && code <= 55;
