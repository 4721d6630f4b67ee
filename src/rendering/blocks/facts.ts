// What dynamic blocks read while they render. Rendering never queries: it asks here, and what is not there yet is loaded by
// whoever renders (content/texts/facts), for all texts of a request at once, before the text is rendered again.
import type { WallTime } from '../formatting/php-date.ts';

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
}

export interface UserFacts {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly link: string;
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

export interface CommentFacts {
  readonly id: number;
  readonly author: string;
  readonly url: string;
  avatar(size: number): string;
}

/** Readers: undefined means that there is nothing, or nothing yet. */
export interface Facts {
  post(id: number): PostFacts | undefined;
  user(id: number): UserFacts | undefined;
  term(id: number, taxonomy: string): TermFacts | undefined;
  /** A comment that readers see. */
  comment(id: number): CommentFacts | undefined;
  /** Terms of a post by name; none of a taxonomy that readers cannot see. */
  termsOf(post: number, taxonomy: string): readonly TermFacts[] | undefined;
}

/** What blocks ask of the site itself. */
export interface SiteFacts {
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
  readonly showsAvatars: boolean;
}
