// What the lock file holds of the editor's packages: one release, each package once. Two copies of one are two stores, and an
// editor that does not find its own blocks.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly dev?: boolean;
}
const root = resolve(import.meta.dirname, '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const locked: Readonly<Record<string, Locked>> = read('package-lock.json').packages;
const paths = Object.keys(locked);
const isEditors = (path: string) => /(?:^|\/)node_modules\/(?:@wordpress\/[^/]+|react|react-dom)$/.test(path);

test('no package of the editor is installed twice', () => {
  const editors = paths.filter(isEditors);
  expect(editors.length).toBeGreaterThan(75);
  expect(editors.filter((path) => path.lastIndexOf('node_modules/') > 0)).toEqual([]);
});

test('each is asked for at exactly one version, and needed for building alone', () => {
  const { dependencies, devDependencies } = read('package.json');
  expect(Object.keys(dependencies).filter((name) => name.startsWith('@wordpress/'))).toEqual([]);
  for (const path of paths.filter(isEditors)) {
    const name = path.slice('node_modules/'.length);
    expect(devDependencies[name], name).toBe(locked[path]?.version);
    expect(locked[path]?.dev, name).toBe(true);
    // A package that stands in for another has its own name there.
    expect(locked[path]?.name ?? name, name).toBe(name);
  }
});
