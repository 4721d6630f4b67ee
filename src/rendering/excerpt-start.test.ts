// Excerpts are made of a start of the text where that is enough. It must not show: the same text with a comment at its end, which has
// to be gone through as a whole, gives the same excerpt. Random texts by a printed seed, which EXCERPT_SEED repeats.
import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Random } from '../rest/fuzz/random.testing.ts';
import { noIds } from './content.ts';
import { context } from './context.testing.ts';
import { madeExcerpt } from './excerpt.ts';
import { isWordless, mostSigns, startWithWords } from './excerpt-start.ts';

/** The excerpt, and what it counted: galleries and players that it does not show have their numbers, too. */
const madeOf = (text: string, count: number) => madeExcerpt(text, count, context, noIds);

const words = [
  ...[
    'rose',
    'said',
    `5'10"`,
    "it's",
    '"quoted"',
    "'single'",
    '--',
    '-',
    '...',
    '(tm)',
    "9'",
    "'99",
    '&amp;',
    '&',
    ':)',
  ],
  ...['"b\'', "''x''", '``', '<b>bold</b>', '<i>"it"</i>', '<a href="x">link</a>', '<br>', '<code>"c" -- d</code>'],
  ...[
    'Wordpress',
    '“so”',
    '&nbsp;',
    '5"',
    "6'7",
    '<img src="x.jpg" alt="a b"/>',
    ':mrgreen:',
    '3 x 4',
    ']',
    ']]>',
    "'",
  ],
  ...['"', '\n', '\n\n', '\r\n', '\nhttp://a.example/b\n', '<code>', '</code>', '<tt>', '</tt>'],
];
const bounds = [
  ...[
    '\n',
    '\n\n',
    '<p>',
    '</p>',
    '</p>\n',
    '\n\n<p>',
    '<div>',
    '</div>\n',
    '<ul>\n<li>',
    '</li>\n</ul>\n',
    '<hr />\n',
  ],
  ...[
    '<blockquote>',
    '</blockquote>\n',
    '<h2>',
    '</h2>\n',
    '</a>\n',
    '<table><tr><td>',
    '</td></tr></table>\n',
    '<P>\n',
  ],
  ...['</b>\n', '<figure><figcaption>', '</figcaption></figure>\n', '<br/>\n', '<textarea>'],
  ...['</textarea>\n', "<a title='x'>\n", '<p\nclass="x">\n'],
];
/** What keeps a start from being taken, if it stands within it. */
const rare = [
  ...['<option>', '</option>\n', '<object>\n', '</object>', '<audio>\n', '<source>', '<figcaption>', '</figcaption>\n'],

  '<pre>',
  '</pre>\n',
  '[gallery]',
  '<b title="[gallery]">\n',
  '\nhttp://a.example/b.mp3\n',
  '<script>',
  '</script>\n',
  '<style>\n',
  '<a title="1 > 2">\n',
  '<svg>\n',
  '<',
];

test('what follows a start leaves its words alone', () => {
  const seed = Number(process.env.EXCERPT_SEED ?? randomInt(2 ** 31));
  const random = new Random(seed);
  const piece = (): string => {
    const gap = random.chance(0.7) ? ' ' : '';
    return Array.from({ length: random.between(1, 12) }, () => random.pick(words)).join(gap);
  };
  let starts = 0;
  for (let count = 0; count < 6000; count++) {
    let text = '';
    for (let left = random.between(3, 14); left > 0; left--) text += piece() + random.pick(bounds);
    text += `${piece()}${random.pick(rare)}${piece()}${random.pick(random.chance(0.5) ? rare : bounds)}${piece()} end`;
    const length = random.pick([1, 3, 10, 20]);
    if (startWithWords(text, length + 10) !== undefined) starts++;
    const whole = madeOf(`${text}\n<!-- x -->`, length);
    expect({ seed, text, excerpt: madeOf(text, length) }).toEqual({ seed, text, excerpt: whole });
  }
  expect(starts).toBeGreaterThan(1000);
});

test('is a part of the text that ends with a tag, and nothing where the rest may matter', () => {
  expect(startWithWords('<p>a b</p>\n<p>c d</p>\n<p>e</p>', 2)).toBe('<p>a b</p>\n<p>c d</p>');
  for (const text of [
    '<p>a b c</p>',
    '<p>a [b] c</p>\nd',
    '<pre>a b c</pre>\nd',
    '<p>a <!-- b --> c d</p>\ne',
    'a b c\n\nd',
  ])
    expect(startWithWords(text, 2)).toBeUndefined();
});

describe('a text of more signs than are looked at', () => {
  const article = '<p>One two three.</p>\n'.repeat(30);

  test('has its words from before them', () => {
    const whole = madeOf(article, 55).html;
    expect(whole.split(' ')).toHaveLength(56);
    for (const signs of ['"', '<b>', '[x]', '<!-- wp:separator --><hr/><!-- /wp:separator -->'])
      expect(madeOf(article + signs.repeat(mostSigns + 1), 55).html === whole, signs).toBe(true);
  });

  test('has none from behind them', () => {
    expect(madeOf(`${'<b>'.repeat(mostSigns)} word`, 55).html).toBe('word');
    expect(madeOf(`${'<b>'.repeat(mostSigns + 1)} word`, 55).html).toBe('');
    const block = '<!-- wp:paragraph --><p></p><!-- /wp:paragraph -->';
    expect(madeOf(`${block.repeat(mostSigns)}<!-- wp:html -->word<!-- /wp:html -->`, 55).html).toBe('');
  });

  test('is none for what stands in values of tags', () => {
    const path = `<path d="${'M1.5-2.5 '.repeat(mostSigns)}"/>`;
    expect(madeOf(`<!-- wp:html --><svg>${path.repeat(4)}</svg><!-- /wp:html -->\n\n${article}`, 3).html).toBe(
      'One two three. [&hellip;]',
    );
  });
});

test('text of nothing but tags has no excerpt, whatever formatting puts around them', () => {
  const seed = Number(process.env.EXCERPT_SEED ?? randomInt(2 ** 31));
  const random = new Random(seed);
  const names =
    'p div pre script style textarea code a b br hr li ul blockquote table td option object audio video source img iframe svg figcaption h2';
  const tags = names.split(' ').flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} a="b">`, `<${name}\nc='d' />`]);
  const odd = [
    '<a title=">',
    "<b c='>",
    '<p "">',
    '<A B>',
    '<a title="http://a.example/">',
    '<o p="[gallery]">',
    '</ p>',
    '<p',
    '>',
    '[',
    'x',
  ];
  const ends = [
    '<',
    '</',
    '<a',
    '</p',
    '<p a',
    '<a foo bar',
    '<p\n\nfoo',
    '<b c="d e',
    "<hr d='\n",
    '<pre',
    '<script x',
    '<o p q="r" s',
  ];
  const gaps = ['', '', '\n', ' ', '\n\n', '\r\n', '\t'];
  // None of them parts words; the end of an excerpt is trimmed of two.
  const oddGaps = ['\f', '\v', '\0', '\u00a0'];
  let wordless = 0;
  for (let count = 0; count < 4000; count++) {
    let text = '';
    for (let left = random.between(1, 12); left > 0; left--) {
      text += random.pick(random.chance(0.06) ? odd : tags) + random.pick(random.chance(0.03) ? oddGaps : gaps);
    }
    if (random.chance(0.3)) text += random.pick(ends);
    if (isWordless(text)) wordless++;
    const whole = madeOf(`<!-- x -->\n${text}`, 5);
    if (isWordless(text)) expect({ seed, text, excerpt: whole.html }).toEqual({ seed, text, excerpt: '' });
    expect({ seed, text, excerpt: madeOf(text, 5) }).toEqual({ seed, text, excerpt: whole });
  }
  expect(wordless).toBeGreaterThan(1000);
});
