// The fields and links of a comment. Reproduces WP_REST_Comments_Controller's schema, prepare_item_for_response,
// prepare_item_for_database and prepare_links.
import { commentText } from '../../../content/comments/text.ts';
import { restDatePair, rfc3339 } from '../../../content/dates.ts';
import { metaFields } from '../../../content/meta/fields.ts';
import { readMeta } from '../../../content/meta/read.ts';
import type { Site } from '../../../content/site.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { trim } from '../../../rendering/formatting/php-strings.ts';
import { sanitizeKey } from '../../../rendering/formatting/sanitize-text.ts';
import { isEmpty, isPhpArray, toInteger, toText } from '../../engine/php.ts';
import { itemSchema } from '../../engine/resource-schema.ts';
import type { Call, Links } from '../../engine/types.ts';
import { addQueryArguments } from '../../links.ts';
import { itemsRoute } from '../posts/kind.ts';
import { schemaTools } from '../posts/schema-tools.ts';
import { authorFields, avatarField } from './author-fields.ts';
import {
  type CommentField,
  type CommentResource,
  editing,
  everywhere,
  namesWhole,
  showsAvatars,
  viewAndEdit,
} from './field.ts';
import { allowedOnComment, type CommentItem, commentLoaders, commentsRoute } from './item.ts';

/** The resource of comments. */
export function commentResource(site: Site): CommentResource {
  const registered = metaFields(site, 'comment', '');
  return {
    title: 'comment',
    fields: {
      ...authorFields,
      ...textFields,
      ...placeFields,
      author_avatar_urls: avatarField,
      meta: metaField(registered),
    },
    order: [
      ...['id', 'post', 'parent', 'author', 'author_name', 'author_email', 'author_url', 'author_ip'],
      ...['author_user_agent', 'date', 'date_gmt', 'content', 'link', 'status', 'type'],
    ],
    loaders: commentLoaders(registered),
    links: { needs: ['answers'], read: linksOf },
  };
}

/** The schema that clients see: avatars are part of it while the site shows them. */
export function commentSchema(site: Site): JsonSchema {
  const resource = commentResource(site);
  if (!showsAvatars(site)) delete resource.fields.author_avatar_urls;
  return itemSchema(resource, site.registry);
}

const textFields: Record<string, CommentField> = {
  content: {
    schema: {
      description: 'The text.',
      type: 'object',
      context: everywhere,
      properties: {
        raw: { description: 'The text as it is stored.', type: 'string', context: editing },
        rendered: { description: 'The text as HTML.', type: 'string', context: everywhere, readonly: true },
      },
    },
    readsContext: true,
    read: ({ row }, call) => {
      const { site, context } = call;
      if (!namesWhole(call, 'content')) return undefined;
      const rendered = commentText(site, row.comment_content);
      return context === 'edit' ? { rendered, raw: row.comment_content } : { rendered };
    },
    argument: { sanitize: 'none' },
    write: (draft, value) => {
      const text = isPhpArray(value) && 'raw' in value ? value.raw : value;
      if (typeof text === 'string') draft.content = trim(text);
    },
  },
  date: {
    schema: {
      description: "When it was published, in the site's time zone.",
      type: 'string',
      format: 'date-time',
      context: everywhere,
    },
    read: ({ row }, { site }) => rfc3339(site, row.comment_date),
    write: (draft, value, { site }) => {
      const pair = isEmpty(value) ? undefined : restDatePair(site, toText(value));
      if (pair) draft.date = pair;
    },
  },
  date_gmt: {
    schema: {
      description: 'When it was published, in GMT.',
      type: 'string',
      format: 'date-time',
      context: viewAndEdit,
    },
    read: ({ row }, { site }) => rfc3339(site, row.comment_date_gmt),
    write: (draft, value, { site, params }) => {
      const pair = isEmpty(value) || !isEmpty(params.date) ? undefined : restDatePair(site, toText(value), true);
      if (pair) draft.date = pair;
    },
  },
};

const placeFields: Record<string, CommentField> = {
  link: {
    schema: {
      description: 'Address of the comment.',
      type: 'string',
      format: 'uri',
      context: everywhere,
      readonly: true,
    },
    read: ({ link }) => link,
    needs: ['addresses'],
  },
  parent: {
    schema: { description: 'Number of the comment it answers.', type: 'integer', context: everywhere, default: 0 },
    read: ({ row }) => row.comment_parent,
    write: (draft, value) => {
      draft.parent = toInteger(value);
    },
  },
  post: {
    schema: { description: 'Number of the post it is on.', type: 'integer', context: viewAndEdit, default: 0 },
    read: ({ row }) => row.comment_post_ID,
    write: (draft, value) => {
      draft.post = toInteger(value);
    },
  },
  status: {
    schema: { description: 'Is it shown, held, or put away?', type: 'string', context: viewAndEdit },
    read: ({ row }) => statusOf(row.comment_approved),
    argument: { sanitize: (value: unknown) => sanitizeKey(toText(value)) },
  },
  type: {
    schema: {
      description: 'Kind of the comment.',
      type: 'string',
      context: everywhere,
      readonly: true,
      default: 'comment',
    },
    read: ({ row }) => row.comment_type || 'comment',
  },
};

function metaField(registered: ReturnType<typeof metaFields>): CommentField {
  const properties: Record<string, JsonSchema> = {};
  for (const field of registered) properties[field.name] = field.fieldSchema;
  return {
    schema: {
      description: 'Meta fields.',
      type: 'object',
      context: viewAndEdit,
      // An empty PHP array is a list in JSON, in answers as in schemas.
      properties: registered.length > 0 ? properties : ([] as unknown as typeof properties),
    },
    read: ({ meta }, call) => {
      if (!namesWhole(call, 'meta')) return undefined;
      return registered.length > 0 ? readMeta(call.site, registered, meta, schemaTools) : [];
    },
    needs: registered.length > 0 ? ['meta'] : [],
    argument: { sanitize: 'none', validate: (value: unknown) => typeof value === 'object' && value !== null },
  };
}

function statusOf(approved: string): string {
  if (approved === '0') return 'hold';
  return approved === '1' || approved === 'approve' ? 'approved' : approved;
}

function linksOf(item: CommentItem, call: Call): Links {
  const { row, post } = item;
  const collection = call.url(commentsRoute);
  const links: Links = {
    self: [{ href: `${collection}/${row.comment_ID}`, allow: allowedOnComment(call, item) }],
    collection: [{ href: collection }],
  };
  if (row.user_id !== 0) links.author = [{ embeddable: true, href: call.url(`/wp/v2/users/${row.user_id}`) }];
  const route = post && itemsRoute(call.site, post.row.post_type);
  if (route) {
    links.up = [{ embeddable: true, post_type: post.row.post_type, href: call.url(`${route}/${post.row.ID}`) }];
  }
  if (row.comment_parent !== 0) {
    links['in-reply-to'] = [{ embeddable: true, href: `${collection}/${row.comment_parent}` }];
  }
  if (item.answered) {
    const more = row.comment_type === 'note' ? { type: 'note', status: 'all' } : {};
    const href = addQueryArguments(collection, { parent: row.comment_ID, ...more });
    links.children = [{ embeddable: true, href }];
  }
  return links;
}
