// An extension as WordPress's API shows a plugin, and the schema of that.
import type { Plugin } from '../../../extend/plugin.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { escapeHtml } from '../../../rendering/formatting/escape.ts';
import { coreShortcodes } from '../../../rendering/formatting/shortcodes.ts';
import { texturize } from '../../../rendering/formatting/texturize.ts';

const everywhere = ['view', 'edit', 'embed'] as const;
const viewAndEdit = ['view', 'edit'] as const;
const readonly = true;
export const pluginPattern = '[^.\\/]+(?:\\/[^.\\/]+)?';
export const statuses = ['inactive', 'active'] as const;
const statusSchema: JsonSchema = {
  description: 'Does it run?',
  type: 'string',
  enum: statuses,
  context: everywhere,
};

export const pluginSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'plugin',
  type: 'object',
  properties: {
    plugin: {
      description: 'Name of the extension.',
      type: 'string',
      pattern: pluginPattern,
      readonly,
      context: everywhere,
    },
    status: statusSchema,
    name: { description: 'What it is called.', type: 'string', readonly, context: everywhere },
    plugin_uri: { description: 'Its address.', type: 'string', format: 'uri', readonly, context: viewAndEdit },
    author: { description: 'Who made it.', type: 'string', readonly, context: viewAndEdit },
    author_uri: {
      description: 'Address of who made it.',
      type: 'string',
      format: 'uri',
      readonly,
      context: viewAndEdit,
    },
    description: {
      description: 'What it does.',
      type: 'object',
      readonly,
      context: viewAndEdit,
      properties: {
        raw: { description: 'As it was written.', type: 'string' },
        rendered: { description: 'As it is shown.', type: 'string' },
      },
    },
    version: { description: 'Its version.', type: 'string', readonly, context: viewAndEdit },
    network_only: { description: 'Is it only for whole networks?', type: 'boolean', readonly, context: everywhere },
    requires_wp: { description: 'Least version of WordPress.', type: 'string', readonly, context: everywhere },
    requires_php: { description: 'Least version of PHP.', type: 'string', readonly, context: everywhere },
    textdomain: { description: 'Domain of its texts.', type: 'string', readonly, context: viewAndEdit },
  },
};

/** The file that stands for an extension: `social/social.php`. */
export const fileOf = ({ name }: Plugin): string => `${name}/${name}.php`;

export const titleOf = ({ title, name }: Plugin): string => title ?? name;

/** All fields, whatever the context: WordPress does not filter them. */
export function pluginData(plugin: Plugin, isActive: boolean): Record<string, unknown> {
  const { name, version, description = '', author = '' } = plugin;
  const by = author === '' ? '' : ` <cite>By ${escapeHtml(author)}.</cite>`;
  return {
    plugin: `${name}/${name}`,
    status: isActive ? 'active' : 'inactive',
    name: titleOf(plugin),
    plugin_uri: '',
    author,
    author_uri: '',
    description: { raw: description, rendered: texturize(description, coreShortcodes) + by },
    version,
    network_only: false,
    requires_wp: '',
    requires_php: '',
    textdomain: name,
  };
}
