// Kysely types of WordPress's twelve single-site tables (database version 61833) and of our own.
// Dates are 'YYYY-MM-DD HH:MM:SS' strings, as stored ('0000-00-00 00:00:00' is "none"); ids are numbers.
// Table names here carry no prefix: database/prefix.ts adds it to every query.
import type { Generated, Insertable, Selectable, Updateable } from 'kysely';

/** 'YYYY-MM-DD HH:MM:SS'. */
export type DateTime = string;
export const noDate: DateTime = '0000-00-00 00:00:00';

export interface PostsTable {
  ID: Generated<number>;
  post_author: Generated<number>;
  post_date: Generated<DateTime>;
  post_date_gmt: Generated<DateTime>;
  post_content: string;
  post_title: string;
  post_excerpt: string;
  post_status: Generated<string>;
  comment_status: Generated<string>;
  ping_status: Generated<string>;
  post_password: Generated<string>;
  post_name: Generated<string>;
  to_ping: string;
  pinged: string;
  post_modified: Generated<DateTime>;
  post_modified_gmt: Generated<DateTime>;
  post_content_filtered: string;
  post_parent: Generated<number>;
  guid: Generated<string>;
  menu_order: Generated<number>;
  post_type: Generated<string>;
  post_mime_type: Generated<string>;
  comment_count: Generated<number>;
}

export interface PostmetaTable {
  meta_id: Generated<number>;
  post_id: Generated<number>;
  meta_key: string | null;
  meta_value: string | null;
}

export interface CommentsTable {
  comment_ID: Generated<number>;
  comment_post_ID: Generated<number>;
  comment_author: string;
  comment_author_email: Generated<string>;
  comment_author_url: Generated<string>;
  comment_author_IP: Generated<string>;
  comment_date: Generated<DateTime>;
  comment_date_gmt: Generated<DateTime>;
  comment_content: string;
  comment_karma: Generated<number>;
  comment_approved: Generated<string>;
  comment_agent: Generated<string>;
  comment_type: Generated<string>;
  comment_parent: Generated<number>;
  user_id: Generated<number>;
}

export interface CommentmetaTable {
  meta_id: Generated<number>;
  comment_id: Generated<number>;
  meta_key: string | null;
  meta_value: string | null;
}

export interface TermsTable {
  term_id: Generated<number>;
  name: Generated<string>;
  slug: Generated<string>;
  term_group: Generated<number>;
}

export interface TermmetaTable {
  meta_id: Generated<number>;
  term_id: Generated<number>;
  meta_key: string | null;
  meta_value: string | null;
}

export interface TermTaxonomyTable {
  term_taxonomy_id: Generated<number>;
  term_id: Generated<number>;
  taxonomy: Generated<string>;
  description: string;
  parent: Generated<number>;
  count: Generated<number>;
}

export interface TermRelationshipsTable {
  object_id: Generated<number>;
  term_taxonomy_id: Generated<number>;
  term_order: Generated<number>;
}

export interface UsersTable {
  ID: Generated<number>;
  user_login: Generated<string>;
  user_pass: Generated<string>;
  user_nicename: Generated<string>;
  user_email: Generated<string>;
  user_url: Generated<string>;
  user_registered: Generated<DateTime>;
  user_activation_key: Generated<string>;
  user_status: Generated<number>;
  display_name: Generated<string>;
}

export interface UsermetaTable {
  umeta_id: Generated<number>;
  user_id: Generated<number>;
  meta_key: string | null;
  meta_value: string | null;
}

export interface OptionsTable {
  option_id: Generated<number>;
  option_name: Generated<string>;
  option_value: string;
  autoload: Generated<string>;
}

export interface LinksTable {
  link_id: Generated<number>;
  link_url: Generated<string>;
  link_name: Generated<string>;
  link_image: Generated<string>;
  link_target: Generated<string>;
  link_description: Generated<string>;
  link_visible: Generated<string>;
  link_owner: Generated<number>;
  link_rating: Generated<number>;
  link_updated: Generated<DateTime>;
  link_rel: Generated<string>;
  link_notes: string;
  link_rss: Generated<string>;
}

/** Rendered HTML that an import brought along, served while the stored text still has this hash. */
export interface BroadsheetRenderedTable {
  post_id: number;
  /** sha256, hex, of title NUL content NUL excerpt as stored by the import. */
  source_hash: string;
  title: string;
  content: string;
  excerpt: string;
}

/** What an import brought along or had to stand in for. */
export interface BroadsheetImportsTable {
  object_type: 'post' | 'term' | 'user';
  object_id: number;
  /**
   * `imported`: came in whole. `placeholder`: some document points at it; a later import fills it. `filler`: a revision
   * of which only the number was known, not the id; gives way to whatever is imported under its id.
   */
  state: 'imported' | 'placeholder' | 'filler';
  /** sha256, hex, of the document as it came; empty for what did not come itself. */
  document_hash: string;
}

/** Attempts to log in, so that several processes limit them together. */
export interface BroadsheetLoginsTable {
  /** sha256, hex, of what is limited: an address or an account. */
  subject: string;
  /** Attempts in the running period that did not succeed. */
  attempts: number;
  /** When the period began, Unix milliseconds. */
  since: number;
}

/** Rows to lock in place of names (locks.ts). Not written on SQLite. */
export interface BroadsheetLocksTable {
  name: string;
}

/** A durable job: what must follow a write, in the same transaction as the write. */
export interface BroadsheetJobsTable {
  id: Generated<number>;
  /** Name of the handler. */
  kind: string;
  /** At most one waiting job per key; null where any number may wait. */
  unique_key: string | null;
  /** JSON. */
  payload: string;
  /** Unix milliseconds. */
  run_at: number;
  attempts: Generated<number>;
  /** Who runs it, and until when (Unix ms) nobody else may. */
  locked_by: string | null;
  locked_until: number | null;
  last_error: string | null;
}

export interface Tables {
  posts: PostsTable;
  postmeta: PostmetaTable;
  comments: CommentsTable;
  commentmeta: CommentmetaTable;
  terms: TermsTable;
  termmeta: TermmetaTable;
  term_taxonomy: TermTaxonomyTable;
  term_relationships: TermRelationshipsTable;
  users: UsersTable;
  usermeta: UsermetaTable;
  options: OptionsTable;
  links: LinksTable;
  broadsheet_rendered: BroadsheetRenderedTable;
  broadsheet_imports: BroadsheetImportsTable;
  broadsheet_logins: BroadsheetLoginsTable;
  broadsheet_locks: BroadsheetLocksTable;
  broadsheet_jobs: BroadsheetJobsTable;
}

export type PostRow = Selectable<PostsTable>;
export type NewPostRow = Insertable<PostsTable>;
export type PostUpdate = Updateable<PostsTable>;
export type UserRow = Selectable<UsersTable>;
export type TermRow = Selectable<TermsTable>;
export type TermTaxonomyRow = Selectable<TermTaxonomyTable>;
export type CommentRow = Selectable<CommentsTable>;
/** A term with its place in one taxonomy, as WordPress's `WP_Term`. */
export type TaxonomyTermRow = TermRow & TermTaxonomyRow;
