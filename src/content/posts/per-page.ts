// How many posts lists and feeds show, as WP_Query reads what the site says of it.
import type { Site } from '../site.ts';

/** No list has more posts, be it one of all: their contents are in memory while a page is made. */
export const mostPosts = 20_000;

/** -1: all. */
export const postsPerPage = ({ options }: Site): number => atLeastOne(options.number('posts_per_page'));

/** -1: none, which is what becomes of all in a feed. */
export const postsPerFeed = ({ options }: Site): number => atLeastOne(options.number('posts_per_rss'));

/** Comments are as many as the site says, be that none. */
export const commentsPerFeed = ({ options }: Site): number => Math.max(0, options.number('posts_per_rss'));

/** Nothing counts as one, and what is less than all as what it would be without its sign. */
const atLeastOne = (number: number): number => (number < -1 ? -number : number || 1);
