// What goes into the verbs of terms: drafts and queries, independent of any interface.
// Rows come out as TaxonomyTermRow (WordPress's WP_Term). All text is raw, never slashed.

/** What create and update take. Absent keys keep what is stored, or WordPress's default on create. */
export interface TermDraft {
  name?: string;
  /** Empty: made from the name. */
  slug?: string;
  description?: string;
  /** Term id in the same taxonomy; 0 for none. */
  parent?: number;
  /** Slug of a term of the taxonomy to share a term group with. */
  aliasOf?: string;
}

export type TermOrder = 'id' | 'include' | 'name' | 'slug' | 'include_slugs' | 'term_group' | 'description' | 'count';

/** A page of the terms of one taxonomy, as WP_Term_Query is asked by the REST collections. */
export interface TermQuery {
  readonly taxonomy: string;
  /** In name or slug, ignoring case. Empty and `0` search nothing, as in WordPress. */
  readonly search?: string | undefined;
  readonly include?: readonly number[] | undefined;
  /** Ignored beside a filled `include`. */
  readonly exclude?: readonly number[] | undefined;
  readonly slugs?: readonly string[] | undefined;
  readonly parent?: number | undefined;
  /** Only terms of this post. */
  readonly post?: number | undefined;
  readonly hideEmpty?: boolean | undefined;
  readonly orderBy?: TermOrder | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A post as its terms' counts need it. */
export interface CountedPost {
  readonly ID: number;
  readonly post_type: string;
  readonly post_status: string;
}
