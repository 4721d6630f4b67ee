// Registered meta keys as the API shows them. Reproduces WP_REST_Meta_Fields::get_registered_fields.
import type { JsonSchema, MetaKey, MetaObjectType, SchemaType } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import type { MetaField } from './types.ts';

const shown = new Set<unknown>(['string', 'boolean', 'integer', 'number', 'array', 'object']);

/** The registered keys of an object type and subtype that answers show, in their order. Defaults are those of now. */
export function metaFields(site: Site, objectType: MetaObjectType, subtype: string): MetaField[] {
  const fields = new Map<string, MetaField>();
  for (const meta of site.registry.metaOf(objectType, subtype)) {
    const field = fieldOf(site, meta);
    // A key of the subtype replaces one of every subtype, in its place.
    if (field) fields.set(meta.key, field);
  }
  return [...fields.values()];
}

function fieldOf(site: Site, meta: MetaKey): MetaField | undefined {
  if (meta.showInRest === false) return undefined;
  const own = meta.showInRest.schema ?? {};
  const type = own.type ?? meta.type;
  if (!shown.has(type)) return undefined;
  const absent = (now: Site) => own.default ?? defaultOf(now, meta) ?? emptyValue(type);
  const merged: JsonSchema = {
    type: meta.type,
    title: '',
    description: meta.description ?? '',
    default: absent(site),
    ...own,
  };
  const schema = closeObjects(merged);
  return {
    key: meta.key,
    name: meta.showInRest.name ?? meta.key,
    single: meta.single,
    schema,
    absent,
    fieldSchema: meta.single ? schema : { type: 'array', items: schema },
  };
}

/** What a key without a row has, where its registration says so. */
export function defaultOf(site: Site, meta: MetaKey): unknown {
  const extension = { option: (name: string) => site.options.get(name), now: () => site.clock.now() };
  return typeof meta.default === 'function' ? meta.default(extension) : meta.default;
}

/** The empty value of a type. */
export function emptyValue(type: SchemaType | readonly SchemaType[] | undefined): unknown {
  if (type === 'string') return '';
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return 0;
  if (type === 'array' || type === 'object') return [];
  return null;
}

/** Objects that do not say so allow no further properties (rest_default_additional_properties_to_false). */
export function closeObjects(schema: JsonSchema): JsonSchema {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const closed: JsonSchema = { ...schema };
  if (types.includes('object')) {
    if (schema.properties) closed.properties = mapValues(schema.properties, closeObjects);
    if (schema.patternProperties) closed.patternProperties = mapValues(schema.patternProperties, closeObjects);
    if (schema.additionalProperties === undefined) closed.additionalProperties = false;
    else if (typeof schema.additionalProperties === 'object')
      closed.additionalProperties = closeObjects(schema.additionalProperties);
  }
  if (types.includes('array') && schema.items) closed.items = closeObjects(schema.items);
  return closed;
}

function mapValues(
  schemas: Readonly<Record<string, JsonSchema>>,
  change: (schema: JsonSchema) => JsonSchema,
): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema)]));
}
