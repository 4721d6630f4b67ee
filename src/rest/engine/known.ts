// Rows that a request has read already: what it embeds asks for them again (the terms and comments of the posts of a list,
// the authors of both), and must not cost a statement each time.
import type { Call } from './types.ts';

/**
 * Rows by id, kept for the request under `name`; ids without a row are absent. `load` is asked for those that are not there
 * yet, all at once, or not at all.
 */
export async function knownRows<R>(
  call: Call,
  name: string,
  ids: readonly number[],
  load: (ids: readonly number[]) => Promise<ReadonlyMap<number, R>>,
): Promise<ReadonlyMap<number, R>> {
  const kept = keptRows<R>(call, name);
  const absent = call.once(`no rows ${name}`, () => new Set<number>());
  const wanted = [...new Set(ids)].filter((id) => !kept.has(id) && !absent.has(id));
  if (wanted.length > 0) {
    for (const [id, row] of await load(wanted)) kept.set(id, row);
    for (const id of wanted) if (!kept.has(id)) absent.add(id);
  }
  const found = new Map<number, R>();
  for (const id of ids) {
    const row = kept.get(id);
    if (row !== undefined) found.set(id, row);
  }
  return found;
}

/** The rows that are kept under `name`, to be added to. */
export function keptRows<R>(call: Call, name: string): Map<number, R> {
  return call.once(`rows ${name}`, () => new Map<number, R>());
}
