// Texts come out of tokens as they went in, and rewriting is what replacing stretches of an array is: random texts by a printed seed.
import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { showHidden } from './hidden.ts';
import { readTokens } from './read.ts';
import { TokenRewriting } from './token-rewriting.ts';
import type { Tokens } from './tokens.ts';

const seed = Number(process.env.TOKENS_SEED ?? randomInt(1e9));
let state = seed;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

/** No blocks, breaks and carriage returns: what comes of those is no longer the text. */
const pieces = [
  ...['a', ' ', '\t', '<', '>', '\n', '"', '[', ']', '<a', '</a>', '<!--', '-->', '<![CDATA[', ']]>', '<script>', '<B'],
  ...['plain words of some length', '           ', '\0', '<option>', '<source ', '<span title="', '</'],
];
const wide = ['é', '漢字', '\u{1F600}', '\ud800'];

function randomText(of: readonly string[]): string {
  let text = '';
  for (let count = random(30); count > 0; count--) text += (of[random(of.length)] ?? '').repeat(1 + random(4));
  return text;
}

function written(tokens: Tokens): string {
  showHidden(tokens);
  const text = tokens.text();
  tokens.release();
  return text;
}

describe(`tokens of a text, TOKENS_SEED=${seed}`, () => {
  test('texts come out as they went in', () => {
    for (let count = 0; count < 5000; count++) {
      const text = randomText(random(2) === 0 ? pieces : [...pieces, ...wide]);
      expect({ text, written: written(readTokens(text)) }).toEqual({ text, written: `${text}\n` });
    }
    const long = `<em>${'word\n<'.repeat(20_000)}`.repeat(3);
    expect(written(readTokens(long))).toBe(`${long}\n`);
    expect(written(readTokens(`${long}漢`))).toBe(`${long}漢\n`);
  });

  test('a line of plain text is one token, tags of no concern and all', () => {
    expect(readTokens('A line with <em>a word</em> in it, and > a sign').length).toBe(2);
    expect(readTokens('<p>A paragraph of so many words.</p>').length).toBe(6);
    expect(readTokens('<a\nhref="x"\ntitle="y">Words   ').length).toBe(4);
  });

  test.each([true, false])('what is put in stands where something was, growing: %s', (grows) => {
    for (let count = 0; count < 2000; count++) {
      const tokens = readTokens('\n'.repeat(random(300)));
      const { length } = tokens;
      for (let at = 0; at < length; at++) tokens.items[at] = at;
      const before = [...tokens.items.subarray(0, length)];
      const rewriting = new TokenRewriting(tokens, grows);
      const expected: number[] = [];
      let from = 0;
      for (let at = random(30); at < length; at = from + random(30)) {
        const end = Math.min(at + random(9), length);
        const made = [7, 8, 9, 7, 8, 9, 7, 8, 9, 7, 8, 9].slice(0, grows ? random(13) : random(end - at + 1));
        rewriting.replace(at, end, Uint32Array.from(made));
        expected.push(...before.slice(from, at), ...made);
        from = end;
      }
      rewriting.finish();
      expect([...tokens.items.subarray(0, tokens.length)]).toEqual([...expected, ...before.slice(from)]);
      tokens.release();
    }
  });
});
