// Facts for the blocks of many texts: rendering asks, what is missing is loaded for all of them together, and rendering goes
// round again until nothing is missing. The number of statements depends on how deep blocks hang on each other, not on how
// many texts there are.
import { createNonce } from '../../../access/nonces.ts';
import type { Viewer } from '../../../access/viewer.ts';
import type { PostRow } from '../../../database/schema.ts';
import type {
  AdjacentQuestion,
  ArchiveFacts,
  AttachedQuestion,
  CommentFacts,
  Facts,
  LinkFacts,
  LinksQuestion,
  MediaFacts,
  MenuFacts,
  Month,
  MonthFacts,
  PageFacts,
  PageOrder,
  PartFacts,
  PartKey,
  PostsFound,
  PostsQuestion,
  ReaderFacts,
  ShortcodeFacts,
  TermFacts,
  TermsQuestion,
} from '../../../rendering/blocks/facts.ts';
import type { KnownFeed } from '../../../rendering/blocks/feed-facts.ts';
import type { AttachmentMeta, EmbedNeed, SyncedPattern } from '../../../rendering/types.ts';
import { loadSharedEmbeds } from '../../embeds/shared.ts';
import { loadFeeds } from '../../feeds/load.ts';
import type { Site } from '../../site.ts';
import { loadShortcodeFacts, type ShortcodeKey, shortcodeKey } from '../media-shortcodes.ts';
import { loadAdjacent } from './adjacent.ts';
import { loadArchives } from './archives.ts';
import { loadCommentFacts, loadCommentsOf, loadLatestComments } from './comments.ts';
import { loadLinks } from './links.ts';
import { loadPages, loadTermLists } from './lists.ts';
import { loadAttached, loadAttachments, loadMedia, loadPatterns } from './media.ts';
import { loadMenus } from './menus.ts';
import { loadPostMeta, loadReadable, type MetaKey } from './meta.ts';
import { loadMonths } from './months.ts';
import { loadNavigationFallback, loadParts } from './parts.ts';
import { loadPostFacts, loadTermFacts, loadTermsOf, loadUserFacts, type TermKey, type TermsKey } from './posts.ts';
import { loadPosts } from './queries.ts';
import { Reader } from './reader.ts';
import { readerFacts } from './reader-facts.ts';

/** Rounds of looking: more than any nesting of blocks that shows something needs. */
const mostRounds = 12;

/** How facts are read for a text. */
export interface ReadingOptions {
  /** For an editor's preview, which may wait for other servers. */
  readonly waits?: boolean | undefined;
  /** Address of a visitor who sees the own comments while they are held. */
  readonly email?: string | undefined;
  /** Passwords of posts that the reader has given. */
  readonly passwords?: readonly string[] | undefined;
  /** A feed shows the texts: galleries are plain links there. */
  readonly feed?: boolean | undefined;
  /** Posts that were read already. */
  readonly rows?: readonly PostRow[] | undefined;
}

/** What the pages of a template ask for whatever posts they show. */
export interface Expectation {
  readonly parts: readonly PartKey[];
  readonly fallback: boolean;
  readonly menus: readonly number[];
  readonly pages: readonly (PageOrder | 'menu')[];
  readonly users: boolean;
  readonly media: boolean;
  readonly taxonomies: readonly string[];
}

/** The readers of one request's texts. */
export class TextFacts implements Facts {
  readonly #posts: Reader<number, NonNullable<ReturnType<Facts['post']>>>;
  readonly #users: Reader<number, NonNullable<ReturnType<Facts['user']>>>;
  readonly #terms: Reader<TermKey, NonNullable<ReturnType<Facts['term']>>>;
  readonly #termsOf: Reader<TermsKey, NonNullable<ReturnType<Facts['termsOf']>>>;

  readonly #readable: Reader<number, boolean>;
  readonly #meta: Reader<MetaKey, string>;
  readonly #parts: Reader<PartKey, PartFacts>;
  readonly #fallback: Reader<'all', string>;
  readonly #media: Reader<number, MediaFacts>;
  readonly #attached: Reader<AttachedQuestion, readonly number[]>;
  readonly #attachments: Reader<number, AttachmentMeta>;
  readonly #patterns: Reader<number, SyncedPattern>;

  readonly #comments: Reader<number, CommentFacts>;
  readonly #commentsOf: Reader<number, readonly number[]>;
  readonly #months: Reader<Month, MonthFacts>;
  readonly #pages: Reader<PageOrder | 'menu', readonly PageFacts[]>;
  readonly #menus: Reader<number, MenuFacts>;
  readonly isLoggedIn: boolean;
  readonly mayRead: boolean;
  readonly maySeeErrors: boolean;
  readonly #logoutNonce: () => string;
  readonly reader: ReaderFacts | undefined;
  readonly #adjacent: Reader<AdjacentQuestion, number>;
  readonly #latestComments: Reader<number, readonly number[]>;
  readonly #archives: Reader<string, readonly ArchiveFacts[]>;
  readonly #termLists: Reader<TermsQuestion, readonly TermFacts[]>;
  readonly #queries: Reader<PostsQuestion, PostsFound>;
  readonly #feeds: Reader<string, KnownFeed>;
  readonly #links: Reader<LinksQuestion, readonly LinkFacts[]>;
  readonly #embeds: Reader<EmbedNeed, string>;
  readonly #shortcodes: Reader<ShortcodeKey, ShortcodeFacts>;

  constructor(
    site: Site,
    viewer: Viewer,
    { waits = false, email = '', passwords = [], feed = false, rows = [] }: ReadingOptions = {},
  ) {
    this.#links = new Reader((questions) => loadLinks(site, questions));
    this.#feeds = new Reader((urls) => loadFeeds(site, urls, { waits }));
    this.#comments = new Reader((ids) => loadCommentFacts(site, viewer, ids));
    this.#commentsOf = new Reader((posts) => loadCommentsOf(site, viewer, posts, email));
    this.#months = new Reader((months) => loadMonths(site, months));
    this.#pages = new Reader((orders) => Promise.all(orders.map((order) => loadPages(site, order))));
    this.#menus = new Reader((ids) => loadMenus(site, ids));
    this.isLoggedIn = viewer.id > 0;
    this.mayRead = viewer.can('read');
    this.maySeeErrors = viewer.can('manage_options');
    this.#logoutNonce = () => createNonce('log-out', viewer, site.settings.salts, site.clock.now());
    this.reader = readerFacts(site, viewer);
    this.#adjacent = new Reader((questions) => loadAdjacent(site, viewer, questions));
    this.#latestComments = new Reader((counts) => loadLatestComments(site, counts));
    this.#archives = new Reader((kinds) => loadArchives(site, kinds));
    this.#termLists = new Reader((questions) => loadTermLists(site, questions));
    this.#queries = new Reader((questions) => loadPosts(site, viewer, questions));
    this.#embeds = new Reader((needs) => loadSharedEmbeds(site, needs));
    this.#shortcodes = new Reader((keys) => loadShortcodeFacts(site, viewer, keys, { passwords, feed }));
    this.#readable = new Reader((ids) => loadReadable(site, viewer, ids));
    this.#meta = new Reader((keys) => loadPostMeta(site, keys));
    this.#parts = new Reader((keys) => loadParts(site, keys));
    this.#fallback = new Reader(async () => [await loadNavigationFallback(site)]);
    this.#media = new Reader((ids) => loadMedia(site, ids));
    this.#attached = new Reader((questions) => loadAttached(site, questions));
    this.#attachments = new Reader((ids) => loadAttachments(site, ids));
    this.#patterns = new Reader((ids) => loadPatterns(site, ids));
    this.#posts = new Reader((ids) => loadPostFacts(site, ids, rows));
    this.#users = new Reader((ids) => loadUserFacts(site, ids));
    this.#terms = new Reader((keys) => loadTermFacts(site, keys));
    this.#termsOf = new Reader((keys) => loadTermsOf(site, keys));
  }

  posts = (question: PostsQuestion) => this.#queries.read(question);
  /** Kept HTML of an address in a text that belongs to no post. */
  sharedEmbed = (url: string, attributes: EmbedNeed['attributes']) => this.#embeds.read({ url, attributes });
  shortcodes = (post: number, attributes: EmbedNeed['attributes']) =>
    this.#shortcodes.read(shortcodeKey(post, attributes));
  post = (id: number) => this.#posts.read(id);
  user = (id: number) => this.#users.read(id);
  term = (id: number, taxonomy: string) => this.#terms.read([id, taxonomy]);
  termsOf = (post: number, taxonomy: string) => this.#termsOf.read([post, taxonomy]);
  adjacent = (question: AdjacentQuestion) => this.#adjacent.read(question);
  isReadable = (id: number) => this.#readable.read(id);
  meta = (post: number, key: string) => this.#meta.read([post, key]);
  templatePart = (key: PartKey) => this.#parts.read(key);
  navigationFallback = () => this.#fallback.read('all');
  media = (id: number) => (id > 0 ? this.#media.read(id) : undefined);
  attached = (question: AttachedQuestion) => this.#attached.read(question);
  attachment = (id: number) => this.#attachments.read(id);
  pattern = (id: number) => this.#patterns.read(id);
  comment = (id: number) => this.#comments.read(id);
  commentsOf = (post: number) => this.#commentsOf.read(post);
  month = (month: Month) => this.#months.read(month);
  pages = (order?: PageOrder) => this.#pages.read(order ?? 'menu');
  menu = (id: number) => this.#menus.read(id);
  latestComments = (count: number) => this.#latestComments.read(count);
  archives = (kind: string) => this.#archives.read(kind);
  links = (question: LinksQuestion) => this.#links.read(question);
  feed = (url: string) => this.#feeds.read(url);
  terms = (question: TermsQuestion) => this.#termLists.read(question);

  get logoutNonce(): string {
    return this.#logoutNonce();
  }

  /**
   * Lets `look` render (and throw away) what asks, and loads what it asked for, until it asks for nothing new: answers what
   * was made then. Undefined where it asks on and on.
   */
  async gather<T>(look: () => T): Promise<T | undefined> {
    const readers = this.#readers();
    for (let round = 0; round < mostRounds; round++) {
      const made = look();
      if (!readers.some((reader) => reader.isWanting)) return made;
      await this.fill();
    }
    return undefined;
  }

  /** What a page asked for, as far as the next page of the same template will ask for the same. */
  get expectation(): Expectation {
    return {
      parts: this.#parts.asked,
      fallback: this.#fallback.asked.length > 0,
      menus: this.#menus.asked,
      pages: this.#pages.asked,
      users: this.#users.asked.length > 0,
      media: this.#media.asked.length > 0,
      taxonomies: [...new Set(this.#termsOf.asked.map(([, taxonomy]) => taxonomy))],
    };
  }

  /** Loads beforehand what a page with these posts will probably ask for, so that looking once is enough. */
  async expect(expected: Expectation, rows: readonly PostRow[]): Promise<void> {
    for (const key of expected.parts) this.#parts.read(key);
    if (expected.fallback) this.#fallback.read('all');
    for (const id of expected.menus) this.#menus.read(id);
    for (const order of expected.pages) this.#pages.read(order);
    for (const { ID, post_author: author } of rows) {
      this.#posts.read(ID);
      if (expected.users && author > 0) this.#users.read(author);
      for (const taxonomy of expected.taxonomies) this.#termsOf.read([ID, taxonomy]);
    }
    await this.fill();
    if (!expected.media) return;
    for (const { ID } of rows) this.media(this.post(ID)?.thumbnail ?? 0);
    await this.fill();
  }

  /** Loads what was asked for so far. */
  async fill(): Promise<void> {
    for (const reader of this.#readers()) if (reader.isWanting) await reader.fill();
  }

  #readers() {
    return [
      ...[
        this.#queries,
        this.#embeds,
        this.#shortcodes,
        this.#latestComments,
        this.#commentsOf,
        this.#comments,
        this.#archives,
        this.#termLists,
        this.#months,
        this.#pages,
        this.#menus,
        this.#feeds,
        this.#links,
      ],
      this.#posts,
      this.#users,
      this.#terms,
      this.#termsOf,
      this.#adjacent,
      this.#readable,
      this.#meta,
      this.#parts,
      this.#fallback,
      this.#attached,
      this.#media,
      this.#attachments,
      this.#patterns,
    ];
  }
}
