// Texts come out of items as they went in, and rewriting is what replacing stretches of a string is: random texts by a printed seed.
import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { UnitRewriting, Units, unitsOf } from './code-units.ts';

const seed = Number(process.env.UNITS_SEED ?? randomInt(1e9));
let state = seed;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const pieces = ['a', ' ', '<', '>', '\n', '\r', '"', '[', '</p>', 'plain words of some length', '           ', '\0'];
const wide = ['é', '漢字', '\u{1F600}', '\ud800'];

function randomText(of: readonly string[]): string {
  let text = '';
  for (let count = random(30); count > 0; count--) text += (of[random(of.length)] ?? '').repeat(1 + random(4));
  return text;
}

describe(`items of a text, UNITS_SEED=${seed}`, () => {
  test('texts come out as they went in', () => {
    for (let count = 0; count < 3000; count++) {
      const text = randomText(random(2) === 0 ? pieces : [...pieces, ...wide]);
      expect(new Units(text).finish()).toBe(text);
    }
    const long = `<p>${'word '.repeat(20_000)}`.repeat(3);
    expect(new Units(long).finish()).toBe(long);
    expect(new Units(`${long}漢`).finish()).toBe(`${long}漢`);
  });

  test('plain text is one item', () => {
    expect(new Units('<p>A paragraph of so many words.</p>').length).toBe(3 + 1 + 4);
    expect(new Units('Words of a paragraph   \n').length).toBe(1 + 3 + 1);
  });

  test.each([true, false])('what is put in stands where something was, growing: %s', (grows) => {
    for (let count = 0; count < 2000; count++) {
      // Letters alone, each an item.
      const text = 'abcdef<'.repeat(random(40));
      const units = new Units(text);
      const rewriting = new UnitRewriting(units, grows);
      let expected = '';
      let from = 0;
      for (let at = random(30); at < text.length; at = from + random(30)) {
        const end = Math.min(at + random(9), text.length);
        const made = 'XYZXYZXYZXYZ'.slice(0, grows ? random(13) : random(end - at + 1));
        rewriting.replace(at, end, unitsOf(made));
        expected += text.slice(from, at) + made;
        from = end;
      }
      rewriting.finish();
      expect(units.finish()).toBe(expected + text.slice(from));
    }
  });
});
