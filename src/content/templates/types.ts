// A template or template part, from a theme's file or from the database (WP_Block_Template).
export type TemplateKind = 'wp_template' | 'wp_template_part';

export interface Template {
  /** `theme//slug`. */
  readonly id: string;
  readonly kind: TemplateKind;
  readonly theme: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** Blocks, template parts with their theme. */
  readonly content: string;
  readonly status: string;
  /** `theme`: a file; `custom`: a post. */
  readonly source: 'theme' | 'custom';
  /** Source of what was customised. */
  readonly origin: string | null;
  /** Number of the post; 0 for a file. */
  readonly postId: number;
  readonly author: number;
  readonly hasThemeFile: boolean;
  readonly isCustom: boolean;
  /** Post types it is for; undefined: no list. */
  readonly postTypes?: readonly string[] | undefined;
  /** Of template parts. */
  readonly area?: string | undefined;
  /** Stored local dates; null for a file. */
  readonly modified: string | null;
  readonly date: string | null;
}

/** Conditions of a list, as get_block_templates. */
export interface TemplateQuery {
  readonly slugs?: readonly string[];
  readonly postId?: number;
  readonly area?: string;
  readonly postType?: string;
}
