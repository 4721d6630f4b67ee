// `anyOf` and `oneOf`: which of several schemas a value matches, and which refusal tells most where it matches none.
import { SiteError } from '../../../base/error.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { hasKey, isPhpArray } from '../php.ts';
import { refusal } from './refusal.ts';
import { validateValue } from './validate.ts';

interface Refused {
  error: SiteError;
  schema: JsonSchema;
  index: number;
}

/** The first schema of `anyOf` that a value matches. */
export function findAny(value: unknown, schema: JsonSchema, param: string): JsonSchema | SiteError {
  const refused: Refused[] = [];
  for (const [index, candidate] of choices(schema.anyOf, schema)) {
    const error = validateValue(value, candidate, param);
    if (!error) return candidate;
    refused.push({ error, schema: candidate, index });
  }
  return noMatch(value, param, refused);
}

/** The one schema of `oneOf` that a value matches; more than one is refused unless `first` is enough. */
export function findOne(value: unknown, schema: JsonSchema, param: string, first = false): JsonSchema | SiteError {
  const refused: Refused[] = [];
  const matching: [number, JsonSchema][] = [];
  for (const [index, candidate] of choices(schema.oneOf, schema)) {
    const error = validateValue(value, candidate, param);
    if (error) refused.push({ error, schema: candidate, index });
    else if (first) return candidate;
    else matching.push([index, candidate]);
  }
  const [match] = matching;
  if (!match) return noMatch(value, param, refused);
  if (matching.length === 1) return match[1];
  const positions = matching.map(([index]) => index);
  return refusal('rest_one_of_multiple_matches', `${param} fits more than one of its forms.`, { positions });
}

export function isRefused(found: JsonSchema | SiteError): found is SiteError {
  return found instanceof SiteError;
}

function* choices(list: readonly JsonSchema[] = [], parent: JsonSchema): Generator<[number, JsonSchema]> {
  for (const [index, schema] of list.entries()) {
    yield [index, schema.type === undefined && parent.type !== undefined ? { ...schema, type: parent.type } : schema];
  }
}

function noMatch(value: unknown, param: string, refused: readonly Refused[]): SiteError {
  const [only] = refused;
  if (only && refused.length === 1) return noMatchAt(param, only);
  const telling = refused.filter(
    ({ error }) =>
      error.code !== 'rest_invalid_type' || (error.data?.param !== undefined && error.data.param !== param),
  );
  const [first] = telling;
  if (first && telling.length === 1) return noMatchAt(param, first);
  if (first?.schema.type === 'object' && isPhpArray(value)) {
    let best: Refused | undefined;
    let most = 0;
    for (const candidate of telling) {
      const shared = Object.keys(candidate.schema.properties ?? {}).filter((name) => hasKey(value, name)).length;
      if (shared > most) {
        best = candidate;
        most = shared;
      }
    }
    if (best) return noMatchAt(param, best);
  }
  return refusal('rest_no_matching_schema', `${param} fits none of its forms.`);
}

function noMatchAt(param: string, { error, schema, index }: Refused): SiteError {
  const form = schema.title ?? 'expected form';
  return refusal('rest_no_matching_schema', `${param} does not fit the ${form}: ${error.message}`, { position: index });
}
