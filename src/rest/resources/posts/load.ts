// Loaders of what fields and links of posts need: each takes a whole list and a fixed number of queries.
import { attachmentOf } from '../../../content/media/attachment.ts';
import { originalOf } from '../../../content/media/metadata.ts';
import { beforeDescription } from '../../../content/media/picture-html.ts';
import { samplePermalinks } from '../../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../../content/posts/permalink-data.ts';
import { mayRead } from '../../../content/posts/subjects.ts';
import { loadHooked } from '../../../content/texts/hooked.ts';
import { loadTextData } from '../../../content/texts/load.ts';
import type { Call } from '../../engine/types.ts';
import { knownTermsOfPosts } from '../terms/known.ts';
import type { LoaderName } from './fields/field.ts';
import type { PostItem } from './item.ts';
import { knownImportedTexts, knownPostMeta, knownPosts, knownRevisions, knownSubjects } from './known.ts';

type Loader = (items: readonly PostItem[], call: Call) => Promise<void>;

const idsOf = (items: readonly PostItem[]) => items.map((item) => item.row.ID);

const terms: Loader = async (items, call) => {
  const names = items[0]?.view.kind.taxonomies.map((taxonomy) => taxonomy.name) ?? [];
  if (names.length === 0) return;
  const found = await knownTermsOfPosts(call, idsOf(items), names);
  for (const item of items) item.terms = found.get(item.row.ID) ?? item.terms;
};

const meta: Loader = async (items, call) => {
  const found = await knownPostMeta(call, idsOf(items), companionsOf(items, call));
  for (const item of items) item.meta = found.get(item.row.ID) ?? item.meta;
};

const revisions: Loader = async (items, call) => {
  const thumbnails = items.flatMap((item) => (item.thumbnail > 0 ? [item.thumbnail] : []));
  const found = await knownRevisions(call, idsOf(items), [...thumbnails, ...companionsOf(items, call)]);
  for (const item of items) item.revisions = found.get(item.row.ID) ?? undefined;
};

/** Posts that the answer embeds beside these, as far as their rows tell. */
function companionsOf(items: readonly PostItem[], { site }: Call): number[] {
  return items.flatMap(({ row }) => {
    const climbs = row.post_type === 'attachment' || site.registry.postTypes.get(row.post_type)?.hierarchical;
    return climbs && row.post_parent > 0 ? [row.post_parent] : [];
  });
}

const permalink: Loader = async (items, call) => {
  const rows = items.map((item) => item.row);
  const data = await loadPermalinkData(call.site, rows, (ids) => knownPosts(call, ids));
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

const imported: Loader = (items, call) => knownImportedTexts(call, items);

/** Featured media is linked where it is published (its parent, if it hangs on one) or the viewer may read it. */
const featured: Loader = async (items, call) => {
  const { site } = call;
  const media = await knownPosts(
    call,
    items.flatMap((item) => (item.thumbnail > 0 ? [item.thumbnail] : [])),
  );
  if (media.size === 0) return;
  const subjects = await knownSubjects(call, [...media.values()]);
  for (const item of items) {
    const row = media.get(item.thumbnail);
    if (!row) continue;
    const deciding = row.post_status === 'inherit' ? subjects.get(row.ID)?.parent : row;
    item.featuredReadable =
      !deciding || deciding.post_status === 'publish' || mayRead(item.view.viewer, site, row, subjects);
  }
};

/** Rights on the posts themselves: nothing to load for most, whose status and type decide. */
const subjects: Loader = async (items, call) => {
  const found = await knownSubjects(
    call,
    items.map((item) => item.row),
  );
  for (const item of items) item.subject = found.get(item.row.ID);
};

/** What contents read while they are rendered; nothing for those that are kept, hidden or imported. */
const texts: Loader = (items, { site }) => loadTextData(site, items);

/** What is hooked into contents that are not rendered. */
const hooked: Loader = (items, { site }) => loadHooked(site, items);

/** What attachments are to the API; posts of other types have none. */
const attachment: Loader = async (items, call) => {
  const media = items.filter((item) => item.row.post_type === 'attachment');
  const found = await knownPostMeta(call, idsOf(media), []);
  for (const item of media) {
    item.attachment = attachmentOf(call.site, item.row, found.get(item.row.ID) ?? new Map());
    item.prepended = beforeDescription(call.site, item.attachment);
  }
};

/** Looks into the files of those whose metadata leaves size or bytes open. */
const originals: Loader = async (items, { site }) => {
  for (const item of items) if (item.attachment) item.original = await originalOf(site, item.attachment);
};

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
  attachment,
  originals,
  hooked,
  texts,
};
