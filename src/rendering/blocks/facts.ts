// What dynamic blocks read while they render. Rendering never queries: it asks here, and what is not there yet is loaded by
// whoever renders (content/texts/facts), for all texts of a request at once, before the text is rendered again.
import type { WallTime } from '../formatting/php-date.ts';
import type { Pictured, ShownPicture } from '../pictures.ts';
import type { KnownFeed } from './feed-facts.ts';

/** A post as blocks show it. Texts are raw unless they are said to be HTML. */
export interface PostFacts {
  readonly id: number;
  readonly type: string;
  readonly status: string;
  /** As get_the_title has it, HTML. */
  readonly title: string;
  /** As it is stored. */
  readonly storedTitle: string;
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

/** A file of the media library. */
export interface MediaFacts extends Pictured {
  readonly id: number;
  /** Address of the file. */
  readonly url: string;
  /** Address of its page. */
  readonly link: string;
  /** As it is stored. */
  readonly caption: string;
  /** One of its sizes by name; undefined where it is no picture. */
  shown(size: string): ShownPicture | undefined;
  is(kind: 'image' | 'audio' | 'video'): boolean;
  /** `<img>` in a size, by name or by width and height; '' for what is no picture. `more`: attributes over the usual ones. */
  picture(size: string | readonly [width: number, height: number], more: Readonly<Record<string, string>>): string;
  /** Pixels of a size; 0 where there is no such picture. */
  widthOf(size: string): number;
}

/** The reader, for those who are logged in. */
export interface ReaderFacts {
  readonly name: string;
  /** Address of the reader's profile. */
  readonly profile: string;
  /** Address that logs the reader out and leads back. */
  logout(back: string): string;
  /** A mark of those who may write any HTML into comments of a post. */
  unfiltered(post: number): string | undefined;
}

/** A question for the post before or after another one, where `taxonomy` is given among those that share a term of it. */
export interface AdjacentQuestion {
  readonly post: number;
  readonly isPrevious: boolean;
  readonly taxonomy?: string;
}

/** A question for the pictures that were uploaded to a post. */
export interface AttachedQuestion {
  readonly post: number;
  readonly orderBy: 'date' | 'title';
  readonly order: 'asc' | 'desc';
}

/** A template part. `theme` absent: the active one, the only one that has parts. */
export interface PartKey {
  readonly theme: string | undefined;
  readonly slug: string;
}
export interface PartFacts {
  readonly content: string;
  readonly area: string;
}

export interface Month {
  readonly year: number;
  readonly month: number;
}

/** A month of published posts. */
export interface MonthFacts {
  /** Its days that have some. */
  readonly days: readonly number[];
  /** The months that have some before it and after it. */
  readonly earlier: Month | undefined;
  readonly later: Month | undefined;
}

/** A published page. `title` is as it is stored. */
export interface PageFacts {
  readonly id: number;
  readonly parent: number;
  readonly title: string;
  readonly link: string;
}

export type PageOrder = 'title' | 'id' | 'date';

/** A line of the archives. `text` is HTML. */
export interface ArchiveFacts {
  readonly link: string;
  readonly text: string;
  readonly count?: number;
  /** The post that it leads to. */
  readonly post?: number;
}

/** A question for the terms of a taxonomy, by name. */
export interface TermsQuestion {
  readonly taxonomy: string;
  /** Also those without posts. */
  readonly empty: boolean;
  readonly parent?: number;
  /** Only those below this term, at any depth. */
  readonly below?: number;
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

/** A link of the blogroll, as it is stored. */
export interface LinkFacts {
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly image: string;
  readonly target: string;
  readonly rel: string;
  readonly rating: number;
}

/** A question for the links of a category, 0 for those of all. */
export interface LinksQuestion {
  readonly category: number;
  readonly orderBy: 'name' | 'rating' | 'id' | 'rand';
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
  /** Does it wait for a moderator? Only who wrote it sees it then. */
  readonly held: boolean;
  /** As it is stored. */
  readonly text: string;
  /** As readers see it. */
  readonly html: string;
  readonly excerpt: string;
  readonly author: string;
  readonly url: string;
  /** Name and address as they are stored. */
  readonly stored: { readonly author: string; readonly url: string };
  readonly exists: true;
  /** May the reader change it? */
  readonly editable: boolean;
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
  /** Below 0: posts of all but this one. */
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
  /** May the reader see a post that is not for everybody? */
  isReadable(id: number): boolean | undefined;
  /** A value of a registered meta key of a post that the API shows. */
  meta(post: number, key: string): string | undefined;
  templatePart(key: PartKey): PartFacts | undefined;
  /** Content of the menu of blocks that stands in where none was chosen; '' where there is none. */
  navigationFallback(): string | undefined;
  media(id: number): MediaFacts | undefined;
  /** Ids of the pictures that were uploaded to a post. */
  attached(question: AttachedQuestion): readonly number[] | undefined;
  posts(question: PostsQuestion): PostsFound | undefined;
  term(id: number, taxonomy: string): TermFacts | undefined;
  terms(question: TermsQuestion): readonly TermFacts[] | undefined;
  month(month: Month): MonthFacts | undefined;
  /** Published pages in the order of menus, by title, by id or the newest first (`date`). */
  pages(order?: PageOrder): readonly PageFacts[] | undefined;
  readonly isLoggedIn: boolean;
  /** May the reader see the admin at all? */
  readonly mayRead: boolean;
  /** May the reader see what went wrong on the site? */
  readonly maySeeErrors: boolean;
  /** Nonce of the reader's link to log out. */
  readonly logoutNonce: string;
  menu(id: number): MenuFacts | undefined;
  readonly reader: ReaderFacts | undefined;
  /** Id of a neighbouring post; 0 where there is none. */
  adjacent(question: AdjacentQuestion): number | undefined;
  archives(kind: string): readonly ArchiveFacts[] | undefined;
  /** Ids of the approved comments of a post (and those of the viewer that are held), oldest first. */
  commentsOf(post: number): readonly number[] | undefined;
  /** Ids of the newest comments that everybody sees. */
  latestComments(count: number): readonly number[] | undefined;
  /** A comment that readers see. */
  comment(id: number): CommentFacts | undefined;
  links(question: LinksQuestion): readonly LinkFacts[] | undefined;
  /** A feed of another site. */
  feed(url: string): KnownFeed | undefined;
  /** Terms of a post by name; none of a taxonomy that readers cannot see. */
  termsOf(post: number, taxonomy: string): readonly TermFacts[] | undefined;
  /** What galleries, playlists and players of a post (0: of none) show. */
  shortcodes(post: number, attributes: Readonly<Record<string, string>>): ShortcodeFacts | undefined;
}

/** What a shortcode with some attributes shows. */
export interface ShortcodeFacts {
  /** HTML of the `instance`-th gallery or playlist of the request. */
  html(tag: 'gallery' | 'playlist', instance: number): string;
  /** Address of the first recording attached to the post. */
  attached(kind: 'audio' | 'video'): string | undefined;
}
