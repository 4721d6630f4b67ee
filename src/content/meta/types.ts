// Shapes of meta: stored rows of objects, and what meta needs of the API's schema rules (which live above this room).
import type { JsonSchema } from '../../extend/types.ts';
import type { Site } from '../site.ts';

/** Stored meta of one object: key → raw values in order of their rows. */
export type MetaRows = ReadonlyMap<string, readonly string[]>;

/** WordPress's JSON schema rules, handed down by whoever serves the API (rest_validate_/rest_sanitize_value_from_schema). */
export interface SchemaTools {
  /** Throws a SiteError where the value does not match; `name` goes into code data (`meta.key`). */
  validate(value: unknown, schema: JsonSchema, name: string): void;
  /** The value in the schema's type. Only called with values that are valid. */
  sanitize(value: unknown, schema: JsonSchema, name: string): unknown;
}

/** A registered key as the API shows it. */
export interface MetaField {
  /** Storage key. */
  readonly key: string;
  /** Key in answers. */
  readonly name: string;
  readonly single: boolean;
  /** Schema of one value. */
  readonly schema: JsonSchema;
  /** Schema of the whole field: the one above, or a list of it. Carries title, description and default. */
  readonly fieldSchema: JsonSchema;
  /** What an absent row reads as at this moment. */
  readonly absent: (site: Site) => unknown;
}
