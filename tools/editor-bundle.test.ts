// The editor's bundle: made once for its sources, whole, and no larger than it was made to be.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type EditorManifest, makeEditor } from './editor-bundle.ts';

const folder = resolve(import.meta.dirname, '../dist/editor');
const manifestFile = join(folder, 'manifest.json');
const manifest = (): EditorManifest => JSON.parse(readFileSync(manifestFile, 'utf8'));

test('is kept while nothing changed that it is made of', { timeout: 240_000 }, async () => {
  await makeEditor();
  const { mtimeMs } = statSync(manifestFile);
  await makeEditor();
  expect(statSync(manifestFile).mtimeMs).toBe(mtimeMs);
});

test('has all that its manifest names, packed as well', () => {
  const { main, preload, styles, inline } = manifest();
  expect(Object.keys(styles).sort()).toEqual(
    ['canvas', 'looks', 'newsroom', 'plain'].flatMap((name) => [name, `${name}-rtl`]),
  );
  for (const file of [main, ...preload, ...Object.values(styles)]) {
    expect(existsSync(join(folder, file)), file).toBe(true);
    expect(statSync(join(folder, `${file}.gz`)).size, file).toBeLessThan(statSync(join(folder, file)).size);
  }
  expect(inline).toHaveLength(2);
});

test('asks for no other modules but the workers that are left out, and stays below six megabytes', () => {
  const text = readFileSync(join(folder, manifest().main), 'utf8');
  const asked = [...text.matchAll(/\b(?:import\(|from)[`"]([\w@./-]+)[`"]/g)].map(([, name = '']) => name);
  expect(asked.filter((name) => !name.startsWith('./')).sort()).toEqual([
    '@wordpress/video-conversion/worker',
    '@wordpress/vips/worker',
  ]);
  expect(text.length).toBeLessThan(6_000_000);
  // Time zones as far as posts reach.
  expect(text).toContain('Europe/Berlin|');
});
