import { expect, test } from 'vitest';
import { Random } from '../../rest/fuzz/random.testing.ts';
import { CodeOutput } from './code-output.ts';

const codes = Uint8Array.from([38, 97, 0xe9]);

test.each([
  ['one byte a character', 'aé'],
  ['two bytes', 'a漢😀'],
  ['two bytes that begin late', `${'a'.repeat(3000)}漢`],
])('what is written comes out, %s', (_, letters) => {
  const random = new Random(3);
  for (let round = 0; round < 20; round++) {
    const text = letters.repeat(random.between(0, 300));
    const start = random.pick(['', 'x'.repeat(2000), '漢']);
    const output = new CodeOutput(text, start);
    let expected = start;
    for (let step = 0; step < 100; step++) {
      const from = random.between(0, text.length);
      const end = random.between(from, Math.min(text.length, from + random.pick([2, 63, 64, 65, 2000])));
      const made = random.pick(['', '&amp;', 'é', 'x'.repeat(5000), ...(round % 2 === 0 ? ['漢'] : [])]);
      const count = random.pick([0, 1, 2, 5, 3000]);
      output.copy(from, end);
      output.addText(from, end, made);
      output.add(from, end, codes);
      output.repeat(codes.length, count);
      const stretch = text.slice(from, end);
      expected += `${stretch}${stretch}${made}${stretch}&aé${'&aé'.repeat(count)}`;
    }
    // Not `toBe`, which would take long to show what differs.
    expect(output.finish() === expected).toBe(true);
  }
});
