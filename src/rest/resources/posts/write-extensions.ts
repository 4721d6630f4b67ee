// Fields of extensions in a write. Reproduces update_additional_fields_for_object: after the post, its terms and its meta
// are written, inside the same transaction.
import type { Site } from '../../../content/site.ts';
import type { PostRow } from '../../../database/schema.ts';
import type { Call } from '../../engine/types.ts';
import type { PostKind } from './kind.ts';

/** Hands each extension's field its value, where the request has one. Their refusals undo the whole write. */
export async function writeExtensions(call: Call, kind: PostKind, post: PostRow, site: Site): Promise<void> {
  const { viewer, params } = call;
  for (const field of site.registry.fieldsOf(kind.name)) {
    const value = params[field.name];
    if (!field.write || value === undefined || value === null) continue;
    const seen = { option: (name: string) => site.options.get(name), now: () => site.clock.now() };
    await field.write(value, post, { site: seen, viewer, context: 'edit', loaded: undefined });
  }
}
