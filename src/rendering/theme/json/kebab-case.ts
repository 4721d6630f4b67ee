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
  const found = name.replaceAll("'", '').match(words) ?? [];
  return found.join('-').replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}
