// The inside of a shortcode's brackets: WordPress's shortcode_parse_atts(). Linear.
import { asciiLower, isBlank } from './php-strings.ts';

/** Named attributes under their names in lower case, others under `0`, `1`, …; values are always strings. */
export type ShortcodeAttributes = Readonly<Record<string, string>>;

const pair =
  /([\w-]+)[\t-\r ]*=[\t-\r ]*(?:"([^"]*)"|'([^']*)'|([^\t-\r '"]+))(?:[\t-\r ]|$)|"([^"]*)"(?:[\t-\r ]|$)|'([^']*)'(?:[\t-\r ]|$)|([^\t-\r ]+)(?:[\t-\r ]|$)/g;

const ownProperty = { configurable: true, enumerable: true, writable: true } as const;

/** WordPress `shortcode_parse_atts()`. Values in which a tag stays open are emptied. */
export function parseShortcodeAttributes(text: string): ShortcodeAttributes {
  const found: Record<string, string> = {};
  let next = 0;
  const spaced = text.replace(/[\u00a0\u200b]+/g, ' ');
  for (let at = 0; at < spaced.length; ) {
    if (isBlank(spaced.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = plainWordEnd(spaced, at);
    if (end !== -1) {
      found[next++] = unescaped(spaced.slice(at, end));
      at = end + 1;
      continue;
    }
    pair.lastIndex = at;
    const match = pair.exec(spaced);
    if (!match) break;
    at = pair.lastIndex;
    const [, name, double, single, bare, quoted, quotedSingle, word] = match;
    if (name !== undefined) {
      // PHP takes the name `0` for no name, and finds nothing else.
      if (name === '0') continue;
      const key = asciiLower(name);
      if (/^[1-9][0-9]{0,8}$/.test(key)) next = Math.max(next, Number(key) + 1);
      // As a property of its own, also where objects have one of that name by nature.
      if (key === '__proto__') Object.defineProperty(found, key, { ...ownProperty, value: '' });
      found[key] = closed(unescaped(double ?? single ?? bare ?? ''));
      continue;
    }
    const value = quoted ?? quotedSingle ?? word;
    if (value !== undefined && value !== '') found[next++] = closed(unescaped(value));
  }
  return found;
}

/**
 * Where a word ends that is neither quoted nor part of a pair: at a blank that no equals sign follows, or at the end of the
 * text. -1 where it may be something else.
 */
function plainWordEnd(text: string, start: number): number {
  let end = start;
  for (let code = text.charCodeAt(end); end < text.length && !isBlank(code); code = text.charCodeAt(++end))
    if (code === 34 || code === 39 || code === 60 || code === 61) return -1;
  let next = end;
  while (isBlank(text.charCodeAt(next))) next++;
  return text.charCodeAt(next) === 61 ? -1 : end;
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
  if (!value.includes('\\')) return value;
  return value.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]?))/g,
    (_, hex?: string, octal?: string, other = '') => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) % 256);
      return other === '' ? '\\' : (escapes[other] ?? other);
    },
  );
}
