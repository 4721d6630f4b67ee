// Lists that several things narrow at once: which posts they have is what a look at the fixture says.
import { expect, test } from 'vitest';
import { anonymous } from '../access/make-viewer.ts';
import { parseQuery } from '../rest/engine/query.ts';
import { describeEachSite, type TestSite } from '../testing.ts';
import { fillWebSite } from './fixture.testing.ts';
import { find } from './found.ts';
import { isOfDate } from './list-query.ts';
import type { WebRequest } from './page.ts';
import { askedFor } from './query-vars.ts';

/** What is found at an address: its kind and posts, by id. */
async function found(site: TestSite, address: string): Promise<string> {
  const [path = '/', search = ''] = address.split('?');
  const request: WebRequest = { path, search, query: parseQuery(search), cookie: undefined, viewer: anonymous() };
  const list = await find(site, await askedFor(site, request), request);
  if (list.kind === 'none' || list.kind === 'post') return list.kind;
  const kinds = [...list.kinds].sort().join('+') || 'home';
  return `${kinds} ${list.rows.map((row) => row.ID).join(' ')}`.trim();
}

describeEachSite('lists that several things narrow', (open) => {
  async function openFilled(): Promise<TestSite> {
    const site = await open({ now: Date.UTC(2026, 10, 23, 9, 0, 0) });
    await fillWebSite(site);
    await site.options.set('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/');
    await site.options.set('posts_per_page', '20');
    site.caches.changed();
    return site;
  }

  test('hold the posts that all of it fits', async () => {
    const site = await openFilled();
    const expected: Readonly<Record<string, string>> = {
      '/?cat=2': 'category 101 100',
      '/?cat=3': 'category 100',
      '/?cat=2,3': 'category 101 100',
      '/category/news/?tag=climate': 'category+tag 100',
      '/?category_name=news,local': 'category 101 100',
      '/category/news+local/': 'category 100',
      '/?tag=climate,none': 'tag 100',
      '/?tag=climate+none': 'none',
      '/?author=1&cat=2': 'author+category 100',
      '/?author=1,2&cat=2': 'author+category 101 100',
      '/?author=-2&cat=2': 'author+category 100',
      '/?s=text&cat=2': 'category+search 101 100',
      '/?s=nothing&cat=2': 'category+search',
      '/?s=text&cat=9999': 'category+search',
      '/2025/03/?cat=2': 'category+date 101 100',
      '/2025/02/?cat=2': 'category+date',
      '/2025/02/': 'none',
      '/?cat=2&orderby=title&order=asc': 'category 100 101',
      '/?cat=2&order=asc': 'category 100 101',
      '/?s=101': 'search 101',
      '/?s=of+text': 'search 107 101 100 106 105',
      '/?s=of+text&sentence=1': 'search',
      '/?s=text+of+101&sentence=1': 'search 101',
      '/?s=text&exact=1': 'search',
      '/?s=second&exact=1': 'search 101',
      '/?cat=9999': 'none',
      '/?author=9999': 'none',
    };
    const answers = await Promise.all(
      Object.keys(expected).map(async (address) => [address, await found(site, address)]),
    );
    expect(Object.fromEntries(answers)).toEqual(expected);
  });

  test('leave out what a minus stands before, and keep sticky posts in front', async () => {
    const site = await openFilled();
    expect(await found(site, '/?cat=-3')).toMatch(/^home 101 /);
    expect(await found(site, '/?cat=-3')).not.toContain('100');
  });

  test('hold nothing where more is tied together than MySQL joins, and any of a long list', async () => {
    const site = await openFilled();
    const many = Array.from({ length: 100 }, (_, index) => `a${index}`);
    expect(await found(site, `/?category_name=${many.join('%2B')}`)).toBe('none');
    expect(await found(site, `/?category_name=news,${many.join()}`)).toBe('category 101 100');
  });

  test('of values that mean nothing are found or not, without failing', async () => {
    const site = await openFilled();
    const expected: Readonly<Record<string, string>> = {
      '/?cat=,': 'home 101',
      '/?cat=-': 'home 101',
      '/?cat=99999999999999999999': 'none',
      '/?author=,': 'home 101',
      '/?author=99999999999999999999': 'none',
      '/?tag=,': 'none',
      '/?category_name=/': 'home 101',
      '/?category_name=,': 'none',
      '/?taxonomy=x&term=y': 'home 101',
      '/?taxonomy=category&term=': 'home 101',
      '/?year=99999': 'none',
      '/?s="&sentence=1': 'search',
      '/?s=&orderby=relevance': 'search 1',
      '/?orderby=relevance': 'home 101',
    };
    const answers = await Promise.all(
      Object.keys(expected).map(async (address) => {
        const [kind, first] = (await found(site, address)).split(' ');
        return [address, [kind, first].filter(Boolean).join(' ')];
      }),
    );
    expect(Object.fromEntries(answers)).toEqual(expected);
  });
});

test.each([
  [{}, true],
  [{ m: '2025' }, true],
  [{ m: '202503' }, true],
  [{ m: '2025-03-04' }, true],
  [{ m: '1' }, false],
  [{ m: '202502' }, false],
  [{ m: '20250305' }, false],
  [{ year: '2024' }, false],
  [{ monthnum: '3' }, true],
  [{ monthnum: '2' }, false],
  [{ year: '2025', monthnum: '03', day: '4' }, true],
  [{ day: '5' }, false],
])('a post of 2025-03-04, where %j is asked for: %s', (vars, isOf) => {
  expect(isOfDate('2025-03-04 05:06:07', vars)).toBe(isOf);
});
