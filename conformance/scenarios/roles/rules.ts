// What the scenario of every route, method and role (see roles.ts) must be told: how items of a noun are made and changed,
// which names exist, which routes need more than an empty body, and what would end the comparison.
import type { RequestSpec } from '../../client.ts';

type Body = Readonly<Record<string, unknown>>;
export type Sent = Pick<RequestSpec, 'json'> | Pick<RequestSpec, 'body' | 'contentType' | 'headers'>;

/** Things that are made and numbered. */
export interface Noun {
  area: string;
  /** Of the collection. */
  route: string;
  /** What makes one; `name` is unique, and so is `n`. */
  make: (name: string, n: number) => Sent;
  /** The key that gives it to a user: such items are asked for by their owner and by others. */
  owner?: 'author';
  /** Everyone owns the one with the own number. */
  isUser?: true;
  change: Body;
  /** What a change has to say again, or it is lost. */
  kept?: readonly string[];
}

const json = (body: Body): Sent => ({ json: body });
const paragraph = (text: string) => `<!-- wp:paragraph --><p>${text}</p><!-- /wp:paragraph -->`;
const written = (route: string): Noun => ({
  area: 'roles-posts',
  route,
  make: (name) => json({ title: name, content: paragraph(name), status: 'publish' }),
  owner: 'author',
  change: { content: paragraph('Changed') },
});
const term = (route: string): Noun => ({
  area: 'roles-terms',
  route,
  make: (name) => json({ name }),
  change: { description: 'Changed' },
});
const template = (route: string): Noun => ({
  area: 'roles-templates',
  route,
  make: (name) => json({ slug: name.toLowerCase().replaceAll(/[^a-z]+/g, '-'), content: paragraph(name) }),
  change: { content: paragraph('Changed') },
});
const settings = (family: string) => JSON.stringify({ name: family, slug: family, fontFamily: family });

export const nouns: readonly Noun[] = [
  written('/wp/v2/posts'),
  { ...written('/wp/v2/pages'), area: 'roles-pages' },
  { ...written('/wp/v2/blocks'), area: 'roles-blocks' },
  { ...written('/wp/v2/navigation'), area: 'roles-navigation' },
  {
    area: 'roles-menus',
    route: '/wp/v2/menu-items',
    // Lists are in this order, and that of equals is the database's own.
    make: (name, n) => json({ title: name, url: 'https://example.org/', status: 'publish', menu_order: n + 1 }),
    change: { title: 'Changed' },
    kept: ['menu_order'],
  },
  {
    area: 'roles-media',
    route: '/wp/v2/media',
    make: (name) => ({
      body: `A note: ${name}.\n`,
      contentType: 'text/plain',
      headers: { 'content-disposition': `attachment; filename="${name}.txt"` },
    }),
    owner: 'author',
    change: { caption: 'Changed' },
  },
  term('/wp/v2/categories'),
  term('/wp/v2/tags'),
  term('/wp/v2/wp_pattern_category'),
  { ...term('/wp/v2/menus'), area: 'roles-menus' },
  {
    area: 'roles-comments',
    route: '/wp/v2/comments',
    make: (name) =>
      json({ post: 1, content: name, author_name: name, author_email: 'reader@example.org', author_user_agent: 'x' }),
    owner: 'author',
    change: { content: 'Changed' },
  },
  {
    area: 'roles-users',
    route: '/wp/v2/users',
    make: (name) => {
      const username = name.toLowerCase().replaceAll(' ', '-');
      return json({ username, email: `${username}@example.org`, password: 'a long password' });
    },
    isUser: true,
    change: { description: 'Changed' },
  },
  template('/wp/v2/templates'),
  template('/wp/v2/template-parts'),
  {
    area: 'roles-fonts',
    route: '/wp/v2/font-families',
    make: (name) => json({ font_family_settings: settings(name.toLowerCase().replaceAll(' ', '-')) }),
    change: { font_family_settings: JSON.stringify({ name: 'Changed' }) },
  },
];

/** The area of routes that belong to no noun: what a site has once. */
export const restArea = 'roles-site';
export const areas = [...new Set([...nouns.map(({ area }) => area), restArea])];

const theme = 'twentytwentyfive';

/** Names that exist, by what stands before them in the path; `*` stands for one part of it. */
export const names: Readonly<Record<string, readonly string[]>> = {
  '/wp/v2/types/': ['post', 'wp_template'],
  '/wp/v2/statuses/': ['publish', 'draft'],
  '/wp/v2/taxonomies/': ['category', 'nav_menu'],
  '/wp/v2/themes/': [theme],
  '/wp/v2/global-styles/themes/': [theme],
  '/wp/v2/plugins/': ['social/social'],
  '/wp/v2/block-renderer/': ['core/archives'],
  '/wp/v2/block-types/': ['core'],
  '/wp/v2/block-types/core/': ['paragraph'],
  '/wp/v2/menu-locations/': ['primary'],
  '/wp/v2/sidebars/': ['wp_inactive_widgets', 'none'],
  '/wp/v2/widget-types/': ['block'],
  '/wp/v2/widgets/': ['block-2', 'block-99'],
  '/wp/v2/font-collections/': ['google-fonts'],
  '/wp-abilities/v1/categories/': ['site'],
  '/wp-abilities/v1/abilities/': ['core/get-site-info', 'core/get-user-info'],
  '/wp/v2/icons/': ['core', 'core/arrow-down'],
  '/wp/v2/icon-collections/': ['core'],
};

/** Queries of GET beside the plain one and `context=edit`, for routes that answer nothing without. */
export const queries: Readonly<Record<string, string>> = {
  '/oembed/1.0/embed': 'url=http%3A%2F%2F127.0.0.1%3A1%2Fnothing',
  '/oembed/1.0/proxy': 'url=ftp%3A%2F%2Fexample.org%2F',
  '/wp-block-editor/v1/url-details': 'url=http%3A%2F%2F127.0.0.2%2F',
  '/wp/v2/block-directory/search': 'term=x',
  '/wp/v2/templates/lookup': 'slug=single',
  '/wp/v2/template-parts/lookup': 'slug=header',
  '/wp/v2/view-config': 'kind=postType&name=page',
};

/** Bodies of POST, PUT and PATCH, by the end of the pattern; the nouns' own come first. */
export const bodies: Readonly<Record<string, Body>> = {
  '/batch/v1': { requests: [{ method: 'POST', path: '/wp/v2/posts', body: { title: 'In a batch' } }] },
  '/autosaves': { content: paragraph('Saved') },
  '/post-process': { action: 'create-image-subsizes' },
  '/edit': { src: 'http://127.0.0.1/nothing.jpg', rotation: 90 },
  '/sideload': { image_size: 'thumbnail' },
  '/finalize': {},
  '/font-faces': { font_face_settings: JSON.stringify({ fontFamily: 'Ink', src: 'http://127.0.0.1/ink.woff2' }) },
  '/application-passwords': { name: 'Another' },
  '/settings': { title: 'Oracle' },
  '/users/me': { description: 'Changed' },
  '/plugins': { slug: 'jetpack' },
};

/** What would end the comparison: the users that ask, and what they sign in with. */
export function endsComparison(method: string, path: string): boolean {
  return method === 'DELETE' && /^\/wp\/v2\/users\/(?:me|[1-5])(?:$|\/application-passwords)/.test(path);
}
