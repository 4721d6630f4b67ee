// Addresses to ask for, in order, and what is changed before.
import { option } from './content.ts';

interface Asked {
  readonly path: string;
  /** Changes to both databases, which stay for the cases after it. */
  readonly sql?: string;
}

export const of = (...paths: string[]): Asked[] => paths.map((path) => ({ path }));

export const after = (sql: string, ...paths: string[]): Asked[] =>
  paths.map((path, index) => (index === 0 ? { path, sql } : { path }));

/** A page in front, and another that lists the posts. */
export const front = `${option('show_on_front', 'page')}${option('page_on_front', '142')}${option('page_for_posts', '143')}`;

export const frontAddresses = [
  '/',
  '/page/2/',
  '/page/9/',
  '/?paged=2',
  '/?paged=1',
  '/?page=2',
  '/?page=9',
  '/?cpage=2',
  '/front/',
];
