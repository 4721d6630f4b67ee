// Fields of extensions in a write. Reproduces update_additional_fields_for_object: after the item, its terms and its meta
// are written, inside the same transaction.
import { extensionSite } from '../../content/extensions/site.ts';
import type { Site } from '../../content/site.ts';
import type { RestFieldKind, RestFieldRows } from '../../extend/types.ts';
import type { Call } from './types.ts';

/** Hands each field of the resource its value, where the request has one. Their refusals undo the whole write. */
export async function writeAddedFields<K extends RestFieldKind>(
  call: Call,
  site: Site,
  { kind, objectType, row }: { kind: K; objectType: string; row: RestFieldRows[K] },
): Promise<void> {
  const seen = extensionSite(site);
  for (const field of site.registry.fieldsOfKind(kind, objectType)) {
    const value = call.params[field.name];
    if (!field.write || value === undefined || value === null) continue;
    await field.write(value, row, { site: seen, viewer: call.viewer, context: 'edit', loaded: undefined });
  }
}
