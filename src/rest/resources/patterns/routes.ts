// /wp/v2/block-patterns: registered patterns and their categories. Reproduces WP_REST_Block_Patterns_Controller and
// WP_REST_Block_Pattern_Categories_Controller; nothing is fetched from WordPress's pattern directory.
import { type PatternCategory, patternCategories } from '../../../content/patterns/categories.ts';
import { registeredPatterns } from '../../../content/patterns/registered.ts';
import type { Pattern } from '../../../content/patterns/theme-patterns.ts';
import type { Site } from '../../../content/site.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { withPatterns } from '../../../rendering/theme/block-tree.ts';
import { forbidden } from '../../engine/errors.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import { readCollection } from '../../engine/resource-read.ts';
import { itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { mayEditSomething } from '../themes/routes.ts';

const shown = (description: string, type: 'string' | 'number' | 'boolean' | 'array'): JsonSchema => ({
  description,
  type,
  readonly: true,
  context: ['view', 'edit', 'embed'],
});

/** Some categories got other names. */
const renamed: Readonly<Record<string, string>> = { buttons: 'call-to-action', columns: 'text', query: 'posts' };

const sources = [
  ...['core', 'plugin', 'theme'],
  ...['pattern-directory/core', 'pattern-directory/theme', 'pattern-directory/featured'],
];

type PatternField = Field<Pattern, never>;
const key = (name: Exclude<keyof Pattern, 'passedOver' | 'content'>, schema: JsonSchema): PatternField => ({
  schema,
  read: (pattern) => pattern[name],
});

const patternResource: Resource<Pattern, never> = {
  title: 'block-pattern',
  fields: {
    name: key('name', shown('Name of the pattern.', 'string')),
    title: key('title', shown('Title of the pattern.', 'string')),
    content: {
      schema: shown('Its blocks.', 'string'),
      read: ({ content }, { site }) => {
        const patterns = registeredPatterns(site);
        return withPatterns(content, (slug) => patterns.get(slug));
      },
    },
    description: key('description', shown('What it is.', 'string')),
    viewport_width: key('viewportWidth', shown('Width of its preview.', 'number')),
    inserter: key('inserter', shown('Is it offered?', 'boolean')),
    categories: {
      schema: shown('Names of its categories.', 'array'),
      read: ({ categories }) => categories?.map((name) => renamed[name] ?? name),
    },
    keywords: key('keywords', shown('Words it is found by.', 'array')),
    block_types: key('blockTypes', shown('Blocks it is for.', 'array')),
    post_types: key('postTypes', shown('Post types it is for.', 'array')),
    template_types: key('templateTypes', shown('Templates it is for.', 'array')),
    source: key('source', { ...shown('Where it comes from.', 'string'), enum: sources }),
  },
  loaders: {},
};

const categoryResource: Resource<PatternCategory, never> = {
  title: 'block-pattern-category',
  fields: {
    name: { schema: shown('Name of the category.', 'string'), read: ({ name }) => name },
    label: { schema: shown('Label of the category.', 'string'), read: ({ label }) => label },
    description: { schema: shown('What belongs there.', 'string'), read: ({ description }) => description },
  },
  loaders: {},
};

export function patternRoutes(site: Site): Route[] {
  const route = <Item>(
    path: string,
    resource: Resource<Item, never>,
    list: (site: Site) => readonly Item[],
  ): Route => ({
    namespace: 'wp/v2',
    pattern: `/wp/v2/block-patterns/${path}`,
    schema: () => itemSchema(resource, site.registry),
    endpoints: [{ methods: ['GET'], args: {}, permission: mayView, handle: (call) => answer(call, resource, list) }],
  });
  return [
    route('patterns', patternResource, (of) => [...registeredPatterns(of).values()]),
    route('categories', categoryResource, patternCategories),
  ];
}

function mayView(call: Call): void {
  if (!mayEditSomething(call)) throw forbidden(call.viewer, 'rest_cannot_view', 'You may not look at patterns.');
}

const contexts = new Set(['', 'view', 'edit', 'embed']);

async function answer<Item>(
  call: Call,
  resource: Resource<Item, never>,
  list: (site: Site) => readonly Item[],
): Promise<RestResponse> {
  const items = call.request.method === 'HEAD' ? [] : list(call.site);
  const { context } = call.params;
  // The routes have no such argument, so nothing refuses another context; nothing is shown in one either.
  if (typeof context === 'string' && !contexts.has(context)) return respond(items.map(() => []));
  return respond(await readCollection(resource, items, call));
}
