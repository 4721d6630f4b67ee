// What blocks ask of the site itself, whatever text they stand in.
import type { WallTime } from '../formatting/php-date.ts';
import type { WidgetFacts } from '../widgets/types.ts';

/** Parts of pages that themes take as HTML5 only where they say so. */
export type Html5Part =
  | 'caption'
  | 'comment-form'
  | 'gallery'
  | 'navigation-widgets'
  | 'search-element'
  | 'search-form';

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
  readonly isBlockTheme: boolean;
  /** Has the theme declared that it takes a part of its HTML as HTML5 (`current_theme_supports('html5', part)`)? */
  hasHtml5(part: Html5Part): boolean;
  /** Are tags in texts balanced? */
  readonly balancesTags: boolean;
  readonly mayRegister: boolean;
  /** The page that the option names for the posts, even where no page is the front page. */
  readonly postsPage: number;
  /** Address of the feed of posts (''), or of `comments`. */
  feedLink(kind: '' | 'comments'): string;
  /** Names of the sizes that pictures are made in. */
  pictureSizes(): readonly string[];
  /** Name of the active theme, which template parts are told that name none. */
  readonly stylesheet: string;
  readonly name: string;
  readonly tagline: string;
  readonly dateFormat: string;
  readonly timeFormat: string;
  /** A number from 0 up to 1, another one each time. */
  random(): number;
  /** Seconds since 1970. */
  now(): number;
  /** How the site's clock shows a moment (Unix milliseconds). */
  wall(instant: number): WallTime;
  /** A reading of the site's clock, given as if it were UTC (Unix seconds), as date_i18n takes it. */
  reading(seconds: number): WallTime;
  /** Seconds east of Greenwich, right now. */
  offsetNow(): number;
  /** Do posts of this type have an author? */
  hasAuthor(type: string): boolean;
  /** Is this a taxonomy whose terms have pages? */
  isViewable(taxonomy: string): boolean;
  /** Have posts of this type pages of their own? */
  isViewableType(type: string): boolean;
  /** What one post of a type is called. */
  typeName(type: string): string | undefined;
  isHierarchical(taxonomy: string): boolean;
  /** Taxonomies of a type of posts whose terms have pages and are in the API, in order. */
  taxonomiesOf(type: string): readonly string[];
  isHierarchicalType(type: string): boolean;
  hasTaxonomies(type: string): boolean;
  /** Address of the list of all posts of a type and what it is called; undefined where there is none but the front page. */
  archiveOf(type: string): { readonly link: string; readonly label: string } | undefined;
  /** Id of the site's logo, 0 where there is none. */
  readonly logo: number;
  /** Content of a registered pattern. */
  pattern(name: string): string | undefined;
  /** SVG of a registered icon. */
  icon(name: string): string | undefined;
  /** What a taxonomy is called; undefined where there is none. */
  taxonomyLabels(taxonomy: string): TaxonomyLabels | undefined;
  readonly postsPerPage: number;
  readonly startOfWeek: number;
  /** The page that is the front page, 0 where there is none. */
  readonly pageOnFront: number;
  /** The page that lists the posts, 0 where there is none. */
  readonly pageForPosts: number;
  /** Do addresses of posts show year and month? */
  readonly hasMonthAddresses: boolean;
  /** The address of a year, month or day. */
  dateLink(parts: readonly number[]): string;
  /** How deep threads of comments go; 0 where comments are not threaded. */
  readonly threadDepth: number;
  readonly pagesComments: boolean;
  readonly newestCommentsFirst: boolean;
  readonly showsAvatars: boolean;
  /** Threads on a page of comments; 0 where they are not parted. */
  readonly commentsPerPage: number;
  /** Is the last page of comments the first that is shown? */
  readonly lastCommentsFirst: boolean;
  readonly commentsNeedLogin: boolean;
  readonly commentsNeedName: boolean;
  readonly asksForCookies: boolean;
  /** Where comments are sent. */
  readonly commentsAddress: string;
  /** Where one logs in, to come back afterwards. */
  loginAddress(back: string): string;
  editCommentAddress(id: number): string;
  /** Do addresses end in a slash; undefined with plain ones. */
  readonly trailingSlash: boolean | undefined;
}
