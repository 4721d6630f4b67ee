// Answers a request for a public page: finds what was asked for, sends it where it belongs, or shows it.
// Reproduces WordPress's main query, its redirects and its headers; the pages are our own, until themes come.

import { numberVar } from '../content/addresses/query-vars.ts';
import { isEmbeddable } from '../content/embeds/own-post.ts';
import { extensionSite } from '../content/extensions/site.ts';
import { homeUrl, structureRoot, trailing } from '../content/posts/permalink-structure.ts';
import type { Site } from '../content/site.ts';
import { loadTermLinkData, termLink } from '../content/terms/link.ts';
import { blockTheme } from '../content/themes/block-theme.ts';
import { authorLink } from '../content/users/link.ts';
import type { PostRow } from '../database/schema.ts';
import type { PostType } from '../extend/types.ts';
import { Stores } from '../rendering/blocks/interactivity.ts';
import { pageNeeds } from '../rendering/blocks/page-scripts.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import type { PageContext } from '../rendering/types.ts';
import { dateLink } from './addresses.ts';
import { type Article, loadArticles } from './articles.ts';
import { blockAssets } from './block-assets.ts';
import { adminRedirect, canonicalRedirect } from './canonical.ts';
import { discussion, visitorOf } from './discussion.ts';
import { embedPage } from './embed-page.ts';
import { rss } from './feed.ts';
import { type FoundList, type FoundPost, find } from './found.ts';
import { type Frame, page } from './layout.ts';
import { noCache, type WebRequest, type WebResponse } from './page.ts';
import { unlockedBy } from './post-password.ts';
import { isForgedPreview, previewed } from './preview.ts';
import { askedFor } from './query-vars.ts';
import { pagesOf } from './text-pages.ts';
import { articleView, listView, longDate, notFoundView } from './views.ts';

const html = ['Content-Type', 'text/html; charset=UTF-8'] as const;

/** What the page needs to know of the API's addresses, which another room makes. */
export interface ApiAddresses {
  /** With its slash. */
  readonly root: string;
  of(route: string): string;
}

export async function servePage(site: Site, request: WebRequest, api: ApiAddresses): Promise<WebResponse> {
  const asked = await askedFor(site, request);
  const link = ['Link', `<${api.root}>; rel="https://api.w.org/"`] as const;
  if (asked.vars.robots !== undefined) return robots(site, link);
  if (isForgedPreview(site, request)) {
    const main = '<h1>Not allowed</h1><p>This link to a preview is not yours, or too old.</p>';
    const body = page(site, api.root, { title: 'Not allowed', main, robots: 'noindex' });
    return { status: 403, headers: [html, ...noCache, link], body };
  }
  const stored = await find(site, asked, request);
  const found = stored.kind === 'post' ? { ...stored, row: await previewed(site, request, stored.row) } : stored;
  const redirect =
    (await canonicalRedirect(site, asked, found, request)) ??
    (found.kind === 'none' ? adminRedirect(site, asked.inside) : undefined);
  if (redirect) {
    const headers = [html, ['X-Redirect-By', 'WordPress'], ['Location', redirect.location]] as const;
    return { status: redirect.status, headers, body: '' };
  }
  const isEmbed = asked.vars.embed !== undefined && (found.kind === 'post' || found.kind === 'none');
  const embedded = isEmbed ? [['X-WP-embed', 'true'] as const] : [];
  if (found.kind === 'none') {
    if (isEmbed) {
      const headers = [html, ...noCache, link, ...embedded];
      return { status: 404, headers, body: await embedPage(site, undefined) };
    }
    const body = page(site, api.root, { title: 'Page not found', main: notFoundView, robots: 'noindex' });
    return { status: 404, headers: [html, ...noCache, link], body };
  }
  if (asked.vars.feed !== undefined && found.kind !== 'post') return feed(site, found, request, link);
  const shown =
    found.kind === 'post'
      ? await showPost(site, found, numberVar(asked.vars, 'cpage'), request, api)
      : await showList(site, found, request, api);
  const more = [
    shown.json === undefined
      ? []
      : [['Link', `<${shown.json}>; rel="alternate"; title="JSON"; type="application/json"`]],
    shown.shortlink === undefined ? [] : [['Link', `<${shown.shortlink}>; rel=shortlink`]],
  ].flat() as [string, string][];
  const personal = request.viewer.id > 0 ? noCache : [];
  const headers = [html, ...personal, link, ...more, ...embedded];
  const body = isEmbed && shown.article ? await embedPage(site, shown.article) : page(site, api.root, shown);
  return { status: 200, headers, body };
}

async function showPost(
  site: Site,
  found: FoundPost,
  commentPage: number,
  request: WebRequest,
  api: ApiAddresses,
): Promise<Frame & { article?: Article }> {
  const { row } = found;
  const pages = pagesOf(row.post_content);
  const text = pages.length > 1 ? (pages[found.page - 1] ?? '') : undefined;
  const unlocked = await unlockedBy(site, request.cookie, row);
  const stores = new Stores();
  const page: PageContext = {
    queried: { id: row.ID, kind: 'post_type' },
    isSingular: true,
    isFront: site.options.text('show_on_front') === 'page' && site.options.number('page_on_front') === row.ID,
    textPage: found.page,
    commentPage,
    stores,
    path: request.path,
    search: request.search,
    ...(await visitorOf(site, request)),
  };
  const [article] = await loadArticles(site, [row], {
    viewer: request.viewer,
    unlocked: () => unlocked,
    page,
    ...(text === undefined ? {} : { text }),
  });
  if (!article) throw new Error('a post was lost on its way');
  const isAnswering = request.query.replytocom !== undefined || request.query['moderation-hash'] !== undefined;
  const type = site.registry.postTypes.get(row.post_type);
  const suffix = found.page > 1 ? ` &#8211; Page ${found.page}` : '';
  const comments = article.locked ? '' : await discussion(site, request, row, page);
  const main = articleView(site, article, found.page, pages.length) + (comments === '' ? '' : `\n${comments}`);
  return {
    title: escapeHtml(plain(article.title())) + suffix,
    main,
    assets: blockAssets(site, pageNeeds(main, stores, blockTheme(site))),
    canonical: row.post_status === 'publish' ? article.link : undefined,
    json: type?.showInRest ? api.of(`/${type.restNamespace}/${type.restBase}/${row.ID}`) : undefined,
    shortlink: `${site.options.home}/?p=${row.ID}`,
    oembed: (await isEmbeddable(site, row)) ? embedEndpoint(api, article.link) : undefined,
    article,
    head: row.post_status === 'publish' ? await addedHead(site, row, page.isFront) : '',
    ...(row.post_status === 'publish' && !isAnswering ? {} : { robots: 'noindex' }),
  };
}

/** What extensions have in the head of a page: of a post, of the site's front. */
async function addedHead(site: Site, row: PostRow | undefined, isFront: boolean): Promise<string> {
  const parts: string[] = [];
  if (row) for (const head of site.registry.heads) parts.push(await head(row, extensionSite(site)));
  if (isFront) for (const head of site.registry.homeHeads) parts.push(await head(extensionSite(site)));
  return parts.filter(Boolean).join('\n');
}

async function showList(
  site: Site,
  found: FoundList,
  request: WebRequest,
  api: ApiAddresses,
): Promise<Frame & { article?: Article }> {
  const stores = new Stores();
  const articles = await loadArticles(site, found.rows, {
    viewer: request.viewer,
    page: {
      ...(found.term ? { queried: { id: found.term.term_id, kind: 'taxonomy' } as const } : {}),
      isSingular: false,
      isFront: found.kind === 'home',
      textPage: 1,
      commentPage: 0,
      stores,
      path: request.path,
      search: request.search,
    },
  });
  const { title, heading, address, route } = await describe(site, found);
  const suffix = found.page > 1 ? (title === '' ? `Page ${found.page}` : ` &#8211; Page ${found.page}`) : '';
  const description = found.term?.description;
  const main = listView(site, {
    ...found,
    heading,
    articles,
    address,
    ...(description ? { description: escapeHtml(description) } : {}),
  });
  return {
    title: title + suffix,
    main,
    assets: blockAssets(site, pageNeeds(main, stores, blockTheme(site))),
    json: route === undefined ? undefined : api.of(route),
    search: found.search,
    head: await addedHead(site, undefined, found.kind === 'home' && found.page === 1),
    ...(found.kind === 'search' ? { robots: 'noindex, follow' } : {}),
  };
}

interface Description {
  /** Of the window, HTML. */
  readonly title: string;
  readonly heading: string;
  readonly address: string;
  /** In the API, where the list stands for something there. */
  readonly route?: string;
}

async function describe(site: Site, { kind, postType, term, author, date, search }: FoundList): Promise<Description> {
  const home = `${site.options.home}/`;
  if (postType) {
    const heading = escapeHtml(postType.labels.name ?? postType.name);
    const route = postType.showInRest ? { route: `/wp/v2/types/${postType.name}` } : {};
    return { title: heading, heading, address: typeArchive(site, postType), ...route };
  }
  if (term) {
    const address = termLink(site, term, await loadTermLinkData(site, [term], term.taxonomy));
    const taxonomy = site.registry.taxonomies.get(term.taxonomy);
    const name = escapeHtml(term.name);
    const heading = `${kind === 'category' ? 'Category' : 'Tag'}: ${name}`;
    return { title: name, heading, address, route: `/wp/v2/${taxonomy?.restBase}/${term.term_id}` };
  }
  if (author) {
    const name = escapeHtml(author.display_name);
    return {
      title: name,
      heading: `Author: ${name}`,
      address: authorLink(site, author),
      route: `/wp/v2/users/${author.ID}`,
    };
  }
  if (date !== undefined) return { title: longDate(date), heading: longDate(date), address: dateLink(site, date) };
  if (search !== undefined) {
    const title = `Search results for “${escapeHtml(search)}”`;
    return { title, heading: title, address: `${home}?s=${encodeURIComponent(search.toWellFormed())}` };
  }
  return { title: '', heading: '', address: home };
}

async function feed(
  site: Site,
  found: FoundList,
  request: WebRequest,
  link: readonly [string, string],
): Promise<WebResponse> {
  const articles: Article[] = await loadArticles(site, found.rows, { viewer: request.viewer });
  const { title } = await describe(site, found);
  const name = site.options.text('blogname');
  const self = `${site.options.home}${request.path}${request.search === '' ? '' : `?${request.search}`}`;
  const body = rss(site, { title: title === '' ? name : `${title} – ${name}`, self, articles });
  return { status: 200, headers: [['Content-Type', 'application/rss+xml; charset=UTF-8'], link], body };
}

function robots(site: Site, link: readonly [string, string]): WebResponse {
  const rules =
    site.options.text('blog_public') === '0' ? 'Disallow: /' : 'Disallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php';
  const headers = [['Content-Type', 'text/plain; charset=utf-8'] as const, link];
  return { status: 200, headers, body: `User-agent: *\n${rules}\n` };
}

/** Where others ask how to embed what has this address; XML by another argument. */
const embedEndpoint = (api: ApiAddresses, link: string): string => {
  const base = api.of('/oembed/1.0/embed');
  return `${base}${base.includes('?') ? '&' : '?'}url=${encodeURIComponent(link)}`;
};

/** Where the posts of a type are listed (get_post_type_archive_link). */
function typeArchive(site: Site, { name, rewrite, hasArchive }: PostType): string {
  const structure = site.options.text('permalink_structure');
  if (structure === '' || !rewrite) return homeUrl(site, `/?post_type=${name}`);
  const front = rewrite.withFront ? structure.slice(0, Math.max(0, structure.indexOf('%'))) : structureRoot(site);
  return homeUrl(site, trailing(site, `${front}${hasArchive === true ? rewrite.slug : hasArchive}`));
}

/** A title for the window: its HTML without tags, references decoded once where that is safe. */
const plain = (title: string): string => title.replace(/<[^>]*>/g, '');
