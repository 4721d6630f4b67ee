// The `pattern` and `patternProperties` keywords: PHP expressions in UTF-8 mode, compiled once.
// Guarantee: no value of a client makes matching take super-linear time: patterns with a repeated repetition are only
// tried on short values, and longer ones do not match.
import type { JsonSchema } from '../../../extend/types.ts';

const compiled = new Map<string, { test: RegExp; limit: number }>();
const repeatedRepetition = /[+*}]\)?[)\]]*[+*{]|\([^)]*[+*][^)]*\)[+*{]/;
const shortValue = 256;
const longestValue = 100_000;

function compile(pattern: string): { test: RegExp; limit: number } {
  const known = compiled.get(pattern);
  if (known) return known;
  // PHP's end-of-text also stands before a final line feed; its named groups have a P.
  const source = pattern.replace(/\(\?P</g, '(?<').replace(/(?<!\\)\$$/, '(?=\\n?$)');
  let test: RegExp;
  try {
    test = new RegExp(source, 'u');
  } catch {
    test = new RegExp(source);
  }
  const made = { test, limit: repeatedRepetition.test(pattern) ? shortValue : longestValue };
  compiled.set(pattern, made);
  return made;
}

/** Does a value match a schema's pattern (`rest_validate_json_schema_pattern`)? */
export function matchesPattern(pattern: string, value: string): boolean {
  const { test, limit } = compile(pattern);
  return value.length <= limit && test.test(value);
}

/** The schema of a property that only a pattern names (`rest_find_matching_pattern_property_schema`). */
export function patternSchema(property: string, schema: JsonSchema): JsonSchema | undefined {
  if (!schema.patternProperties) return undefined;
  for (const [pattern, child] of Object.entries(schema.patternProperties)) {
    if (matchesPattern(pattern, property)) return child;
  }
  return undefined;
}
