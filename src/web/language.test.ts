// Pages of a site in a language that is written from right to left, with sentences of WordPress's files.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Site } from '../content/site.ts';
import { openTestSite } from '../testing.ts';
import { feedLinks } from './feed-links.ts';
import { messagePage } from './message-page.ts';
import { isRightToLeft, languageAttributes, languageName } from './page.ts';

const messages = {
  'text direction\u0004ltr': 'rtl',
  html_lang_attribute: 'ar',
  '%1$s %2$s Feed': '%2$s خلاصة "%1$s"',
  'feed link\u0004&raquo;': '&laquo;',
};
let site: Site;

beforeAll(async () => {
  const content = mkdtempSync(join(tmpdir(), 'broadsheet-language-'));
  mkdirSync(join(content, 'languages'));
  const pairs = Object.entries(messages).map(([key, value]) => `'${key}'=>'${value}'`);
  writeFileSync(join(content, 'languages', 'ar.l10n.php'), `<?php\nreturn ['messages'=>[${pairs.join(',')}]];`);
  const opened = await openTestSite();
  await opened.options.set('WPLANG', 'ar');
  await opened.options.set('blogname', 'A & B');
  site = Object.assign(Object.create(opened), { settings: { ...opened.settings, content: { path: content } } });
});

test('the language and its direction', () => {
  expect(isRightToLeft(site)).toBe(true);
  expect(languageName(site)).toBe('ar');
  expect(languageAttributes(site)).toBe('dir="rtl" lang="ar"');
  expect(messagePage(site, 'T', [])).toContain('<html dir="rtl" lang="ar">');
});

test('a language that says no name of its own is named after its file', async () => {
  const plain = await openTestSite();
  await plain.options.set('WPLANG', 'de_DE_formal');
  expect(languageAttributes(plain)).toBe('lang="de-DE-formal"');
});

test('words of feeds in their order, as values of attributes', () => {
  const [feed, comments] = feedLinks(site, { kind: 'none' }, '', '');
  expect(feed?.title).toBe('&laquo; خلاصة &quot;A &amp; B&quot;');
  expect(comments?.title).toBe('A &amp; B &laquo; Comments Feed');
});
