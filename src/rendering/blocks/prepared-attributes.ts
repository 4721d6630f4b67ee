// A block's attributes as its render function gets them: those that do not fit their schema go, defaults come in.
// Reproduces WP_Block_Type::prepare_attributes_for_render and the part of rest_validate_value_from_schema it uses.
import type { BlockType } from './block-type.ts';
import { isNumeric } from './casts.ts';
import { isEmpty, isObject, type Json, type JsonObject, noAttributes } from './json.ts';
import { isKept } from './kept-attributes.ts';
import type { LiveBlock } from './render-state.ts';

/** Attributes of blocks that are kept are the same objects on every page. */
const made = new WeakMap<BlockType, WeakMap<JsonObject, JsonObject>>();

/** What supports ask for in blocks of all types. */
const supported = ['className', 'fitText', 'layout', 'metadata', 'minHeight', 'settings', 'style'];
const names = new WeakMap<BlockType, ReadonlySet<string>>();
const namesOfNone: ReadonlySet<string> = new Set(supported);

/** Names of the attributes that count when a block of a type is rendered. */
export function attributeNames(type: BlockType | undefined): ReadonlySet<string> {
  if (!type) return namesOfNone;
  const known = names.get(type) ?? new Set([...supported, ...Object.keys(type.attributes ?? {})]);
  names.set(type, known);
  return known;
}

/** What was prepared last: functions of blocks ask for it more than once. */
let last: { attributes: JsonObject; type: BlockType; prepared: JsonObject } = {
  attributes: noAttributes,
  type: {},
  prepared: noAttributes,
};

type Given = Pick<LiveBlock, 'attributes' | 'type'>;

/** Attributes of a block with defaults, in the order of WordPress: stored ones first. */
export function preparedAttributes(block: Given): JsonObject {
  const { attributes, type } = block;
  if (!type?.attributes) return attributes;
  if (!isKept(attributes)) {
    if (last.attributes !== attributes || last.type !== type)
      last = { attributes, type, prepared: prepare(attributes, type) };
    return last.prepared;
  }
  const ofType = made.get(type) ?? new WeakMap<JsonObject, JsonObject>();
  if (!made.has(type)) made.set(type, ofType);
  const known = ofType.get(attributes) ?? prepare(attributes, type);
  ofType.set(attributes, known);
  return known;
}

function prepare(attributes: JsonObject, type: BlockType): JsonObject {
  const schemas = type.attributes ?? {};
  const prepared: Record<string, Json> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (!schema || schema.type === undefined || fits(value, schema)) prepared[name] = value;
  }
  for (const [name, value] of defaultsOf(type)) if (!(name in prepared)) prepared[name] = value;
  return prepared;
}

/** Defaults of a type's attributes, in their order. */
const defaults = new WeakMap<BlockType, readonly (readonly [name: string, value: Json])[]>();

function defaultsOf(type: BlockType): readonly (readonly [name: string, value: Json])[] {
  let known = defaults.get(type);
  if (!known) {
    known = Object.entries(type.attributes ?? {}).flatMap(([name, { default: value }]) =>
      value === undefined || value === null ? [] : [[name, value] as const],
    );
    defaults.set(type, known);
  }
  return known;
}

/** Does a value fit a schema of block.json (`rest_validate_value_from_schema`)? */
export function fits(value: Json, schema: JsonObject): boolean {
  const { type, enum: among } = schema;
  const types = Array.isArray(type) ? type : [type];
  if (!types.some((one) => fitsType(value, String(one), schema))) return false;
  return (
    !Array.isArray(among) ||
    among.some((one) => one === value || (isScalar(one) && isScalar(value) && String(one) === String(value)))
  );
}

const isScalar = (value: Json): value is string | number | boolean => typeof value !== 'object';

const isWithin = (value: number, { minimum, maximum }: JsonObject): boolean =>
  (typeof minimum !== 'number' || value >= minimum) && (typeof maximum !== 'number' || value <= maximum);

function fitsType(value: Json, type: string, schema: JsonObject): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'boolean':
      if (typeof value === 'string') return ['false', 'true', '0', '1'].includes(value.toLowerCase());
      return typeof value === 'boolean' || value === 0 || value === 1;
    case 'number':
      return isNumeric(value) && isWithin(Number(value), schema);
    case 'integer':
      return isNumeric(value) && Number.isInteger(Number(value)) && isWithin(Number(value), schema);
    case 'string':
      return typeof value === 'string';
    case 'array':
      return fitsList(value, schema);
    case 'object':
      return fitsMap(value, schema);
    default:
      // `rich-text` and what else the API's schema does not know takes anything.
      return true;
  }
}

function fitsList(value: Json, { items }: JsonObject): boolean {
  if (value === null) return false;
  // A text counts as a list of its words.
  const list = Array.isArray(value)
    ? value
    : isScalar(value)
      ? String(value)
          .split(/[\s,]+/)
          .filter((one) => one !== '')
      : undefined;
  if (list) return !isObject(items) || list.every((one: Json) => fits(one, items));
  return isEmpty(value);
}

function fitsMap(value: Json, { properties }: JsonObject): boolean {
  if (value === '') return true;
  if (typeof value !== 'object' || value === null) return false;
  if (!isObject(properties)) return true;
  return Object.entries(value).every(([key, one]) => {
    const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return !isObject(schema) || one === undefined || schema.type === undefined || fits(one, schema);
  });
}
