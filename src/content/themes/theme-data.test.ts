// The design of our own theme, as WordPress 7.1 merges it and writes its stylesheet (recorded from one that ran the theme).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { globalStylesheet } from '../../rendering/theme/json/stylesheet.ts';
import { mergedThemeJson, readThemeJson } from '../../rendering/theme/json/theme-json.ts';
import { getAt } from '../../rendering/theme/json/tree.ts';
import { openTestSite } from '../../testing.ts';
import { themeDesign } from './theme-data.ts';

const recorded = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

test('the layers of a design are merged as WordPress merges them, key order included', async () => {
  const site = await openTestSite();
  const { base } = themeDesign(site);
  expect(JSON.stringify(base)).toBe(recorded('broadsheet-merged.testing.json').trim());
  expect(themeDesign(site).base).toBe(base);
  await site.database.close();
});

test('the stylesheet is the one that WordPress writes', async () => {
  const site = await openTestSite();
  expect(globalStylesheet(themeDesign(site).base)).toBe(recorded('broadsheet-stylesheet.testing.txt'));
  await site.database.close();
});

test('own styles are read by their shape, and win', async () => {
  const site = await openTestSite();
  const { base, known } = themeDesign(site);
  const own = readThemeJson(
    {
      version: 3,
      styles: { color: { text: 'red', nonsense: 1 }, blocks: { 'core/group': { ':hover': {}, css: 'a' } } },
      settings: { color: { palette: [{ slug: 'ink', color: '#000' }] }, lightbox: { enabled: 'yes' } },
      nonsense: {},
    },
    'custom',
    known,
  );
  expect(own).toEqual({
    version: 3,
    styles: { color: { text: 'red' }, blocks: { 'core/group': { css: 'a' } } },
    settings: { color: { palette: { custom: [{ slug: 'ink', color: '#000' }] } } },
  });
  const merged = mergedThemeJson(base, own);
  expect(getAt(merged, ['styles', 'color', 'text'])).toBe('red');
  expect(getAt(base, ['styles', 'color', 'text'])).toBe('var(--wp--preset--color--ink)');
  expect(globalStylesheet(merged)).toContain('--wp--preset--color--ink: #000;');
  await site.database.close();
});

test('keys that would reach behind a tree are dropped', () => {
  const source: unknown = JSON.parse('{"version":3,"settings":{"custom":{"__proto__":{"polluted":1},"a":1}}}');
  const tree = readThemeJson(source, 'custom', { names: [], variations: new Map() });
  expect(getAt(tree, ['settings', 'custom'])).toEqual({ a: 1 });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
