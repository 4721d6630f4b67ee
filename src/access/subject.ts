// What a meta capability is about. Callers load it first, so that deciding needs no query and lists need no N queries.
import type { CommentRow, PostRow, TaxonomyTermRow, UserRow } from '../database/schema.ts';

/** The part of a registered post type that capability mapping reads (`WP_Post_Type::$cap`, `map_meta_cap`). */
export interface CapabilityPostType {
  readonly name: string;
  readonly mapMetaCap: boolean;
  /** Meta capability name → primitive capability name, as `edit_posts` → `edit_pages`. */
  readonly caps: Readonly<Record<string, string>>;
}

export interface CapabilityTaxonomy {
  readonly name: string;
  readonly caps: Readonly<Record<'manage_terms' | 'edit_terms' | 'delete_terms' | 'assign_terms', string>>;
}

/** Rights of a registered meta key: may this viewer write it? Absent: the right to the object itself decides. */
export interface CapabilityMeta {
  readonly key: string;
  /** By the key's own rule, or where it has none: not protected, so does not start with `_`. */
  readonly allowed: boolean;
}

export interface PostSubject {
  kind: 'post';
  post: PostRow;
  /** Absent: the type is not registered. */
  type: CapabilityPostType | undefined;
  /** Of a revision (it decides for its revisions), and of an attachment with status `inherit`. */
  parent?: PostRow | undefined;
  parentType?: CapabilityPostType | undefined;
  /** Of the post's own status, or the parent's where that decides. Absent: as WordPress's own statuses have it. */
  statusIsPublic?: boolean;
  statusIsPrivate?: boolean;
  /** Meta `_wp_trash_meta_status` of a post in the trash (of the parent where that decides). */
  trashedFrom?: string | undefined;
  meta?: CapabilityMeta;
}

export type CapabilitySubject =
  | PostSubject
  | { kind: 'term'; term: TaxonomyTermRow; taxonomy: CapabilityTaxonomy; isDefault: boolean; meta?: CapabilityMeta }
  | { kind: 'user'; id: number; meta?: CapabilityMeta }
  /** `post` is what it comments on; absent where that is gone. */
  | { kind: 'comment'; comment: CommentRow; post?: PostSubject | undefined; meta?: CapabilityMeta }
  | { kind: 'missing' };

export type { PostRow, TaxonomyTermRow, UserRow };
