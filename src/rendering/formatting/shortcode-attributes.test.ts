// Attributes of a shortcode that has very many of them are those of any other. Random ones by a printed seed, which ATTRIBUTES_SEED
// repeats.
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { Random } from '../../rest/fuzz/random.testing.ts';
import { parseShortcodeAttributes } from './shortcode-attributes.ts';

const count = 1000;
const text = `first A="1" 7=seven ${Array.from({ length: count }, (_, n) => `n${n}='${n}' w${n}`).join(' ')} a="<b>" a=2 __proto__=p 0=x`;
const attributes = () => parseShortcodeAttributes(text);

test('Each of many attributes is found by its name or place, and the last one of a name counts', () => {
  expect(attributes().a).toBe('2');
  expect(attributes().A).toBeUndefined();
  expect([attributes()[0], attributes()[7], attributes()[8], attributes()[1]]).toEqual([
    'first',
    'seven',
    'w0',
    undefined,
  ]);
  expect(attributes()[7 + count]).toBe(`w${count - 1}`);
  expect(Object.hasOwn(attributes(), '__proto__')).toBe(true);
  expect(Object.hasOwn(attributes(), 'toString')).toBe(false);
  expect('n5' in attributes() && 'toString' in attributes()).toBe(true);
  expect(`${attributes()}`).toBe('[object Object]');
});

test('Many attributes are all there, in the order of any object, also where many were asked for before', () => {
  const all = attributes();
  for (let number = 0; number < count; number++) expect(all[`n${number}`]).toBe(String(number));
  for (const one of [all, attributes()]) {
    const names = Object.keys(one);
    expect(names).toHaveLength(2 * count + 4);
    expect(names.slice(0, 3)).toEqual(['0', '7', '8']);
    expect(names.slice(-3)).toEqual(['n998', 'n999', '__proto__']);
    expect({ ...one }).toEqual(one);
  }
});

test('An object of many attributes can be changed', () => {
  const changed: Record<string, string> = attributes();
  changed.a = '3';
  delete changed.n0;
  expect([changed.a, changed.n0, changed.n1]).toEqual(['3', undefined, '1']);
});

const pieces = [
  ...[
    'src',
    'SRC',
    'a',
    'x-src',
    'src2',
    '0',
    '7',
    '=',
    ' = ',
    "='b'",
    '="c d"',
    "='",
    '"',
    "'",
    ' ',
    '  ',
    '\n',
    '\u00a0',
  ],
  ...['\u200b', '\\x41', '<b>', '<', 'é', 'word', '[', '__proto__', 'toString', 'ſrc'],
];
const asked = ['src', 'a', 'x-src', 'src2', '0', '1', '7', 'toString', 'none', 'SRC', 'é', ''];
const seed = Number(process.env.ATTRIBUTES_SEED ?? randomInt(1e9));

test(`Asked for alone, each is what it is among all, ATTRIBUTES_SEED=${seed}`, () => {
  const random = new Random(seed);
  for (let round = 0; round < 500; round++) {
    const some = () => Array.from({ length: random.between(0, 30) }, () => random.pick(pieces)).join('');
    const filling = random.chance(0.5) ? 'w '.repeat(300) : ` ${'v'.repeat(600)} `;
    const long = `${some()}${filling}${some()}`;
    const all = { ...parseShortcodeAttributes(long) };
    for (const name of asked) {
      const alone = parseShortcodeAttributes(long);
      expect(Object.hasOwn(alone, name), JSON.stringify([name, long])).toBe(Object.hasOwn(all, name));
      if (Object.hasOwn(all, name))
        expect(parseShortcodeAttributes(long)[name], JSON.stringify([name, long])).toBe(all[name]);
    }
  }
});
