// Addresses in a text, whether links or plain words, as WordPress's wp_extract_urls() finds them: without references and
// semicolons. Linear.
import { decodeEntities } from '../../rendering/formatting/decode-entities.ts';
import { isDigit } from '../../rendering/formatting/references.ts';

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);

/** Blanks, `()<>`: an address goes no further. */
const ends = (code: number): boolean => isBlank(code) || code === 40 || code === 41 || code === 60 || code === 62;

/** Characters that are not part of the end of an address, besides those; of others than ASCII, those with one of these bytes. */
const notLast = new Set(Array.from('`![]{}:\'".,', (one) => one.charCodeAt(0)));
const notLastBytes = new Set([0xc2, 0xe2, 0xab, 0xbb, 0x80, 0x98, 0x99, 0x9c, 0x9d]);

/** Does an address go on with this character behind its last dot? */
function goesOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return !ends(code) && !notLast.has(code);
  if (Number.isNaN(code)) return false;
  return !Buffer.from(String.fromCodePoint(text.codePointAt(at) ?? code)).some((byte) => notLastBytes.has(byte));
}

/** Where an address ends whose last dot is at `dot`. */
function endAfter(text: string, dot: number): number {
  let at = dot + 1;
  if (text.charCodeAt(at) === 40) {
    let close = at + 1;
    while (isWord(text.charCodeAt(close))) close++;
    return close > at + 1 && text.charCodeAt(close) === 41 ? close + 1 : at;
  }
  for (;;) {
    if (goesOn(text, at)) at++;
    else if (text.charCodeAt(at) === 58 && isDigit(text.charCodeAt(at + 1))) {
      at++;
      while (isDigit(text.charCodeAt(at))) at++;
    } else return at;
  }
}

/** Each address once, in their order. */
export function linksIn(text: string): string[] {
  const found = new Set<string>();
  for (let slash = text.indexOf('/'); slash !== -1; ) {
    let run = slash + 1;
    let dot = -1;
    for (let code = text.charCodeAt(run); run < text.length && !ends(code); code = text.charCodeAt(++run))
      if (code === 46 && run > slash + 1) dot = run;
    if (dot === -1) {
      slash = text.indexOf('/', run);
      continue;
    }
    let start = slash;
    if (text.charCodeAt(slash - 1) === 58) {
      let scheme = slash - 1;
      while (isWord(text.charCodeAt(scheme - 1)) || text.charCodeAt(scheme - 1) === 45) scheme--;
      if (scheme < slash - 1) start = scheme;
    }
    const quote = text.charCodeAt(start - 1);
    const isQuoted = quote === 34 || quote === 39;
    const end = isQuoted ? quotedEnd(text, slash, dot, quote) : -1;
    const last = end === -1 ? endAfter(text, dot) : end;
    found.add(decodeEntities(text.slice(start, last)).replaceAll(';', ''));
    slash = text.indexOf('/', last);
  }
  return [...found];
}

/** Where an address between quotation marks ends: right before the mark. -1 where none does. */
function quotedEnd(text: string, slash: number, last: number, quote: number): number {
  for (let dot = last; dot > slash + 1; dot = text.lastIndexOf('.', dot - 1)) {
    const end = endAfter(text, dot);
    if (text.charCodeAt(end) === quote) return end;
  }
  return -1;
}
