// What is measured: each case is one request, the caches it runs with, and what the design wants of it.
import { searchedTag, searchedWords } from './content.ts';
import { photograph } from './photograph.ts';

/** A server with the generated content. */
export interface Side {
  origin: string;
  /** `Basic …` of an administrator. */
  authorization: string;
  posts: number;
}

export interface Case {
  name: string;
  /** BROADSHEET_CACHE while it runs: `on`, `text` (only texts rendered from unchanged sources), `off`. */
  caches: 'on' | 'text' | 'off';
  against: 'node:http' | 'WordPress';
  wanted: string;
  request: (side: Side) => {
    url: string;
    /** Asked for in turn, in the place of the url's own. */
    paths?: readonly string[];
    method?: 'GET' | 'POST';
    headers?: Record<string, string>;
    body?: string | Uint8Array;
  };
}

const get = (path: string) => (side: Side) => ({ url: `${side.origin}/wp-json/wp/v2${path}` });

/** Numbers of a list's pages, a thousand of them at most. */
const pagesOf = ({ posts }: Side, perPage: number): readonly number[] =>
  Array.from({ length: Math.min(1000, Math.ceil(posts / perPage)) }, (_, index) => index + 1);

export const cases: readonly Case[] = [
  {
    name: 'one post, unchanged since last read',
    caches: 'on',
    against: 'node:http',
    wanted: '80 %',
    request: (side) => ({ url: `${side.origin}/wp-json/wp/v2/posts/${Math.floor(side.posts / 2)}` }),
  },
  {
    name: 'one post, text kept',
    caches: 'text',
    against: 'WordPress',
    wanted: '-',
    request: (side) => get(`/posts/${Math.floor(side.posts / 2)}`)(side),
  },
  {
    name: 'list of 10, text kept',
    caches: 'text',
    against: 'WordPress',
    wanted: '100 ×',
    request: get('/posts?per_page=10'),
  },
  {
    name: 'list of 10, another page each time, text kept',
    caches: 'text',
    against: 'WordPress',
    wanted: '-',
    request: (side) => ({
      url: `${side.origin}/wp-json/wp/v2/posts?per_page=10`,
      paths: pagesOf(side, 10).map((page) => `/wp-json/wp/v2/posts?per_page=10&page=${page}`),
    }),
  },
  {
    name: 'list of 10, all caches off',
    caches: 'off',
    against: 'WordPress',
    wanted: '100 ×',
    request: get('/posts?per_page=10'),
  },
  {
    name: 'list of 100, text kept',
    caches: 'text',
    against: 'WordPress',
    wanted: '150 ×',
    request: get('/posts?per_page=100'),
  },
  {
    name: 'list of 100, all caches off',
    caches: 'off',
    against: 'WordPress',
    wanted: '150 ×',
    request: get('/posts?per_page=100'),
  },
  {
    name: 'list of 10 with _embed, text kept',
    caches: 'text',
    against: 'WordPress',
    wanted: '100 ×',
    request: get('/posts?per_page=10&_embed'),
  },
  {
    name: 'list of 10 with _embed, all caches off',
    caches: 'off',
    against: 'WordPress',
    wanted: '100 ×',
    request: get('/posts?per_page=10&_embed'),
  },
  {
    name: 'search, another word each time, text kept',
    caches: 'text',
    against: 'WordPress',
    wanted: '100 ×',
    request: (side) => ({
      url: `${side.origin}/wp-json/wp/v2/posts?search=${searchedWords[0]}`,
      paths: searchedWords.map((word) => `/wp-json/wp/v2/posts?search=${word}`),
    }),
  },
  {
    name: '100 categories, all caches off',
    caches: 'off',
    against: 'WordPress',
    wanted: '50 ×',
    request: get('/categories?per_page=100'),
  },
  ...(
    [
      ['list of 100 comments', '/comments?per_page=100'],
      ['100 of many tags', '/tags?per_page=100'],
      ['100 of many tags, by count', '/tags?per_page=100&orderby=count&order=desc'],
      ['search in many tags', `/tags?search=${searchedTag}`],
    ] as const
  ).map(
    ([name, path]): Case => ({
      name: `${name}, all caches off`,
      caches: 'off',
      against: 'WordPress',
      wanted: '-',
      request: get(path),
    }),
  ),
  {
    name: 'front page, another of its pages each time, text kept',
    caches: 'text',
    against: 'WordPress',
    wanted: '-',
    request: (side) => ({
      url: `${side.origin}/`,
      paths: pagesOf(side, 10).map((page) => (page === 1 ? '/' : `/page/${page}/`)),
    }),
  },
  {
    name: 'front page, all caches off',
    caches: 'off',
    against: 'WordPress',
    wanted: '-',
    request: (side) => ({ url: `${side.origin}/` }),
  },
  {
    name: 'front page, text kept',
    caches: 'text',
    against: 'WordPress',
    wanted: '100 ×',
    request: (side) => ({ url: `${side.origin}/` }),
  },
  {
    name: 'create a post, on disk before the answer',
    caches: 'on',
    against: 'WordPress',
    wanted: '20 ×',
    request: (side) => ({
      url: `${side.origin}/wp-json/wp/v2/posts`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: side.authorization },
      body: JSON.stringify({
        title: 'Made by the bench {n}',
        status: 'publish',
        content: '<!-- wp:paragraph -->\n<p>Body.</p>\n<!-- /wp:paragraph -->',
      }),
    }),
  },
  {
    name: 'upload of 12 megapixels with all sub-sizes',
    caches: 'on',
    against: 'WordPress',
    wanted: '1 ×',
    request: (side) => ({
      url: `${side.origin}/wp-json/wp/v2/media`,
      method: 'POST',
      headers: {
        'Content-Type': 'image/jpeg',
        'Content-Disposition': 'attachment; filename="photograph.jpg"',
        Authorization: side.authorization,
      },
      body: photograph,
    }),
  },
];
