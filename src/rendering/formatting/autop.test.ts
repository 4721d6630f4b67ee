// The short way of making paragraphs gives what all the steps give, wherever it gives anything: random texts by a printed seed.
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { autop, paragraphsBySteps, setApart } from './autop.ts';
import { addBreaks } from './autop-breaks.ts';
import { plainParagraphs } from './autop-plain.ts';
import { surveyed } from './autop-survey.ts';

const pieces = [
  ...[
    'a',
    'b c',
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
  ],
  ...['<BLOCKQUOTE', '<Blockquote>', '</BLOCKQUOTE>', '<DIV>', '</P>'],
];

test('plain paragraphs are those of the steps', () => {
  const seed = Number(process.env.AUTOP_SEED ?? randomInt(1e9));
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let short = 0;
  for (let count = 0; count < 20_000; count++) {
    let text = '';
    for (let length = 1 + random(9); length > 0; length--) text += pieces[random(pieces.length)] ?? '';
    const kinds = surveyed(text);
    const apart = setApart(`${text}\n`);
    const made = plainParagraphs(apart, kinds, addBreaks);
    if (made === null) continue;
    short++;
    if (made !== paragraphsBySteps(apart, true, kinds)) {
      expect({ seed, text, made }).toEqual({ seed, text, made: paragraphsBySteps(apart, true, kinds) });
    }
  }
  expect(short).toBeGreaterThan(1000);
});

test('quotes with capitals in their names are no blocks, and yet quotes', () => {
  expect(autop('<Blockquote>a\n\nb</Blockquote>')).toBe('<blockquote><p>a</p>\n<p>b</Blockquote></p>\n');
  expect(autop('<BLOCKQUOTE')).toBe('<blockquote \n\n');
});

test('a line break stays behind what only looks like a closing tag', () => {
  expect(autop('a\n<b></>\nc')).toBe('<p>a<br />\n<b></><br />\nc</p>\n');
  expect(autop('<p>a</p></>\nb')).toContain('</><br />\nb');
});
