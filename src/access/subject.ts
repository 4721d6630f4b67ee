// What a meta capability is about. Callers load it first, so that deciding needs no query and lists need no N queries.
import type { PostRow, TaxonomyTermRow, UserRow } from '../database/schema.ts';

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

/** Rights of a registered meta key: may this viewer write it? Absent: the default rule (protected keys are refused). */
export interface CapabilityMeta {
  readonly key: string;
  readonly allowed: boolean;
}

export type CapabilitySubject =
  | {
      kind: 'post';
      post: PostRow;
      type: CapabilityPostType | undefined;
      parent?: PostRow | undefined;
      parentType?: CapabilityPostType | undefined;
      statusIsPublic?: boolean;
      statusIsPrivate?: boolean;
      meta?: CapabilityMeta;
    }
  | { kind: 'term'; term: TaxonomyTermRow; taxonomy: CapabilityTaxonomy; isDefault: boolean; meta?: CapabilityMeta }
  | { kind: 'user'; id: number; meta?: CapabilityMeta }
  | { kind: 'missing' };

export type { PostRow, TaxonomyTermRow, UserRow };
