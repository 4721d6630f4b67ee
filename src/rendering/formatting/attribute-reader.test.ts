// Of attributes of one name the first counts, in letters of any case and however many there are.
import { expect, test } from 'vitest';
import { readAttributes } from './attribute-reader.ts';

test.each([1, 10, 16, 17, 500, 5000])('Each of %i names is read once', (count) => {
  const names = Array.from({ length: count }, (_, number) => `${number % 2 === 0 ? 'É-Data' : 'b'}${number}`);
  const source = [...names, ...names.map((name) => `${name.toLowerCase()}=2`), ...names].map((name) => ` ${name}`);
  const lower = names.map((name) => name.replace('Data', 'data'));
  expect(readAttributes(`${source.join('')}>`).filter(({ name }) => !name.startsWith('é'))).toEqual(
    lower.map((name) => ({ name, value: null })),
  );
  const repeated = names.map((name) => ` ${name.toUpperCase()}="x"`).join('');
  expect(readAttributes(`${repeated.repeat(3)}>`)).toHaveLength(count);
  expect(readAttributes(`${repeated.repeat(3)}>`, (name) => name === 'b1')).toHaveLength(count > 1 ? 1 : 0);
});
