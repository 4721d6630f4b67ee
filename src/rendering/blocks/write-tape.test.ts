import { describe, expect, test } from 'vitest';
import { Random } from '../../rest/fuzz/random.testing.ts';
import { JsonTape } from './json-tape.ts';
import { parseBlocks } from './parse.ts';
import { rewriteBlocks } from './rewrite.ts';
import { serializeBlocks } from './serialize.ts';

const seed = Number(process.env.LINEAR_SEED ?? Math.floor(Math.random() * 1e6));

/** Attributes as an author wrote them, and as WordPress 7.1 writes them after parse_blocks(). */
const answers: Record<string, string> = {
  '{"b":1,"10":2}': '{"b":1,"10":2} ',
  '{"1":1,"0":2}': '{"1":1,"0":2} ',
  '{"0":1,"1":2}': '[1,2] ',
  '{"a":[{"2":1,"1":2},{"0":1},{"00":1},{"-0":1}]}': '{"a":[{"2":1,"1":2},[1],{"00":1},{"-0":1}]} ',
  '{"a":{},"b":[ ],"c":[{}]}': '{"a":[],"b":[],"c":[[]]} ',
  '{}': '',
  '{"a":1,"b":2,"\\u0061":3}': '{"a":3,"b":2} ',
  '{"<":"b","\\u0031\\u0031":[0.50]}': '{"\\u003c":"b","11":[0.5]} ',
  '{"a":9223372036854775807,"b":9223372036854775808}': '{"a":9223372036854775807,"b":9.223372036854776e+18} ',
  '{"a":1e16,"b":1e17,"c":12345678901234567.0}': '{"a":10000000000000000,"b":1.0e+17,"c":12345678901234568} ',
  '{"a":0.0001,"b":0.00001,"c":-0,"d":-0.0,"e":4.0}': '{"a":0.0001,"b":1.0e-5,"c":0,"d":-0,"e":4} ',
  '{"a":1e400}': ' ',
  '{"a":"\\u00e9\\u2028\\/\\"--- &"}': '{"a":"é\\u2028/\\u0022\\u002d\\u002d- \\u0026"} ',
  '{"a":"\\ud83dx"}': '',
  '{"a":1,}': '',
  '{"a":01}': '',
};

describe('attributes written anew', () => {
  test.each(Object.entries(answers))('%s', (json, written) => {
    const text = `<!-- wp:a ${json} /-->`;
    expect(rewriteBlocks(text)).toBe(`<!-- wp:a ${written}/-->`);
    expect(serializeBlocks(parseBlocks(text))).toBe(`<!-- wp:a ${written}/-->`);
  });

  test(`random JSON is read where JavaScript reads it, and what is written stays as it is (seed ${seed})`, () => {
    const random = new Random(seed);
    let taken = 0;
    for (let count = 0; count < 3000; count++) {
      const json = random.chance(0.3) ? broken(random, object(random, 3)) : object(random, 3);
      const value = parsed(json);
      expect(JsonTape.read(json) !== null, json).toBe(value !== undefined);
      if (value === undefined) continue;
      taken++;
      const once = rewriteBlocks(`<!-- wp:a ${json} /-->`);
      expect(rewriteBlocks(once), json).toBe(once);
      const [block] = parseBlocks(once);
      expect(plain(block?.attributes ?? {}), json).toEqual(plain(value));
    }
    expect(taken).toBeGreaterThan(1500);
  });
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Lists and objects without anything in them are one to PHP, and so are those of keys that count from 0. */
const plain = (value: unknown): unknown =>
  typeof value !== 'object' || value === null
    ? value
    : Object.entries(value).map(([key, inner]) => [key, plain(inner)] as const);

function object(random: Random, depth: number): string {
  const members = Array.from({ length: random.between(0, 8) }, () => `${string(random)}: ${value(random, depth)}`);
  return `{${members.join(random.pick([',', ' ,', ',\n']))}}`;
}

function value(random: Random, depth: number): string {
  if (depth > 0 && random.chance(0.3)) return object(random, depth - 1);
  if (depth > 0 && random.chance(0.2)) return `[${value(random, depth - 1)},${value(random, depth - 1)}]`;
  if (random.chance(0.5)) return string(random);
  return random.pick(['0', '-1', '1.5', '2.50', '1e3', '12345678', '0.00001', 'true', 'false', 'null']);
}

/** No backslash: where objects have one as a key, V8's JSON.parse (Node 24) takes other escaped keys for it. */
const pieces = ['a', 'b', '-', '<', '"', 'é', '1', '\n', '😀', '\u2028', '/'];
const string = (random: Random): string =>
  JSON.stringify(Array.from({ length: random.between(0, 4) }, () => random.pick(pieces)).join(''));

function broken(random: Random, json: string): string {
  const at = random.between(0, json.length - 1);
  const put = random.pick(['', '"', ',', '}', '{', '\\', '1', ' ', '\n', ':']);
  // Halves of pairs do not come out of a database.
  return (json.slice(0, at) + put + json.slice(at + 1)).toWellFormed();
}
