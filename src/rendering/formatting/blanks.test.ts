// Runs of blanks become one space, as an expression would have it: random texts by a printed seed, which BLANKS_SEED repeats.
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { Random } from '../../rest/fuzz/random.testing.ts';
import { tabs, tabsAndBreaks, whiteSpace, withSingleBlanks } from './blanks.ts';

const kinds = [
  [tabs, / [ \t]+|\t[ \t]*/g],
  [tabsAndBreaks, /[\n\r\t ]+/g],
  [whiteSpace, /[\t\n\v\f\r ]+/g],
] as const;
const pieces = [' ', '  ', '\t', '\n', '\v', '\f', '\r', '\0', '\x1f', 'a', 'é', '漢', '\u00a0', '\u2003'];
const seed = Number(process.env.BLANKS_SEED ?? randomInt(1e9));

test(`random texts, BLANKS_SEED=${seed}`, () => {
  const random = new Random(seed);
  for (let round = 0; round < 5000; round++) {
    const length = random.chance(0.01) ? 9000 : random.between(0, 12);
    const text = Array.from({ length }, () => random.pick(pieces)).join('');
    for (const [blanks, runs] of kinds) {
      expect(withSingleBlanks(text, blanks), JSON.stringify(text)).toBe(text.replace(runs, ' '));
    }
  }
});
