import { describe, expect, it } from 'vitest';
import { BoundedMap, CacheBudget } from './bounded-map.ts';
import { SiteCaches } from './caches.ts';

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

describe('a shared budget', () => {
  it('takes from the map that holds most, and holds all of them together', () => {
    const budget = new CacheBudget(20_000);
    const [few, many] = [new BoundedMap<string>(budget), new BoundedMap<string>(budget)];
    few.set('kept', 'x'.repeat(1000));
    for (let n = 0; n < 100; n++) many.set(String(n), 'y'.repeat(1000));
    expect(few.has('kept')).toBe(true);
    expect(many.has('99')).toBe(true);
    expect(budget.used).toBe(few.bytes + many.bytes);
    expect(budget.used).toBeLessThanOrEqual(20_000);
    many.clear();
    expect(budget.used).toBe(few.bytes);
  });

  it('counts texts beyond Latin-1 as they are held, and what a value says it holds', () => {
    const map = new BoundedMap<unknown>(new CacheBudget(1_000_000));
    map.set('a', '\u20ac'.repeat(1000));
    const wide = map.bytes;
    map.delete('a');
    expect(map.set('a', 'x'.repeat(1000)).bytes).toBe(wide - 1000);
    map.delete('a');
    expect(map.set('a', { bytes: 5000, text: 'not counted again' }).bytes).toBeGreaterThanOrEqual(5000);
  });

  it('bounds what generations guard as well, and gives it back when they move', () => {
    const caches = new SiteCaches(true, true, 20_000);
    const content = caches.contentMap<string>('content').set('a', 'x'.repeat(1000));
    const before = caches.map<number>('counts');
    for (let n = 0; n < 1000; n++) before.set(`search ${n}`, n);
    expect(before.size).toBeLessThan(70);
    caches.changed();
    // Filled by whoever still reads: takes nothing from the others.
    for (let n = 0; n < 50; n++) before.set(`late ${n}`, n);
    for (let n = 0; n < 15; n++) caches.map<string>('counts').set(String(n), 'x'.repeat(900));
    expect(content.get('a')).toHaveLength(1000);
    expect(caches.map('counts').size).toBe(15);
  });
});
