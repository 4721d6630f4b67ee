// Blocks with attributes of all kinds that JSON has, and some that it has not: random, seeded.
import type { Random } from '../../src/rest/fuzz/random.testing.ts';

const strings = [
  ...[
    'a',
    'style',
    'div',
    'script',
    '<b>x</b>',
    '<script>alert(1)</script>',
    '<a href=\\"x\\" onclick=\\"y\\">',
    '<i>',
  ],
  ...['&', '&amp;', '<', '>', '-', '--', '---', '/', "'", ' ', '\\"', '\\\\', '\\/', '\\n', '\\t', '\\b', '\\f', '\\x'],
  ...[
    '\\u00e9',
    '\\u2028',
    '\\u0000',
    '\\u003c',
    '\\u003C',
    '\\u0026',
    '\\u002d\\u002d',
    '\\u002d',
    '\\u0022',
    '\\u12',
  ],
  ...[
    '\\ud83d\\ude00',
    '\\ud83d',
    '\\u001f',
    '\\u000a',
    '\\u005c',
    '\\u0031',
    'é',
    '漢字',
    '😀',
    '\u2028',
    '\u00a0',
    '\x7f',
  ],
  ...['javascript:x', 'http://a.b', '0', '1', '10', '-5', '01', 'a b', 'ü&nbsp;'],
];
const numbers = [
  ...[
    '0',
    '1',
    '-1',
    '-0',
    '0.5',
    '1.0',
    '1.50',
    '-0.0',
    '00',
    '01',
    '.5',
    '1.',
    '1e',
    '1e5',
    '1E400',
    '-1e400',
    '1e22',
  ],
  ...['12345678901234567', '9007199254740993', '9223372036854775807', '9223372036854775808', '-9223372036854775809'],
  ...['123456789012345', '100000000000000000', '99999999999999999999', '1e16', '1e17', '0.0001', '0.00001', '1e-7'],
  ...['123456789.123456789', '3.14159265358979'],
];
const keys = ['0', '1', '2', '10', '-1', '01', 'a', 'b', 'style', 'css', ''];

/** A few blocks. */
export function blocksWithAttributes(random: Random): string {
  return Array.from({ length: random.between(1, 3) }, () => {
    const name = random.pick(['a', 'paragraph', 'template-part', 'x/y']);
    return `<!-- wp:${name} ${object(random, 3)} ${random.pick(['/-->', `-->x<!-- /wp:${name} -->`])}`;
  }).join('\n');
}

const blanks = (random: Random): string => (random.chance(0.06) ? random.pick([' ', '\n', '\t', '\r', '  ']) : '');
const quoted = (random: Random, pieces = strings): string =>
  `"${Array.from({ length: random.between(0, 4) }, () => random.pick(pieces)).join('')}"`;

/** No backslash: where objects have one as a key, V8's JSON.parse (Node 24) takes other escaped keys for it. */
const named = strings.filter((piece) => piece !== '\\\\' && piece !== '\\u005c');

const list = (random: Random, values: readonly string[]): string =>
  values.map((value) => `${blanks(random)}${value}${blanks(random)}`).join(',');

function scalar(random: Random): string {
  if (random.chance(0.5)) return quoted(random);
  return random.pick(random.chance(0.6) ? numbers : ['true', 'false', 'null', 'True']);
}

function value(random: Random, depth: number): string {
  if (depth > 0 && random.chance(0.2)) return object(random, depth - 1);
  if (depth === 0 || !random.chance(0.2)) return scalar(random);
  return `[${list(
    random,
    Array.from({ length: random.between(0, 3) }, () => value(random, depth - 1)),
  )}${random.chance(0.02) ? ',' : ''}]`;
}

/** Of `tagName` WordPress stops at what is no scalar, in template parts. */
function object(random: Random, depth: number): string {
  const counts = random.chance(0.2);
  const length = random.chance(0.1) ? random.between(6, 12) : random.between(0, 4);
  if (random.chance(0.1))
    return `{"style":{"css":${value(random, 1)},${object(random, 0).slice(1)}${random.pick(['}', ',"a":1}'])}`;
  const members = Array.from({ length }, (_, index) => {
    if (!counts && random.chance(0.1)) return `"tagName"${blanks(random)}:${scalar(random)}`;
    const key = counts ? `"${index}"` : random.chance(0.4) ? `"${random.pick(keys)}"` : quoted(random, named);
    return `${key}${blanks(random)}:${blanks(random)}${value(random, depth)}`;
  });
  return `{${blanks(random)}${list(random, members)}}`;
}
