// What extensions ask of posts (extend/site.ts), for many at once.

import { maybeUnserialize } from '../../database/php-serialize.ts';
import type { PostRow } from '../../database/schema.ts';
import type { ExtensionPosts, PostSummary } from '../../extend/site.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { plainText } from '../../rendering/formatting/plain-text.ts';
import { postOfUrl } from '../addresses/post-of-url.ts';
import { formatStored, siteTimeZone } from '../dates.ts';
import { loadMeta } from '../meta/load.ts';
import { deleteMeta, updateMeta } from '../meta/rows.ts';
import { getPosts } from '../posts/get.ts';
import { permalink } from '../posts/permalink.ts';
import { loadPermalinkData } from '../posts/permalink-data.ts';
import { loadSubjects } from '../posts/subjects.ts';
import { updatePost } from '../posts/update.ts';
import type { Site } from '../site.ts';
import { termsOfPosts } from '../terms/of-posts.ts';
import type { TextItem } from '../texts/item.ts';
import { loadImportedTexts, loadTextData } from '../texts/load.ts';
import { strangersView } from '../texts/strangers-view.ts';
import { isContentHidden, renderedContent, renderedExcerpt, renderedTitle } from '../texts/texts.ts';
import { wallOf } from '../time-zone.ts';
import { getUsers } from '../users/load.ts';
import { searchPosts, walkPosts } from './walk.ts';

export function extensionPosts(site: Site): ExtensionPosts {
  return {
    get: (ids) => getPosts(site, ids),
    summaries: async (ids) => summariesOf(site, [...(await getPosts(site, ids)).values()]),
    texts: async (ids) => {
      const items = await textItems(site, [...(await getPosts(site, ids)).values()]);
      const html = (item: TextItem) => (isContentHidden(item) ? '' : kses(renderedContent(item), 'post').trim());
      return new Map(items.map((item) => [item.row.ID, html(item)]));
    },
    at: (url) => postOfUrl(site, url),
    plainTexts: async (ids) => plainTextsOf(site, [...(await getPosts(site, ids)).values()]),
    walk: (query) => walkPosts(site, query),
    search: (query) => searchPosts(site, query),
    meta: (ids, keys) => loadMeta(site, 'post', ids, keys),
    values: async (ids, keys) => {
      const found = await loadMeta(site, 'post', ids, keys);
      const first = (rows: ReadonlyMap<string, readonly string[]>) =>
        new Map([...rows].map(([key, [value = '']]) => [key, maybeUnserialize(value)]));
      return new Map([...found].map(([id, rows]) => [id, first(rows)]));
    },
    editable: async (viewer, ids) => {
      const rows = [...(await getPosts(site, ids)).values()];
      const subjects = await loadSubjects(site, rows);
      const may = ({ ID }: PostRow) => viewer.can('edit_post', subjects.get(ID) ?? { kind: 'missing' });
      return new Set(rows.filter(may).map(({ ID }) => ID));
    },
    setMeta: (id, key, value) => updateMeta(site, 'post', id, key, value),
    async redate(id, instant) {
      const local = formatStored(wallOf(siteTimeZone(site), instant));
      await updatePost(site, null, id, { date: { local, gmt: formatStored(instant) } });
    },
    deleteMeta: (id, keys) => deleteMeta(site, 'post', id, keys),
  };
}

async function plainTextsOf(site: Site, rows: readonly PostRow[]): Promise<Map<number, string>> {
  const text = (item: TextItem): string => (isContentHidden(item) ? '' : plainText(renderedContent(item)));
  return new Map((await textItems(site, rows)).map((item) => [item.row.ID, text(item)]));
}

/** As strangers see the posts: texts behind a password are empty. */
async function summariesOf(site: Site, rows: readonly PostRow[]): Promise<Map<number, PostSummary>> {
  const ids = rows.map((row) => row.ID);
  const items = await textItems(site, rows);
  const permalinks = await loadPermalinkData(site, rows);
  const users = await getUsers(
    site,
    rows.map((row) => row.post_author),
  );
  const terms = await termsOfPosts(site, ids, [...site.registry.taxonomies.keys()]);
  return new Map(
    items.map((item) => {
      const { row } = item;
      const picture = Number(item.meta.get('_thumbnail_id')?.[0]);
      const summary: PostSummary = {
        row,
        link: permalink(site, row, permalinks),
        title: plainText(renderedTitle(item)),
        excerpt: isContentHidden(item) ? '' : plainText(renderedExcerpt(item)),
        author: { id: row.post_author, name: users.get(row.post_author)?.display_name ?? '' },
        terms: new Map(
          [...(terms.get(row.ID) ?? [])].map(([taxonomy, list]) => [
            taxonomy,
            list.map(({ term_id, name, slug }) => ({ id: term_id, name: plainText(name), slug })),
          ]),
        ),
        picture: Number.isSafeInteger(picture) && picture > 0 ? picture : 0,
      };
      return [row.ID, summary];
    }),
  );
}

async function textItems(site: Site, rows: readonly PostRow[]): Promise<TextItem[]> {
  const ids = rows.map((row) => row.ID);
  const meta = await loadMeta(site, 'post', ids, ['_thumbnail_id', 'footnotes']);
  const items = rows.map((row): TextItem => ({ row, view: strangersView(site), meta: meta.get(row.ID) ?? new Map() }));
  await loadImportedTexts(site, items);
  await loadTextData(site, items);
  return items;
}
