// A page of a site: the template that stands for what was found, rendered, with its head. Reproduces template-loader.php for
// block themes. A fixed number of statements for a template, whatever the number of posts.

import { trimEnd } from '../base/trim.ts';
import { extensionSite } from '../content/extensions/site.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import { loadMeta } from '../content/meta/load.ts';
import { postLink } from '../content/posts/post-link.ts';
import type { Site } from '../content/site.ts';
import { listTemplates } from '../content/templates/find.ts';
import { loadTermLinkData, termLink } from '../content/terms/link.ts';
import { termsOfPosts } from '../content/terms/of-posts.ts';
import { renderPageTemplate } from '../content/texts/render-template.ts';
import { blockTheme } from '../content/themes/block-theme.ts';
import { hasLogo } from '../content/themes/logo.ts';
import { siteIcons } from '../content/themes/site-icon.ts';
import { activeTheme } from '../content/themes/theme.ts';
import { authorLink } from '../content/users/link.ts';
import type { PostRow } from '../database/schema.ts';
import { pageNeeds } from '../rendering/blocks/page-scripts.ts';
import { coreShortcodes } from '../rendering/formatting/shortcodes.ts';
import { postTitle, titleFormats } from '../rendering/formatting/title.ts';
import type { PageContext } from '../rendering/page-context.ts';
import { blockAssets } from './block-assets.ts';
import { bodyClasses } from './body-classes.ts';
import { canvas } from './canvas.ts';
import { documentTitle } from './document-title.ts';
import { feedLinks } from './feed-links.ts';
import { type Found, isFrontPage } from './found.ts';
import { iconSides } from './head.ts';
import type { ApiAddresses, WebRequest } from './page.ts';
import { pageFacts } from './page-facts.ts';
import type { Asked } from './query-vars.ts';
import { templateNames } from './template-names.ts';

/** Addresses of what a page shows, which its headers name as well. */
export interface PageAddresses {
  /** In the API. */
  readonly json?: string | undefined;
  readonly shortlink?: string | undefined;
}

export function pageAddresses(site: Site, found: Found, api: ApiAddresses): PageAddresses {
  const json = apiRoute(site, found);
  return {
    json: json === undefined ? undefined : api.of(json),
    shortlink: found.kind === 'post' ? shortlink(site, found.row) : undefined,
  };
}

/** HTML of a page. */
export async function showPage(
  site: Site,
  asked: Asked,
  found: Found,
  request: WebRequest,
  api: ApiAddresses,
): Promise<string> {
  const { viewer } = request;
  const page = await pageFacts(site, asked, found, request);
  const rows = found.kind === 'none' ? [] : found.kind === 'post' ? [found.row] : found.rows;
  const post = found.kind === 'post' ? await aboutPost(site, found.row) : undefined;
  const custom = post?.custom ?? '';
  const template = await templateOf(site, templateNames(site, found, page.isFront, custom));
  const body = await renderPageTemplate(site, viewer, { template, page, rows });
  const link = post?.link ?? (await linkOf(site, found));
  const speaking = { theme: blockTheme(site), language: siteLanguage(site) };
  const address = `${page.origin}${page.path}${page.search === '' ? '' : `?${page.search}`}`;
  return canvas(site, {
    ...pageAddresses(site, found, api),
    title: documentTitle(site, found, page),
    robots: robots(site, found, request),
    feeds: feedLinks(site, found, link, post?.title ?? ''),
    oembed:
      found.kind === 'post' && site.registry.postTypes.get(found.row.post_type)?.public
        ? embedEndpoint(api, link)
        : undefined,
    api: api.root,
    canonical: found.kind === 'post' ? canonical(site, found.row, link, page) : undefined,
    added: await addedHead(site, found, page.isFront && page.main.page <= 1),
    icons: await siteIcons(site, iconSides),
    page,
    assets: blockAssets(site, body, pageNeeds(body, page.stores, speaking, address)),
    classes: bodyClasses(site, {
      found,
      page,
      theme: activeTheme(site),
      custom,
      format: post?.format ?? 'standard',
      hasChildren: post?.hasChildren ?? false,
      isLoggedIn: viewer.id > 0,
      hasLogo: await hasLogo(site),
    }),
    body,
    isLoggedIn: viewer.id > 0,
  });
}

/** The best template there is; '' where there is none. */
async function templateOf(site: Site, slugs: readonly string[]): Promise<string> {
  const found = await listTemplates(site, 'wp_template', { slugs });
  const bySlug = new Map(found.map((template) => [template.slug, template]));
  for (const slug of slugs) {
    const template = bySlug.get(slug.replace(/\.(?:php|html)$/, ''));
    if (template) return template.content;
  }
  return '';
}

interface AboutPost {
  readonly link: string;
  /** HTML. */
  readonly title: string;
  readonly custom: string;
  readonly format: string;
  readonly hasChildren: boolean;
}

async function aboutPost(site: Site, row: PostRow): Promise<AboutPost> {
  const { ID: id, post_type: type } = row;
  const meta = await loadMeta(site, 'post', [id], ['_wp_page_template']);
  const custom = meta.get(id)?.get('_wp_page_template')?.[0] ?? '';
  const terms = await termsOfPosts(site, [id], ['post_format']);
  const slug = terms.get(id)?.get('post_format')?.[0]?.slug ?? '';
  const raw = { title: row.post_title, password: row.post_password, status: row.post_status };
  return {
    link: await postLink(site, row),
    title: postTitle(raw, titleFormats(siteLanguage(site)), coreShortcodes, siteLanguage(site).typography),
    custom: custom === 'default' ? '' : custom,
    format: slug.replace(/^post-format-/, '') || 'standard',
    hasChildren: type === 'page' && (await hasPagesBelow(site, id)),
  };
}

async function hasPagesBelow(site: Site, id: number): Promise<boolean> {
  const row = await site.database.kysely
    .selectFrom('posts')
    .select('ID')
    .where('post_parent', '=', id)
    .where('post_type', '=', 'page')
    .where('post_status', '=', 'publish')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Address of a list; '' where nothing asks for it. */
async function linkOf(site: Site, found: Found): Promise<string> {
  if (found.kind === 'none' || found.kind === 'post') return '';
  if (found.term) return termLink(site, found.term, await loadTermLinkData(site, [found.term], found.term.taxonomy));
  if (found.author) return authorLink(site, found.author);
  if (found.search === undefined) return '';
  return `${site.options.home}/?s=${encodeURIComponent(found.search.toWellFormed())}`;
}

/** Route of what the page shows. Reproduces rest_get_queried_resource_route. */
function apiRoute({ registry }: Site, found: Found): string | undefined {
  if (found.kind === 'none') return undefined;
  if (found.kind === 'post') {
    const type = registry.postTypes.get(found.row.post_type);
    return type?.showInRest ? `/${type.restNamespace}/${type.restBase}/${found.row.ID}` : undefined;
  }
  if (!found.term) return found.author && `/wp/v2/users/${found.author.ID}`;
  const taxonomy = registry.taxonomies.get(found.term.taxonomy);
  return taxonomy?.showInRest ? `/wp/v2/${taxonomy.restBase}/${found.term.term_id}` : undefined;
}

function shortlink(site: Site, row: PostRow): string | undefined {
  const { options, registry } = site;
  if (row.post_type === 'page' && isFrontPage(site, row)) return `${options.home}/`;
  return registry.postTypes.get(row.post_type)?.public ? `${options.home}/?p=${row.ID}` : undefined;
}

/** Reproduces wp_get_canonical_url. */
function canonical(site: Site, row: PostRow, link: string, { textPage, commentPage }: PageContext): string | undefined {
  if (row.post_status !== 'publish' && row.post_status !== 'inherit') return undefined;
  const structure = site.options.text('permalink_structure');
  const slash = structure.endsWith('/') ? '/' : '';
  const below = (name: string, path: string | number) =>
    structure === '' ? `${link}${link.includes('?') ? '&' : '?'}${name}` : `${trimEnd(link, '/')}/${path}${slash}`;
  if (commentPage > 0) return `${below(`cpage=${commentPage}`, `comment-page-${commentPage}`)}#comments`;
  return textPage > 1 ? below(`page=${textPage}`, textPage) : link;
}

function robots(site: Site, found: Found, { query }: WebRequest): string {
  const isPublic = site.options.text('blog_public') !== '0';
  const isAnswering =
    query.replytocom !== undefined || (query.unapproved !== undefined && query['moderation-hash'] !== undefined);
  const hidden = ['noindex', isPublic ? 'follow' : 'nofollow'];
  const isHidden = !isPublic || found.kind === 'search';
  return [
    ...(isHidden ? hidden : []),
    ...(isPublic ? ['max-image-preview:large'] : []),
    ...(isAnswering && !isHidden ? hidden : []),
  ].join(', ');
}

/** What extensions have in the head of a page: of a published post, of the site's front. */
async function addedHead(site: Site, found: Found, isFront: boolean): Promise<string> {
  const parts: string[] = [];
  const row = found.kind === 'post' && found.row.post_status === 'publish' ? found.row : undefined;
  if (row) for (const head of site.registry.heads) parts.push(await head(row, extensionSite(site)));
  if (isFront) for (const head of site.registry.homeHeads) parts.push(await head(extensionSite(site)));
  return parts.filter(Boolean).join('\n');
}

/** Where others ask how to embed what has this address; XML by another argument. */
const embedEndpoint = (api: ApiAddresses, link: string): string => {
  const base = api.of('/oembed/1.0/embed');
  const [path = '', route] = base.split('?rest_route=');
  const url = `url=${encodeURIComponent(link)}`;
  return route === undefined ? `${base}?${url}` : `${path}?rest_route=${encodeURIComponent(route)}&${url}`;
};
