// A searched text and a stored one are taken apart alike: what `like` finds, the pieces find.
import { expect, test } from 'vitest';
import { eachToken, gramPrefix, piecesOf } from './words.ts';

const tokensOf = (text: string): string[] => {
  const tokens = new Set<string>();
  eachToken(text, (token) => tokens.add(token));
  return [...tokens];
};

test('words are runs of letters and digits, with ASCII letters in lower case', () => {
  expect(tokensOf('The CAFÉ, x1 don’t <b>a_b</b>\0never')).toEqual(['the', 'cafÉ', 'x1', 'don', 't', 'b', 'a']);
});

test('scripts without spaces are cut into characters and pairs', () => {
  expect(tokensOf('x日本語y')).toEqual([
    'x',
    ...['日', '本', '日本', '語', '本語'].map((gram) => gramPrefix + gram),
    'y',
  ]);
});

test('a long run becomes windows that hold every text of half their length', () => {
  const run = Array.from({ length: 500 }, (_, index) => String.fromCharCode(97 + ((index * index) % 26))).join('');
  const windows = tokensOf(run);
  expect(Math.max(...windows.map((window) => window.length))).toBe(64);
  for (let at = 0; at + 32 <= run.length; at++) {
    const part = run.slice(at, at + 32);
    expect(windows.some((window) => window.includes(part))).toBe(true);
  }
  expect(windows.some((window) => run.endsWith(window))).toBe(true);
});

test('a text is exact where it is a part of a word', () => {
  const exact = (text: string) => piecesOf(text).exact;
  expect(['port', 'Éa', '日', '日本', '20'].map(exact)).toEqual([true, true, true, true, true]);
  expect(['new york', 'port.', '.port', '日本語', 'x日', 'a-b', '!', 'x'.repeat(33)].some(exact)).toBe(false);
});

test('pieces beside other characters begin or end a word', () => {
  expect(piecesOf('ew yor').pieces).toEqual([
    { text: 'yor', starts: true, ends: false, gram: false },
    { text: 'ew', starts: false, ends: true, gram: false },
  ]);
  expect(piecesOf(' of ').pieces).toEqual([{ text: 'of', starts: true, ends: true, gram: false }]);
});
