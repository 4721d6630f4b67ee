// Facts come from PHP 8.2 and WordPress 7.1; the property tests print their seed.
import { describe, expect, test } from 'vitest';
import { isSerialized, maybeSerialize, maybeUnserialize, serialize } from './php-serialize.ts';
import { unserialize } from './php-unserialize.ts';
import { PhpFloat, PhpOpaque, type PhpValue, phpEntries, phpInteger, phpItem, phpText } from './php-values.ts';

/** Serialized text → what PHP writes after reading it; null where PHP refuses it. */
const facts: [string, string | null][] = [
  ['N;', 'N;'],
  ['b:1;', 'b:1;'],
  ['i:-5;', 'i:-5;'],
  ['i:9223372036854775807;', 'i:9223372036854775807;'],
  ['i:+1;', 'i:1;'],
  ['i:01;', 'i:1;'],
  ['i:-0;', 'i:0;'],
  ['d:0.1;', 'd:0.1;'],
  ['d:1;', 'd:1;'],
  ['d:-0;', 'd:-0;'],
  ['d:INF;', 'd:INF;'],
  ['d:-INF;', 'd:-INF;'],
  ['d:NAN;', 'd:NAN;'],
  ['d:1.0E+25;', 'd:1.0E+25;'],
  ['d:1.5E-7;', 'd:1.5E-7;'],
  ['a:2:{i:0;s:2:"é";i:1;s:4:"😀";}', 'a:2:{i:0;s:2:"é";i:1;s:4:"😀";}'],
  ['a:2:{i:5;s:1:"a";i:2;N;}', 'a:2:{i:5;s:1:"a";i:2;N;}'],
  ['a:2:{s:1:"b";i:1;s:1:"a";a:0:{}}', 'a:2:{s:1:"b";i:1;s:1:"a";a:0:{}}'],
  ['a:1:{s:1:"5";i:1;}', 'a:1:{i:5;i:1;}'],
  ['a:1:{s:2:"-5";i:1;}', 'a:1:{i:-5;i:1;}'],
  ['a:1:{s:2:"05";i:1;}', 'a:1:{s:2:"05";i:1;}'],
  ['a:1:{s:2:"-0";i:1;}', 'a:1:{s:2:"-0";i:1;}'],
  ['a:2:{s:1:"a";i:1;s:1:"a";i:2;}', 'a:1:{s:1:"a";i:2;}'],
  ['a:1:{i:9223372036854775807;i:1;}', 'a:1:{i:9223372036854775807;i:1;}'],
  ['O:8:"stdClass":1:{s:1:"a";i:1;}', 'O:8:"stdClass":1:{s:1:"a";i:1;}'],
  ['i:1;i:2;', 'i:1;'],
  ['s:1:"é";', null],
  ['s:3:"é";', null],
  ['i:1.5;', null],
  ['i: 1;', null],
  ['b:2;', null],
  ['d: 1;', null],
  ['d:1.5.5;', null],
  ['a:1:{i:0;i:1;', null],
  ['a:-1:{}', null],
  ['a:2:{i:0;i:1;}', null],
  ['a:1:{i:0;i:1;i:1;i:2;}', null],
  ['a:1:{b:1;i:1;}', null],
  ['s:1:"a"', null],
  ['s:+1:"a";', null],
  ['', null],
  ['x', null],
];

describe('unserialize', () => {
  test.each(facts)('%s', (text, expected) => {
    const read = unserialize(text);
    expect('error' in read ? null : serialize(read.value)).toBe(expected);
  });

  test('forms of arrays', () => {
    const value = (text: string): unknown => {
      const read = unserialize(text);
      return 'error' in read ? read : read.value;
    };
    expect(value('a:2:{i:0;i:7;i:1;b:0;}')).toEqual([7, false]);
    expect(value('a:1:{s:1:"a";N;}')).toEqual({ a: null });
    const gap = value('a:2:{i:5;s:1:"a";s:1:"k";i:2;}');
    expect(gap).toEqual(
      new Map<unknown, unknown>([
        [5, 'a'],
        ['k', 2],
      ]),
    );
    expect(phpItem(gap, '5')).toBe('a');
    expect(phpItem({ a: 1 }, 'toString')).toBeUndefined();
    expect(value('a:1:{s:9:"__proto__";a:1:{s:1:"x";i:1;}}')).toBeInstanceOf(Map);
    expect(Object.getPrototypeOf({})).not.toHaveProperty('x');
    expect(value('d:1;')).toEqual(new PhpFloat(1));
    expect(value('a:1:{i:0;O:3:"Foo":1:{s:1:"a";R:1;}}')).toEqual([new PhpOpaque('O:3:"Foo":1:{s:1:"a";R:1;}')]);
  });

  test('nesting and announced sizes are limited, and time is linear', () => {
    const nested = (depth: number): string => `${'a:1:{i:0;'.repeat(depth)}N;${'}'.repeat(depth)}`;
    expect(unserialize(nested(900))).not.toHaveProperty('error');
    expect(unserialize(nested(100_000))).toMatchObject({ error: 'nested too deep' });
    expect(unserialize('a:999999999:{}')).toHaveProperty('error');
    const long = `s:3000000:"${'é'.repeat(1_500_000)}";`;
    const started = performance.now();
    const read = unserialize(long);
    expect('error' in read ? '' : serialize(read.value)).toBe(long);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test('floats are spelled as PHP spells them', () => {
  const spelled: [number, string, string][] = [
    [0.1, 'd:0.1;', '0.1'],
    [123456789.12345679, 'd:123456789.12345679;', '123456789.12346'],
    [1 / 3, 'd:0.3333333333333333;', '0.33333333333333'],
    [1e-4, 'd:0.0001;', '0.0001'],
    [1e-5, 'd:1.0E-5;', '1.0E-5'],
    [-2.5e-8, 'd:-2.5E-8;', '-2.5E-8'],
    [1.7976931348623157e308, 'd:1.7976931348623157E+308;', '1.7976931348623E+308'],
    [5e-324, 'd:5.0E-324;', '4.9406564584125E-324'],
    [1e100, 'd:1.0E+100;', '1.0E+100'],
  ];
  for (const [value, serialized, text] of spelled) {
    expect(serialize(value)).toBe(serialized);
    expect(phpText(value)).toBe(text);
  }
  expect(serialize(new PhpFloat(1e16))).toBe('d:10000000000000000;');
  expect(phpText(new PhpFloat(1e16))).toBe('1.0E+16');
});

test('what is stored as text and what serialized (is_serialized, maybe_serialize, maybe_unserialize)', () => {
  const stored: [text: string, looks: boolean, value: unknown, stored: string][] = [
    ['a:0:{}', true, [], 's:6:"a:0:{}";'],
    [' a:0:{} ', true, [], 's:8:" a:0:{} ";'],
    ['s:1:"a";', true, 'a', 's:8:"s:1:"a";";'],
    ['i:5;', true, 5, 's:4:"i:5;";'],
    ['i:5', false, 'i:5', 'i:5'],
    ['N;', true, null, 's:2:"N;";'],
    ['N;x', false, 'N;x', 'N;x'],
    ['O:8:"x', false, 'O:8:"x', 'O:8:"x'],
    ['s:1:a;', false, 's:1:a;', 's:1:a;'],
    ['s:5:"a";b', false, 's:5:"a";b', 's:9:"s:5:"a";b";'],
    ['i:5;x', false, 'i:5;x', 's:5:"i:5;x";'],
    ['a:3:x}', true, false, 's:6:"a:3:x}";'],
    ['a:0:{} trailing', false, 'a:0:{} trailing', 's:15:"a:0:{} trailing";'],
    ['a:12:;', true, false, 's:6:"a:12:;";'],
    ['d:abc;', false, 'd:abc;', 'd:abc;'],
    ['b:;', false, 'b:;', 'b:;'],
    ['a:0:{}\n', true, [], 's:7:"a:0:{}\n";'],
    ['hello', false, 'hello', 'hello'],
  ];
  for (const [text, looks, value, written] of stored) {
    expect([text, isSerialized(text)]).toEqual([text, looks]);
    expect(maybeUnserialize(text)).toEqual(value);
    expect(maybeSerialize(text)).toBe(written);
  }
  expect(maybeSerialize(true)).toBe('1');
  expect(maybeSerialize(false)).toBe('');
  expect(maybeSerialize(12)).toBe('12');
  expect(maybeSerialize({ a: [1, 'x'] })).toBe('a:1:{s:1:"a";a:2:{i:0;i:1;i:1;s:1:"x";}}');
  expect(maybeSerialize({ 7: 1, b: 2 })).toBe('a:2:{i:7;i:1;s:1:"b";i:2;}');
  expect([phpInteger('12abc'), phpInteger(' -3.9e1'), phpInteger('x'), phpInteger([0]), phpInteger([])]).toEqual([
    12, -39, 0, 1, 0,
  ]);
});

/** Small fast generator (mulberry32). */
function generator(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const times = 2000;

test(`a value read is the value written (SEED=${seed})`, () => {
  const random = generator(seed);
  const letters = ['a', 'é', '😀', '"', ';', '}', '\0', '\n', '中', '0', '-'];
  const text = (): string =>
    Array.from({ length: random() * 6 }, () => letters[Math.floor(random() * letters.length)]).join('');
  const make = (depth: number): PhpValue => {
    const kind = Math.floor(random() * (depth > 4 ? 6 : 9));
    if (kind === 0) return null;
    if (kind === 1) return random() < 0.5;
    if (kind === 2) return Math.floor((random() - 0.5) * 1e6);
    if (kind === 3) return random() < 0.5 ? new PhpFloat(Math.floor(random() * 1e20)) : (random() - 0.5) / 3;
    if (kind < 6) return text();
    const size = Math.floor(random() * 5);
    if (kind === 6) return Array.from({ length: size }, () => make(depth + 1));
    const entries = Array.from({ length: size }, (): [string | number, PhpValue] => [
      kind === 7 || random() < 0.5 ? `k${text()}` : Math.floor(random() * 10) + 1,
      make(depth + 1),
    ]);
    return kind === 7 && size > 0 ? Object.fromEntries(entries) : size > 0 ? new Map(entries) : [];
  };
  for (let index = 0; index < times; index++) {
    const written = serialize(make(0));
    const read = unserialize(written);
    expect('error' in read ? read : serialize(read.value)).toBe(written);
  }
});

test(`what is broken is refused or read, never thrown (SEED=${seed})`, () => {
  const random = generator(seed + 1);
  const good = 'a:3:{s:1:"é";a:2:{i:0;i:1;i:1;d:0.5;}i:7;O:3:"Foo":1:{s:1:"x";b:1;}s:2:"zz";N;}';
  for (let index = 0; index < times; index++) {
    const at = Math.floor(random() * good.length);
    const cut = Math.floor(random() * 4);
    const junk = random() < 0.5 ? '' : String.fromCharCode(Math.floor(random() * 0x2fff));
    const read = unserialize(good.slice(0, at) + junk + good.slice(at + cut));
    if (!('error' in read)) expect(phpEntries(read.value)).toBeDefined();
  }
});
