// What rendering asks of a block type: its supports, defaults and context, as block.json declares them.
import { at, isObject, type Json, type JsonObject } from './json.ts';

export interface BlockType {
  readonly supports?: JsonObject;
  /** Context name → attribute it is taken from. */
  readonly provides?: Readonly<Record<string, string>>;
  readonly uses?: readonly string[];
  /** Defaults of the attributes, for blocks rendered by a function. */
  readonly defaults?: JsonObject;
  /** Schemas of the attributes, those of supports included. */
  readonly attributes?: Readonly<Record<string, JsonObject>>;
  readonly selectors?: JsonObject;
}

/** WordPress `block_has_support()`: declared as true, or with details. */
export function hasSupport(type: BlockType | undefined, path: readonly string[], otherwise = false): boolean {
  if (!type) return otherwise;
  const value: Json | undefined = at(type.supports, ...path);
  if (value === undefined) return otherwise;
  return value === true || (typeof value === 'object' && value !== null);
}

/** WordPress `wp_should_skip_block_supports_serialization()`: the block writes this style itself. */
export function skipsSerialization(type: BlockType | undefined, set: string, feature?: string): boolean {
  const skip = at(type?.supports, set, '__experimentalSkipSerialization');
  if (Array.isArray(skip)) return feature !== undefined && skip.includes(feature);
  return skip === true || isObject(skip);
}
