// The running site as extensions get it: what it holds, in a few words, and the ways to change it. Inside a hook or a job
// that runs in a transaction it is bound to that transaction.
import type { Secrets } from '../access/secrets.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Database } from '../database/database.ts';
import type { PostRow } from '../database/schema.ts';
import type { NewJob } from '../jobs/types.ts';
import type { Outgoing } from '../net/outgoing.ts';
import type { Hooks } from './hooks.ts';

export interface ExtensionSite {
  /** An option's value, unserialized; undefined where it does not exist. */
  option(name: string): unknown;
  setOption(name: string, value: unknown): Promise<void>;
  /** Unix milliseconds. */
  now(): number;
  random(bytes: number): Uint8Array;
  /** The site's address, no trailing slash. */
  readonly home: string;
  /** The site's time zone, over changes of its clocks. */
  readonly clock: ExtensionClock;
  /** For the extension's own tables; what WordPress's tables hold has verbs of its own here. */
  readonly database: Database;
  /** Requests to other servers. */
  readonly outgoing: Outgoing;
  /** Encrypts what must not be read from the database alone. */
  readonly secrets: Secrets;
  readonly posts: ExtensionPosts;
  readonly terms: ExtensionTerms;
  readonly media: ExtensionMedia;
  readonly people: ExtensionPeople;
  readonly comments: ExtensionComments;
  /** Asks filters and runs actions; they are added when an extension is registered. */
  readonly hooks: Pick<Hooks, 'filter' | 'run' | 'has'>;
  /**
   * Has a mail sent, in the running transaction if there is one: it follows what is written with it, or is never sent. False
   * where the site has no way to send mail.
   */
  mail(mail: NewMail): Promise<boolean>;
  /** Adds a job, in the running transaction if there is one: it follows what is written with it, or never runs. */
  enqueue(job: NewJob): Promise<void>;
  transaction<T>(work: (site: ExtensionSite) => Promise<T>): Promise<T>;
  /** Says that something an answer depends on was written to the extension's own tables. */
  changed(): void;
}

export interface NewMail {
  /** Addresses, or ids of users, whose addresses nobody is shown. */
  readonly to: readonly (string | number)[];
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

export interface ExtensionClock {
  /** What the clock on the wall shows at an instant (Unix milliseconds), as if it were UTC. */
  toLocal(instant: number): number;
  /** The instant of such a time; times that a change of clocks leaves out move forward. */
  toInstant(local: number): number;
}

/** What an extension says of a post. Texts are plain: no HTML, entities decoded. */
export interface PostSummary {
  readonly row: PostRow;
  /** Its public address. */
  readonly link: string;
  readonly title: string;
  /** What stands as its excerpt, or is made of its text; at most 55 words. */
  readonly excerpt: string;
  readonly author: { readonly id: number; readonly name: string };
  /** Terms by taxonomy, in the order of answers. */
  readonly terms: ReadonlyMap<string, readonly { readonly id: number; readonly name: string; readonly slug: string }[]>;
  /** Id of the featured picture, 0 for none. */
  readonly picture: number;
}

export interface ExtensionPosts {
  /** Rows by id; ids without a post are absent. One statement. */
  get(ids: readonly number[]): Promise<ReadonlyMap<number, PostRow>>;
  /** Summaries by id, with a fixed number of statements. */
  summaries(ids: readonly number[]): Promise<ReadonlyMap<number, PostSummary>>;
  /** Whole texts as HTML by id, cleaned as WordPress cleans posts, for strangers: '' behind a password. */
  texts(ids: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** The post that an address of this site stands for, whatever its status. */
  at(url: string): Promise<PostRow | undefined>;
  /** Raw meta values by post and key, in the order of their rows. One statement. */
  meta(
    ids: readonly number[],
    keys: readonly string[],
  ): Promise<ReadonlyMap<number, ReadonlyMap<string, readonly string[]>>>;
  /** The first value of each key, unserialized; keys without a row are absent. One statement. */
  values(ids: readonly number[], keys: readonly string[]): Promise<ReadonlyMap<number, ReadonlyMap<string, unknown>>>;
  /** Whole texts, plain, as strangers see them; behind a password they are empty. A fixed number of statements. */
  plainTexts(ids: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Rows in order of their dates, read from an index: the cost is that of the rows in question. One statement. */
  walk(query: PostWalk): Promise<PostRow[]>;
  /** Posts whose title or text holds the words, newest first. */
  search(query: PostSearch): Promise<PostRow[]>;
  /** Which of these posts a viewer may edit. */
  editable(viewer: Viewer, ids: readonly number[]): Promise<ReadonlySet<number>>;
  setMeta(id: number, key: string, value: unknown): Promise<void>;
  deleteMeta(id: number, keys: readonly string[]): Promise<void>;
  /** Gives a post another date (Unix milliseconds, not to come), as if somebody had changed it there. */
  redate(id: number, instant: number): Promise<void>;
}

export interface PostWalk {
  /** Pairs of type and status. */
  readonly of: readonly { readonly type: string; readonly status: string }[];
  /** Local stored dates, inclusive; absent: no bound. */
  readonly from?: string;
  readonly to?: string;
  /** Only what comes after this place in the order. */
  readonly after?: { readonly date: string; readonly id: number };
  readonly order: 'asc' | 'desc';
  readonly limit: number;
}

export interface PostSearch {
  readonly types: readonly string[];
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
}

export interface ExtensionTerm {
  readonly id: number;
  readonly taxonomy: string;
  /** Plain. */
  readonly name: string;
  readonly slug: string;
}

export interface ExtensionTerms {
  /** Terms of taxonomies, by name. One statement. */
  of(taxonomies: readonly string[], limit: number): Promise<ExtensionTerm[]>;
  /** These terms and all below them. One statement for each level. */
  withChildren(ids: readonly number[]): Promise<ReadonlySet<number>>;
  /** Which of these posts stand in one of these terms. One statement. */
  postsIn(postIds: readonly number[], termIds: Iterable<number>): Promise<ReadonlySet<number>>;
  /** Slugs of the terms that posts have in a taxonomy. One statement. */
  slugs(postIds: readonly number[], taxonomy: string): Promise<ReadonlyMap<number, readonly string[]>>;
}

export interface Picture {
  readonly id: number;
  readonly url: string;
  readonly mimeType: string;
  /** Pixels; 0 where nobody knows. */
  readonly width: number;
  readonly height: number;
  /** Of its file, as its metadata says; 0 where nobody knows. */
  readonly bytes: number;
  readonly alt: string;
}

/** A video of the library. */
export interface Video {
  readonly id: number;
  readonly url: string;
  readonly mimeType: string;
  /** Of its file; 0 where that is gone. */
  readonly bytes: number;
  /** 0 where nobody knows, as for the sides (pixels). */
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

export interface NewPicture {
  readonly bytes: Uint8Array;
  /** File name with its ending. */
  readonly name: string;
  readonly mimeType: string;
  readonly title: string;
  readonly alt: string;
  /** Post that it is uploaded to; 0 for none. Whether the viewer may edit it is the caller's to ask. */
  readonly parent: number;
}

export interface PictureLimits {
  readonly bytes: number;
  /** MIME types. */
  readonly types: readonly string[];
  /** Most pixels of a row; absent: no bound. */
  readonly width?: number;
  /** Cut to this ratio of width and height, around what matters (0 to 1 from the left and from the top), never made larger. */
  readonly cut?: { readonly ratio: number; readonly x: number; readonly y: number };
}

export interface FittingPicture {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface ExtensionMedia {
  /** Pictures of the library by id; ids that are none are absent. */
  pictures(ids: readonly number[]): Promise<ReadonlyMap<number, Picture>>;
  /** Videos of the library by id; ids that are none are absent. */
  videos(ids: readonly number[]): Promise<ReadonlyMap<number, Video>>;
  /** A file's content, or a part of it (first and last byte, both included), bit by bit; undefined where it is gone. */
  stream(
    id: number,
    part?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** The bytes of a picture's file; undefined where it is gone. */
  read(id: number): Promise<Uint8Array | undefined>;
  /** Id of the library's file at an address, one of its sub-sizes included; 0 where there is none. One statement. */
  at(url: string): Promise<number>;
  /**
   * Takes a picture into the library, as an upload of the viewer's. Throws `rest_cannot_create` where the viewer may not
   * upload, `rest_upload_unknown_error` for what is no picture.
   */
  add(viewer: Viewer, picture: NewPicture): Promise<Picture>;
  /**
   * The same within limits: as it is where it fits, else made smaller, as JPEG. Undefined where there is no such picture, or
   * none that fits.
   */
  fitting(id: number, limits: PictureLimits): Promise<FittingPicture | undefined>;
  /** The same for bytes of a type that are in no library. */
  fit(bytes: Uint8Array, type: string, limits: PictureLimits): Promise<FittingPicture | undefined>;
}

/** Somebody with an account, as strangers may see it. */
export interface Person {
  readonly id: number;
  /** Name in addresses (`user_nicename`). */
  readonly slug: string;
  readonly name: string;
  /** Plain text. */
  readonly description: string;
  /** Address of the author's page. */
  readonly link: string;
  /** Address of a picture of 192 pixels. */
  readonly picture: string;
  /** `2026-01-02 03:04:05`, UTC. */
  readonly registered: string;
  /** May they publish posts? */
  readonly publishes: boolean;
}

export interface ExtensionPeople {
  /** By id; ids of nobody are absent. */
  get(ids: readonly number[]): Promise<ReadonlyMap<number, Person>>;
  /** By the name in addresses. */
  named(slug: string): Promise<Person | undefined>;
}

/** A comment by somebody without an account, which came from elsewhere. */
export interface NewComment {
  readonly post: number;
  /** Comment that it answers; 0 for none. */
  readonly parent: number;
  readonly name: string;
  /** Address of its writer. */
  readonly url: string;
  /** HTML; cleaned as comments are. */
  readonly content: string;
  readonly agent: string;
  readonly meta: Readonly<Record<string, string>>;
}

export interface ExtensionComments {
  /**
   * Adds a comment, judged as any visitor's: held, approved or thrown away as the site's settings say. Its id; 0 where the
   * post takes no comments. Throws what new comments are refused with (`comment_duplicate`, `comment_flood`, …).
   */
  add(comment: NewComment): Promise<number>;
  /** Changes the text of a comment. Nothing where there is none. */
  edit(id: number, content: string): Promise<void>;
  /** Deletes a comment for good. */
  remove(id: number): Promise<void>;
}
