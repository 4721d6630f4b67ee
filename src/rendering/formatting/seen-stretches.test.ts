import { expect, test } from 'vitest';
import { Random } from '../../rest/fuzz/random.testing.ts';
import { SeenStretches } from './seen-stretches.ts';

test.each([3, 16, 17, 200, 60_000])('knows %i names and fewer again', (most) => {
  const random = new Random(most);
  const names = Array.from({ length: most }, () => {
    const name = `a${random.between(0, most)}é`;
    return random.chance(0.5) ? name.toUpperCase().replace('É', 'é') : name;
  });
  const source = names.join(' ');
  const stretches = new SeenStretches(source);
  const seen = new Set<string>();
  let at = 0;
  const wrong = names.filter((name) => {
    const start = at;
    at += name.length + 1;
    const isNew = !seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return stretches.add(start, start + name.length) !== isNew;
  });
  expect(wrong).toEqual([]);
});
