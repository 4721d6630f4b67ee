// Texts for functions: short mixtures of the pieces that mean something to one of them, and of what authors write. Seeded.

import { pieces as hostile } from '../../src/rendering/hostile/texts.testing.ts';
import { Random } from '../../src/rest/fuzz/random.testing.ts';
import { blocksWithAttributes } from './attributes.ts';

/** What authors write, what means the same kind of thing together. */
const groups: readonly (readonly string[])[] = [
  [
    'A word',
    ' and another',
    'It’s',
    "It's ",
    '"Quoted" ',
    "'tis",
    '1990s',
    "the '90s",
    '5\'10"',
    '3x4',
    'a--b',
    'a---b',
    ' - ',
    ' -- ',
  ],
  [
    '...',
    '(tm)',
    'Wordpress ',
    ':)',
    ':-D ',
    '8)',
    ':mrgreen:',
    '&',
    '&amp;',
    '&lt;',
    '&nbsp;',
    '&#8217;',
    '&#x2019;',
    '&bogus;',
    '&#128;',
  ],
  [
    '<p>',
    '</p>',
    '<p class="x">',
    '<div>',
    '</div>',
    '<div\nclass="a">',
    '<br>',
    '<br />',
    '<br/>',
    '<hr />',
    '<hr',
    '<address>',
    '</address>',
    '</form>',
    '<p>\n\n',
    '<ul>',
    '<li a>',
    '<li>',
    '</li>',
    '</ul>',
  ],
  [
    '<blockquote>',
    '</blockquote>',
    '<BLOCKQUOTE',
    '<blockquote cite="',
    '<blockquote\n',
    "<blockquote '",
    '<h2>',
    '</h2>',
    '<em>',
    '</em>',
    '<strong>',
    '</strong>',
    '<code>',
    '</code>',
  ],
  [
    '<pre>',
    '</pre>',
    '<script>',
    '</script>',
    '<style>',
    '</style>',
    '<svg>',
    '</svg>',
    '<td>',
    '<!-- c -->',
    '<!--\n-->',
    '<![CDATA[',
    ']]>',
    '<a\nb>',
  ],
  [
    '<a href="http://a.b/?c=d&e=f">',
    "<a href='x' rel='tag'>",
    '<a title="x" href=y target=_blank>',
    '</a>',
    '<img src="a.jpg" alt="b" />',
    '<img onerror=x>',
  ],
  [
    '<a href="javascript:x">',
    '<a href="&#106;avascript:x">',
    '<span style="color:red;width:calc(1px + 2px)">',
    '</span>',
    '<p style="background:url(x)">',
  ],
  [
    '<object>',
    '</object>',
    '<param>',
    '<embed>',
    '<option>',
    '</option>',
    '<source>',
    '<track ',
    '<audio>',
    '[audio]',
    '</audio>',
    '[audio',
    '[/video]',
    '<video\n',
    '<source\n',
    '<object ',
    '<figcaption>',
  ],
  [
    '[caption]',
    '[/caption]',
    '[gallery ids="1,2"]',
    '[[gallery]]',
    '[embed]http://a.b/[/embed]',
    '[b',
    'c="d"',
    "e='f'",
    'g=h',
    '"i"',
    '[/gallery]',
    '[b]',
    '[/b]',
    '[b-c/]',
    '[b.x]',
    '<!-- [b ] -->',
    '<![CDATA[b ]]>',
    ' title="[b]"',
  ],
  [
    'http://a.example/b?c=d&e=f',
    'https://a.example/(b)',
    'www.a.example',
    'ftp.a.example',
    'mail@a.example',
    ' me@b.example.',
    'mailto:a@b.c',
    'data:text/html,x',
    '//a/b',
  ],
  [
    'color:red;',
    'margin:0 auto;',
    'background:url("http://a.b/c.png");',
    'width:min(1px,2px);',
    '--a:b;',
    'expression(x)',
    'color:/**/red',
    '\\',
  ],
  [
    '<!-- wp:paragraph -->',
    '<!-- /wp:paragraph -->',
    '<!-- wp:a {"b":"c&d<e>"} -->',
    '<!-- wp:a {"b":{"c":["d",1,1.50,null,true]}} /-->',
    '<!-- /wp:a -->',
  ],
  [
    ' ',
    '\n',
    '\n\n',
    '\t',
    '\r\n',
    '\r',
    '\0',
    '\f',
    '\v',
    '\u00a0',
    '\u2028',
    'é',
    'ß',
    'Ω',
    '漢字',
    'مرحبا',
    '\u{1F600}',
    'A',
    'aB',
    'a_b',
    '9',
    '0',
    '%41',
    '%zz',
  ],
];

/** What stands between other things in most texts. */
const around = ['a', ' ', '\n', '\n\n', '<p>', '</p>', '<b>', '</b>', '<a ', '>', '<', '"', "'", '[', ']', '&'];

const pieces = [...hostile, ...groups.flat()].filter((piece) => piece.isWellFormed());

/** Blocks opened in one text at most: of many that are never closed we repeat the rest fewer times (docs/differences.md). */
const mostBlocks = 5;

/** What PHP's patterns give up on, and WordPress with them: a name of many parts of which nothing comes, in exponential time. */
const givenUp = /<[^<>]*(?:-+\w+[^\w<>]*){4}/;

/** Blocks that show what is in the database. */
const needing = /wp:(?:core\/)?comments/;

/**
 * So many texts of a seed. One in ten is of blocks with attributes; of the others a quarter is of few pieces, again and again, and a half
 * of a few that belong together, which seldom meet otherwise.
 */
export function textsOf(seed: number, count: number): string[] {
  const random = new Random(seed);
  const texts: string[] = [];
  while (texts.length < count) {
    const text = random.chance(0.1) ? blocksWithAttributes(random) : randomText(random);
    if (!needing.test(text) && text.split('<!-- wp:').length - 1 <= mostBlocks && !givenUp.test(text)) texts.push(text);
  }
  return texts;
}

function randomText(random: Random): string {
  const among = random.chance(0.5) ? pieces : [...random.pick(groups), ...random.pick(groups), ...around];
  const some =
    among === pieces && random.chance(0.5)
      ? pieces
      : Array.from({ length: random.between(2, 9) }, () => random.pick(among));
  let text = '';
  for (let left = random.between(1, 14); left > 0; left--) {
    const piece = random.pick(some);
    text += random.chance(0.05) ? piece.repeat(random.between(2, 30)) : piece;
    if (random.chance(0.15)) text += random.pick([' ', '\n', 'x']);
  }
  return text;
}
