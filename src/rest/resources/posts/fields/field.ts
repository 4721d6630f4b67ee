// The shape of a post's fields: one declaration each, kept in groups by subject.

import type { PostDraft } from '../../../../content/posts/types.ts';
import type { PostRow } from '../../../../database/schema.ts';
import type { JsonSchema } from '../../../../extend/types.ts';
import type { Field } from '../../../engine/resource.ts';
import type { Call } from '../../../engine/types.ts';
import type { PostItem } from '../item.ts';
import type { PostKind } from '../kind.ts';

/** What a write changes, and what it changes it on. */
export interface PostWrite {
  readonly kind: PostKind;
  readonly call: Call;
  /** The stored row; undefined on create. */
  readonly stored: PostRow | undefined;
  readonly draft: PostDraft;
}

export type LoaderName =
  | 'terms'
  | 'meta'
  | 'revisions'
  | 'permalink'
  | 'sample'
  | 'imported'
  | 'featured'
  | 'subjects'
  | 'attachment'
  | 'originals'
  | 'hooked'
  | 'texts'
  | 'menuItem';

/** One field of a post in the API. `read` finds what it needs on the item. */
export interface PostField extends Field<PostItem, PostWrite> {
  read: (item: PostItem) => unknown;
  needs?: readonly LoaderName[];
}

export type PostFields = Readonly<Record<string, PostField>>;
type Contexts = NonNullable<JsonSchema['context']>;
export const everywhere: Contexts = ['view', 'edit', 'embed'];
export const viewAndEdit: Contexts = ['view', 'edit'];
export const editOnly: Contexts = ['edit'];
