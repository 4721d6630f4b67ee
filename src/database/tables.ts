// Columns, defaults and indexes of WordPress 7.1's twelve single-site tables and of our own: data from which each dialect
// makes its `create table`. On MySQL the result is what a fresh WordPress has (`show create table` is equal); on SQLite
// the same columns and indexes, text ignoring case (ASCII letters) as WordPress's collation does.

export type ColumnType =
  | 'id'
  | 'reference'
  | 'bigint'
  | 'bigint(10)'
  | 'int'
  | 'datetime'
  | 'tinytext'
  | 'text'
  | 'mediumtext'
  | 'longtext'
  | `varchar(${number})`
  /** Exact text (hashes, JSON): compared byte by byte. */
  | 'exact'
  | `exact(${number})`;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Undefined: none. Null: the column may be null, and is by default. */
  readonly default?: string | number | null;
}

export interface Index {
  readonly name: string;
  /** Column, or column(prefix length) on MySQL. */
  readonly columns: readonly string[];
  readonly unique?: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primary: readonly string[];
  readonly indexes: readonly Index[];
  /** Ours, not WordPress's. */
  readonly own?: boolean;
}

const id = (name: string): Column => ({ name, type: 'id' });
const reference = (name: string, fallback = 0): Column => ({ name, type: 'reference', default: fallback });
const date = (name: string): Column => ({ name, type: 'datetime', default: '0000-00-00 00:00:00' });
const text = (name: string, type: ColumnType): Column => ({ name, type });
const varchar = (name: string, length: number, fallback = ''): Column => ({
  name,
  type: `varchar(${length})`,
  default: fallback,
});
const number = (name: string, type: 'int' | 'bigint' | 'bigint(10)'): Column => ({ name, type, default: 0 });
const index = (name: string, ...columns: string[]): Index => ({ name, columns });
const unique = (name: string, ...columns: string[]): Index => ({ name, columns, unique: true });

function metaTable(name: string, idColumn: string, owner: string): Table {
  return {
    name,
    columns: [
      id(idColumn),
      reference(owner),
      { name: 'meta_key', type: 'varchar(255)', default: null },
      { name: 'meta_value', type: 'longtext', default: null },
    ],
    primary: [idColumn],
    indexes: [index(owner, owner), index('meta_key', 'meta_key(191)')],
  };
}

export const tables: readonly Table[] = [
  metaTable('termmeta', 'meta_id', 'term_id'),
  {
    name: 'terms',
    columns: [id('term_id'), varchar('name', 200), varchar('slug', 200), number('term_group', 'bigint(10)')],
    primary: ['term_id'],
    indexes: [index('slug', 'slug(191)'), index('name', 'name(191)')],
  },
  {
    name: 'term_taxonomy',
    columns: [
      id('term_taxonomy_id'),
      reference('term_id'),
      varchar('taxonomy', 32),
      text('description', 'longtext'),
      reference('parent'),
      number('count', 'bigint'),
    ],
    primary: ['term_taxonomy_id'],
    indexes: [unique('term_id_taxonomy', 'term_id', 'taxonomy'), index('taxonomy', 'taxonomy')],
  },
  {
    name: 'term_relationships',
    columns: [reference('object_id'), reference('term_taxonomy_id'), number('term_order', 'int')],
    primary: ['object_id', 'term_taxonomy_id'],
    indexes: [index('term_taxonomy_id', 'term_taxonomy_id')],
  },
  metaTable('commentmeta', 'meta_id', 'comment_id'),
  {
    name: 'comments',
    columns: [
      id('comment_ID'),
      reference('comment_post_ID'),
      text('comment_author', 'tinytext'),
      varchar('comment_author_email', 100),
      varchar('comment_author_url', 200),
      varchar('comment_author_IP', 100),
      date('comment_date'),
      date('comment_date_gmt'),
      text('comment_content', 'text'),
      number('comment_karma', 'int'),
      varchar('comment_approved', 20, '1'),
      varchar('comment_agent', 255),
      varchar('comment_type', 20, 'comment'),
      reference('comment_parent'),
      reference('user_id'),
    ],
    primary: ['comment_ID'],
    indexes: [
      index('comment_post_ID', 'comment_post_ID'),
      index('comment_approved_date_gmt', 'comment_approved', 'comment_date_gmt'),
      index('comment_date_gmt', 'comment_date_gmt'),
      index('comment_parent', 'comment_parent'),
      index('comment_author_email', 'comment_author_email(10)'),
    ],
  },
  {
    name: 'links',
    columns: [
      id('link_id'),
      varchar('link_url', 255),
      varchar('link_name', 255),
      varchar('link_image', 255),
      varchar('link_target', 25),
      varchar('link_description', 255),
      varchar('link_visible', 20, 'Y'),
      reference('link_owner', 1),
      number('link_rating', 'int'),
      date('link_updated'),
      varchar('link_rel', 255),
      text('link_notes', 'mediumtext'),
      varchar('link_rss', 255),
    ],
    primary: ['link_id'],
    indexes: [index('link_visible', 'link_visible')],
  },
  {
    name: 'options',
    columns: [
      id('option_id'),
      varchar('option_name', 191),
      text('option_value', 'longtext'),
      varchar('autoload', 20, 'yes'),
    ],
    primary: ['option_id'],
    indexes: [unique('option_name', 'option_name'), index('autoload', 'autoload')],
  },
  metaTable('postmeta', 'meta_id', 'post_id'),
  {
    name: 'posts',
    columns: [
      id('ID'),
      reference('post_author'),
      date('post_date'),
      date('post_date_gmt'),
      text('post_content', 'longtext'),
      text('post_title', 'text'),
      text('post_excerpt', 'text'),
      varchar('post_status', 20, 'publish'),
      varchar('comment_status', 20, 'open'),
      varchar('ping_status', 20, 'open'),
      varchar('post_password', 255),
      varchar('post_name', 200),
      text('to_ping', 'text'),
      text('pinged', 'text'),
      date('post_modified'),
      date('post_modified_gmt'),
      text('post_content_filtered', 'longtext'),
      reference('post_parent'),
      varchar('guid', 255),
      number('menu_order', 'int'),
      varchar('post_type', 20, 'post'),
      varchar('post_mime_type', 100),
      number('comment_count', 'bigint'),
    ],
    primary: ['ID'],
    indexes: [
      index('post_name', 'post_name(191)'),
      index('type_status_date', 'post_type', 'post_status', 'post_date', 'ID'),
      index('post_parent', 'post_parent'),
      index('post_author', 'post_author'),
      index('type_status_author', 'post_type', 'post_status', 'post_author'),
    ],
  },
  {
    name: 'users',
    columns: [
      id('ID'),
      varchar('user_login', 60),
      varchar('user_pass', 255),
      varchar('user_nicename', 50),
      varchar('user_email', 100),
      varchar('user_url', 100),
      date('user_registered'),
      varchar('user_activation_key', 255),
      number('user_status', 'int'),
      varchar('display_name', 250),
    ],
    primary: ['ID'],
    indexes: [
      index('user_login_key', 'user_login'),
      index('user_nicename', 'user_nicename'),
      index('user_email', 'user_email'),
    ],
  },
  metaTable('usermeta', 'umeta_id', 'user_id'),
  {
    name: 'broadsheet_rendered',
    own: true,
    columns: [
      reference('post_id'),
      { name: 'source_hash', type: 'exact(64)' },
      text('title', 'longtext'),
      text('content', 'longtext'),
      text('excerpt', 'longtext'),
    ],
    primary: ['post_id'],
    indexes: [],
  },
  {
    name: 'broadsheet_imports',
    own: true,
    columns: [
      { name: 'object_type', type: 'exact(16)' },
      reference('object_id'),
      { name: 'state', type: 'exact(16)' },
      { name: 'document_hash', type: 'exact(64)' },
    ],
    primary: ['object_type', 'object_id'],
    indexes: [],
  },
  {
    name: 'broadsheet_logins',
    own: true,
    columns: [
      { name: 'subject', type: 'exact(64)' },
      { name: 'attempts', type: 'int', default: 0 },
      { name: 'since', type: 'bigint', default: 0 },
    ],
    primary: ['subject'],
    indexes: [index('since', 'since')],
  },
  {
    name: 'broadsheet_locks',
    own: true,
    columns: [{ name: 'name', type: 'exact(16)' }],
    primary: ['name'],
    indexes: [],
  },
  {
    name: 'broadsheet_jobs',
    own: true,
    columns: [
      id('id'),
      { name: 'kind', type: 'exact(64)' },
      { name: 'unique_key', type: 'exact(191)', default: null },
      { name: 'payload', type: 'exact' },
      { name: 'run_at', type: 'bigint', default: 0 },
      { name: 'attempts', type: 'int', default: 0 },
      { name: 'locked_by', type: 'exact(64)', default: null },
      { name: 'locked_until', type: 'bigint', default: null },
      { name: 'last_error', type: 'exact', default: null },
    ],
    primary: ['id'],
    indexes: [unique('unique_key', 'unique_key'), index('run_at', 'run_at')],
  },
];

/** Names of WordPress's twelve tables, unprefixed. */
export const wordpressTables: readonly string[] = tables.filter((table) => !table.own).map((table) => table.name);
