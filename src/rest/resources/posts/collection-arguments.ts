// Arguments of a list of posts, in WordPress's order (get_collection_params, prepare_taxonomy_limit_schema).

import { postFormats } from '../../../content/posts/format.ts';
import type { Site } from '../../../content/site.ts';
import type { JsonSchema, Taxonomy } from '../../../extend/types.ts';
import { collectionArguments } from '../../engine/collection.ts';
import { contextArgument } from '../../engine/resource-schema.ts';
import type { Argument, Arguments } from '../../engine/types.ts';
import { sanitizeStatuses } from './arguments.ts';
import type { PostKind } from './kind.ts';
import type { PostResource } from './resource.ts';

const date = (description: string): Argument => ({ description, type: 'string', format: 'date-time' });
const numbers = (description: string): Argument => ({
  description,
  type: 'array',
  items: { type: 'integer' },
  default: [],
});

/** What a list of this type may be asked for. */
export function listArguments(site: Site, kind: PostKind, resource: PostResource): Arguments {
  const ordered = kind.name === 'page' || kind.supports('page-attributes');
  const args: Arguments = {
    context: contextArgument(resource, site.registry, 'view'),
    ...collectionArguments(),
    after: date('Only posts published after this moment.'),
    modified_after: date('Only posts changed after this moment.'),
  };
  if (kind.supports('author')) {
    args.author = numbers('Only posts of these authors.');
    args.author_exclude = numbers('No posts of these authors.');
  }
  args.before = date('Only posts published before this moment.');
  args.modified_before = date('Only posts changed before this moment.');
  args.exclude = numbers('Not these posts.');
  args.include = numbers('Only these posts.');
  if (ordered) args.menu_order = { description: 'Only posts at this place.', type: 'integer' };
  args.search_semantics = { description: 'How the search text is read.', type: 'string', enum: ['exact'] };
  args.offset = { description: 'How many posts to pass over; instead of a page.', type: 'integer' };
  args.order = { description: 'Ascending or descending.', type: 'string', default: 'desc', enum: ['asc', 'desc'] };
  args.orderby = {
    description: 'What the list is ordered by.',
    type: 'string',
    default: 'date',
    enum: [
      ...['author', 'date', 'id', 'include', 'modified', 'parent', 'relevance', 'slug', 'include_slugs', 'title'],
      ...(ordered ? ['menu_order'] : []),
    ],
  };
  if (kind.type.hierarchical || kind.name === 'attachment') {
    args.parent = numbers('Only posts below these.');
    args.parent_exclude = numbers('No posts below these.');
  }
  args.search_columns = {
    default: [],
    description: 'Columns to search in; all three where the list is empty.',
    type: 'array',
    items: { enum: ['post_title', 'post_content', 'post_excerpt'], type: 'string' },
  };
  args.slug = { description: 'Only posts with these slugs.', type: 'array', items: { type: 'string' } };
  const isMedia = kind.name === 'attachment';
  const statuses = isMedia ? ['inherit', 'private', 'trash'] : [...site.registry.statuses.keys(), 'any'];
  const initial = isMedia ? 'inherit' : 'publish';
  args.status = {
    default: initial,
    description: 'Only posts of these statuses.',
    type: 'array',
    items: { enum: statuses, type: 'string' },
    sanitize: sanitizeStatuses(kind, statuses, initial),
  };
  if (kind.shownTaxonomies.length > 0) {
    args.tax_relation = {
      description: 'Must all conditions on terms hold, or one?',
      type: 'string',
      enum: ['AND', 'OR'],
    };
    for (const taxonomy of kind.shownTaxonomies) {
      args[taxonomy.restBase] = termArgument(taxonomy, `Only posts with terms in ${taxonomy.restBase}.`, true);
      args[`${taxonomy.restBase}_exclude`] = termArgument(
        taxonomy,
        `No posts with terms in ${taxonomy.restBase}.`,
        false,
      );
    }
  }
  if (kind.name === 'post') {
    args.sticky = { description: 'Only sticky posts, or none of them.', type: 'boolean' };
    args.ignore_sticky = { description: 'Do sticky posts keep their place?', type: 'boolean', default: true };
  }
  if (kind.supports('post-formats')) {
    args.format = {
      description: 'Only posts of these formats.',
      type: 'array',
      uniqueItems: true,
      items: { enum: postFormats, type: 'string' },
    };
  }
  return args;
}

/** Terms as a list of numbers, or as an object that says more. */
function termArgument({ hierarchical }: Taxonomy, description: string, including: boolean): Argument {
  const properties: Record<string, JsonSchema> = {
    terms: { description: 'Numbers of terms.', type: 'array', items: { type: 'integer' }, default: [] },
  };
  if (hierarchical) {
    properties.include_children = { description: 'Terms below them, too?', type: 'boolean', default: false };
  }
  if (including) {
    properties.operator = {
      description: 'Must a post have all of the terms, or one?',
      type: 'string',
      enum: ['AND', 'OR'],
      default: 'OR',
    };
  }
  return {
    description,
    type: ['object', 'array'],
    oneOf: [
      { title: 'Term ID List', description: 'Numbers of terms.', type: 'array', items: { type: 'integer' } },
      {
        title: 'Term ID Taxonomy Query',
        description: 'Terms, and how they count.',
        type: 'object',
        properties,
        additionalProperties: false,
      },
    ],
  };
}
