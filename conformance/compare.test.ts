import { expect, test } from 'vitest';
import { differences, maskMoment, normalise } from './compare.ts';

const now = Date.parse('2026-01-02T03:04:05Z');

test('key order, missing and extra keys, lengths and values are all differences', () => {
  expect(differences({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual(['/: key order a,b got b,a']);
  expect(differences({ a: [1, 2] }, { a: [1], c: 0 })).toEqual(['.a: expected 2 items, got 1', '/: extra key c = 0']);
  expect(differences({ a: '1' }, { a: 1 })).toEqual(['.a: expected "1", got 1']);
  expect(differences([], {})).toHaveLength(1);
});

test('the present is masked, other times are not', () => {
  expect(maskMoment('2026-01-02T03:04:59', now)).toBe('<now>');
  expect(maskMoment('2026-01-02 03:03:00', now)).toBe('<now>');
  expect(maskMoment('2026-01-02T04:04:59', now)).toBe('2026-01-02T04:04:59');
});

test("an error's sentences are masked, its codes are not; a term's description is data", () => {
  const error = {
    code: 'x',
    message: 'Sentence.',
    data: { status: 400, params: { a: 'Sentence.' }, details: { a: { code: 'y', message: 'Sentence.', data: null } } },
  };
  expect(normalise(error, now)).toEqual({
    code: 'x',
    message: '*',
    data: { status: 400, params: { a: '*' }, details: { a: { code: 'y', message: '*', data: null } } },
  });
  expect(normalise({ description: 'kept' }, now)).toEqual({ description: 'kept' });
  expect(normalise({ description: 'sentence' }, now, true)).toEqual({ description: '*' });
});
