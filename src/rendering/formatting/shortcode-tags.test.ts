// Brackets in tags are passed over. It must be as if they stood there as references, which is how WordPress does it: random texts by a
// printed seed, which SHORTCODE_SEED repeats.
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { Random } from '../../rest/fuzz/random.testing.ts';
import { replaceShortcodes, ShortcodeNames, usedNames } from './shortcode-scan.ts';
import { type Brackets, bracketsOf, withHiddenBrackets } from './shortcode-tags.ts';
import { runShortcodes } from './shortcodes.ts';

const pieces = [
  ...['[a]', '[/a]', '[a b="c"]', '[a/]', '[[a]]', '[b]', '[', ']', '<', '>', '"', '/', ' ', 'text', '\n', 'é', '漢'],
  ...[
    '<i>',
    '<i title="[a]">',
    '<i [a]>',
    '<i [',
    '<i ]',
    '<!-- [a] > -->',
    '<!-- [',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!x [a]>',
  ],
];
const seed = Number(process.env.SHORTCODE_SEED ?? randomInt(1e9));

test(`as if brackets in tags were references, SHORTCODE_SEED=${seed}`, () => {
  const random = new Random(seed);
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({ length: random.between(1, 14) }, () => random.pick(pieces)).join('');
    const brackets = bracketsOf(text, names.firsts);
    const hidden = withHiddenBrackets(text, 0, text.length, brackets.tags);
    const [html, given] = replaced(text, brackets);
    const [written, seen] = replaced(hidden);
    expect(given, text).toStrictEqual(seen);
    // Tags that no shortcode encloses keep their brackets in the one, and have references in the other.
    expect(html, text).toBe(shown(written));
  }
});

test(`wherever they stand in a long text, SHORTCODE_SEED=${seed}`, () => {
  const random = new Random(seed);
  for (let round = 0; round < 5_000; round++) {
    const text = Array.from({ length: random.between(1, 14) }, () => random.pick(pieces)).join('');
    const first = random.pick(['<', ']']);
    const filled = 8170 + random.between(0, 24);
    const expected = offsets(`${first}${text}`).map((all) => all.map((at) => (at === 0 ? 0 : at + filled)));
    expect(offsets(`${first}${'x'.repeat(filled)}${text}`), `${filled} ${text}`).toStrictEqual(expected);
  }
});

function offsets(text: string): number[][] {
  const { tags, openings, closers, closings, inside } = bracketsOf(text, names.firsts);
  return [tags, ...[openings, closers, closings, inside].map(({ all, count }) => [...all.subarray(0, count)])];
}

const names = new ShortcodeNames(['a']);

/** What becomes of a text, and what shortcodes are given. */
function replaced(text: string, brackets?: Brackets): [string, string[]] {
  const given: string[] = [];
  const html = replaceShortcodes(
    text,
    names,
    ({ attributes, content, doubleOpen }) => {
      given.push(`${doubleOpen} ${attributes} ${content}`);
      return '{}';
    },
    brackets,
  );
  return [html, given];
}

const shown = (html: string): string => html.replaceAll('&#91;', '[').replaceAll('&#93;', ']');

test.each([
  ['<i [>', [0, 5]],
  ['<i>[a]</i>', []],
  ['a<i ]><b>[<u [', [1, 6, 10, 14]],
  ['<!-- > [ --> <i [>', [0, 12, 13, 18]],
  ['<!-- > [', [0, 8]],
  ['<![CDATA[ > ]]>]', [0, 15]],
  ['<!x>[', []],
  ['<i ', []],
])('tags with brackets in %j', (text, bounds) => {
  expect(bracketsOf(text, names.firsts).tags).toStrictEqual(bounds);
});

// As WordPress answers: a name that stands whole behind a bracket anywhere, be that in a comment, is looked for everywhere.
test.each([
  ['[a.x]', '[a.x]'],
  ['<!-- [a ] --> [a.x]', '<!-- [a ] --> A'],
  ['<!-- [a ] --> [[a.x]]', '<!-- [a ] --> [a.x]'],
  ['<![CDATA[a ]]> [a.x]', '<![CDATA[a ]]> A'],
  ['<![CDATA[[a] ]]> [a.x]', '<![CDATA[[a] ]]> A'],
  ['<i [a]> [a.x]', '<i A> A'],
  ['<i title="[a ]"> [a.x]', '<i title="A"> A'],
  ['<!x [a ]>[a.x]', '<!x [a ]>A'],
])('shortcodes in %j', (text, html) => {
  expect(runShortcodes(text, new Map([['a', () => 'A']]), false)).toBe(html);
});

test(`names that are used, SHORTCODE_SEED=${seed}`, () => {
  const random = new Random(seed);
  const possible = ['a', 'b', 'text', 'CDATA'];
  const { firsts } = new ShortcodeNames(possible);
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({ length: random.between(1, 10) }, () => random.pick(pieces)).join('');
    const all = new Set(Array.from(text.matchAll(/\[([^<>&/[\]\x00-\x20=]+)/g), ([, name]) => name));
    const used = possible.filter((name) => all.has(name));
    expect(usedNames(text, possible, bracketsOf(text, firsts)), text).toStrictEqual(used);
  }
});
