// A theme as a resource. Reproduces the schema, the fields and the links of WP_REST_Themes_Controller.
import type { ThemeSupports } from '../../../content/themes/supports.ts';
import { partAreas, templateTypes } from '../../../content/themes/template-types.ts';
import { screenshot, type Theme } from '../../../content/themes/theme.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { displayedHeaders } from '../../../rendering/theme/header.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import type { Call } from '../../engine/types.ts';
import { features, supportValues } from './features.ts';

export interface ThemeItem {
  readonly theme: Theme;
  readonly active: boolean;
  /** Of the active theme. */
  readonly supports: ThemeSupports;
  /** Post with the site's own styles for the theme; 0 where there is none. */
  userStyles: number;
}

type ThemeField = Field<ThemeItem, never>;

const text = (description: string, more: JsonSchema = {}): JsonSchema => ({
  description,
  type: 'string',
  ...more,
  readonly: true,
});
const plain = (description: string, read: (item: ThemeItem, call: Call) => unknown, more?: JsonSchema): ThemeField => ({
  schema: text(description, more),
  read,
});

type Displayed = keyof ReturnType<typeof displayedHeaders>;

/** A header as it stands in the file, and as HTML. */
function rich(description: string, name: Displayed, raw: JsonSchema, rendered: JsonSchema): ThemeField {
  return {
    schema: {
      description,
      type: 'object',
      readonly: true,
      properties: {
        raw: { description: 'As it stands in the header.', ...raw },
        rendered: { description: 'As it is shown.', ...rendered },
      },
    },
    read: ({ theme }, call) => {
      const value: Record<string, unknown> = {};
      const field = fieldNames[name];
      if (call.wants(`${field}.raw`)) value.raw = theme.headers[name];
      if (call.wants(`${field}.rendered`)) {
        value.rendered = displayedHeaders(theme.headers, theme.stylesheet)[name];
      }
      return value;
    },
  };
}

const fieldNames: Readonly<Record<Displayed, string>> = {
  author: 'author',
  authorUri: 'author_uri',
  description: 'description',
  name: 'name',
  tags: 'tags',
  themeUri: 'theme_uri',
};

const string = { type: 'string' } as const;
const uri = { type: 'string', format: 'uri' } as const;
const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, string]));

const listOf = (description: string, properties: Record<string, JsonSchema>): JsonSchema => ({
  description,
  type: 'array',
  readonly: true,
  items: { type: 'object', properties },
});

export const themeResource: Resource<ThemeItem, never> = {
  title: 'theme',
  fields: {
    stylesheet: plain('Folder of the theme, which identifies it.', ({ theme }) => theme.stylesheet),
    stylesheet_uri: plain('Address of that folder.', ({ theme }) => theme.uri, { format: 'uri' }),
    template: plain("Folder of the parent, or the theme's own.", ({ theme }) => theme.template),
    template_uri: plain('Address of that folder.', ({ theme }) => theme.templateUri, { format: 'uri' }),
    author: rich('Who made the theme.', 'author', string, string),
    author_uri: rich('Page of the author.', 'authorUri', uri, uri),
    description: rich('What the theme is.', 'description', string, string),
    is_block_theme: {
      schema: { description: 'Is the theme made of blocks?', type: 'boolean', readonly: true },
      read: ({ theme }) => theme.isBlockTheme,
    },
    name: rich('Name of the theme.', 'name', string, string),
    requires_php: plain('Lowest version of PHP.', ({ theme }) => theme.headers.requiresPhp),
    requires_wp: plain('Lowest version of WordPress.', ({ theme }) => theme.headers.requiresWp),
    screenshot: plain('Address of its picture.', ({ theme }, { site }) => screenshot(site, theme), { format: 'uri' }),
    tags: rich('Words that describe it.', 'tags', { type: 'array', items: string }, string),
    textdomain: plain('Name of its translations.', ({ theme }) => theme.headers.textDomain),
    theme_supports: {
      schema: {
        description: 'What the theme supports.',
        type: 'object',
        readonly: true,
        properties: Object.fromEntries(features.map(({ name, schema }) => [name, schema])),
      },
      read: ({ active, supports }, call) =>
        active ? supportValues(supports, (name) => call.wants(`theme_supports.${name}`)) : undefined,
    },
    theme_uri: rich('Page of the theme.', 'themeUri', uri, uri),
    version: plain('Version of the theme.', ({ theme }) => theme.headers.version),
    status: {
      schema: { description: 'Is it in use?', type: 'string', enum: ['inactive', 'active'] },
      read: ({ active }) => (active ? 'active' : 'inactive'),
    },
    default_template_types: {
      schema: listOf('Templates that every theme may have.', texts('slug', 'title', 'description')),
      read: ({ active }) =>
        active ? [...templateTypes].map(([slug, { title, description }]) => ({ title, description, slug })) : undefined,
    },
    default_template_part_areas: {
      schema: listOf('Where template parts may belong.', texts('area', 'label', 'description', 'icon', 'area_tag')),
      read: ({ active }) => (active ? partAreas : undefined),
    },
  },
  order: [
    ...['stylesheet', 'template', 'requires_php', 'requires_wp', 'textdomain', 'version', 'screenshot', 'author'],
    ...['author_uri', 'description', 'name', 'tags', 'theme_uri', 'status', 'theme_supports', 'is_block_theme'],
    ...['stylesheet_uri', 'template_uri', 'default_template_types', 'default_template_part_areas'],
  ],
  loaders: {},
  links: {
    read: ({ theme, active, userStyles }, call) => ({
      self: [{ href: call.url(`/wp/v2/themes/${theme.stylesheet}`) }],
      collection: [{ href: call.url('/wp/v2/themes') }],
      ...(userStyles > 0
        ? { 'https://api.w.org/user-global-styles': [{ href: call.url(`/wp/v2/global-styles/${userStyles}`) }] }
        : {}),
      ...(theme.isBlockTheme && active
        ? {
            'https://api.w.org/export-theme': [
              {
                href: call.url('/wp-block-editor/v1/export'),
                targetHints: { allow: call.viewer.can('export') ? ['GET'] : [] },
              },
            ],
          }
        : {}),
    }),
  },
};
