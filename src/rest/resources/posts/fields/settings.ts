// What else is set on a post: author, featured media, discussion, order, parent, stickiness, template, format.
// Their rights are checked in permissions.ts and write.ts, in WordPress's order; here they go into the draft.

import { loadMeta } from '../../../../content/meta/load.ts';
import { postFormats } from '../../../../content/posts/format.ts';
import { getPost } from '../../../../content/posts/get.ts';
import type { Site } from '../../../../content/site.ts';
import type { PostKind } from '../kind.ts';
import { checkTemplate } from '../templates.ts';
import type { PostField, PostFields } from './field.ts';
import { everywhere, viewAndEdit } from './field.ts';

export const settingFields: PostFields = {
  author: {
    schema: { description: 'Number of the author.', type: 'integer', context: everywhere },
    read: ({ row }) => row.post_author,
  },
  featured_media: {
    schema: { description: 'Number of the featured media.', type: 'integer', context: everywhere },
    read: (item) => item.thumbnail,
    needs: ['meta'],
    write: async ({ draft, call }, value) => {
      const picture = await knownPicture(call.site, Math.abs(Number(value)));
      if (picture !== undefined) draft.featuredMedia = picture;
    },
  },
  parent: {
    schema: { description: 'Number of the parent post.', type: 'integer', context: viewAndEdit },
    read: ({ row }) => row.post_parent,
  },
  menu_order: {
    schema: { description: 'Place among posts of the same parent.', type: 'integer', context: viewAndEdit },
    read: ({ row }) => row.menu_order,
    write: ({ draft }, value) => {
      // The column's range, to which MySQL cuts.
      draft.menuOrder = Math.max(-2_147_483_648, Math.min(2_147_483_647, Number(value)));
    },
  },
  comment_status: {
    schema: {
      description: 'May comments be written?',
      type: 'string',
      enum: ['open', 'closed'],
      context: viewAndEdit,
    },
    read: ({ row }) => row.comment_status,
    write: ({ draft }, value) => {
      draft.commentStatus = String(value);
    },
  },
  ping_status: {
    schema: {
      description: 'May other sites announce links to it?',
      type: 'string',
      enum: ['open', 'closed'],
      context: viewAndEdit,
    },
    read: ({ row }) => row.ping_status,
    write: ({ draft }, value) => {
      draft.pingStatus = String(value);
    },
  },
  sticky: {
    schema: { description: 'Does it stand before all other posts?', type: 'boolean', context: viewAndEdit },
    read: ({ row, view }) => view.isSticky(row.ID),
    write: ({ draft }, value) => {
      draft.sticky = value === true;
    },
  },
  format: {
    schema: { description: 'Format of the post.', type: 'string', enum: postFormats, context: viewAndEdit },
    read: (item) => item.format,
    needs: ['terms'],
    write: ({ draft }, value) => {
      draft.format = String(value);
    },
  },
};

/**
 * What a wanted picture means (set_post_thumbnail, whose refusal the API passes over): nothing where there is no such
 * post, none where it is no picture.
 */
async function knownPicture(site: Site, id: number): Promise<number | undefined> {
  if (id === 0) return 0;
  const row = await getPost(site, id);
  if (!row) return undefined;
  if (row.post_type !== 'attachment' || !row.post_mime_type.startsWith('image/')) return 0;
  const meta = await loadMeta(site, 'post', [id], ['_wp_attached_file']);
  return meta.get(id)?.has('_wp_attached_file') ? id : 0;
}

/** `template`: what the theme offers for the type, or the one that the post has. */
export function templateField(kind: PostKind): PostField {
  return {
    schema: { description: 'Template that shows the post.', type: 'string', context: viewAndEdit },
    read: (item) => {
      const template = item.metaText('_wp_page_template');
      return template === 'default' || template === '0' ? '' : template;
    },
    needs: ['meta'],
    argument: { validate: checkTemplate(kind) },
    write: ({ draft }, value) => {
      draft.template = String(value);
    },
  };
}
