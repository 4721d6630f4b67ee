// Font files on disk.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestSite } from '../../testing.ts';
import { deleteFontFile, storeFontFile } from './files.ts';
import { fontFaceSlug, sanitizeFontFamily } from './names.ts';

test('fonts are taken by name and content, get free names, and are deleted within their folder only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-fonts-'));
  const site = await openTestSite({ settings: { uploads: { path: folder } } });
  const store = async (name: string, content: string) => {
    const path = await site.storage.temporary();
    writeFileSync(path, content);
    return storeFontFile(site, { name, path, size: content.length });
  };
  const first = await store('My Font.woff2', 'wOF2 and more');
  const second = await store('My Font.woff2', 'wOF2 and more');
  expect([first.path, second.path]).toEqual(['My-Font.woff2', 'My-Font-1.woff2']);
  expect(first.url).toBe('http://example.test/wp-content/uploads/fonts/My-Font.woff2');
  for (const [name, content] of [
    ['x.woff2', 'text'],
    ['x.php', 'wOF2'],
    ['x.ttf', 'wOF2'],
  ] as const) {
    await expect(store(name, content)).rejects.toMatchObject({ code: 'rest_font_upload_invalid_file_type' });
  }
  const outside = join(folder, 'outside.txt');
  writeFileSync(outside, 'x');
  await deleteFontFile(site, '../outside.txt');
  await deleteFontFile(site, first.path);
  expect(existsSync(outside)).toBe(true);
  expect(readdirSync(join(folder, 'fonts'))).toEqual([second.path]);
  await site.database.close();
  rmSync(folder, { recursive: true });
});

test('names of fonts', () => {
  expect(sanitizeFontFamily("Ink, 'Third One', serif")).toBe('Ink, "Third One", serif');
  expect(sanitizeFontFamily('generic(kai)')).toBe('generic(kai)');
  expect(fontFaceSlug({ fontFamily: '"Open Sans", X', fontWeight: 'bold', fontStretch: 'expanded' })).toBe(
    'open sans,x;normal;700;125%;U+0-10FFFF',
  );
});
