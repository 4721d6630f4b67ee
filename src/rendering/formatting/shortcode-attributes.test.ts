// Attributes of a shortcode that has very many of them are those of any other.
import { expect, test } from 'vitest';
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
