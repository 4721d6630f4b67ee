// Posts on their way into a feed: addresses, authors, names of terms, enclosures and texts, loaded for the whole feed at once.
// Reproduces the template tags that feeds are made of; a fixed number of statements, whatever the number of posts.

import type { Viewer } from '../../access/viewer.ts';
import { commentsOpen } from '../../content/comments/open.ts';
import { siteLanguage } from '../../content/languages/site-language.ts';
import { loadAttachments } from '../../content/media/attachment.ts';
import { beforeDescription } from '../../content/media/picture-html.ts';
import { loadMeta } from '../../content/meta/load.ts';
import { permalink } from '../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../content/posts/permalink-data.ts';
import type { Site } from '../../content/site.ts';
import { termsOfPosts } from '../../content/terms/of-posts.ts';
import { keptTexts, noData } from '../../content/texts/context.ts';
import type { TextItem } from '../../content/texts/item.ts';
import { loadImportedTexts, loadTextData } from '../../content/texts/load.ts';
import { isContentHidden, plainExcerpt, renderedContent } from '../../content/texts/texts.ts';
import { getUsers } from '../../content/users/load.ts';
import type { PostRow } from '../../database/schema.ts';
import { feedContent, passwordForm } from '../../rendering/blocks/core/shown-content.ts';
import { Tags } from '../../rendering/blocks/tags.ts';
import { newCounters, renderContent } from '../../rendering/content.ts';
import { convertCharacters } from '../../rendering/formatting/characters.ts';
import { stripTags } from '../../rendering/formatting/strip-tags.ts';
import { postLinkOfFeed } from './address.ts';
import type { FeedFormat } from './asked.ts';
import { feedTitle } from './titles.ts';
import { numbered } from './xml.ts';

/** A post as feeds show it. */
export interface Entry {
  readonly row: PostRow;
  readonly link: string;
  /** HTML without elements. */
  readonly title: string;
  readonly author: string;
  readonly authorUrl: string;
  /** Names of categories and tags, raw. */
  readonly terms: readonly string[];
  /** Stored values of `enclosure`; none of a protected post. */
  readonly enclosures: readonly string[];
  /** Can there be comments, or are there some? */
  readonly isDiscussed: boolean;
  /** Address of the feed of its comments in a format. */
  commentsFeed(format: FeedFormat): string;
  /** HTML; to be made in the order in which it is shown. */
  excerpt(): string;
  content(): string;
}

/** What a reader of a feed has given. */
export interface Reader {
  readonly viewer: Viewer;
  /** Has the reader given this post's password? */
  unlocked(row: PostRow): boolean;
}

export async function loadEntries(site: Site, rows: readonly PostRow[], reader: Reader): Promise<Entry[]> {
  const ids = rows.map((row) => row.ID);
  const texts = keptTexts(site);
  const view = {
    viewer: reader.viewer,
    context: 'view',
    password: '',
    excerptLength: undefined,
    texts,
    counters: newCounters(),
    feed: true,
  } as const;
  const meta = await loadMeta(site, 'post', ids, ['footnotes', 'enclosure']);
  const files = await loadAttachments(
    site,
    rows.filter((row) => row.post_type === 'attachment').map((row) => row.ID),
  );
  const prepended = (id: number) => {
    const file = files.get(id);
    return file ? { prepended: beforeDescription(site, file) } : {};
  };
  const items: TextItem[] = rows.map((row) => ({
    row: { ...row, post_content: feedContent({ id: row.ID, content: row.post_content }) },
    view: reader.unlocked(row) ? { ...view, password: row.post_password } : view,
    meta: meta.get(row.ID) ?? new Map(),
    ...prepended(row.ID),
  }));
  await loadImportedTexts(site, items);
  await loadTextData(site, items);
  const permalinks = await loadPermalinkData(site, rows);
  const users = await getUsers(
    site,
    rows.map((row) => row.post_author),
  );
  const terms = await termsOfPosts(site, ids, ['category', 'post_tag']);
  const language = siteLanguage(site);
  return items.map((item, index): Entry => {
    const row = rows[index] ?? item.row;
    const user = users.get(row.post_author);
    const link = permalink(site, row, permalinks);
    const named = terms.get(row.ID);
    const names = [...(named?.get('category') ?? []), ...(named?.get('post_tag') ?? [])].map(({ name }) => name);
    const isLocked = isContentHidden(item);
    return {
      row,
      link,
      title: feedTitle(row, language),
      author: user?.display_name ?? '',
      authorUrl: user?.user_url ?? '',
      terms: [...new Set(names)],
      enclosures: isLocked ? [] : (item.meta.get('enclosure') ?? []),
      isDiscussed: row.comment_count > 0 || commentsOpen(site, row),
      commentsFeed: (format) => postLinkOfFeed(site, row, link, format),
      excerpt: () =>
        convertCharacters(
          numbered(isLocked ? language.own('The excerpt is protected.', 'e0098c8b0c43da8c') : excerptOf(item)),
        ),
      content: () => {
        const html = isLocked
          ? renderContent(passwordForm({ id: row.ID, link }, texts), { ...texts.context, data: noData }).html
          : renderedContent(item);
        return withVisibleEmbeds(html.replaceAll(']]>', ']]&gt;'));
      },
    };
  });
}

/** Posts of other sites are hidden until a script has asked them; readers of feeds run none (_oembed_filter_feed_content). */
function withVisibleEmbeds(html: string): string {
  if (!html.includes('wp-embedded-content')) return html;
  const tags = new Tags(html);
  while (tags.nextWithClass('wp-embedded-content', 'IFRAME')) tags.remove('style');
  return tags.html();
}

/** Of what an import brought along only the words count. */
const excerptOf = (item: TextItem): string =>
  item.imported && item.row.post_excerpt === '' ? stripTags(item.imported.excerpt) : plainExcerpt(item);
