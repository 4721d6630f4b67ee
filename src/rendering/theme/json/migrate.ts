// Older theme.json files in the shape of version 3. Reproduces WP_Theme_JSON_Schema::migrate.
import { latestVersion, type Origin } from './tables.ts';
import { asTree, getAt, isTree, setAt, type Tree } from './tree.ts';

const renamed: readonly (readonly [from: readonly [string, string], to: readonly [string, string]])[] = [
  [
    ['border', 'customRadius'],
    ['border', 'radius'],
  ],
  [
    ['spacing', 'customMargin'],
    ['spacing', 'margin'],
  ],
  [
    ['spacing', 'customPadding'],
    ['spacing', 'padding'],
  ],
  [
    ['typography', 'customLineHeight'],
    ['typography', 'lineHeight'],
  ],
];

/** The tree in the latest version; changes it. Without a version it is none, and nothing is left. */
export function migrated(tree: Tree, origin: Origin): Tree {
  if (tree.version === undefined || tree.version === null) return { version: latestVersion };
  // PHP's switch compares loosely.
  const version = Number(tree.version);
  if (version === 1) {
    const settings = asTree(tree.settings);
    if (isTree(tree.settings)) {
      rename(settings);
      const blocks = settings.blocks;
      if (isTree(blocks)) for (const block of Object.values(blocks)) if (isTree(block)) rename(block);
      tree.settings = settings;
    }
  }
  if (version === 1 || version === 2) {
    tree.version = 3;
    if (origin !== 'custom') useOwnSizes(tree);
  }
  return tree;
}

function rename(settings: Tree): void {
  for (const [from, to] of renamed) {
    const value = getAt(settings, from);
    if (value === undefined) continue;
    setAt(settings, to, value);
    const parent = settings[from[0]];
    if (isTree(parent)) delete parent[from[1]];
  }
}

/** Before version 3 a theme's own sizes replaced the default ones. */
function useOwnSizes(tree: Tree): void {
  if (getAt(tree, ['settings', 'typography', 'fontSizes']) !== undefined) {
    setAt(tree, ['settings', 'typography', 'defaultFontSizes'], false);
  }
  const sizes = getAt(tree, ['settings', 'spacing', 'spacingSizes']);
  if (sizes !== undefined || getAt(tree, ['settings', 'spacing', 'spacingScale']) !== undefined) {
    setAt(tree, ['settings', 'spacing', 'defaultSpacingSizes'], false);
  }
  const spacing = getAt(tree, ['settings', 'spacing']);
  if (sizes !== undefined && isTree(spacing)) delete spacing.spacingScale;
}
