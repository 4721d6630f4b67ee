// What blocks read of the public page around them: what was asked for, the list of posts that the page is about (WordPress's
// main query), and who looks at it. Absent in the API.

import type { PageStyles } from './blocks/page-styles.ts';
import type { Stores } from './blocks/stores.ts';

/** What a page shows: the list of all posts, one post, one of the lists of an archive, what a search found, or nothing. */
export type PageKind =
  | 'home'
  | 'post'
  | 'category'
  | 'tag'
  | 'taxonomy'
  | 'author'
  | 'date'
  | 'type'
  | 'search'
  | 'missing';

/** The page's own list of posts. */
export interface MainQuery {
  /** Of the posts on this page, in order. */
  readonly ids: readonly number[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  /** 0 where the list has no pages: of a single post. */
  readonly pages: number;
  readonly perPage: number;
}

/** What an archive is called. HTML. */
export interface ArchiveTitle {
  /** With its colon. */
  readonly prefix: string;
  readonly title: string;
}

export interface PageContext {
  readonly kind: PageKind;
  /** All that it is, where several things narrow a list. */
  readonly kinds: ReadonlySet<PageKind>;
  /** The post, term or user it is about, of which blocks say that they lead to it. */
  readonly queried?: { readonly id: number; readonly kind: 'post_type' | 'taxonomy' | 'user' };
  readonly main: MainQuery;
  /** The term whose posts it lists. */
  readonly term?: { readonly id: number; readonly taxonomy: string };
  /** The type whose posts it lists, and what that list is called. */
  readonly type?: { readonly name: string; readonly link: string; readonly label: string };
  /** The user whose posts it lists. */
  readonly author?: number;
  /** Year, month and day whose posts it lists, as far as they are given. */
  readonly date?: readonly number[];
  /** The month that its address names. */
  readonly month?: { readonly year: number; readonly month: number };
  /** What is searched for, raw. */
  readonly searched?: string;
  readonly archive?: ArchiveTitle;
  /** Is it a post's own page? */
  readonly isSingular: boolean;
  /** Is it the page of a post that is no page? */
  readonly isSingle: boolean;
  readonly isFront: boolean;
  /** Is it what links to the site's address lead to, where that is no front page? */
  readonly isHome: boolean;
  /** A single page whose address asks for a later page of a list. */
  readonly isLater: boolean;
  /** Page of a text in several pages; 1: the first, or the whole. */
  readonly textPage: number;
  /** Page of comments that the address asks for; 0: none. */
  readonly commentPage: number;
  /** Posts whose password the reader has given. */
  readonly unlocked: ReadonlySet<number>;
  /** Posts that are marked as sticky: on the first page of the blog. */
  readonly sticky: ReadonlySet<number>;
  /** The visitor as cookies tell: name, mail address and site, raw. */
  readonly commenter?: { readonly name: string; readonly email: string; readonly url: string };
  /** Mail address of the visitor who sees the own comments while they are held. */
  readonly heldFor?: string;
  /** Takes what the page's blocks tell their scripts. */
  readonly stores: Stores;
  /** Takes the rules that the page's blocks need beside those of the theme. */
  readonly styles: PageStyles;
  /** Path and query of its address, as they were sent. */
  readonly path: string;
  readonly search: string;
  /** Scheme and host of its address. */
  readonly origin: string;
  /** Address of another page of its list. */
  pageAddress(page: number): string;
}

/** Is it a later page of its list? */
export const isPaged = ({ main, kind, isLater }: PageContext): boolean =>
  (main.page > 1 || isLater) && kind !== 'missing';

/** Is it a list of an archive (`is_archive`)? */
export const isArchive = ({ kinds }: PageContext): boolean => archives.some((kind) => kinds.has(kind));

const archives = ['category', 'tag', 'taxonomy', 'author', 'date', 'type'] as const;
