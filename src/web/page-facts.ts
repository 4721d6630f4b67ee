// What a page tells its blocks of itself: what was found, which page of it, the visitor (PageContext).

import { numberVar } from '../content/addresses/query-vars.ts';
import { labelOf } from '../content/languages/labels.ts';
import { postsPerPage } from '../content/posts/per-page.ts';
import { stickyPosts } from '../content/posts/sticky.ts';
import { archiveAddress } from '../content/posts/type-archive.ts';
import type { Site } from '../content/site.ts';
import type { PostType } from '../extend/types.ts';
import { PageStyles } from '../rendering/blocks/page-styles.ts';
import { Stores } from '../rendering/blocks/stores.ts';
import type { MainQuery, PageContext, PageKind } from '../rendering/page-context.ts';
import { originOf } from './addresses.ts';
import { archiveTitle } from './document-title.ts';
import { type Found, frontPage, isFrontPage } from './found.ts';
import type { WebRequest } from './page.ts';
import { pageNumberLink } from './page-number-link.ts';
import { unlockedBy } from './post-password.ts';
import type { Asked } from './query-vars.ts';
import { visitorOf } from './visitor.ts';

/** One statement at most, for a held comment that the visitor may see. */
export async function pageFacts(site: Site, asked: Asked, found: Found, request: WebRequest): Promise<PageContext> {
  const { options } = site;
  const kind: PageKind = found.kind === 'none' ? 'missing' : found.kind;
  const rows = found.kind === 'none' ? [] : found.kind === 'post' ? [found.row] : found.rows;
  const isPage = found.kind === 'post' && found.row.post_type === 'page';
  const shows = options.text('show_on_front');
  const isFront = found.kind === 'post' ? isFrontPage(site, found.row) : found.kind === 'home' && shows !== 'page';
  const archive = archiveTitle(site, found);
  const isList = found.kind !== 'none' && found.kind !== 'post';
  const date = isList ? found.date?.split('-').map(Number) : undefined;
  const month = monthOf(asked);
  const unlocked = new Set<number>();
  for (const row of rows) if (await unlockedBy(site, request.cookie, row)) unlocked.add(row.ID);
  const hasSticky = found.kind === 'home' && found.page <= 1;
  return {
    kind,
    kinds: isList ? found.kinds : new Set([kind]),
    ...queriedOf(found),
    main: mainQuery(site, found, frontPage(site, asked.vars) === undefined ? numberVar(asked.vars, 'paged') : 0),
    ...(isList && found.term ? { term: { id: found.term.term_id, taxonomy: found.term.taxonomy } } : {}),
    ...(isList && found.postType ? typeFacts(site, found.postType) : {}),
    ...(isList && found.author ? { author: found.author.ID } : {}),
    ...(date ? { date } : {}),
    ...(month ? { month } : {}),
    ...(isList && found.search !== undefined ? { searched: found.search } : {}),
    ...(archive ? { archive } : {}),
    isSingular: found.kind === 'post',
    isSingle: found.kind === 'post' && !isPage,
    isFront,
    isHome: found.kind === 'home' && options.number('page_for_posts') !== (found.blogPage?.ID ?? 0),
    isLater: found.kind === 'post' && found.isPaged === true,
    textPage: found.kind === 'post' ? found.page : 1,
    commentPage: numberVar(asked.vars, 'cpage'),
    unlocked,
    sticky: new Set(hasSticky ? stickyPosts(site) : []),
    ...(await visitorOf(site, request)),
    stores: new Stores(),
    styles: new PageStyles(),
    path: request.path,
    search: request.search,
    origin: originOf(site),
    pageAddress: (page) => pageNumberLink(site, request, page),
  };
}

/** The type whose list it is, as breadcrumbs name it. */
function typeFacts(site: Site, type: PostType): Pick<PageContext, 'type'> {
  const { name } = type;
  const link = archiveAddress(site, name);
  const label = labelOf(site, type, 'archives') || labelOf(site, type, 'name') || name;
  return link === false ? {} : { type: { name, link, label } };
}

/** Year and month, by their own names or together. */
function monthOf({ vars }: Asked): PageContext['month'] {
  const m = vars.m?.replace(/\D/g, '') ?? '';
  const year = numberVar(vars, 'year') || Number(m.slice(0, 4));
  const month = numberVar(vars, 'monthnum') || Number(m.slice(4, 6));
  return year > 0 && month >= 1 && month <= 12 ? { year, month } : undefined;
}

function queriedOf(found: Found): Pick<PageContext, 'queried'> {
  if (found.kind === 'none') return {};
  if (found.kind === 'post') return { queried: { id: found.row.ID, kind: 'post_type' } };
  if (found.term) return { queried: { id: found.term.term_id, kind: 'taxonomy' } };
  if (found.author) return { queried: { id: found.author.ID, kind: 'user' } };
  return found.blogPage ? { queried: { id: found.blogPage.ID, kind: 'post_type' } } : {};
}

function mainQuery(site: Site, found: Found, asked: number): MainQuery {
  const perPage = postsPerPage(site);
  if (found.kind === 'none') return { ids: [], total: 0, page: Math.max(1, asked), pages: 0, perPage };
  if (found.kind === 'post') {
    return { ids: [found.row.ID], total: 1, page: 1, pages: 0, perPage };
  }
  const { rows, total, page, pages } = found;
  return { ids: rows.map((row) => row.ID), total, page, pages, perPage: found.perPage };
}
