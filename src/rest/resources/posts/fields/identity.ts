// Fields that name a post: id, guid, slug, status, type, link, password, and what the editor shows of its address.

import type { Site } from '../../../../content/site.ts';
import { checkStatus, sanitizeSlug } from '../arguments.ts';
import { classList } from '../class-list.ts';
import type { PostKind } from '../kind.ts';
import { itemLink } from '../link.ts';
import type { PostField, PostFields } from './field.ts';
import { editOnly, everywhere, viewAndEdit } from './field.ts';

export const identityFields: PostFields = {
  id: {
    schema: { description: 'Number of the post.', type: 'integer', context: everywhere, readonly: true },
    read: ({ row }) => row.ID,
  },
  guid: {
    schema: {
      description: 'Identifier that stays the same for good, for feeds.',
      type: 'object',
      context: viewAndEdit,
      readonly: true,
      properties: {
        raw: { description: 'The identifier as stored.', type: 'string', context: editOnly, readonly: true },
        rendered: { description: 'The identifier as shown.', type: 'string', context: viewAndEdit, readonly: true },
      },
    },
    readsContext: true,
    read: ({ row, view }) => (view.context === 'edit' ? { rendered: row.guid, raw: row.guid } : { rendered: row.guid }),
  },
  link: {
    schema: { description: 'Address of the post.', type: 'string', format: 'uri', context: everywhere, readonly: true },
    read: itemLink,
    needs: ['permalink'],
  },
  slug: {
    schema: {
      description: 'Part of the address, unique among posts of the type.',
      type: 'string',
      context: everywhere,
    },
    read: ({ row }) => row.post_name,
    argument: { sanitize: sanitizeSlug },
    write: ({ draft }, value) => {
      draft.slug = String(value);
    },
  },
  type: {
    schema: { description: 'Type of the post.', type: 'string', context: everywhere, readonly: true },
    read: ({ row }) => row.post_type,
  },
  password: {
    schema: { description: 'Password that content and excerpt ask for.', type: 'string', context: editOnly },
    read: ({ row }) => row.post_password,
  },
};

/** `status` of a type's posts: any status that is not internal; on update also the one that the post has. */
export function statusField(site: Site, kind: PostKind): PostField {
  const open = [...site.registry.statuses.values()].filter((status) => !status.internal);
  return {
    schema: {
      description: 'Status of the post.',
      type: 'string',
      enum: open.map((status) => status.name),
      context: viewAndEdit,
    },
    read: ({ row }) => row.post_status,
    argument: { validate: checkStatus(kind) },
  };
}

/** Fields of types whose posts have public addresses. */
export const addressFields: PostFields = {
  permalink_template: {
    schema: { description: 'Address with a place for the slug.', type: 'string', context: editOnly, readonly: true },
    read: ({ sample }) => sample?.template ?? '',
    needs: ['permalink', 'sample'],
  },
  generated_slug: {
    schema: { description: 'Slug that the title would give.', type: 'string', context: editOnly, readonly: true },
    read: ({ sample }) => sample?.slug ?? '',
    needs: ['permalink', 'sample'],
  },
  class_list: {
    schema: {
      description: "Class names of the post's element.",
      type: 'array',
      context: viewAndEdit,
      readonly: true,
      items: { type: 'string' },
    },
    read: classList,
    needs: ['terms', 'meta'],
  },
};
