// Writes a post's row and all that follows from its status. Reproduces the rest of wp_insert_post: the name of nameless
// posts, default terms, guid, the status transition (term counts, ping marks), old slugs and dates. Runs in a transaction.

import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import { tooLong } from '../../database/fits.ts';
import { prepare } from '../../database/prepared.ts';
import { noDate, type PostRow } from '../../database/schema.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import { wantEnclosures } from '../enclosures/enclose.ts';
import { extensionSite } from '../extensions/site.ts';
import { noteStyles } from '../global-styles/memory.ts';
import { takeUpPage } from '../menus/take-up.ts';
import { loadMeta } from '../meta/load.ts';
import { addMeta, deleteMeta, insertRows, metaValues } from '../meta/rows.ts';
import type { Site } from '../site.ts';
import { countStatusChange } from '../terms/counts.ts';
import { composeRow } from './compose-row.ts';
import { giveDefaultTerms } from './default-terms.ts';
import { unfinishedStatuses } from './defaults.ts';
import { notePublishing } from './note-publishing.ts';
import { postLink } from './post-link.ts';
import { uniqueSlug } from './slug.ts';
import type { PostDraft } from './types.ts';

const newPost = prepare((db, p: Omit<PostRow, 'ID'>) => db.insertInto('posts').values(p));
const newGuid = prepare((db, p: { id: number; guid: string }) =>
  db.updateTable('posts').set({ guid: p.guid }).where('ID', '=', p.id),
);

/**
 * Stores a new post (`before` undefined) or a changed one, and runs the hooks of its status. Answers the row.
 * Throws `db_insert_error` or `db_update_error` for a text that its column cannot hold.
 */
export async function storePost(
  site: Site,
  viewer: Viewer | null,
  draft: PostDraft,
  before: PostRow | undefined,
): Promise<PostRow> {
  const composed = await composeRow(site, viewer, draft, before);
  const misfit = tooLong('posts', composed);
  if (misfit) throw new SiteError(before ? 'db_update_error' : 'db_insert_error', `${misfit} is too long.`, 400);
  const ID = before ? before.ID : await insertPost(site, composed, draft.importId ?? 0);
  let row: PostRow = { ID, ...composed };
  if (before) await updateColumns(site, ID, composed);
  if (row.post_name === '' && !unfinishedStatuses.has(row.post_status)) {
    row = { ...row, post_name: await uniqueSlug(site, sanitizeTitle(row.post_title) || String(ID), row) };
    await updateColumns(site, ID, { post_name: row.post_name });
  }
  // A post that was not there has no terms, unless an import brought them before it.
  if (before || draft.importId) await countStatusChange(site, row, before?.post_status ?? 'new');
  const mayHaveTerms = before !== undefined || draft.importId !== undefined;
  await giveDefaultTerms(site, row, { mayHaveTerms, replaced: draft.terms ?? {} });
  const published = row.post_status === 'publish' && before?.post_status !== 'publish';
  if (row.guid === '' && (!before || published)) {
    row = { ...row, guid: await postLink(site, row) };
    await site.database.run(newGuid, { id: ID, guid: row.guid });
  }
  await draft.beforeHooks?.(row, site);
  await transition(site, row, before, viewer);
  if (before) await rememberAddress(site, row, before);
  await site.hooks.run('save_post', row, before !== undefined, extensionSite(site));
  if (before) await noteStyles(site, row);
  site.caches.changed();
  return row;
}

/** What follows from a status, whether it is new or not: menus that take a page up, marks for pings, hooks. */
export async function transition(
  site: Site,
  row: PostRow,
  before: PostRow | undefined,
  viewer: Viewer | null = null,
): Promise<void> {
  await notePublishing(site, row, before?.post_status ?? 'new');
  await takeUpPage(site, viewer, row, before?.post_status ?? 'new');
  await site.hooks.run(
    'transition_post_status',
    row.post_status,
    before?.post_status ?? 'new',
    row,
    extensionSite(site),
  );
  if (row.post_status === 'publish' && row.post_type === 'post') await markForPings(site, row, before === undefined);
}

/** Old slug and old day of a published post, by which its old addresses lead to the new one. */
async function rememberAddress(site: Site, row: PostRow, before: PostRow): Promise<void> {
  await rememberOld(site, row, before, '_wp_old_slug', before.post_name, row.post_name);
  await rememberOld(site, row, before, '_wp_old_date', dayOf(before.post_date), dayOf(row.post_date));
}

function dayOf(date: string): string {
  // What PHP makes of the zero date.
  return date === noDate ? '-0001-11-30' : date.slice(0, 10);
}

async function insertPost(site: Site, row: Omit<PostRow, 'ID'>, importId: number): Promise<number> {
  const { kysely } = site.database;
  const taken =
    importId > 0 && (await kysely.selectFrom('posts').select('ID').where('ID', '=', importId).executeTakeFirst());
  if (importId <= 0 || taken) return site.database.insert(newPost, row);
  await kysely
    .insertInto('posts')
    .values({ ID: importId, ...row })
    .execute();
  return importId;
}

async function updateColumns(site: Site, id: number, columns: Partial<PostRow>): Promise<void> {
  await site.database.kysely.updateTable('posts').set(columns).where('ID', '=', id).execute();
}

/** `_pingme`, `_encloseme`, `_trackbackme`: what WordPress's ping queue looks for (_publish_post_hook). */
async function markForPings(site: Site, row: PostRow, isNew: boolean): Promise<void> {
  const keys = ['_encloseme'];
  if (site.options.number('default_pingback_flag') !== 0) keys.unshift('_pingme');
  const stored = isNew ? undefined : (await loadMeta(site, 'post', [row.ID], keys)).get(row.ID);
  const missing = keys.filter((key) => !stored?.has(key));
  if (row.to_ping.trim() !== '') missing.push('_trackbackme');
  await insertRows(
    site,
    'post',
    row.ID,
    missing.map((key) => [key, '1']),
  );
  await wantEnclosures(site, row);
}

/** Remembers what a published address was made of before, and forgets what it is made of now. */
async function rememberOld(
  site: Site,
  row: PostRow,
  before: PostRow,
  key: '_wp_old_slug' | '_wp_old_date',
  old: string,
  now: string,
): Promise<void> {
  if (old === now || site.registry.postTypes.get(row.post_type)?.hierarchical) return;
  const isPublic = row.post_status === 'publish' || (row.post_type === 'attachment' && row.post_status === 'inherit');
  if (!isPublic) return;
  const known = await metaValues(site, 'post', before.ID, key);
  if (old !== '' && !known.includes(old)) await addMeta(site, 'post', before.ID, key, old);
  if (known.includes(now)) await deleteMeta(site, 'post', before.ID, [key], now);
}
