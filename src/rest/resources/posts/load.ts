// Loaders of what fields and links of posts need: each takes a whole list and a fixed number of queries.
import { loadMeta } from '../../../content/meta/load.ts';
import { getPosts } from '../../../content/posts/get.ts';
import { samplePermalinks } from '../../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../../content/posts/permalink-data.ts';
import { loadSubjects, mayRead } from '../../../content/posts/subjects.ts';
import { latestRevisions } from '../../../content/revisions/latest.ts';
import { termNamesOfPosts } from '../../../content/terms/of-posts.ts';
import { loadImportedTexts, loadTextData } from '../../../content/texts/load.ts';
import type { Call } from '../../engine/types.ts';
import type { LoaderName } from './fields/field.ts';
import type { PostItem } from './item.ts';

type Loader = (items: readonly PostItem[], call: Call) => Promise<void>;

const idsOf = (items: readonly PostItem[]) => items.map((item) => item.row.ID);

const terms: Loader = async (items, { site }) => {
  const names = items[0]?.view.kind.taxonomies.map((taxonomy) => taxonomy.name) ?? [];
  if (names.length === 0) return;
  const found = await termNamesOfPosts(site, idsOf(items), names);
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

const imported: Loader = (items, { site }) => loadImportedTexts(site, items);

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
const texts: Loader = (items, { site }) => loadTextData(site, items);

/** By name. Fields and links list what they need in the order in which it must be loaded. */
export const loaders: Readonly<Record<Exclude<LoaderName, 'menuItem'>, Loader>> = {
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
