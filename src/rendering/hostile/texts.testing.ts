// Texts that are hard on programs that read them: one piece again and again, things opened and never closed, deep nesting,
// long values, many attributes, and seeded mixtures of all the pieces. Each of any size asked for.
import { Random } from '../../rest/fuzz/random.testing.ts';
import { articles } from './articles.testing.ts';
import { numberedTexts } from './numbered.testing.ts';

/** Pieces that mean something to one of the functions. */
export const pieces: readonly string[] = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '[',
    ']',
    '-',
    '--',
    '.',
    '...',
    '`',
    '(',
    ')',
    '/',
    ' ',
    '\n',
    '\t ',
    '\n\n',
    '\r\n',
    '\0',
  ],
  ...[
    'x',
    '1x',
    '9"',
    "9'",
    "' ",
    "''",
    '" "',
    "'9",
    "'tis ",
    '5\'10" ',
    ' (tm)',
    '9x9',
    "'99' ",
    '\\',
    '%',
    '%0',
    '{',
    '}',
  ],
  ...['<p>', '</p>', '<p><p>', '<div>', '</div>', '<br>', '<br/>\n', '<li>', '<p><li>', '<li><ul>', '<hr', '<hr />'],
  ...[
    '<a',
    '<a ',
    '<a href="',
    "<a href='x' ",
    '<a href="x">',
    '<a b=c ',
    '<a b="c" ',
    "<b a='",
    '<a onclick=',
    '</a></a>',
  ],
  ...[
    '<pre>',
    '</pre>',
    '<pre',
    '<code>',
    '<script>',
    '<script',
    '<style>',
    '</script>',
    '<svg>',
    '<textarea>',
    '<span ',
  ],
  ...[
    '<!--',
    '<!-- ',
    '-->',
    '--->',
    '<!-- -->',
    '<!-->',
    '<![CDATA[',
    ']]>',
    '</',
    '</a',
    '</ a',
    '<?',
    '<!',
    '<!a',
    '<1',
  ],
  ...['<!-- wp:a {', '<!-- wp:a {"b":', '<!-- wp:a -->', '<!-- wp:a /-->', '<!-- /wp:a -->', '<!-- wp:a {"b":1} -->'],
  ...[
    '<!-- wp:a {"b":"<"} /-->',
    '<!-- wp:a --><!-- /wp:a -->',
    '<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n',
  ],
  ...[
    '<!-- wp:group --><div class="wp-block-group">',
    '<!-- wp:comments -->',
    '<!--more',
    '<!--nextpage-->',
    '<!-- wp:',
  ],
  ...[
    '[gallery',
    '[gallery]',
    '[gallery ',
    '[caption]',
    '[/caption]',
    '[[caption]]',
    '[embed]',
    '[audio a="',
    '[a][/a]',
    '[[',
  ],
  ...[
    '<p>[gallery]</p>',
    '<a [',
    '<a ["]',
    '[caption]a[/caption]',
    'http://',
    'http://a.b ',
    'http://a.b/(',
    '\nhttp://a.b/\n',
  ],
  ...[
    '<p>http://a.b</p>\n',
    'www.',
    'www.a.b ',
    'a@',
    'a@b.c ',
    'ftp://x ',
    'javascript:',
    ':',
    ':)',
    ':) ',
    '8O ',
    ';//',
  ],
  ...[
    '&#',
    '&#x',
    '&#1;',
    '&#58',
    '&#150;',
    '&amp;',
    '&nbsp;',
    '&abcdefghi',
    '&lt;',
    '&#0000',
    '\u00a0',
    'é',
    '😀',
    '\ud800',
  ],
  ...[
    '<img src="a">',
    '<img ',
    '<iframe ',
    '<option ',
    '<object>',
    '</object> ',
    '<source ',
    '<video>',
    '<figcaption',
    '<o>',
  ],
  ...['<e>', '<blockquote>', '<p><blockquote "', '<table>', '<font color=', '<p>\n<a', '<i>', '</i>', '<b><i></b></i>'],
  ...[
    '<a style="color:red;',
    '<p style="a:b;',
    'color:red;',
    'a:url(',
    '--a:b(',
    'color:var(--a);',
    'background:url(a);',
    '/*',
  ],
  ...[
    '<mark class="wp-note">',
    ' <!-- wpnl --> ',
    '<WPPreserveNewline />',
    '<sup data-fn="',
    '<strong>a</strong> ',
    '<p>a</div>',
    'a<b>c</b> ',
    'a b ',
    'Wordpress',
    '<link ',
  ],
  ...[
    '<div data-wp-interactive="a" data-wp-bind--b="c">',
    '<p>a\n',
    'a\n<br />\n',
    '<p> </p>',
    '"\\',
    '0',
    '9.',
    ',',
    'a-',
  ],
];

const filled = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** The piece again and again between a beginning and an end. */
const between =
  (start: string, piece: string, end: string) =>
  (size: number): string =>
    start + filled(piece, size - start.length - end.length) + end;

/** As many openings as closings. */
const nested =
  (opening: string, closing: string) =>
  (size: number): string => {
    const depth = Math.floor(size / (opening.length + closing.length));
    return opening.repeat(depth) + closing.repeat(depth);
  };

/** Numbered pieces, no two of which are equal. */
const numbered =
  (start: string, piece: (number: number) => string, end: string) =>
  (size: number): string => {
    const parts = [start];
    for (let length = start.length, number = 0; length < size; number++) {
      const part = piece(number);
      parts.push(part);
      length += part.length;
    }
    return parts.join('') + end;
  };

/** A mixture that the seed decides. */
const mixed =
  (seed: number) =>
  (size: number): string => {
    const random = new Random(seed);
    // A few of the pieces, so that mixtures differ from one another.
    const some = random.some(pieces, random.between(2, 24));
    const parts: string[] = [];
    for (let length = 0; length < size; ) {
      const piece = random.pick(some);
      const part = random.chance(0.1) ? piece.repeat(random.between(1, 40)) : piece;
      parts.push(part);
      length += part.length;
    }
    return parts.join('').slice(0, size);
  };

/** A text that pieces are drawn into, for comparing two versions of a function. */
export function shortText(random: Random, most: number): string {
  const some = random.some(pieces, random.between(1, 12));
  let text = '';
  for (let left = random.between(1, most); left > 0; left--) text += random.pick(some);
  return text;
}

/** Texts by name, made at the size asked for (in characters, about). `seed` decides the mixtures. */
export function hostileTexts(seed: number, mixtures: number): ReadonlyMap<string, (size: number) => string> {
  const texts = new Map<string, (size: number) => string>();
  for (const piece of pieces) texts.set(JSON.stringify(piece), (size) => filled(piece, size));
  for (const piece of [
    '<',
    '"',
    "'",
    '[',
    '<p>',
    '<!-- wp:a {',
    '<a href="',
    '[caption]',
    '<div>',
    ' ',
    '<pre>',
    '\n',
    '-',
  ])
    texts.set(`${JSON.stringify(piece)}, closed`, between('', piece, `-->"'>]</a>[/caption]</pre> --> x`));
  for (const [opening, closing] of [
    ['<div>', '</div>'],
    ['<blockquote>', '</blockquote>'],
    ['<!-- wp:a -->', '<!-- /wp:a -->'],
    ['<!-- wp:group --><div>', '</div><!-- /wp:group -->'],
    ['[caption]', '[/caption]'],
    ['(', ')'],
    ['[', ']'],
    ['<', '>'],
    ['<!--', '-->'],
    ['{"a":', '}'],
  ] as const)
    texts.set(`nested ${opening}`, nested(opening, closing));
  texts.set('JSON, deep', (size) => nested('{"a":', '}')(size - 2).replace(':}', ':{}}'));
  texts.set('JSON, list, deep', nested('[', ']'));
  texts.set('JSON, deep, in a block', (size) => `<!-- wp:a {"a":${nested('[', ']')(size - 20)}} /-->`);
  texts.set(
    'JSON, objects, in a block',
    (size) => `<!-- wp:a ${nested('{"a":', '}')(size - 20).replace(':}', ':1}')} /-->`,
  );
  texts.set('JSON, long list, in a block', (size) => `<!-- wp:a {"a":[${filled('1,', size - 30)}1]} /-->`);
  texts.set(
    'JSON, many keys',
    numbered('<!-- wp:a {"a":1', (n) => `,"k${n}":"<"`, '} -->'),
  );
  texts.set(
    'JSON, keys that are numbers',
    numbered('<!-- wp:a {"a":1', (n) => `,"${n}":"<"`, '} -->'),
  );
  texts.set('JSON, one key again and again', between('<!-- wp:a {"a":1', ',"a":"<"', '} -->'));
  for (const piece of ['a', '\\u003c', '&', '<', 'é', '\\n', '-'])
    texts.set(`long value in a block: ${piece}`, between('<!-- wp:a {"b":"', piece, '"} /-->'));
  for (const piece of [
    'x',
    '&',
    '&amp;',
    '<',
    '>',
    "'",
    'a:b;',
    'color:red;',
    '(',
    'url(',
    ')',
    '\n',
    ':',
    '&#58',
    '\\',
  ])
    for (const name of ['href', 'style', 'title'])
      texts.set(`${name} of ${JSON.stringify(piece)}`, between(`<a ${name}="`, piece, '">'));
  texts.set(
    'attributes',
    numbered('<a', (n) => ` data-a${n}="b"`, '>'),
  );
  texts.set(
    'attributes without value',
    numbered('<a', (n) => ` b${n}`, '>'),
  );
  texts.set(
    'attributes of a shortcode',
    numbered('[caption', (n) => ` a${n}="b"`, ']'),
  );
  texts.set(
    'elements',
    numbered('', (n) => `<a${n}>`, ''),
  );
  texts.set(
    'pictures',
    numbered('', (n) => `<img src="a${n}.jpg" class="wp-image-${n}" width="9" height="9">`, ''),
  );
  texts.set('one word', (size) => filled('a', size));
  texts.set('one tag', between('<a ', 'a', '>'));
  texts.set('quotes in a tag', between("<a ''", '"', ''));
  texts.set('class names', between('<p>-1 ', 'is-style-', '</p>'));
  // A stretch that something else ends: what looks for its end looks again from each character on, or in many ways.
  for (const piece of ['1', '/', '\\', ';', '.', '#', '=', '_'])
    texts.set(`${JSON.stringify(piece)}, then another`, between(piece, piece, 'x-'));
  texts.set('one reference', between('&', 'a', ';'));
  texts.set('links in links', between('<a ', '<a ', '>x</a></a>'));
  texts.set('a variable', between('<p style="color:var(--wp--preset--', '--', '!)">a</p>'));
  texts.set('one comment', between('<!--', 'a ', '-->'));
  texts.set('open tag, line breaks', between('<div', '\n', ''));
  texts.set('open tag, lines', between('<div ', 'a\n', ''));
  texts.set('one script', between('<script>', 'a<b>&"\n', '</script>'));
  texts.set('one pre', between('<pre>', 'a<b>&"\n', '</pre>'));
  texts.set('pre, open', between('<pre>', 'a<b>&"\n', ''));
  texts.set('script, open', between('<script>', 'a<b>&"\n', ''));
  texts.set('blocks, last open', between('<!-- wp:comments -->', '<!-- wp:a --><p>b</p><!-- /wp:a -->', ''));
  for (const [name, make] of [...articles, ...numberedTexts]) texts.set(name, make);
  for (let number = 0; number < mixtures; number++) texts.set(`mixture ${seed + number}`, mixed(seed + number));
  return texts;
}
