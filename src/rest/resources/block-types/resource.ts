// The fields and links of a block type. Reproduces WP_REST_Block_Types_Controller::prepare_item_for_response and the handles
// that register_block_type_from_metadata gives to a core block's scripts and styles.
import { hookPositions } from '../../../content/block-hooks/hooks.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { twentyTwentyFive } from '../../../rendering/blocks/block-theme.ts';
import type { RegisteredBlock } from '../../../rendering/blocks/core-types.ts';
import { isEmpty } from '../../../rendering/blocks/json.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import type { Call } from '../../engine/types.ts';
import { addQueryArguments } from '../../links.ts';
import { blockTypeSchemas } from './schema.ts';
import { blockVariations } from './variations.ts';

type Name = keyof typeof blockTypeSchemas;
type Read = (block: RegisteredBlock, call: Call) => unknown;

const listOf = (value: string | readonly string[] | undefined): readonly string[] => {
  if (value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value;
};
const handle = (name: string): string => name.replace('core/', 'wp-block-');
const isCore = (name: string): boolean => name.startsWith('core/');
/** The first of a core block's style sheets is named by the block, whatever block.json says. */
const namedFirst = (named: string, declared: string | readonly string[] | undefined): readonly string[] =>
  declared === '' ? [] : [named, ...listOf(declared).slice(1)];
const editorStyles: Read = ({ metadata: { name, editorStyle } }) =>
  isCore(name) ? namedFirst(`${handle(name)}-editor`, editorStyle) : listOf(editorStyle);
const styleSheets: Read = ({ metadata: { name, style } }) =>
  isCore(name) ? namedFirst(handle(name), style) : listOf(style);
const first =
  (read: Read): Read =>
  (block, call) =>
    listOf(read(block, call) as readonly string[])[0] ?? null; // both read lists
const none: Read = () => [];
const nothing: Read = () => null;

/**
 * Are the block styles of the theme's JSON files there? WordPress registers them when it first looks for templates, which a
 * request does for the variations of `core/template-part`, on its way through the whole list.
 */
const hasThemeStyles = (call: Call): boolean => call.urlParams.name === undefined && call.wants('variations');

const reads: Record<Name, Read> = {
  attributes: ({ attributes }) => attributes,
  is_dynamic: ({ isDynamic }) => isDynamic,
  api_version: ({ metadata }) => metadata.apiVersion ?? 1,
  name: ({ metadata }) => metadata.name,
  title: ({ metadata }) => metadata.title ?? '',
  description: ({ metadata }) => metadata.description ?? '',
  icon: ({ metadata }) => metadata.icon ?? null,
  category: ({ metadata }) => metadata.category ?? null,
  keywords: ({ metadata }) => metadata.keywords ?? [],
  parent: ({ metadata }) => metadata.parent ?? null,
  ancestor: ({ metadata }) => metadata.ancestor ?? null,
  allowed_blocks: ({ metadata }) => metadata.allowedBlocks ?? null,
  provides_context: ({ metadata }) => metadata.providesContext ?? [],
  uses_context: ({ metadata }) => metadata.usesContext ?? [],
  selectors: ({ metadata }) => metadata.selectors ?? [],
  supports: ({ metadata }) => metadata.supports ?? [],
  styles: ({ metadata }, call) => {
    const themes = hasThemeStyles(call) ? (twentyTwentyFive.blockStyles?.[metadata.name] ?? []) : [];
    return [...themes, ...(metadata.styles ?? []).slice(themes.length)].filter((style) => !isEmpty(style));
  },
  textdomain: nothing,
  example: ({ metadata }) => metadata.example ?? null,
  editor_script_handles: none,
  script_handles: none,
  view_script_handles: none,
  view_script_module_ids: ({ metadata }) => listOf(metadata.viewScriptModule),
  editor_style_handles: editorStyles,
  style_handles: styleSheets,
  view_style_handles: none,
  variations: ({ metadata }, { site }) => blockVariations(metadata.name, site),
  block_hooks: ({ metadata: { blockHooks = {} } }) => {
    const hooks = Object.entries(blockHooks).flatMap(([anchor, at]) => {
      const position = hookPositions[at];
      return position ? [[anchor, position]] : [];
    });
    return hooks.length > 0 ? Object.fromEntries(hooks) : [];
  },
  editor_script: nothing,
  script: nothing,
  view_script: nothing,
  editor_style: first(editorStyles),
  style: first(styleSheets),
};

/** In the schema's order. */
const fields: Record<string, Field<RegisteredBlock, never>> = {};
for (const [name, schema] of Object.entries(blockTypeSchemas) as [Name, JsonSchema][]) {
  // All of a block type is for every context; what is inside is data, not fields.
  fields[name] = { schema, read: reads[name], readsContext: true };
}

export const blockTypeResource: Resource<RegisteredBlock, never> = {
  title: 'block-type',
  order: Object.keys(reads),
  fields,
  loaders: {},
  links: {
    read: ({ metadata: { name }, isDynamic }, call) => {
      const types = call.url('/wp/v2/block-types');
      const renderer = () => addQueryArguments(call.url(`/wp/v2/block-renderer/${name}`), { context: 'edit' });
      return {
        collection: [{ href: types }],
        self: [{ href: `${types}/${name}`, allow: ['GET'] }],
        up: [{ href: `${types}/${name.split('/')[0]}` }],
        ...(isDynamic ? { 'https://api.w.org/render-block': [{ href: renderer() }] } : {}),
      };
    },
  },
};
