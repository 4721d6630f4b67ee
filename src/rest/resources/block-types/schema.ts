// The item schema of block types, field by field. Reproduces WP_REST_Block_Types_Controller::get_item_schema.
import type { JsonSchema } from '../../../extend/types.ts';

const context = ['embed', 'view', 'edit'] as const;
const name = '^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$';
const shown = { context, readonly: true } as const;

// PHP's empty array is a list in JSON, also where the schema means a map.
const noProperties = [] as unknown as Readonly<Record<string, JsonSchema>>;

const list = (description: string, type: 'array' | readonly ['array'] = ['array']): JsonSchema => ({
  description,
  type,
  default: [],
  items: { type: 'string' },
  ...shown,
});
const map = (description: string): JsonSchema => ({
  description,
  type: 'object',
  default: [],
  properties: noProperties,
  ...shown,
});
const text = (description: string): JsonSchema => ({ description, type: ['string', 'null'], default: null, ...shown });
const names = (description: string): JsonSchema => ({
  description,
  type: ['array', 'null'],
  items: { type: 'string', pattern: name },
  default: null,
  ...shown,
});

const innerBlocks: JsonSchema = {
  description: 'Blocks inside, for the example.',
  type: 'array',
  items: {
    type: 'object',
    properties: {
      name: { description: 'Name of the block.', type: 'string', pattern: name, required: true },
      attributes: { description: 'Its attributes.', type: 'object' },
      innerBlocks: { description: 'The blocks inside of it, in the same form.', type: 'array' },
    },
  },
};
const example: JsonSchema = {
  description: 'An example of the block.',
  type: ['object', 'null'],
  default: null,
  properties: { attributes: { description: 'Attributes of the example.', type: 'object' }, innerBlocks },
  ...shown,
};
const keywords: JsonSchema = {
  description: 'Words to find it by.',
  type: 'array',
  items: { type: 'string' },
  default: [],
  ...shown,
};
const icon = text('Its icon.');
const category = text('Its category.');

const styles: JsonSchema = {
  description: 'Styles to choose from.',
  type: 'array',
  items: {
    type: 'object',
    properties: {
      name: { description: 'Name of the style.', type: 'string', required: true },
      label: { description: 'How people call it.', type: 'string' },
      inline_style: { description: 'CSS that the style needs.', type: 'string' },
      style_handle: { description: 'Handle of the style sheet that has it.', type: 'string' },
    },
  },
  default: [],
  ...shown,
};

const variations: JsonSchema = {
  description: 'Variations of the block.',
  type: 'array',
  items: {
    type: 'object',
    properties: {
      name: { description: 'Name of the variation.', type: 'string', required: true },
      title: { description: 'How people call it.', type: 'string', required: true },
      description: { description: 'What it is for.', type: 'string', required: false },
      category,
      icon,
      isDefault: { description: 'Is it the usual one?', type: 'boolean', required: false, default: false },
      attributes: { description: 'Attributes it starts with.', type: 'object' },
      innerBlocks,
      example,
      scope: {
        description: 'Where it is offered; null: everywhere.',
        type: ['array', 'null'],
        default: null,
        items: { type: 'string', enum: ['block', 'inserter', 'transform'] },
        readonly: true,
      },
      keywords,
    },
  },
  readonly: true,
  context,
  default: null,
};

/** Schemas by field, in WordPress's order. */
export const blockTypeSchemas = {
  api_version: { description: 'Version of the block API.', type: 'integer', default: 1, ...shown },
  title: { description: 'How people call the block.', type: 'string', default: '', ...shown },
  name: { description: 'Name of the block.', type: 'string', pattern: name, required: true, ...shown },
  description: { description: 'What the block is for.', type: 'string', default: '', ...shown },
  icon,
  attributes: {
    description: 'Attributes and their schemas.',
    type: ['object', 'null'],
    properties: noProperties,
    default: null,
    additionalProperties: { type: 'object' },
    ...shown,
  },
  provides_context: {
    description: 'Context for the blocks inside.',
    type: 'object',
    properties: noProperties,
    additionalProperties: { type: 'string' },
    default: [],
    ...shown,
  },
  uses_context: {
    description: 'Context it takes from around it.',
    type: 'array',
    default: [],
    items: { type: 'string' },
    ...shown,
  },
  selectors: map('Its CSS selectors.'),
  supports: map('Features that editors get for it.'),
  category,
  is_dynamic: { description: 'Is its HTML made by the server?', type: 'boolean', default: false, ...shown },
  editor_script_handles: list('Scripts of the editor.'),
  script_handles: list('Scripts of editor and pages.'),
  view_script_handles: list('Scripts of pages.'),
  view_script_module_ids: list('Script modules of pages.'),
  editor_style_handles: list('Style sheets of the editor.'),
  style_handles: list('Style sheets of editor and pages.'),
  view_style_handles: list('Style sheets of pages.'),
  styles,
  variations,
  textdomain: text('Domain of its translations.'),
  parent: names('Blocks it must stand right inside of.'),
  ancestor: names('Blocks it must stand somewhere inside of.'),
  allowed_blocks: names('Blocks that may stand right inside of it.'),
  keywords,
  example,
  block_hooks: {
    description: 'Blocks near which it inserts itself, and where.',
    type: 'object',
    patternProperties: { [name]: { type: 'string', enum: ['before', 'after', 'first_child', 'last_child'] } },
    default: [],
    ...shown,
  },
  editor_script: text('First script of the editor (deprecated).'),
  script: text('First script of editor and pages (deprecated).'),
  view_script: text('First script of pages (deprecated).'),
  editor_style: text('First style sheet of the editor (deprecated).'),
  style: text('First style sheet of editor and pages (deprecated).'),
} satisfies Record<string, JsonSchema>;
