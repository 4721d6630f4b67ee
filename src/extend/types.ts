// What can be registered with a site: post types, taxonomies, statuses, meta keys, REST fields.
// The same shapes serve what Broadsheet registers itself (content/core-types.ts) and what extensions add.
import type { Viewer } from '../access/viewer.ts';
import type { CommentRow, PostRow, TaxonomyTermRow, UserRow } from '../database/schema.ts';
import type { ExtensionSite } from './site.ts';

export type { PostRow, Viewer };

/** WordPress's dialect of JSON schema (draft 4 subset), as it stands in the route index and in `OPTIONS`. */
export interface JsonSchema {
  type?: SchemaType | readonly SchemaType[];
  title?: string;
  description?: string;
  format?: string;
  enum?: readonly unknown[];
  default?: unknown;
  context?: readonly ('view' | 'edit' | 'embed')[];
  readonly?: boolean;
  properties?: Readonly<Record<string, JsonSchema>>;
  patternProperties?: Readonly<Record<string, JsonSchema>>;
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  required?: boolean | readonly string[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  uniqueItems?: boolean;
  pattern?: string;
  oneOf?: readonly JsonSchema[];
  anyOf?: readonly JsonSchema[];
  [extra: string]: unknown;
}
export type SchemaType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null';

/** A registered post type, as `WP_Post_Type`. */
export interface PostType {
  readonly name: string;
  readonly labels: Readonly<Record<string, string | null>>;
  readonly description: string;
  readonly public: boolean;
  readonly hierarchical: boolean;
  readonly excludeFromSearch: boolean;
  readonly publiclyQueryable: boolean;
  readonly showUi: boolean;
  readonly showInMenu: boolean | string;
  readonly showInNavMenus: boolean;
  readonly showInAdminBar: boolean;
  readonly menuIcon: string | null;
  readonly capabilityType: string;
  readonly mapMetaCap: boolean;
  readonly caps: Readonly<Record<string, string>>;
  /** Feature → true, or its arguments (`editor` → [{ notes: true }]). */
  readonly supports: Readonly<Record<string, unknown>>;
  /** Names of the taxonomies of this type, in registration order. */
  readonly taxonomies: readonly string[];
  readonly hasArchive: boolean | string;
  readonly rewrite: { slug: string; withFront: boolean } | false;
  readonly queryVar: string | false;
  readonly canExport: boolean;
  readonly deleteWithUser: boolean | null;
  readonly showInRest: boolean;
  readonly restBase: string;
  readonly restNamespace: string;
  readonly template: readonly unknown[];
  readonly templateLock: string | false;
  readonly builtIn: boolean;
}

/** A registered taxonomy, as `WP_Taxonomy`. */
export interface Taxonomy {
  readonly name: string;
  readonly objectTypes: readonly string[];
  readonly labels: Readonly<Record<string, string | null>>;
  readonly description: string;
  readonly public: boolean;
  readonly publiclyQueryable: boolean;
  readonly hierarchical: boolean;
  readonly showUi: boolean;
  readonly showInMenu: boolean;
  readonly showInNavMenus: boolean;
  readonly showTagcloud: boolean;
  readonly showInQuickEdit: boolean;
  readonly showAdminColumn: boolean;
  readonly caps: Readonly<Record<'manage_terms' | 'edit_terms' | 'delete_terms' | 'assign_terms', string>>;
  readonly rewrite: { slug: string; withFront: boolean; hierarchical: boolean } | false;
  readonly queryVar: string | false;
  readonly showInRest: boolean;
  readonly restBase: string;
  readonly restNamespace: string;
  readonly defaultTerm: { name: string; slug: string; description: string } | null;
  readonly sort: boolean;
  readonly builtIn: boolean;
}

/** A registered post status. */
export interface PostStatus {
  readonly name: string;
  readonly label: string;
  readonly public: boolean;
  readonly protected: boolean;
  readonly private: boolean;
  readonly publiclyQueryable: boolean;
  readonly excludeFromSearch: boolean;
  readonly internal: boolean;
  readonly showInAdminAllList: boolean;
  readonly showInAdminStatusList: boolean;
  readonly dateFloating: boolean;
  readonly builtIn: boolean;
}

export type MetaObjectType = 'post' | 'term' | 'user' | 'comment';

/** A registered meta key, as `register_meta`. Registration order is the order in answers. */
export interface MetaKey {
  readonly objectType: MetaObjectType;
  /** Post type or taxonomy; empty string for every subtype. Keys of every subtype come first in answers. */
  readonly subtype: string;
  /** Storage key. */
  readonly key: string;
  readonly type: SchemaType;
  readonly description?: string;
  readonly single: boolean;
  /** Value of an absent row, or how it is made from the site's state when it is read. */
  readonly default?: unknown | ((site: ExtensionSite) => unknown);
  /** False: not in REST. `name` is the key in answers where it differs from the storage key. */
  readonly showInRest: false | { name?: string; schema?: JsonSchema };
  /** What is stored of a value; `viewer` writes it (null: the system, whose values are trusted). */
  readonly sanitize?: (value: unknown, viewer: Viewer | null) => unknown;
  /** May this viewer write it? Absent: allowed unless the key starts with `_`. */
  readonly mayWrite?: (viewer: Viewer) => boolean;
  readonly revisionsEnabled?: boolean;
}

/** The row behind an item of a REST resource, by what the resource shows. */
export interface RestFieldRows {
  post: PostRow;
  term: TaxonomyTermRow;
  user: UserRow;
  comment: CommentRow;
}
export type RestFieldKind = keyof RestFieldRows;

/** A field that an extension adds to a REST resource, as `register_rest_field`. */
export type RestField = { [K in RestFieldKind]: RestFieldOf<K> }[RestFieldKind];

/** A field of resources of one kind. */
export interface RestFieldOf<K extends RestFieldKind> {
  /** What the resource's items are. */
  readonly kind: K;
  /** `post`, `page`, `user`, `comment`, a taxonomy: the resource's name. */
  readonly objectType: string;
  readonly name: string;
  readonly schema: JsonSchema | null;
  /** Sync: what it needs is loaded for a whole list by `load`. */
  readonly read?: (item: RestFieldRows[K], context: RestFieldContext) => unknown;
  /** Loads for a whole list at once; its result reaches `read` as `context.loaded`. */
  readonly load?: (items: readonly RestFieldRows[K][], site: ExtensionSite, viewer: Viewer) => Promise<unknown>;
  /** Runs after the row was written, in its transaction; throws a SiteError to refuse all of it. */
  readonly write?: (value: unknown, item: RestFieldRows[K], context: RestFieldContext) => Promise<void>;
}

export interface RestFieldContext {
  readonly site: ExtensionSite;
  readonly viewer: Viewer;
  readonly context: 'view' | 'edit' | 'embed';
  readonly loaded: unknown;
}
