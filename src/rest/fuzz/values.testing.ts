// Values for generated requests: ones that a schema allows, ones at its edges, and ones that no honest client sends.
import type { JsonSchema, SchemaType } from '../../extend/types.ts';
import type { Random } from './random.testing.ts';

/** `wrong`: a plausible mistake, as clients make them. `hostile`: what attackers and broken programs send. */
export type Kind = 'valid' | 'edge' | 'wrong' | 'hostile';

export interface Mixture {
  /** Shares of the kinds of values, in this order: valid, edge, wrong; the rest is hostile. */
  readonly valid: number;
  readonly edge: number;
  readonly wrong: number;
  /** Share of requests that are sent in an odd way. */
  readonly odd: number;
}
export const hostileMixture: Mixture = { valid: 0.5, edge: 0.15, wrong: 0.15, odd: 0.25 };
export const plausibleMixture: Mixture = { valid: 0.7, edge: 0.12, wrong: 0.18, odd: 0 };

/** The kind of the next value. */
export function kindOf({ valid, edge, wrong }: Mixture, random: Random): Kind {
  const draw = random.next();
  if (draw < valid) return 'valid';
  if (draw < valid + edge) return 'edge';
  return draw < valid + edge + wrong ? 'wrong' : 'hostile';
}

const words = [
  'harbour',
  'ferry',
  'a',
  'Näher am Wasser',
  'naïve café',
  '漁港',
  '🚢🚢',
  'it’s',
  "o'clock",
  'AT&T',
  '5 > 3',
];
const markup = [
  '<p>A paragraph.</p>',
  '<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->',
  '<!-- wp:image {"id":1} --><figure><img src="x"/></figure><!-- /wp:image -->',
  '[gallery ids="1,2"] [caption]x[/caption]',
  '<script>alert(1)</script><a href="javascript:x" onclick=y>z</a>',
  '<!-- wp:group {"layout":{"type":"flex"}} --><div>',
  'https://example.org/video\n\n<!--more-->rest<!--nextpage-->two',
];

const dates = ['2026-01-02T03:04:05', '2025-12-31', '2026-01-02T03:04:05Z', '2026-02-28T23:59:59+05:30'];
const edgeDates = ['0001-01-01T00:00:00', '9999-12-31T23:59:59', '1970-01-01T00:00:00Z', '2024-02-29T00:00:00'];
const wrongDates = [
  ...['0000-00-00T00:00:00', '0000-01-01', '10000-01-01T00:00:00', '2026-02-30T00:00:00', '2026-13-01', '2025-02-29'],
  ...['2026-01-02T25:61:61', 'tomorrow', '2026', '-2026-01-02T03:04:05', '2026-01-02T03:04:05+99:99', 'NaN'],
];

const numbers = [
  ...[0, 1, -1, 1.5, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 63, 1e21, 1e308, -1e308, -0, 5e-324],
  ...['1e3', '0x10', '010', ' 7', '7 ', '+7', '1.0', '9223372036854775807', '9223372036854775808', '1e999', '-0'],
];

/** Text that has broken some program. */
export const hostileTexts: readonly string[] = [
  ...['', ' ', '0', 'null', 'undefined', 'NaN', 'Infinity', 'true', 'false', '[]', '{}', '__proto__', 'constructor'],
  ...['\0', 'a\0b', '\ud800', 'x\udc00y', '\ufeff', '\u202e', '\u0000\u001f', '\r\n', 'a\r\nX-Injected: 1', '\t\v\f'],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE wp_posts; --',
    "' UNION SELECT user_pass FROM wp_users --",
    '1) OR (1=1',
    '`',
    '\\',
  ],
  ...["x' COLLATE NOCASE", '%', '_', '%_%', '\\%', '*', '"', '"unclosed', 'NEAR(a b)', 'a AND', '-a', 'NOT', 'a*b^2'],
  ...[
    '(a+)+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '[[:alpha:]]',
    '(?<x>',
    '..',
    '../../etc/passwd',
    '..%2f..%2f',
    '/etc/passwd',
  ],
  ...[
    'file:///etc/passwd',
    'http://[::1',
    'javascript:alert(1)',
    '//evil.example',
    'a@b',
    'a@b.c',
    `${'a'.repeat(70)}@b.org`,
  ],
  ...[
    'a:1:{i:0;s:1:"x";}',
    'O:8:"stdClass":0:{}',
    's:4:"x',
    'b:1;',
    'i:5;',
    '#{x}',
    '{{x}}',
    '<?php x ?>',
    '<',
    '<!--',
    '&#0;',
    '&#xd800;',
  ],
  ...[
    '%00',
    '%',
    '%u0041',
    '%c0%ae',
    '%ff',
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
    'ß'.repeat(150),
    '漢'.repeat(300),
  ],
];

const longTexts = [
  (size: number) => 'x'.repeat(size),
  (size: number) => '<'.repeat(size),
  (size: number) => '[a '.repeat(size / 3),
  (size: number) => '<!-- wp:a -->'.repeat(size / 13),
  (size: number) => '&amp;'.repeat(size / 5),
  (size: number) => '"'.repeat(size),
  (size: number) => ' '.repeat(size),
  (size: number) => 'a,'.repeat(size / 2),
];

function deep(levels: number, random: Random): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = random.chance(0.5) ? [value] : { a: value };
  return value;
}

/** A value that fits no schema on purpose. */
export function hostileValue(random: Random): unknown {
  const kinds: (() => unknown)[] = [
    () => random.pick(hostileTexts),
    () => random.pick(hostileTexts),
    () => random.pick(hostileTexts),
    () => random.pick(numbers),
    () => random.pick(numbers),
    () => random.pick([true, false, null]),
    () => [],
    () => ({}),
    () => [[]],
    () => [random.pick(hostileTexts), random.pick(numbers), null, [1], { a: 1 }],
    () => ({ rendered: random.pick(hostileTexts), raw: random.pick(hostileTexts) }),
    // As JSON.parse makes them: own keys, not prototypes.
    () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    () => JSON.parse('{"toString":1,"valueOf":1,"toJSON":1,"length":3,"then":1}'),
    () => Object.fromEntries(random.some(hostileTexts, 3).map((key) => [key, random.pick(hostileTexts)])),
    () => random.pick(longTexts)(random.pick([300, 3_000, 30_000])),
    () => Array.from({ length: random.pick([30, 1_100, 10_000]) }, (_, index) => index),
    () => deep(random.pick([5, 64, 200]), random),
  ];
  return random.pick(kinds)();
}

function typeOf(schema: JsonSchema, random: Random): SchemaType {
  const { type } = schema;
  if (type === undefined) return 'string';
  return typeof type === 'string' ? type : random.pick(type);
}

/** A value for a schema. `ids` are ids of things that exist. */
export function valueFor(schema: JsonSchema, kind: Kind, random: Random, ids: readonly number[], levels = 3): unknown {
  if (kind === 'hostile') return hostileValue(random);
  if (kind === 'wrong') return wrongValue(schema, random, ids);
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice && choice.length > 0 && random.chance(0.9)) {
    const one = random.pick(choice);
    return valueFor(
      one.type === undefined ? { ...one, ...(schema.type ? { type: schema.type } : {}) } : one,
      kind,
      random,
      ids,
      levels,
    );
  }
  if (schema.enum && schema.enum.length > 0) return random.pick(schema.enum);
  switch (typeOf(schema, random)) {
    case 'integer':
      return integerFor(schema, kind, random, ids);
    case 'number':
      return kind === 'edge' ? random.pick(numbers) : random.between(-20, 20) / 4;
    case 'boolean':
      return random.pick(kind === 'edge' ? [true, false, 'true', 'false', 0, 1, '0', '1', 'TRUE'] : [true, false]);
    case 'null':
      return null;
    case 'array':
      return listFor(schema, kind, random, ids, levels);
    case 'object':
      return objectFor(schema, kind, random, ids, levels);
    default:
      return textFor(schema, kind, random);
  }
}

function integerFor(schema: JsonSchema, kind: Kind, random: Random, ids: readonly number[]): unknown {
  const { minimum, maximum } = schema;
  if (kind === 'edge') {
    return random.pick(
      [minimum, maximum, 0, 1, -1, 2 ** 31 - 1, 2 ** 53, '1', ' 2', '3.0'].filter((one) => one != null),
    );
  }
  if (maximum != null) return random.between(minimum ?? 0, Math.min(maximum, (minimum ?? 0) + 30));
  return random.chance(0.8) ? random.pick(ids) : random.between(minimum ?? 0, 50);
}

function textFor(schema: JsonSchema, kind: Kind, random: Random): string {
  switch (schema.format) {
    case 'date-time':
      return random.pick(kind === 'edge' ? edgeDates : dates);
    case 'email':
      return `${random.pick(['a', 'mara.vale', 'x+y'])}${random.between(1, 9999)}@example.${random.pick(['org', 'test'])}`;
    case 'uri':
      return random.pick([
        'https://example.org/',
        'http://x.test/a?b=c&d[]=e',
        kind === 'edge' ? '' : 'https://ü.example/',
      ]);
    case 'ip':
      return random.pick(['127.0.0.1', '::1', kind === 'edge' ? '' : '10.0.0.1']);
    case 'hex-color':
      return random.pick(['#fff', '#00ff99']);
    default:
      if (schema.pattern !== undefined && random.chance(0.8)) return random.pick(['abc', 'a-b', 'x1', '1']);
      if (kind === 'edge') return random.pick(['', '0', ' ', 'x'.repeat(random.pick([199, 200, 201, 255, 256]))]);
      return random.pick(random.chance(0.3) ? markup : words);
  }
}

function listFor(schema: JsonSchema, kind: Kind, random: Random, ids: readonly number[], levels: number): unknown {
  if (levels === 0) return [];
  const length = kind === 'edge' ? random.pick([0, 1, schema.maxItems ?? 5]) : random.between(0, 3);
  const list = Array.from({ length }, () => valueFor(schema.items ?? {}, kind, random, ids, levels - 1));
  const plain = list.every((item) => typeof item === 'number' || (typeof item === 'string' && !item.includes(',')));
  return plain && random.chance(0.2) ? list.join(',') : list;
}

function objectFor(schema: JsonSchema, kind: Kind, random: Random, ids: readonly number[], levels: number): unknown {
  const made: Record<string, unknown> = {};
  if (levels === 0) return made;
  for (const [name, child] of random.some(Object.entries(schema.properties ?? {}), 3)) {
    made[name] = valueFor(child, kind, random, ids, levels - 1);
  }
  if (random.chance(0.15)) made[random.pick(words)] = random.pick(words);
  return made;
}

/** One mistake: another type, out of bounds, not in the list, an id that does not exist. */
function wrongValue(schema: JsonSchema, random: Random, ids: readonly number[]): unknown {
  if (schema.format === 'date-time') return random.pick(wrongDates);
  if (schema.format === 'email') return random.pick(['nobody', 'a@b', '@example.org', 'a b@example.org', '']);
  const type = typeOf(schema, random);
  if (type === 'integer' || type === 'number') {
    const { minimum, maximum } = schema;
    const outside = [minimum != null ? minimum - 1 : -5, maximum != null ? maximum + 1 : 999_999];
    return random.pick([...outside, 'x', '', '1.5', 1.5, [], [1], { a: 1 }, true, '1x', '-3']);
  }
  if (type === 'array') return random.pick(['x', [['a']], { a: 1 }, ['x', -1], [999_999], true, 1.5, '', [null]]);
  if (type === 'object') return random.pick(['x', [1], 5, true, '', { unknown: 1 }, null]);
  if (type === 'boolean') return random.pick(['yes', 2, 'x', [], { a: 1 }, '', -1]);
  return random.pick([[], ['x'], { a: 1 }, 5, true, null, 'no-such-value', random.pick(ids)]);
}
