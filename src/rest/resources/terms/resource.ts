// The fields and links of a term, for any taxonomy. Reproduces WP_REST_Terms_Controller's schema,
// prepare_item_for_response, prepare_item_for_database and prepare_links.
import { metaFields } from '../../../content/meta/fields.ts';
import { readMeta } from '../../../content/meta/read.ts';
import type { Site } from '../../../content/site.ts';
import type { TermDraft } from '../../../content/terms/types.ts';
import type { JsonSchema, Taxonomy } from '../../../extend/types.ts';
import { sanitizeTextField } from '../../../rendering/formatting/sanitize-text.ts';
import { sanitizeTitle } from '../../../rendering/formatting/sanitize-title.ts';
import { toText } from '../../engine/php.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import type { Call, Links } from '../../engine/types.ts';
import { schemaTools } from '../posts/schema-tools.ts';
import { allowedOnTerm, type TermItem, termLoaders } from './item.ts';

export type TermResource = Resource<TermItem, TermDraft>;

const everywhere = ['view', 'embed', 'edit'] as const;
const viewAndEdit = ['view', 'edit'] as const;

/** Null reaches sanitising too, and is no text. */
function text(value: unknown): string {
  return value === null || value === undefined ? '' : toText(value);
}

/** The resource of one taxonomy's terms. */
export function termResource(site: Site, taxonomy: Taxonomy): TermResource {
  const registered = metaFields(site, 'term', taxonomy.name);
  const fields: TermResource['fields'] = {
    id: {
      schema: { description: 'Number of the term.', type: 'integer', context: everywhere, readonly: true },
      read: ({ row }) => row.term_id,
    },
    count: {
      schema: {
        description: 'How many published posts it has.',
        type: 'integer',
        context: viewAndEdit,
        readonly: true,
      },
      read: ({ row }) => row.count,
    },
    description: {
      schema: { description: 'What the term is about, as HTML.', type: 'string', context: viewAndEdit },
      read: ({ row }) => row.description,
      write: (draft, value) => {
        draft.description = String(value);
      },
    },
    link: {
      schema: { description: 'Its address.', type: 'string', format: 'uri', context: everywhere, readonly: true },
      read: ({ row, ancestors, addresses }) => addresses?.link(row, ancestors),
      needs: ['ancestors'],
    },
    name: {
      schema: { description: 'Its name, as HTML.', type: 'string', context: everywhere, required: true },
      read: ({ row }) => row.name,
      argument: { sanitize: (value: unknown) => sanitizeTextField(text(value)) },
      write: (draft, value) => {
        draft.name = String(value);
      },
    },
    slug: {
      schema: {
        description: 'Part of its address, unique in the taxonomy.',
        type: 'string',
        context: everywhere,
      },
      read: ({ row }) => row.slug,
      argument: { sanitize: (value: unknown) => sanitizeTitle(text(value)) },
      write: (draft, value) => {
        draft.slug = String(value);
      },
    },
    taxonomy: {
      schema: {
        description: 'Taxonomy of the term.',
        type: 'string',
        enum: [taxonomy.name],
        context: everywhere,
        readonly: true,
      },
      read: ({ row }) => row.taxonomy,
    },
  };
  if (taxonomy.hierarchical) {
    fields.parent = {
      schema: { description: 'Number of the term above it.', type: 'integer', context: viewAndEdit },
      read: ({ row }) => row.parent,
      write: (draft, value) => {
        draft.parent = Number(value);
      },
    };
  }
  fields.meta = metaField(registered);
  return {
    title: taxonomy.name === 'post_tag' ? 'tag' : taxonomy.name,
    fields,
    loaders: termLoaders(taxonomy, registered),
    links: { needs: ['ancestors'], read: (item, call) => linksOf(taxonomy, item, call) },
    kept: { id: ({ row }) => row.term_id, inputs: keptInputs },
  };
}

/** What a term's answer to a stranger is made of. */
function keptInputs({ row, ancestors, addresses, meta }: TermItem): unknown[] {
  const { term_id, name, slug, taxonomy, description, parent, count } = row;
  const inputs: unknown[] = [term_id, name, slug, taxonomy, description, parent, count];
  if (parent > 0) inputs.push(ancestors.has(parent), addresses?.link(row, ancestors));
  for (const [key, values] of meta) inputs.push(key, ...values);
  return inputs;
}

function metaField(registered: ReturnType<typeof metaFields>): Field<TermItem, TermDraft> {
  const properties: Record<string, JsonSchema> = {};
  for (const field of registered) properties[field.name] = field.fieldSchema;
  const schema: JsonSchema = {
    description: 'Meta fields.',
    type: 'object',
    context: viewAndEdit,
    // An empty PHP array is a list in JSON, in answers as in schemas.
    properties: registered.length > 0 ? properties : ([] as unknown as typeof properties),
  };
  return {
    schema,
    read: ({ meta }, { site }) => (registered.length > 0 ? readMeta(site, registered, meta, schemaTools) : []),
    needs: ['meta'],
    argument: { sanitize: 'none', validate: (value: unknown) => typeof value === 'object' && value !== null },
  };
}

function linksOf(taxonomy: Taxonomy, { row, ancestors, addresses }: TermItem, call: Call): Links {
  if (!addresses) return {};
  const { collection, about, posts } = addresses;
  const links: Links = {
    self: [{ href: `${collection}/${row.term_id}`, allow: allowedOnTerm(call, taxonomy, row) }],
    collection: [{ href: collection }],
    about: [{ href: about }],
  };
  if (row.parent > 0 && ancestors.has(row.parent)) {
    links.up = [{ href: `${collection}/${row.parent}`, embeddable: true }];
  }
  if (posts.length > 0) links['https://api.w.org/post_type'] = posts.map((start) => ({ href: start + row.term_id }));
  return links;
}
