// What dynamic blocks read while they render. Rendering never queries: it asks here, and what is not there yet is loaded by
// whoever renders (content/texts/facts), for all texts of a request at once, before the text is rendered again.
import type { WallTime } from '../formatting/php-date.ts';
import type { WidgetFacts } from '../widgets/types.ts';

/** A post as blocks show it. Texts are raw unless they are said to be HTML. */
export interface PostFacts {
  readonly id: number;
  readonly type: string;
  readonly status: string;
  /** As get_the_title has it, HTML. */
  readonly title: string;
  readonly link: string;
  readonly author: number;
  readonly date: WallTime;
  readonly modified: WallTime;
  readonly content: string;
  readonly excerpt: string;
  readonly parent: number;
  readonly comments: number;
  readonly commentsOpen: boolean;
  /** A password that the reader has not given. */
  readonly locked: boolean;
  /** Id of the featured picture, 0 where there is none. */
  readonly thumbnail: number;
  readonly footnotes: string;
  /** Classes of its element, as get_post_class has them. */
  readonly classes: readonly string[];
}

export interface UserFacts {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly link: string;
  /** False for somebody who is gone. */
  readonly exists: boolean;
  /** Address of the avatar in a size in pixels. */
  avatar(size: number): string;
}

export interface TermFacts {
  readonly id: number;
  readonly taxonomy: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly parent: number;
  readonly count: number;
  readonly link: string;
}

/** A day that has published posts. */
export interface DayFacts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly count: number;
}

/** A published page. `title` is as it is stored. */
export interface PageFacts {
  readonly id: number;
  readonly parent: number;
  readonly title: string;
  readonly link: string;
}

export type PageOrder = 'title' | 'id';

/** A line of the archives. `text` is HTML. */
export interface ArchiveFacts {
  readonly link: string;
  readonly text: string;
  readonly count?: number;
}

/** A question for the terms of a taxonomy, by name. */
export interface TermsQuestion {
  readonly taxonomy: string;
  /** Also those without posts. */
  readonly empty: boolean;
  readonly parent?: number;
  /** Only this many, those with most posts; 0 for all, in that order. */
  readonly most?: number;
  /** Count the posts of terms below as well, each once. */
  readonly padded?: true;
  /** Absent: by name, or by count where `most` is set. */
  readonly order?: 'asc' | 'desc';
  readonly orderBy?: string;
  readonly limit?: number;
  /** Only these, in this order. */
  readonly include?: readonly number[];
}

export interface CommentFacts {
  readonly id: number;
  readonly post: number;
  readonly user: number;
  readonly link: string;
  readonly date: WallTime;
  readonly parent: number;
  /** 1 at the start of a thread. */
  readonly depth: number;
  readonly type: string;
  /** Slug of the user who wrote it, '' for visitors. */
  readonly userSlug: string;
  /** As it is stored. */
  readonly text: string;
  /** As readers see it. */
  readonly html: string;
  readonly excerpt: string;
  readonly author: string;
  readonly url: string;
  readonly exists: true;
  avatar(size: number): string;
}

/** A classic menu with the items that lead somewhere, in order. */
export interface MenuFacts {
  readonly id: number;
  readonly slug: string;
  readonly items: readonly MenuItemFacts[];
}
export interface MenuItemFacts {
  readonly id: number;
  readonly parent: number;
  /** HTML. */
  readonly title: string;
  /** As it was before it was made HTML. */
  readonly ownTitle: string;
  /** '' for none. */
  readonly url: string;
  readonly target: string;
  readonly rel: string;
  readonly attrTitle: string;
  readonly classes: readonly string[];
}

/** A file of the library. */
export interface MediaFacts {
  readonly id: number;
  readonly url: string;
  /** The address of its own page. */
  readonly link: string;
  is(kind: 'image' | 'audio' | 'video'): boolean;
  /** `<img>` in a size, by name or by width and height; '' for what is no picture. `more`: attributes over the usual ones. */
  picture(size: string | readonly [width: number, height: number], more: Readonly<Record<string, string>>): string;
  /** Pixels of a size; 0 where there is no such picture. */
  widthOf(size: string): number;
}

export interface TermsClause {
  readonly taxonomy: string;
  readonly terms: readonly number[];
  readonly operator: 'IN' | 'NOT IN';
}

/** A question for posts. Without `perPage`, as many as a page of the site has. */
export interface PostsQuestion {
  readonly type: string;
  readonly order: 'asc' | 'desc';
  /** As WP_Query names orders. */
  readonly orderBy: string;
  /** Absent: sticky posts come first where nothing narrows the list down. */
  readonly sticky?: string;
  readonly exclude: readonly number[];
  readonly perPage?: number;
  readonly offset?: number;
  readonly terms: readonly TermsClause[];
  readonly formats: readonly string[];
  readonly authors: readonly number[];
  readonly search?: string;
  readonly parents: readonly number[];
  /** Only what everybody sees. */
  readonly published?: true;
  /** False: nobody asks how many there are in all. */
  readonly count?: false;
}
export interface PostsFound {
  readonly ids: readonly number[];
  readonly total: number;
}

/** Readers: undefined means that there is nothing, or nothing yet. */
export interface Facts {
  post(id: number): PostFacts | undefined;
  user(id: number): UserFacts | undefined;
  posts(question: PostsQuestion): PostsFound | undefined;
  term(id: number, taxonomy: string): TermFacts | undefined;
  terms(question: TermsQuestion): readonly TermFacts[] | undefined;
  /** Days with published posts, the newest first. */
  days(): readonly DayFacts[] | undefined;
  /** Published pages in the order of menus, by title or by id. */
  pages(order?: PageOrder): readonly PageFacts[] | undefined;
  readonly isLoggedIn: boolean;
  /** May the reader see the admin at all? */
  readonly mayRead: boolean;
  /** May the reader see what went wrong on the site? */
  readonly maySeeErrors: boolean;
  /** Nonce of the reader's link to log out. */
  readonly logoutNonce: string;
  menu(id: number): MenuFacts | undefined;
  media(id: number): MediaFacts | undefined;
  archives(kind: string): readonly ArchiveFacts[] | undefined;
  /** Ids of the approved comments of a post (and those of the viewer that are held), oldest first. */
  commentsOf(post: number): readonly number[] | undefined;
  /** Ids of the newest comments that everybody sees. */
  latestComments(count: number): readonly number[] | undefined;
  /** A comment that readers see. */
  comment(id: number): CommentFacts | undefined;
  /** Terms of a post by name; none of a taxonomy that readers cannot see. */
  termsOf(post: number, taxonomy: string): readonly TermFacts[] | undefined;
}

export interface TaxonomyLabels {
  readonly plural: string;
  readonly singular: string;
  /** Stands where there are no terms. */
  readonly none: string;
  readonly queryVar: string;
}

/** What blocks ask of the site itself. */
export interface SiteFacts {
  /** Without trailing slash: where WordPress's own files are. */
  readonly siteUrl: string;
  readonly widgets: WidgetFacts;
  /** Has the theme `nav` around lists in widgets, HTML5's form to search? */
  hasNavigationWidgets(): boolean;
  hasSearchForm(): boolean;
  /** Are tags in texts balanced? */
  readonly balancesTags: boolean;
  readonly mayRegister: boolean;
  readonly pageForPosts: number;
  /** Address of the feed of posts (''), or of `comments`. */
  feedLink(kind: '' | 'comments'): string;
  /** Names of the sizes that pictures are made in. */
  pictureSizes(): readonly string[];
  readonly name: string;
  readonly tagline: string;
  readonly dateFormat: string;
  readonly timeFormat: string;
  /** Seconds since 1970. */
  now(): number;
  /** How the site's clock shows a moment (Unix milliseconds). */
  wall(instant: number): WallTime;
  /** Do posts of this type have an author? */
  hasAuthor(type: string): boolean;
  /** Is this a taxonomy whose terms have pages? */
  isViewable(taxonomy: string): boolean;
  /** Have posts of this type pages of their own? */
  isViewableType(type: string): boolean;
  /** What one post of a type is called. */
  typeName(type: string): string | undefined;
  isHierarchical(taxonomy: string): boolean;
  /** What a taxonomy is called; undefined where there is none. */
  taxonomyLabels(taxonomy: string): TaxonomyLabels | undefined;
  readonly postsPerPage: number;
  readonly startOfWeek: number;
  /** The page that is the front page, 0 where there is none. */
  readonly pageOnFront: number;
  /** Do addresses of posts show year and month? */
  readonly hasMonthAddresses: boolean;
  /** The address of a year, month or day. */
  dateLink(parts: readonly number[]): string;
  /** How deep threads of comments go; 0 where comments are not threaded. */
  readonly threadDepth: number;
  readonly pagesComments: boolean;
  readonly newestCommentsFirst: boolean;
  readonly showsAvatars: boolean;
}
