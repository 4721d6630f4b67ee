// Loads what the texts of a list of posts need, in a fixed number of statements: HTML that an import brought along, and
// what contents read while they are rendered.
import { createHash } from 'node:crypto';
import { prepare } from '../../database/prepared.ts';
import type { BroadsheetRenderedTable, PostRow } from '../../database/schema.ts';
import { collectNeeds, needsNothing } from '../../rendering/blocks/needs.ts';
import { newCounters } from '../../rendering/content.ts';
import { loadStoredEmbeds } from '../embeds/stored.ts';
import type { Site } from '../site.ts';
import { loadHooked } from './hooked.ts';
import type { TextItem } from './item.ts';
import { hasMediaShortcodes } from './media-shortcodes.ts';
import { loadTextNeeds, nothingNeeded } from './needs.ts';
import { hasExcerptPictures, isContentHidden, isTextKept, lookThrough, textOf } from './texts.ts';

const importedTexts = prepare((kysely, { ids }: { ids: readonly number[] }) =>
  kysely.selectFrom('broadsheet_rendered').selectAll().where('post_id', 'in', ids),
);
const anyImported = prepare((kysely) => kysely.selectFrom('broadsheet_rendered').select('post_id').limit(1));

/**
 * Imported HTML counts while title, content and excerpt are what they were when it was imported. `any`: has the site any?
 * For those who ask more than once.
 */
export async function loadImportedTexts(
  site: Site,
  items: readonly TextItem[],
  any: () => Promise<boolean> = () => hasImported(site),
): Promise<void> {
  if (items.length === 0 || !(await any())) return;
  const rows = await site.database.run(importedTexts, { ids: items.map((item) => item.row.ID) });
  const byId = new Map(rows.map((row) => [row.post_id, row]));
  for (const item of items) {
    const row = byId.get(item.row.ID);
    if (row && stillStands(item.row, row)) item.imported = row;
  }
}

/** Has the site texts that an import brought along? One statement at most. */
export async function hasImported({ caches, database }: Site): Promise<boolean> {
  const known = caches.map<boolean>('imported-texts');
  const before = caches.enabled ? known.get('any') : undefined;
  if (before !== undefined) return before;
  const [row] = await database.run(anyImported, {});
  known.set('any', row !== undefined);
  return row !== undefined;
}

function stillStands(row: PostRow, imported: BroadsheetRenderedTable): boolean {
  const text = `${row.post_title}\0${row.post_content}\0${row.post_excerpt}`;
  return createHash('sha256').update(text).digest('hex') === imported.source_hash;
}

/** What contents read while they are rendered; nothing for those that are kept, hidden or imported. */
export async function loadTextData(site: Site, items: readonly TextItem[]): Promise<void> {
  await loadHooked(site, items);
  const needy: TextItem[] = [];
  for (const item of items) {
    item.textData = nothingNeeded;
    if (item.imported || ((isContentHidden(item) || isTextKept(item)) && !hasExcerptPictures(item.row))) continue;
    const content = textOf(item);
    if (hasMediaShortcodes(content) || hasExcerptPictures(item.row) || !needsNothing(collectNeeds(content))) {
      needy.push(item);
    }
  }
  const [first] = needy;
  if (!first) return;
  const contents = needy.map(textOf);
  for (const { row } of needy) if (hasExcerptPictures(row)) contents.push(row.post_excerpt);
  const data = await loadTextNeeds(site, first.view.viewer, contents, {
    email: first.view.page?.heldFor,
    passwords: needy.map(({ view }) => view.password),
    feed: first.view.feed,
  });
  const embeds = await loadStoredEmbeds(site, needy);
  for (const item of needy) {
    const embed = embeds?.get(item);
    item.textData = embed ? { ...data, embed } : data;
  }
  const looking = needy.filter((item) => {
    const text = textOf(item);
    return collectNeeds(text).facts || hasMediaShortcodes(text);
  });
  if (looking.length === 0) return;
  await data.facts.gather(() => {
    const { allowance } = newCounters();
    for (const item of looking) lookThrough(item, allowance);
  });
}
