// Login names and addresses as WordPress cleans and recognises them before it looks for an account.
// Sources: sanitize_user, is_email. Linear time, whatever comes in.
import { trimLikePhp } from './passwords.ts';

/** `sanitize_user`, without tags, accents, %-codes and entities. `strict` keeps only ASCII a-z, digits and ` _.-@`. */
export function sanitizeUser(name: string, strict = false): string {
  let clean = foldAccents(trimLikePhp(stripTags(name)));
  clean = dropEntities(clean.replace(/%[a-fA-F0-9]{2}/g, ''));
  if (strict) clean = clean.replace(/[^a-z0-9 _.\-@]/gi, '');
  return trimLikePhp(clean).replace(/[ \t\n\r\f\v]+/g, ' ');
}

/** `is_email`: could this be an address? Shape only. */
export function isEmail(text: string): boolean {
  if (Buffer.byteLength(text) < 6) return false;
  const at = text.indexOf('@', 1);
  if (at < 0) return false;
  const first = text.indexOf('@');
  const domain = text.slice(first + 1);
  if (!/^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]+$/.test(text.slice(0, first))) return false;
  if (domain.includes('..') || /^[ \t\n\r\0\x0B.]|[ \t\n\r\0\x0B.]$/.test(domain)) return false;
  const parts = domain.split('.');
  return parts.length >= 2 && parts.every((part) => /^[a-z0-9-]+$/i.test(part) && !/^-|-$/.test(part));
}

/** Positions of one sign in a text, asked for from left to right: whatever the text, each part of it is read once. */
function finder(text: string, sign: string): (from: number) => number {
  let known = -2;
  return (from) => {
    if (known !== -1 && known < from) known = text.indexOf(sign, from);
    return known;
  };
}

/** What stands between `<` and `>`, scripts and styles with what they hold. */
function stripTags(text: string): string {
  if (!text.includes('<')) return text;
  const lower = text.toLowerCase();
  const ends = new Map(['script', 'style'].map((name) => [name, finder(lower, `</${name}>`)]));
  const closing = finder(text, '>');
  let out = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) return out + text.slice(at);
    out += text.slice(at, open);
    if (/\s/.test(text.charAt(open + 1))) {
      out += '<';
      at = open + 1;
      continue;
    }
    const name = /^<(script|style)/.exec(lower.slice(open, open + 7))?.[1] ?? '';
    const end = ends.get(name)?.(open) ?? -1;
    const close = closing(end < 0 ? open : end);
    if (close < 0) return out;
    at = close + 1;
  }
  return out;
}

/** `&anything;` from the first `&` to the next `;`, at least one character between, not over line ends. */
function dropEntities(text: string): string {
  if (!text.includes('&')) return text;
  const semicolon = finder(text, ';');
  const lineEnd = finder(text, '\n');
  let out = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('&', at);
    if (open < 0) return out + text.slice(at);
    const close = semicolon(open + 2);
    const line = lineEnd(open);
    if (close < 0) return out + text.slice(at);
    if (line >= 0 && line < close) {
      out += text.slice(at, open + 1);
      at = open + 1;
      continue;
    }
    out += text.slice(at, open);
    at = close + 1;
  }
  return out;
}

const letters: Readonly<Record<string, string>> = {
  ß: 's',
  Æ: 'AE',
  æ: 'ae',
  Ø: 'O',
  ø: 'o',
  Œ: 'OE',
  œ: 'oe',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Ł: 'L',
  ł: 'l',
  Þ: 'TH',
  þ: 'th',
  ı: 'i',
  ª: 'a',
  º: 'o',
};

/** Latin letters without their accents, as far as names need it. */
function foldAccents(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  const plain = text.normalize('NFD').replace(/(\p{Script=Latin})\p{M}+/gu, '$1');
  return plain.normalize('NFC').replace(/[ßÆæØøŒœĐđÐðŁłÞþıªº]/g, (letter) => letters[letter] ?? letter);
}
