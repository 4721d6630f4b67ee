// Runs of plain text are of no account to the steps that make paragraphs: random texts by a printed seed. What paragraphs come of a
// text is compared with WordPress itself in conformance/rendering.
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { trim } from '../php-strings.ts';
import { autop, tokenParagraphs } from './autop.ts';
import { plainParagraphs } from './plain.ts';
import { readApart } from './read.ts';

const pieces = [
  ...[
    'W',
    'W',
    'a',
    'b W',
    '\n',
    '\n\n',
    ' ',
    ' \n',
    '<p>',
    '</p>',
    '<p class="x">',
    '<div>',
    '</div>',
    '<br>',
    '<br />',
    '<hr />',
  ],
  ...['<ul>', '<li>', '</li>', '</ul>', '<blockquote>', '</blockquote>', '<h2>', '</h2>', '<em>', '</em>', '<picture>'],
  ...[
    '<figure>',
    '<figcaption>',
    '</figcaption>',
    '</figure>',
    '<svg>',
    '</svg>',
    '<td>',
    '</td>',
    '&amp;',
    '<!-- c -->',
    '<',
    '<a ',
    '<a W>',
    '<!-- W\n-->',
    '<div\nclass="W">',
  ],
  ...['<BLOCKQUOTE', '<Blockquote>', '</BLOCKQUOTE>', '<DIV>', '</P>'],
];

/** Numbers from 0 up to what is asked for, the same for a seed. */
function randomBelow(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('plain words are words, however long', () => {
  const seed = Number(process.env.AUTOP_SEED ?? randomInt(1e9));
  const random = randomBelow(seed);
  const long = 'Words of a plain text, which goes on and on until it ends';
  let unwrapped = 0;
  for (let count = 0; count < 20_000; count++) {
    let text = '';
    for (let length = 1 + random(9); length > 0; length--) text += pieces[random(pieces.length)] ?? '';
    const made = autop(text);
    if (made.includes('W') && !made.includes('<p>W')) unwrapped++;
    expect({ seed, text, made: autop(text.replaceAll('W', long)) }).toEqual({
      seed,
      text,
      made: made.replaceAll('W', long),
    });
  }
  expect(unwrapped).toBeGreaterThan(1000);
});

/** What tags must not be one token for, or may be only where a step does not look into them. */
const lookedInto: readonly (readonly string[])[] = [
  ['<option>', '</option>', '<option ', '<option\n', '<figcaption>', '</figcaption>', '<figcaption\n', '<figure>'],
  ['<object>', '</object>', '<object ', '<object\n', '</object >', '<param>', '<param\n', '</param>', '<embed a>'],
  ['<source>', '<source\n', '<track]', '[audio]', '[audio ', '[audio\n', '[/video]', '[/audio>', '<video ', '<audio\n'],
  ['<blockquote>', '</blockquote>', '<blockquote "', "<blockquote '", '<blockquote a="b">', '<blockquote\n', '"', "'"],
  [' <!-- wpnl --> ', '<!-- wpnl -->', '<WPPreserveNewline />', '<![CDATA[', ']]>', '<!--', '-->', '<BLOCKQUOTE>'],
  ['<pre>', '</pre>', '<pre a', '<script>', '</script>', '<style>', '<br><br>', '<hr', '<p', '</p\n>'],
];
const around = ['<p>', '</p>', '<div>', '</div>', '<li>', '<b>', '</b>', '<a\nb>', '<a\n', '<br>', '>', '<', ']', '['];
const between = ['a', 'b', ' ', '  ', '\n', '\n', '\n\n', ' \n', '\n ', '\r', '\t', '\n >'];

test('tags that are one token become what they become in parts', { timeout: 120_000 }, () => {
  const seed = Number(process.env.AUTOP_SEED ?? randomInt(1e9));
  const random = randomBelow(seed);
  for (let count = 0; count < 60_000; count++) {
    const all = [...(lookedInto[random(lookedInto.length)] ?? []), ...(lookedInto[random(lookedInto.length)] ?? [])];
    const some = [...all, ...around, ...between].filter(() => random(4) === 0);
    let text = '';
    for (let length = 1 + random(16); length > 0; length--) text += some[random(some.length)] ?? '';
    const breaks = random(4) > 0;
    if (trim(text) === '') continue;
    expect({ seed, text, made: tokenParagraphs(text, breaks) }).toEqual({
      seed,
      text,
      made: tokenParagraphs(text, breaks, readApart),
    });
  }
});

test('tags that end in others, as WordPress makes paragraphs of them', () => {
  expect(autop('[audio<p><blockquote><p>><blockquote><source')).toBe(
    '<p>[audio</p>\n<blockquote><p><p>></p>\n<blockquote><p><source \n</p>\n',
  );
  expect(autop('<blockquote ">"<p>b')).toBe('<blockquote ">"</p><p><p>b</p>\n');
  expect(autop('<blockquote "\n"\n>')).toBe('<blockquote "\n" \n<p> ></p>\n');
  expect(autop('<li<track</p>>')).toBe('<li<track>\n');
  expect(autop('<source>[audio\n<blockquote "<    [/video]', false)).toBe(
    '<p><source>[audio</p>\n<blockquote "<[/video]\n\n',
  );
});

test('a paragraph that opens alone goes where one tag of a block follows, as in WordPress', () => {
  expect(autop('<p><li>')).toBe('<li>\n');
  expect(autop('<p><li><p><div>')).toBe('<li>\n<div>\n');
  expect(autop('x</div><p><li>')).toBe('<p>x</p></div>\n<li>\n');
  expect(autop('<p><p><li>')).toBe('<p>\n<li>\n');
  expect(autop('<blockquote">"<p><ul>')).toBe('<blockquote">"</p><p>\n<ul>\n');
  expect(autop('<p>a\n<p>')).toBe('<p>a</p>\n<p>\n');
});

test('a paragraph of text gets its closing tag before an outer element where nothing stands between, as in WordPress', () => {
  expect(autop('<source>[audio\n\n><p>\n\n</address>')).toBe('<p><source>[audio</p>\n<p>><br />\n</address>\n');
  expect(autop('a</div>')).toBe('<p>a</p></div>\n');
});

test('only the end of a text is left to the steps that take paragraphs away', () => {
  expect(autop('b</div>\n\n</p>\n\n<p>')).toBe('<p>b</p></div>\n</p>\n<p>\n');
  expect(autop('<p><div>a\n\n<p>\n\n<hr>')).toBe('<p><div>a</p>\n<hr>\n');
});

test('quotes with capitals in their names are no blocks, and yet quotes', () => {
  expect(autop('<Blockquote>a\n\nb</Blockquote>')).toBe('<blockquote><p>a</p>\n<p>b</Blockquote></p>\n');
  expect(autop('<p><blockquote<em><pre>"')).toBe('<blockquote<em><p><pre>"</p>\n');
  expect(autop('<BLOCKQUOTE')).toBe('<blockquote \n\n');
});

test('a line break stays behind what only looks like a closing tag', () => {
  expect(autop('a\n<b></>\nc')).toBe('<p>a<br />\n<b></><br />\nc</p>\n');
  expect(autop('<p>a</p></>\nb')).toContain('</><br />\nb');
});

test('texts without tags get the paragraphs that all steps would make', () => {
  const seed = Number(process.env.AUTOP_SEED ?? randomInt(1e9));
  const random = randomBelow(seed);
  const long = 'Words of a plain text, which goes on and on until it ends';
  const plain = [
    long,
    long,
    'a',
    '\n',
    '\n\n',
    ' ',
    '\r',
    '\r\n',
    '\t',
    '\f',
    '\v',
    '\0',
    '>',
    '[audio]',
    'é',
    '\u00a0',
  ];
  let made = 0;
  for (let count = 0; count < 20_000; count++) {
    let text = '';
    for (let length = 1 + random(12); length > 0; length--) text += plain[random(plain.length)] ?? '';
    const breaks = random(2) === 0;
    const found = trim(text) === '' ? undefined : plainParagraphs(text, breaks);
    if (found === undefined) continue;
    made++;
    expect({ seed, text, found }).toEqual({ seed, text, found: tokenParagraphs(text, breaks) });
  }
  expect(made).toBeGreaterThan(2000);
  expect(plainParagraphs('a<b', true)).toBeUndefined();
  expect(plainParagraphs(' a', true)).toBeUndefined();
});
