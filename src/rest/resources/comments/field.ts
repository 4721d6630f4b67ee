// What the fields of comments have in common.
import type { CommentDraft } from '../../../content/comments/types.ts';
import type { Site } from '../../../content/site.ts';
import { sanitizeTextField } from '../../../rendering/formatting/sanitize-text.ts';
import { parseFields } from '../../engine/fields.ts';
import { toText } from '../../engine/php.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import type { Call } from '../../engine/types.ts';
import type { CommentItem } from './item.ts';

export type CommentResource = Resource<CommentItem, CommentDraft>;
export type CommentField = Field<CommentItem, CommentDraft>;

export const everywhere = ['view', 'edit', 'embed'] as const;
export const viewAndEdit = ['view', 'edit'] as const;
export const editing = ['edit'] as const;
export const cleaned = { sanitize: (value: unknown) => sanitizeTextField(toText(value)) };

export function showsAvatars(site: Site): boolean {
  return site.options.number('show_avatars') !== 0;
}

/** A part of a field (`content.rendered`) does not ask for the field here: this controller looks for whole names alone. */
export function namesWhole({ params }: Call, name: string): boolean {
  return parseFields(params._fields)?.includes(name) ?? true;
}
