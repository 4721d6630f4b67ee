// Fields that depend on what is registered: one for each taxonomy, and registered meta.

import { readMeta } from '../../../../content/meta/read.ts';
import type { JsonSchema, Taxonomy } from '../../../../extend/types.ts';
import type { PostKind } from '../kind.ts';
import { schemaTools } from '../schema-tools.ts';
import type { PostField } from './field.ts';
import { viewAndEdit } from './field.ts';

/** Term numbers of a post in one taxonomy, by name of the term. */
export function taxonomyField({ name }: Taxonomy): PostField {
  return {
    schema: {
      description: `Terms of the post in the taxonomy ${name}.`,
      type: 'array',
      items: { type: 'integer' },
      context: viewAndEdit,
    },
    read: ({ terms }) => terms.get(name)?.map((term) => term.term_id) ?? [],
    needs: ['terms'],
    write: ({ draft }, value) => {
      draft.terms = { ...draft.terms, [name]: (Array.isArray(value) ? value : []).map(Number) };
    },
  };
}

/** `meta`: every registered key that the API shows. */
export function metaField({ meta }: PostKind): PostField {
  const properties: Record<string, JsonSchema> = {};
  for (const field of meta) properties[field.name] = field.fieldSchema;
  // PHP shows an empty array as a list, whatever it stands for.
  const shown = meta.length > 0 ? properties : ([] as unknown as typeof properties);
  const schema: JsonSchema = { description: 'Meta fields.', type: 'object', context: viewAndEdit, properties: shown };
  return {
    schema,
    read: ({ view, meta: rows }) => (meta.length > 0 ? readMeta(view.site, meta, rows, schemaTools) : []),
    needs: ['meta'],
    // Any object passes here; each key is judged when it is written.
    argument: { sanitize: 'none', validate: (value: unknown) => typeof value === 'object' && value !== null },
    write: ({ draft }, value) => {
      if (typeof value === 'object' && value !== null) draft.meta = { values: { ...value }, schema: schemaTools };
    },
  };
}
