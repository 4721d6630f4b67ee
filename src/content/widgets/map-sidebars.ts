// Where widgets go when the theme has other side bars than they stand in. Reproduces wp_map_sidebars_widgets: side bars of
// the same id first, then those of like names; what is left is inactive; then what the theme held when it was active before.

import { merged, type Placed, type PlacedWidgets } from './placed.ts';
import { inactive } from './sidebars.ts';

/** Words by which side bars of different themes are taken for the same. */
const likeNames: readonly (readonly string[])[] = [
  ['sidebar', 'primary', 'main', 'right'],
  ['second', 'left'],
  ['sidebar-2', 'footer', 'bottom'],
  ['header', 'top'],
];

const isOrphaned = (sidebar: string | number): boolean => String(sidebar).startsWith('orphaned_widgets');

/** Widgets in the side bars of a theme. `before`: what the theme held when it was last active, if known. */
export function mapSidebars(
  existing: PlacedWidgets,
  sidebars: readonly string[],
  before: PlacedWidgets | undefined,
): PlacedWidgets {
  const placed = new Map<string | number, Placed>([[inactive, []]]);
  if (existing.size === 0) return placed;
  const left = new Map(existing);
  const retire = (ids: Placed) => placed.set(inactive, merged(placed.get(inactive) ?? [], ids));
  for (const [sidebar, ids] of existing) {
    if (sidebar !== inactive && !isOrphaned(sidebar)) continue;
    retire(ids);
    left.delete(sidebar);
  }
  const [only] = sidebars;
  if (left.size === 1 && sidebars.length === 1 && only !== undefined) {
    placed.set(only, [...left.values()][0] ?? []);
    return placed;
  }
  for (const sidebar of sidebars) {
    const ids = left.get(sidebar);
    if (ids) placed.set(sidebar, ids);
    else if (!placed.has(sidebar)) placed.set(sidebar, []);
    left.delete(sidebar);
  }
  if (left.size > 0) mapByName(left, placed, sidebars);
  for (const ids of left.values()) if (ids.length > 0) retire(ids);
  return before ? withFormer(placed, before) : placed;
}

const isLike = (one: string, other: string): boolean => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.includes(b) || b.includes(a);
};

function mapByName(
  left: Map<string | number, Placed>,
  placed: Map<string | number, Placed>,
  sidebars: readonly string[],
): void {
  for (const group of likeNames) {
    for (const first of group) {
      // Looking through the group for an old side bar leaves the last word behind, for the side bars that follow.
      let word = first;
      for (const sidebar of sidebars) {
        if (!isLike(sidebar, word)) continue;
        const [found, last] = likeOld(left, group, word);
        word = last;
        if (found === undefined) continue;
        placed.set(sidebar, merged(placed.get(sidebar) ?? [], left.get(found) ?? []));
        left.delete(found);
      }
    }
  }
}

/** An old side bar with widgets that has one of these words, and the word that was looked for last. */
function likeOld(
  left: ReadonlyMap<string | number, Placed>,
  group: readonly string[],
  before: string,
): [found: string | number | undefined, word: string] {
  let word = before;
  for (const [sidebar, ids] of left) {
    for (word of group) if (isLike(String(sidebar), word) && ids.length > 0) return [sidebar, word];
  }
  return [undefined, word];
}

function withFormer(placed: Map<string | number, Placed>, before: PlacedWidgets): PlacedWidgets {
  const former = new Map([...before].filter(([, ids]) => ids.length > 0));
  for (const [sidebar, ids] of placed) if (former.has(sidebar) && ids.length > 0) former.delete(sidebar);
  for (const sidebar of former.keys()) if (isOrphaned(sidebar)) former.delete(sidebar);
  for (const [old, ids] of [...former]) {
    for (const sidebar of placed.keys()) {
      for (const [key, id] of ids) {
        const active = (placed.get(sidebar) ?? []).findIndex(([, one]) => one === id);
        if (active < 0) continue;
        if (sidebar === inactive)
          placed.set(
            inactive,
            (placed.get(inactive) ?? []).filter((_, at) => at !== active),
          );
        else
          former.set(
            old,
            (former.get(old) ?? []).filter(([own]) => own !== key),
          );
      }
    }
  }
  for (const [sidebar, ids] of former) placed.set(sidebar, ids);
  return placed;
}
