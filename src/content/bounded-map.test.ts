import { describe, expect, it } from 'vitest';
import { BoundedMap, CacheBudget } from './bounded-map.ts';

describe('BoundedMap', () => {
  it('forgets the oldest by the size of their texts, not by their number', () => {
    const map = new BoundedMap<{ text: string }>(new CacheBudget(20_000));
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) map.set(key, { text: key.repeat(2000) });
    expect(map.size).toBeLessThan(10);
    expect(map.has('a')).toBe(false);
    expect(map.get('j')?.text).toHaveLength(2000);
    const small = new BoundedMap<string>(new CacheBudget(20_000));
    for (let n = 0; n < 40; n++) small.set(String(n), 'x');
    expect(small.size).toBe(40);
  });

  it('counts a value once that is set again, and not at all when it is gone', () => {
    const map = new BoundedMap<string>(new CacheBudget(20_000));
    for (let n = 0; n < 100; n++) map.set('same', 'x'.repeat(2000));
    map.set('other', 'y');
    expect([...map.keys()]).toEqual(['same', 'other']);
    for (let n = 0; n < 100; n++) {
      map.set('gone', 'x'.repeat(2000));
      map.delete('gone');
    }
    expect(map.size).toBe(2);
  });

  it('does not keep what would take the place of everything else', () => {
    const map = new BoundedMap<string>(new CacheBudget(20_000)).set('a', 'x').set('huge', 'x'.repeat(3000));
    expect([...map.keys()]).toEqual(['a']);
  });
});
