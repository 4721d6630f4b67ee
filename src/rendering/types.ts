// What rendering is given. It never queries: whatever it needs to know arrives in this context.

import type { Allowance } from './blocks/allowance.ts';
import type { BlockTheme } from './blocks/block-theme.ts';
import type { RegisteredBlock } from './blocks/core-types.ts';
import type { Facts } from './blocks/facts.ts';
import type { JsonObject } from './blocks/json.ts';
import type { KeptBlocks } from './blocks/parsed-blocks.ts';
import type { SiteFacts } from './blocks/site-facts.ts';
import type { Surroundings } from './blocks/surroundings.ts';
import type { WordCount } from './formatting/words.ts';
import type { Language } from './language.ts';
import type { PageContext } from './page-context.ts';

/** Settings and lookups of one rendering; a pure function's whole world. */
export interface RenderContext {
  /** Site charset is UTF-8 throughout. The site's address without trailing slash, for smilies and links. */
  readonly home: string;
  /** Language tag as WordPress's locale, `en_US`. */
  readonly locale: string;
  /** The words, dates and quotes of its language; absent: English. */
  readonly language?: Language;
  /** What its language counts in texts; absent: words. */
  readonly wordCount?: WordCount;
  /** Of excerpts that are made, in words or characters; absent: 55. */
  readonly excerptLength?: number;
  /** Registered shortcodes beyond the built-in ones: tag → HTML. */
  readonly shortcodes?: Readonly<
    Record<string, (attributes: Readonly<Record<string, string>>, content: string | null, tag: string) => string>
  >;
  readonly useSmilies: boolean;
}

/** Attachment metadata (`_wp_attachment_metadata`) as far as pictures in content need it. */
export interface AttachmentMeta {
  readonly file?: string;
  readonly width?: number;
  readonly height?: number;
  /** File name of the upload before it was scaled down. */
  readonly original_image?: string;
  /** In stored order, which is the order of `srcset`. */
  readonly sizes?: Readonly<Record<string, AttachmentSize>>;
}
export interface AttachmentSize {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly 'mime-type'?: string;
}

/** A synced pattern (post type `wp_block`), only if it is published and has no password. */
export interface SyncedPattern {
  readonly content: string;
}

/** An address to embed, with the attributes of its `[embed]` shortcode (none where it stands on a line of its own). */
export interface EmbedNeed {
  readonly url: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * What a document needs from the database, found by `collectNeeds()` without rendering. The caller loads all of it, for all
 * documents of a request at once, and hands it in as `ContentData`. A loaded pattern can need more: ask again with its
 * content until nothing new comes.
 */
export interface ContentNeeds {
  /** Ids of attachments whose metadata is read. */
  readonly attachments: ReadonlySet<number>;
  /** Ids of synced patterns (`core/block` refs). */
  readonly patterns: ReadonlySet<number>;
  /** Addresses to embed, alone on their line or in `[embed]`. */
  readonly embeds: readonly EmbedNeed[];
  /** Has it blocks that read facts? What those are shows while it is rendered. */
  readonly facts: boolean;
}

/** Loaded data, read synchronously while rendering. A reader that is missing or answers undefined means: nothing there. */
export interface ContentData {
  attachment?(id: number): AttachmentMeta | undefined;
  pattern?(id: number): SyncedPattern | undefined;
  /** HTML for an address with the attributes of its `[embed]`, undefined where none is known. */
  embed?(url: string, attributes: Readonly<Record<string, string>>): string | undefined;
  /** What dynamic blocks read. */
  readonly facts?: Facts;
}

/** The post a text belongs to. */
export interface ContentPost {
  readonly id: number;
  readonly type: string;
  /** Post meta `footnotes`, JSON as stored; empty where the post has a password the reader did not give. */
  readonly footnotes?: string;
  /** For attachments: HTML WordPress puts before the description, made by the caller. */
  readonly prepended?: string;
}

/** A block type of an extension; `render` makes its HTML of its attributes and of what stands in it. */
export interface OwnBlock extends RegisteredBlock {
  readonly render: ((attributes: JsonObject, content: string) => string) | undefined;
}

/** What is known of the content of a post on a page, besides its text. */
export interface PageText {
  /** What rendering it reads; absent: what the page reads. */
  readonly data?: ContentData;
  /** HTML that stands for it. */
  readonly imported?: string;
  /** For attachments: HTML that stands before the description. */
  readonly prepended?: string;
}

/** Asked like facts: undefined means that there is nothing, or nothing yet. */
export interface PageTextReader {
  get(id: number): PageText | undefined;
}

/** WordPress's filters of a content while that is rendered, with what is rendered in the midst of it. */
export interface ContentFilters {
  /**
   * False once text with blocks has been fetched into the content: WordPress takes the making of paragraphs out for the blocks,
   * and hangs it back in after the next content that is shown whole.
   */
  makesParagraphs: boolean;
}

/** What `renderContent()` is given beyond `RenderContext`. */
export interface ContentContext extends RenderContext {
  readonly theme: BlockTheme;
  /** Address of the uploads folder without trailing slash. */
  readonly uploads: string;
  readonly data: ContentData;
  /** What dynamic blocks ask of the site; absent, they render to nothing. */
  readonly site?: SiteFacts;
  readonly post?: ContentPost;
  /** Within a post's content: its filters, which what is fetched into it can change. */
  readonly filters?: ContentFilters;
  /** What is around this rendering, where it is a part of another. */
  readonly within?: Surroundings;
  /** What the rendering may still take in that this one is a part of. */
  readonly allowance?: Allowance;
  /** Texts come with what is hooked into them: nothing is left to mend. */
  readonly isHooked?: boolean;
  /** Block types of extensions, by name. */
  readonly blocks?: ReadonlyMap<string, OwnBlock>;
  /** The public page that shows the text; absent in the API. */
  readonly page?: PageContext;
  /** Contents of the posts on the page, by id. */
  readonly texts?: PageTextReader;
  /** Keeps the blocks of templates, their parts and patterns, by text. */
  readonly parsed?: Map<string, KeptBlocks>;
  /** Keeps excerpts made of contents that read nothing, by post and words. */
  readonly excerpts?: Map<string, { readonly source: string; readonly made: string }>;
  /** Blocks by themselves: no filters of whole texts follow. */
  readonly alone?: boolean;
  /** Within a block that resolves the interactivity directives of everything in it. */
  readonly inInteractive?: boolean;
  /** Replace `http://home` by `https://home`: the site moved to HTTPS and asks for it (`https_migration_required`). */
  readonly replaceInsecureHome?: boolean;
  /** True in a page's main loop, where the first pictures load at once. In REST there is none and every picture is lazy. */
  readonly mainLoop?: boolean;
}

/**
 * WordPress numbers some class names and ids within a request (`wp_unique_id`, `wp_unique_prefixed_id`), across all posts
 * it renders in order. Key `''` is the common counter, others are prefixes; `pictures` counts pictures of the main loop,
 * `high-priority` is 1 once a picture has been given `fetchpriority="high"`; `blocks` is 1 once a text with blocks was rendered.
 */
export type IdCounts = Readonly<Record<string, number>>;

/** What the texts of one answer share, in the order in which they are rendered. */
export interface AnswerCounters {
  /** Numbers that they have used (`wp_unique_id`). */
  ids: IdCounts;
  /** What those may take together that show anything but their own. */
  readonly allowance: Allowance;
}

export interface RenderedContent {
  readonly html: string;
  /**
   * Counters after this rendering. Same object as was given in when no number was looked at, then the HTML holds for
   * any counters; otherwise a cached result holds only for equal counters before.
   */
  readonly ids: IdCounts;
  /** The text had blocks. Goes into the counters of the next text in the same request: see `idsAfter()`. */
  readonly hasBlocks: boolean;
}
