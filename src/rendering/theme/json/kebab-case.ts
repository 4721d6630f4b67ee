// Names as parts of classes and variables. Reproduces _wp_to_kebab_case: words as lodash's kebabCase finds them.
const lower = 'a-z\\u00df-\\u00f6\\u00f8-\\u00ff';
const upper = 'A-Z\\u00c0-\\u00d6\\u00d8-\\u00de';
const between =
  '\\u0000-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\ufeff\\u1680\\u180e\\u3000';
/** Neither between words, nor a digit, nor a Latin letter. */
const other = `[^${between}\\d${lower}${upper}]`;
const small = `(?:[${lower}]|${other})`;

/** What is a word, the first that fits: each run is taken whole, so that no text is looked at again and again. */
const words = new RegExp(
  [
    `[${upper}]?[${lower}]+(?=[${between}]|[${upper}]|$)`,
    `(?:[${upper}]|${other})+(?=[${between}]|[${upper}]${small}|$)`,
    `[${upper}]?${small}+`,
    `[${upper}]+`,
    '\\d*(?:1ST|2ND|3RD|(?![123])\\dTH)(?=\\b|[a-z_])',
    '\\d*(?:1st|2nd|3rd|(?![123])\\dth)(?=\\b|[A-Z_])',
    '\\d+',
  ].join('|'),
  'gu',
);

/** `LargeText2` → `large-text-2`. */
export function toKebabCase(name: string): string {
  const text = name.includes("'") ? name.replaceAll("'", '') : name;
  const ascii = asciiKebabCase(text);
  if (ascii !== null) return ascii;
  const found = text.match(words) ?? [];
  return found.join('-').replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

const [apart, digit, smallLetter, capital] = [0, 1, 2, 3];
/** What each character of ASCII is. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 57) return digit;
  if (code >= 97 && code <= 122) return smallLetter;
  return code >= 65 && code <= 90 ? capital : apart;
});
/** What is written and not yet a string. No fresh memory is needed for long texts. */
const bytes = Buffer.alloc(8192);

/** The same in one walk over the text; null where there is more than ASCII. */
function asciiKebabCase(text: string): string | null {
  let out = '';
  let written = 0;
  let isBegun = false;
  let before = apart;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) return null;
    let kind = kinds[code] ?? apart;
    if (written + 4 > bytes.length) {
      out += bytes.toString('latin1', 0, written);
      written = 0;
    }
    if (kind !== apart) {
      if (before === digit && kind !== digit && isOrdinal(text, at, kind)) {
        bytes[written++] = code | 32;
        kind = apart;
        at++;
      } else if (kind === capital ? before !== capital || isSmall(text.charCodeAt(at + 1)) : before !== kind) {
        // A small letter goes on with the word of a capital; the last of many capitals begins the word that follows.
        if (isBegun && (kind !== smallLetter || before !== capital)) bytes[written++] = 45;
      }
      isBegun = true;
      // Of letters the bit makes small ones; digits have it.
      bytes[written++] = text.charCodeAt(at) | 32;
    }
    before = kind;
  }
  return out + bytes.toString('latin1', 0, written);
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122;

/** Is a number that ends before an offset followed by its `st`, `nd`, `rd` or `th`, all small or all capital? */
function isOrdinal(text: string, at: number, kind: number): boolean {
  const first = text.charCodeAt(at) | 32;
  const second = text.charCodeAt(at + 1);
  if (kindOf(second) !== kind || !isEnding(text.charCodeAt(at - 1), first, second | 32)) return false;
  const next = kindOf(text.charCodeAt(at + 2));
  return next !== digit && next !== kind;
}

/** Beyond ASCII and at the end of a text as between words. */
const kindOf = (code: number): number => (code < 128 ? (kinds[code] ?? apart) : apart);

/** Are these the letters behind a number with this last digit? */
function isEnding(last: number, first: number, second: number): boolean {
  if (last === 49) return first === 115 && second === 116;
  if (last === 50) return first === 110 && second === 100;
  if (last === 51) return first === 114 && second === 100;
  return first === 116 && second === 104;
}
