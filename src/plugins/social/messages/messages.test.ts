// Counting, cutting and filling in: each network's own way to count, at its edges.
import { expect, test } from 'vitest';
import { fits, fitText } from './fit.ts';
import { codePoints, graphemes, utf8Bytes, weighted, withAddressesAs } from './length.ts';
import { fill, hashtag, type PlaceholderValues } from './template.ts';

const family = '👩‍👩‍👧‍👦';

test('lengths are those of the networks', () => {
  expect([graphemes(family), codePoints(family), family.length, utf8Bytes(family)]).toEqual([1, 7, 11, 25]);
  expect(graphemes('नमस्ते')).toBe(3);
  const mastodon = withAddressesAs(23);
  expect(mastodon('See https://example.org/a/very/long/address?with=everything#in-it now')).toBe(4 + 23 + 4);
  // twitter-text's own examples: Latin once, CJK twice, an emoji of any make twice, an address 23, NFC.
  expect(weighted('Hello')).toBe(5);
  expect(weighted('日本語')).toBe(6);
  expect(weighted(family)).toBe(2);
  expect(weighted('👍🏽🇩🇪')).toBe(4);
  expect(weighted('Cafe\u0301')).toBe(4);
  expect(weighted('at https://example.org/')).toBe(26);
  expect(weighted('“quoted” – yes…')).toBe(16);
});

test('texts are cut between words, keep their address, and never exceed a limit', () => {
  const limits = { characters: 40, count: graphemes };
  expect(fitText('Short enough', '', limits)).toBe('Short enough');
  expect(fitText('one two three four five six seven eight nine ten', '', limits)).toBe(
    'one two three four five six seven eight…',
  );
  const url = 'https://a.test/1';
  expect(fitText(`one two three four five six seven\n\n${url}\n\nand more`, url, limits)).toBe(
    `one two three four…\n\n${url}`,
  );
  expect(fitText('x'.repeat(100), '', limits)).toBe(`${'x'.repeat(39)}…`);
  for (const text of [family.repeat(60), `${'語'.repeat(80)} ${url}`, ' '.repeat(90), 'a\u0301'.repeat(80)]) {
    const cut = fitText(text, url, { ...limits, bytes: 90 });
    expect(fits(cut, { ...limits, bytes: 90 })).toBe(true);
  }
  expect(fitText('far too long for that', '', { characters: 1, count: graphemes })).toBe('');
});

test('placeholders are filled in, unknown ones stay, lines of nothing go', () => {
  const none = { excerpt: '', tags: '', categories: '', author: '', site_name: '', date: '' };
  const values: PlaceholderValues = { ...none, title: 'A {url} title', url: 'https://a.test/' };
  expect(fill('{title}\n\n{excerpt}\n\n{url}', values)).toBe('A {url} title\n\nhttps://a.test/');
  expect(fill('{nothing} {constructor} {title', values)).toBe('{nothing} {constructor} {title');
  expect(hashtag('New York')).toBe('#NewYork');
  expect(hashtag('C&A 2026')).toBe('#CA2026');
  expect([hashtag('2026'), hashtag('!?'), hashtag('straße')]).toEqual(['', '', '#straße']);
});

test('cutting takes time in proportion to the text, not to its square', () => {
  let counted = 0;
  const count = (text: string): number => {
    counted += text.length;
    return graphemes(text);
  };
  const long = 'word '.repeat(4000);
  fitText(long, '', { characters: 300, count });
  expect(counted).toBeLessThan(long.length * 20);
});
