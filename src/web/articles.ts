// Posts on their way into a page: addresses, authors, terms and texts, loaded for the whole page at once.
// Texts are rendered and kept as the API's are.

import type { Viewer } from '../access/viewer.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import { loadMeta } from '../content/meta/load.ts';
import { permalink } from '../content/posts/permalink.ts';
import { loadPermalinkData } from '../content/posts/permalink-data.ts';
import type { Site } from '../content/site.ts';
import { loadTermLinkData, termLinker } from '../content/terms/link.ts';
import { termsOfPosts } from '../content/terms/of-posts.ts';
import { keptTexts } from '../content/texts/context.ts';
import type { TextItem } from '../content/texts/item.ts';
import { loadImportedTexts, loadTextData } from '../content/texts/load.ts';
import { markedTitle } from '../content/texts/marked-title.ts';
import { isContentHidden, renderedContent, renderedExcerpt, renderedTitle } from '../content/texts/texts.ts';
import { authorLink } from '../content/users/link.ts';
import { getUsers } from '../content/users/load.ts';
import type { PostRow } from '../database/schema.ts';
import { newCounters } from '../rendering/content.ts';
import type { PageContext } from '../rendering/page-context.ts';

export interface Named {
  /** Plain text. */
  readonly name: string;
  readonly link: string;
}

/** A post as pages show it. Texts are HTML, made when they are asked for. */
export interface Article {
  readonly row: PostRow;
  readonly link: string;
  readonly author: Named | undefined;
  readonly categories: readonly Named[];
  readonly tags: readonly Named[];
  /** Must a password be given first? */
  readonly locked: boolean;
  title(): string;
  content(): string;
  excerpt(): string;
}

export interface ArticleOptions {
  readonly viewer: Viewer;
  /** Has the reader given this post's password? */
  readonly unlocked?: (row: PostRow) => boolean;
  /** The text to show in place of the whole: one page of it. */
  readonly text?: string;
  /** What blocks read of the page. */
  readonly page?: PageContext;
}

/** Six statements at most, whatever the number of posts; texts with pictures or patterns may need two more. */
export async function loadArticles(
  site: Site,
  rows: readonly PostRow[],
  { viewer, unlocked, text, page }: ArticleOptions,
): Promise<Article[]> {
  const ids = rows.map((row) => row.ID);
  const view = {
    viewer,
    context: 'view',
    password: '',
    excerptLength: undefined,
    texts: keptTexts(site),
    counters: newCounters(),
    ...(page ? { page } : {}),
  } as const;
  const meta = await loadMeta(site, 'post', ids, ['footnotes']);
  const items: TextItem[] = rows.map((row) => ({
    row: text === undefined ? row : { ...row, post_content: text },
    view: unlocked?.(row) ? { ...view, password: row.post_password } : view,
    meta: meta.get(row.ID) ?? new Map(),
  }));
  if (text === undefined) await loadImportedTexts(site, items);
  await loadTextData(site, items);
  const permalinks = await loadPermalinkData(site, rows);
  const users = await getUsers(
    site,
    rows.map((row) => row.post_author),
  );
  const terms = await loadTerms(site, ids);
  return items.map((item, index): Article => {
    const row = rows[index] ?? item.row;
    const user = users.get(row.post_author);
    return {
      row,
      link: permalink(site, row, permalinks),
      author: user && { name: user.display_name, link: authorLink(site, user) },
      categories: terms.get(row.ID)?.category ?? [],
      tags: terms.get(row.ID)?.post_tag ?? [],
      locked: isContentHidden(item),
      title: () => markedTitle(row, renderedTitle(item), siteLanguage(site)),
      content: () => (isContentHidden(item) ? '' : renderedContent(item)),
      excerpt: () => (isContentHidden(item) ? '' : renderedExcerpt(item)),
    };
  });
}

async function loadTerms(
  site: Site,
  ids: readonly number[],
): Promise<Map<number, Readonly<Record<'category' | 'post_tag', Named[]>>>> {
  const found = await termsOfPosts(site, ids, ['category', 'post_tag']);
  const categories = [...found.values()].flatMap((each) => each.get('category') ?? []);
  const above = await loadTermLinkData(site, categories, 'category');
  const links = { category: termLinker(site, 'category'), post_tag: termLinker(site, 'post_tag') };
  const named = (id: number, taxonomy: 'category' | 'post_tag'): Named[] =>
    (found.get(id)?.get(taxonomy) ?? []).map((term) => ({ name: term.name, link: links[taxonomy](term, above) }));
  return new Map(ids.map((id) => [id, { category: named(id, 'category'), post_tag: named(id, 'post_tag') }]));
}
