import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { brokenArrows } from './check-arrows.ts';

test('every import in src/ points down', () => {
  expect(brokenArrows(resolve(import.meta.dirname, '../src'))).toEqual([]);
});

test('an arrow that points up is named with its file', () => {
  const src = mkdtempSync(join(tmpdir(), 'arrows-'));
  mkdirSync(join(src, 'database'));
  writeFileSync(join(src, 'database/rows.ts'), "import { Site } from '../content/site.ts';\n");
  expect(brokenArrows(src)).toEqual(['database/rows.ts: imports content/site.ts']);
});
