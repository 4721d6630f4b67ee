// What goes into the verbs of posts: queries and drafts, in the field's own names, independent of any interface.
// Rows come out as PostRow (the table's columns). Reproduces the inputs of WP_Query and wp_insert_post.
import type { PostRow } from '../../database/schema.ts';
import type { SchemaTools } from '../meta/types.ts';
import type { Site } from '../site.ts';

/** One condition on terms, as a clause of WP_Tax_Query. */
export interface TaxClause {
  readonly taxonomy: string;
  /** What `terms` are: term ids (default) or slugs. */
  readonly field?: 'term_id' | 'slug';
  readonly terms: readonly (number | string)[];
  /** Also posts in terms below these ones, in hierarchical taxonomies. Default false. */
  readonly includeChildren?: boolean;
  /** Default IN. `NOT EXISTS`/`EXISTS` look at the taxonomy only. */
  readonly operator?: 'IN' | 'NOT IN' | 'AND' | 'EXISTS' | 'NOT EXISTS';
}
/** Clauses tied by AND or OR; may be nested. */
export interface TaxQuery {
  readonly relation: 'AND' | 'OR';
  readonly clauses: readonly (TaxClause | TaxQuery)[];
}

export type PostOrder =
  | 'author'
  | 'date'
  | 'id'
  | 'include'
  | 'include_slugs'
  | 'menu_order'
  | 'modified'
  | 'none'
  | 'parent'
  | 'relevance'
  | 'slug'
  | 'title';

export type SearchColumn = 'post_title' | 'post_excerpt' | 'post_content';

/**
 * A question for posts, as WP_Query as the API's collections use it. Empty lists mean "no condition" unless said
 * otherwise. Whether the viewer may read what comes out is the caller's question (WordPress filters rows afterwards).
 */
export interface PostQuery {
  readonly types: readonly string[];
  /** Statuses; `any` is every status that is not excluded from search. Unknown statuses match nothing, as in WordPress. */
  readonly statuses: readonly string[];
  /** This user's own private posts are listed as well, beside those of `statuses`. */
  readonly ownPrivate?: number;
  readonly authors?: readonly number[];
  readonly authorsExclude?: readonly number[];
  readonly parents?: readonly number[];
  readonly parentsExclude?: readonly number[];
  /** `post__in`: as WordPress, `exclude` is ignored where this is not empty. `[0]` matches nothing. */
  readonly include?: readonly number[];
  readonly exclude?: readonly number[];
  /** Post names, already sanitised (`sanitize_title`). */
  readonly slugs?: readonly string[];
  readonly search?: string;
  readonly searchColumns?: readonly SearchColumn[];
  /** Search for the text as one value that the columns must equal (`search_semantics=exact`). */
  readonly searchExact?: boolean;
  /** Search the file names of attachments as well (`wp_allow_query_attachment_by_filename`). Default false. */
  readonly searchFiles?: boolean;
  /** Is somebody logged in? A search by nobody skips posts with a password. Default false. */
  readonly searchProtected?: boolean;
  /** Dates as the client sent them (RFC 3339 or what strtotime reads in rest_parse_date's shape); exclusive bounds. */
  readonly after?: string;
  readonly before?: string;
  readonly modifiedAfter?: string;
  readonly modifiedBefore?: string;
  readonly menuOrder?: number;
  /** true: only sticky posts; false: none of them; undefined: not asked. */
  readonly sticky?: boolean;
  /**
   * Sticky posts stand first on page 1 (WP_Query on the first page of the blog), in addition to the page's rows.
   * Only where this is false; default true, as the API.
   */
  readonly ignoreSticky?: boolean;
  readonly tax?: TaxQuery;
  /** Post meta that must equal (`value`) or exist, tied by AND. */
  readonly meta?: readonly { key: string; value?: string }[];
  readonly mimeTypes?: readonly string[];
  /** Posts with (true) or without (false) a password; undefined: both. */
  readonly hasPassword?: boolean;
  readonly orderBy?: PostOrder;
  readonly order?: 'asc' | 'desc';
  /** 1-based. Ignored where `offset` is given. */
  readonly page?: number;
  /** Rows a page; -1 for all. */
  readonly perPage: number;
  readonly offset?: number;
  /** false: `total` is not counted and comes out as the number of rows. Default true. */
  readonly count?: boolean;
  /** false: rows carry nothing but what the database gave for ids (HEAD requests); `rows` is empty. Default true. */
  readonly wantRows?: boolean;
}

export interface PostPage {
  readonly rows: PostRow[];
  readonly ids: readonly number[];
  /** All posts that match, whatever the page. */
  readonly total: number;
}

/** A pair of local and GMT date, 'YYYY-MM-DD HH:MM:SS'. */
export interface DatePair {
  readonly local: string;
  readonly gmt: string;
}

/**
 * What a create or update changes. Absent keys stay as they are (or take WordPress's defaults on create).
 * All values are raw text as the client meant it (never slashed); sanitising for storage happens in the verb.
 */
export interface PostDraft {
  /** Needed on create, ignored on update. */
  type?: string;
  title?: string;
  content?: string;
  excerpt?: string;
  /** Already judged against the viewer's rights by the interface (`handle_status_param`). */
  status?: string;
  /** null resets to "no date of its own", as `date: null` does. */
  date?: DatePair | null;
  /** Slug as asked for; made unique and sanitised here. */
  slug?: string;
  author?: number;
  password?: string;
  parent?: number;
  menuOrder?: number;
  commentStatus?: string;
  pingStatus?: string;
  mimeType?: string;
  guid?: string;
  contentFiltered?: string;
  toPing?: string;
  pinged?: string;
  /** Wanted id of a new post, used where it is free. */
  importId?: number;
  /** GMT and local modification date as they are to be stored (imports); default: now. */
  modified?: DatePair;
  sticky?: boolean;
  /** Id of a picture; 0 removes it, as what is no picture does. Ids of nothing change nothing. */
  featuredMedia?: number;
  /** Post format slug; `standard` removes it. */
  format?: string;
  /** Page template; '' for the default one. */
  template?: string;
  /** Taxonomy → term ids, which replace the post's terms. */
  terms?: Record<string, readonly number[]>;
  /** Registered meta by its name in answers, as a request's `meta`, and the schema rules to check it by. */
  meta?: { readonly values: Readonly<Record<string, unknown>>; readonly schema: SchemaTools };
  /** Runs in the transaction, after the row stands and before the status transition's hooks. */
  beforeHooks?: (post: PostRow, site: Site) => Promise<void>;
  /** Runs in the transaction, after everything else was written and before the revision is (`rest_after_insert_post`). */
  afterWrite?: (post: PostRow, site: Site) => Promise<void>;
}
