// Loaders of what fields and links of posts need: each takes a whole list and a fixed number of queries.
import { createHash } from 'node:crypto';
import { loadMeta } from '../../../content/meta/load.ts';
import { getPosts } from '../../../content/posts/get.ts';
import { samplePermalinks } from '../../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../../content/posts/permalink-data.ts';
import { latestRevisions } from '../../../content/revisions/latest.ts';
import type { Site } from '../../../content/site.ts';
import { termsOfPosts } from '../../../content/terms/of-posts.ts';
import { prepare } from '../../../database/prepared.ts';
import type { BroadsheetRenderedTable, PostRow } from '../../../database/schema.ts';
import { collectNeeds, needsNothing } from '../../../rendering/blocks/needs.ts';
import type { Call } from '../../engine/types.ts';
import type { LoaderName } from './fields/field.ts';
import type { PostItem } from './item.ts';
import { loadSubjects, mayRead } from './subjects.ts';
import { isContentHidden, isTextKept } from './text.ts';
import { loadTextNeeds, nothingNeeded } from './text-needs.ts';

type Loader = (items: readonly PostItem[], call: Call) => Promise<void>;

const idsOf = (items: readonly PostItem[]) => items.map((item) => item.row.ID);

const terms: Loader = async (items, { site }) => {
  const names = items[0]?.view.kind.taxonomies.map((taxonomy) => taxonomy.name) ?? [];
  if (names.length === 0) return;
  const found = await termsOfPosts(site, idsOf(items), names);
  for (const item of items) item.terms = found.get(item.row.ID) ?? item.terms;
};

const meta: Loader = async (items, { site }) => {
  const registered = items[0]?.view.kind.meta.map((field) => field.key) ?? [];
  const found = await loadMeta(site, 'post', idsOf(items), [...registered, '_thumbnail_id', '_wp_page_template']);
  for (const item of items) item.meta = found.get(item.row.ID) ?? item.meta;
};

const revisions: Loader = async (items, { site }) => {
  const found = await latestRevisions(site, idsOf(items));
  for (const item of items) item.revisions = found.get(item.row.ID);
};

const permalink: Loader = async (items, { site }) => {
  const data = await loadPermalinkData(
    site,
    items.map((item) => item.row),
  );
  for (const item of items) item.permalinkData = data;
};

const sample: Loader = async (items, { site }) => {
  const data = items[0]?.permalinkData;
  if (!data) return;
  const found = await samplePermalinks(
    site,
    items.map((item) => item.row),
    data,
  );
  for (const item of items) item.sample = found.get(item.row.ID);
};

const importedTexts = prepare((kysely, { ids }: { ids: readonly number[] }) =>
  kysely.selectFrom('broadsheet_rendered').selectAll().where('post_id', 'in', ids),
);
const anyImported = prepare((kysely) => kysely.selectFrom('broadsheet_rendered').select('post_id').limit(1));

/** Imported HTML counts while title, content and excerpt are what they were when it was imported. */
const imported: Loader = async (items, { site }) => {
  if (!(await hasImported(site))) return;
  const rows = await site.database.run(importedTexts, { ids: idsOf(items) });
  const byId = new Map(rows.map((row) => [row.post_id, row]));
  for (const item of items) {
    const row = byId.get(item.row.ID);
    if (row && stillStands(item.row, row)) item.imported = row;
  }
};

async function hasImported({ caches, database }: Site): Promise<boolean> {
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

/** Featured media is linked where it is published (its parent, if it hangs on one) or the viewer may read it. */
const featured: Loader = async (items, { site }) => {
  const media = await getPosts(
    site,
    items.flatMap((item) => (item.thumbnail > 0 ? [item.thumbnail] : [])),
  );
  if (media.size === 0) return;
  const subjects = await loadSubjects(site, [...media.values()]);
  for (const item of items) {
    const row = media.get(item.thumbnail);
    if (!row) continue;
    const deciding = row.post_status === 'inherit' ? subjects.get(row.ID)?.parent : row;
    item.featuredReadable =
      !deciding || deciding.post_status === 'publish' || mayRead(item.view.viewer, site, row, subjects);
  }
};

/** Rights on the posts themselves: nothing to load for most, whose status and type decide. */
const subjects: Loader = async (items, { site }) => {
  const found = await loadSubjects(
    site,
    items.map((item) => item.row),
  );
  for (const item of items) item.subject = found.get(item.row.ID);
};

/** What contents read while they are rendered; nothing for those that are kept, hidden or imported. */
const texts: Loader = async (items, { site }) => {
  const needy: PostItem[] = [];
  for (const item of items) {
    item.textData = nothingNeeded;
    if (item.imported || isContentHidden(item) || isTextKept(item)) continue;
    if (!needsNothing(collectNeeds(item.row.post_content))) needy.push(item);
  }
  if (needy.length === 0) return;
  const contents = needy.map((item) => item.row.post_content);
  const data = await loadTextNeeds(site, contents);
  for (const item of needy) item.textData = data;
};

/** By name. Fields and links list what they need in the order in which it must be loaded. */
export const loaders: Readonly<Record<LoaderName, Loader>> = {
  terms,
  meta,
  revisions,
  permalink,
  sample,
  imported,
  featured,
  subjects,
  texts,
};
