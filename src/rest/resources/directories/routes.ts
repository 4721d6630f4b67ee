// /wp/v2/block-directory/search and /wp/v2/pattern-directory/patterns: directories of a third party, which a site here does
// not ask. Whoever may ask gets the answer of a WordPress that may not reach them. Reproduces
// WP_REST_Block_Directory_Controller and WP_REST_Pattern_Directory_Controller up to the request itself.
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { collectionArguments } from '../../engine/collection.ts';
import { forbidden } from '../../engine/errors.ts';
import type { Resource } from '../../engine/resource.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import type { Argument, Arguments, Call, Route } from '../../engine/types.ts';
import { mayEditAnyType } from '../types/routes.ts';

const resource = (title: string, fields: Readonly<Record<string, JsonSchema>>): Resource<never, never> => ({
  title,
  fields: Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, { schema }])),
  loaders: {},
});

const view = { context: ['view'] } as const;
const blockItem = resource('block-directory-item', {
  name: { description: 'Name of the block.', type: 'string', ...view },
  title: { description: 'How people call it.', type: 'string', ...view },
  description: { description: 'What it is for.', type: 'string', ...view },
  id: { description: 'Slug of its plugin.', type: 'string', ...view },
  rating: { description: 'Stars that it got.', type: 'number', ...view },
  rating_count: { description: 'How many rated it.', type: 'integer', ...view },
  active_installs: { description: 'How many sites use it.', type: 'integer', ...view },
  author_block_rating: { description: 'Stars of all blocks of its author.', type: 'number', ...view },
  author_block_count: { description: 'How many blocks its author has.', type: 'integer', ...view },
  author: { description: 'Who made it.', type: 'string', ...view },
  icon: { description: 'Its icon.', type: 'string', format: 'uri', ...view },
  last_updated: { description: 'When it was changed.', type: 'string', format: 'date-time', ...view },
  humanized_updated: { description: 'When it was changed, in words.', type: 'string', ...view },
});

const all = { context: ['view', 'edit', 'embed'] } as const;
const words = { type: 'array', uniqueItems: true, items: { type: 'string' } } as const;
const patternItem = resource('pattern-directory-item', {
  id: { description: 'Its id.', type: 'integer', minimum: 1, ...all },
  title: { description: 'Its title.', type: 'string', minLength: 1, ...all },
  content: { description: 'Its blocks.', type: 'string', minLength: 1, ...all },
  categories: { description: 'Slugs of its categories.', ...words, ...all },
  keywords: { description: 'Words to find it by.', ...words, ...all },
  description: { description: 'What it shows.', type: 'string', minLength: 1, ...all },
  viewport_width: { description: 'Width to preview it in, in pixels.', type: 'integer', ...all },
  block_types: { description: 'Blocks that it can be used for.', ...words, context: ['view', 'embed'] },
});

export function directoryRoutes(site: Site): Route[] {
  const base = (item: Resource<never, never>): Arguments => ({
    context: contextArgument(item, site.registry, 'view'),
    ...collectionArguments(),
  });
  const { search: _search, ...blockArguments } = base(blockItem);
  return [
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/block-directory/search',
      schema: () => itemSchema(blockItem, site.registry),
      endpoints: [
        {
          methods: ['GET'],
          args: {
            ...blockArguments,
            term: { description: 'What to look for.', type: 'string', required: true, minLength: 1 },
          },
          permission: mayLookForBlocks,
          handle: noBlocks,
        },
      ],
    },
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/pattern-directory/patterns',
      schema: () => itemSchema(patternItem, site.registry),
      endpoints: [
        {
          methods: ['GET'],
          args: patternArguments(base(patternItem)),
          permission: mayLookForPatterns,
          handle: noPatterns,
        },
      ],
    },
  ];
}

function patternArguments(base: Arguments): Arguments {
  const { per_page, search } = base;
  const integer = (description: string, more: Argument = {}): Argument => ({ description, type: 'integer', ...more });
  return {
    ...base,
    per_page: { ...per_page, default: 100 },
    search: { ...search, minLength: 1 },
    category: integer('Id of a category.', { minimum: 1 }),
    keyword: integer('Id of a keyword.', { minimum: 1 }),
    slug: { description: 'Slugs of patterns.', type: 'array' },
    offset: integer('How many to leave out.'),
    order: { description: 'Up or down.', type: 'string', default: 'desc', enum: ['asc', 'desc'] },
    orderby: {
      description: 'What to order by.',
      type: 'string',
      default: 'date',
      enum: [
        ...['author', 'date', 'id', 'include', 'modified', 'parent', 'relevance', 'slug', 'include_slugs', 'title'],
        'favorite_count',
      ],
    },
  };
}

function mayLookForBlocks({ viewer }: Call): void {
  if (viewer.can('install_plugins') && viewer.can('activate_plugins')) return;
  throw forbidden(viewer, 'rest_block_directory_cannot_view', 'You may not look into the block directory.');
}

function mayLookForPatterns({ site, viewer }: Call): void {
  if (viewer.can('edit_posts') || mayEditAnyType(site, viewer)) return;
  throw forbidden(viewer, 'rest_pattern_directory_cannot_view', 'You may not look into the pattern directory.');
}

function noBlocks(): never {
  throw new SiteError('plugins_api_failed', 'This site asks no directory of blocks.', 500, [], ['Not asked.']);
}

function noPatterns(): never {
  throw new SiteError('http_request_not_executed', 'This site asks no directory of patterns.', 500);
}
