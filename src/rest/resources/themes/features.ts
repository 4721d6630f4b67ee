// Features that a theme may support, as the API shows them: name, schema, value. In the order in which WordPress registers
// them (create_initial_theme_features); values as prepare_theme_support and the callbacks of features give them.

import { postFormats } from '../../../content/posts/format.ts';
import type { Literal } from '../../../content/themes/php.ts';
import type { ThemeSupports } from '../../../content/themes/supports.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { sanitizeValue } from '../../engine/schema/sanitize.ts';

interface Feature {
  /** As themes name it. */
  readonly feature: string;
  /** As the API names it. */
  readonly name: string;
  readonly schema: JsonSchema;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const number = { type: 'integer' } as const;
const oneOf = (...names: string[]) => ({ type: 'string', enum: names }) as const;

function plain(feature: string, description: string, name = feature): Feature {
  return { feature, name, schema: { description, type: 'boolean', default: false } };
}

function options(feature: string, description: string, properties: Record<string, JsonSchema>): Feature {
  const schema: JsonSchema = { description, type: ['boolean', 'object'], default: false, properties };
  return { feature, name: feature, schema: { ...schema, additionalProperties: false } };
}

function list(feature: string, description: string, items: JsonSchema): Feature {
  return { feature, name: feature, schema: { description, type: ['boolean', 'array'], default: false, items } };
}

const preset = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
});
const address = { type: 'string', format: 'uri' } as const;

export const features: readonly Feature[] = [
  plain('align-wide', 'Are there wide alignments?'),
  plain('automatic-feed-links', 'Do pages name their feeds?'),
  plain('block-templates', 'Are there templates of blocks?'),
  plain('block-template-parts', 'Are there template parts of blocks?'),
  options('custom-background', 'Background that can be set.', {
    'default-image': address,
    'default-preset': oneOf('default', 'fill', 'fit', 'repeat', 'custom'),
    'default-position-x': oneOf('left', 'center', 'right'),
    'default-position-y': oneOf('left', 'center', 'right'),
    'default-size': oneOf('auto', 'contain', 'cover'),
    'default-repeat': oneOf('repeat-x', 'repeat-y', 'repeat', 'no-repeat'),
    'default-attachment': oneOf('scroll', 'fixed'),
    'default-color': text,
  }),
  options('custom-header', 'Header picture that can be set.', {
    'default-image': address,
    'random-default': flag,
    width: number,
    height: number,
    'flex-height': flag,
    'flex-width': flag,
    'default-text-color': text,
    'header-text': flag,
    uploads: flag,
    video: flag,
  }),
  options('custom-logo', 'Logo that can be set.', {
    width: number,
    height: number,
    'flex-width': flag,
    'flex-height': flag,
    'header-text': { type: 'array', items: text },
    'unlink-homepage-logo': flag,
  }),
  plain('customize-selective-refresh-widgets', 'Can widgets be previewed one by one?'),
  plain('dark-editor-style', 'Is the editor dark?'),
  plain('disable-custom-colors', 'Are colours limited to the palette?'),
  plain('disable-custom-font-sizes', 'Are font sizes limited to the presets?'),
  plain('disable-custom-gradients', 'Are gradients limited to the presets?'),
  plain('disable-layout-styles', 'Are styles of layouts left out?'),
  list('editor-color-palette', 'Colours of the editor.', preset({ name: text, slug: text, color: text })),
  list('editor-font-sizes', 'Font sizes of the editor.', preset({ name: text, size: { type: 'number' }, slug: text })),
  list('editor-gradient-presets', 'Gradients of the editor.', preset({ name: text, gradient: text, slug: text })),
  list('editor-spacing-sizes', 'Spacing sizes of the editor.', preset({ name: text, size: text, slug: text })),
  plain('editor-styles', 'Does the theme style the editor?'),
  list(
    'html5',
    'Kinds of markup that are HTML5.',
    oneOf('search-form', 'comment-form', 'comment-list', 'gallery', 'caption', 'script', 'style'),
  ),
  {
    feature: 'post-formats',
    name: 'formats',
    schema: {
      description: 'Post formats.',
      type: 'array',
      default: ['standard'],
      // WordPress shows the names twice, as keys and as values; an object is no list of values to our validator.
      items: { type: 'string', enum: formatNames() },
    },
  },
  list('post-thumbnails', 'Post types with featured pictures, or all of them.', text),
  plain('responsive-embeds', 'Do embeds keep their proportions?'),
  plain('title-tag', 'Does WordPress write the title of pages?'),
  plain('wp-block-styles', 'Are the optional styles of blocks used?'),
];

function formatNames(): JsonSchema['enum'] {
  const order = ['standard', 'aside', 'chat', 'gallery', 'link', 'image', 'quote', 'status', 'video', 'audio'];
  // Shown and never validated with: supports are read-only.
  return Object.fromEntries(order.filter((name) => postFormats.includes(name)).map((name) => [name, name])) as never;
}

/** `theme_supports` of the active theme; `wanted` says which features. */
export function supportValues(supports: ThemeSupports, wanted: (name: string) => boolean): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { feature, name, schema } of features) {
    if (!wanted(name)) continue;
    const value = supports.get(feature);
    values[name] = value === undefined ? schema.default : supported(name, value, schema);
  }
  return values;
}

function supported(name: string, value: Literal, schema: JsonSchema): unknown {
  if (schema.type === 'boolean') return true;
  if (name === 'formats') return ['standard', ...(Array.isArray(value) ? value : [])];
  return sanitizeValue(value, schema, name);
}
