// Takes a request's values into a draft, field by field, in the order of the table.
import type { Resource } from './resource.ts';
import type { Call } from './types.ts';

/**
 * Runs `write` of every field that the request has a value for (a default counts). Null reaches only fields whose type
 * may be null: WordPress's isset() passes over others.
 */
export async function fillDraft<Item, Draft>(resource: Resource<Item, Draft>, draft: Draft, call: Call): Promise<void> {
  for (const [name, field] of Object.entries(resource.fields)) {
    if (!field.write || field.schema.readonly) continue;
    const value = call.params[name];
    if (value === undefined) continue;
    if (value === null && ![field.schema.type].flat().includes('null')) continue;
    await field.write(draft, value, call);
  }
}
