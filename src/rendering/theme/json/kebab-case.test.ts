// Names are parted into the words that lodash's expression finds, which WordPress uses: random names by a printed seed, which KEBAB_SEED
// repeats.
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { Random } from '../../../rest/fuzz/random.testing.ts';
import { toKebabCase } from './kebab-case.ts';

const lower = 'a-z\\u00df-\\u00f6\\u00f8-\\u00ff';
const upper = 'A-Z\\u00c0-\\u00d6\\u00d8-\\u00de';
const between =
  '\\u0000-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\ufeff\\u1680\\u180e\\u3000';
const other = `[^${between}\\d${lower}${upper}]`;
const small = `(?:[${lower}]|${other})`;
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

function expected(name: string): string {
  const found = name.replaceAll("'", '').match(words) ?? [];
  return found.join('-').replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

const pieces = [
  ...[
    'a',
    'b',
    's',
    't',
    'st',
    'nd',
    'th',
    'A',
    'B',
    'ST',
    'RD',
    'TH',
    'é',
    'ß',
    'þ',
    'É',
    'Þ',
    '×',
    '÷',
    'Ā',
    'я',
    'Я',
  ],
  ...[
    '😀',
    '\ud83d',
    '1',
    '2',
    '3',
    '9',
    '-',
    '_',
    ' ',
    "'",
    '’',
    '\u00a0',
    '\u2020',
    '\ufeff',
    '\u3000',
    'ª',
    '¿',
    '\0',
  ],
];
const seed = Number(process.env.KEBAB_SEED ?? randomInt(1e9));

test(`random names, KEBAB_SEED=${seed}`, () => {
  const random = new Random(seed);
  for (let round = 0; round < 30_000; round++) {
    const name = Array.from({ length: random.between(1, 9) }, () => random.pick(pieces)).join('');
    expect(toKebabCase(name), JSON.stringify(name)).toBe(expected(name));
  }
});

test('long names', () => {
  expect(toKebabCase('largeTextÉé2nd '.repeat(100))).toBe(expected('largeTextÉé2nd '.repeat(100)));
});
