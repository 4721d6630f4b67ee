// What single post types change in the fields that all have. Patterns (WP_REST_Blocks_Controller) show their stored title
// and content to whoever may read them, and rendered ones to nobody; navigation menus
// (WP_Navigation_Fallback::update_wp_navigation_post_schema) show theirs also where they are embedded.
import { hasPassword } from '../../../../content/posts/password.ts';
import { hasBlocks, isContentHidden, renderedContent, renderedTitle } from '../../../../content/texts/texts.ts';
import type { JsonSchema } from '../../../../extend/types.ts';
import { toText } from '../../../engine/php.ts';
import type { PostItem } from '../item.ts';
import type { PostField } from './field.ts';
import { everywhere, viewAndEdit } from './field.ts';
import { editedContent } from './text.ts';

type Fields = Readonly<Record<string, PostField | undefined>>;

/** Do posts of this type show some fields in a way of their own? Lists of them are not kept. */
export function hasVariant(type: string): boolean {
  return type === 'wp_block' || type === 'wp_navigation';
}

/** Fields that take the place of those of `all` with the same names. */
export function variantFields(all: Fields, type: string): Record<string, PostField> {
  if (type === 'wp_block') return patternFields(all);
  if (type === 'wp_navigation') return navigationFields(all);
  return {};
}

function patternFields({ title, content }: Fields): Record<string, PostField> {
  const fields: Record<string, PostField> = {};
  if (title) {
    fields.title = {
      ...title,
      schema: { ...title.schema, properties: storedOnly(title.schema) },
      read: ({ row, view }) => (view.context === 'embed' ? [] : { raw: row.post_title }),
      needs: [],
    };
  }
  if (content) {
    fields.content = {
      ...content,
      schema: { ...content.schema, properties: storedOnly(content.schema) },
      read: (item) => ({
        raw: editedContent(item),
        protected: hasPassword(item.row),
        ...(item.view.context === 'edit' ? { block_version: hasBlocks(item.row.post_content) ? 1 : 0 } : {}),
      }),
      needs: ['hooked'],
    };
  }
  return fields;
}

/** `raw` for all who see the field, `rendered` for nobody. */
function storedOnly({ properties }: JsonSchema): Record<string, JsonSchema> {
  const { rendered: _, raw, ...others } = properties ?? {};
  return { ...(raw ? { raw: { ...raw, context: viewAndEdit } } : {}), ...others };
}

/** Moves `wp_pattern_sync_status` out of the meta to the end of a pattern; without meta it is empty. */
export function finishPattern(data: Record<string, unknown>): void {
  const { meta } = data;
  if (typeof meta !== 'object' || meta === null || !('wp_pattern_sync_status' in meta)) {
    data.wp_pattern_sync_status = '';
    return;
  }
  const { wp_pattern_sync_status: status, ...others } = meta;
  data.meta = others;
  data.wp_pattern_sync_status = toText(status);
}

function navigationFields({ status, title, content }: Fields): Record<string, PostField> {
  const fields: Record<string, PostField> = {};
  if (status) fields.status = { ...status, schema: { ...status.schema, context: everywhere } };
  if (title) {
    fields.title = {
      ...title,
      schema: embedded(title.schema, ['raw']),
      read: (item) => shown(item, { raw: item.row.post_title, rendered: renderedTitle(item) }),
    };
  }
  if (content) {
    fields.content = {
      ...content,
      schema: { ...embedded(content.schema, ['raw', 'rendered', 'block_version']), context: everywhere },
      read: (item) => {
        const { row } = item;
        const rendered = isContentHidden(item) ? '' : renderedContent(item);
        const raw = { raw: editedContent(item), rendered, protected: hasPassword(row) };
        return shown(item, { ...raw, block_version: hasBlocks(row.post_content) ? 1 : 0 });
      },
    };
  }
  return fields;
}

/** Readers see no stored text. */
function shown({ view }: PostItem, value: Record<string, unknown>): Record<string, unknown> {
  if (view.context !== 'view') return value;
  const { raw: _raw, block_version: _version, ...others } = value;
  return others;
}

/** The schema with the embed context added to some properties. */
function embedded(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const entries = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const context = property.context ?? [];
    const adds = names.includes(name) && !context.includes('embed');
    return [name, adds ? { ...property, context: [...context, 'embed' as const] } : property] as const;
  });
  return { ...schema, properties: Object.fromEntries(entries) };
}
