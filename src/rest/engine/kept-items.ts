// Items of anonymous answers that are used again, whatever was written meanwhile, as long as all that they were made of is
// the same: reading and encoding an item costs many times what comparing its inputs does, and a write changes few items.
// Guarantee: a kept item equals the one that would be read, because everything that goes into it is compared or in its key.
import { sameItems } from '../../base/same-items.ts';
import { textBytes } from '../../base/text-bytes.ts';
import { markEncodable } from './encoded.ts';
import type { Resource } from './resource.ts';
import type { Call, Links } from './types.ts';

/** One item read: its data, and its links where they are wanted. */
export interface ReadItem {
  data: Record<string, unknown>;
  links: Links | undefined;
}

/** What items of a resource are made of. */
export interface KeptBy<Item> {
  /** Names the item among those of its resource. */
  id: (item: Item) => string | number;
  /** Everything but the call's part (see `keyOf`) that the item's answer is made of, in a fixed order. */
  inputs: (item: Item, call: Call) => unknown[];
  /** Was the item made of its inputs alone? Asked after it was read. */
  pure?: (item: Item) => boolean;
  /** Told of an item that is used again, where reading it would have left traces for those after it. */
  reused?: (item: Item) => void;
}

interface Kept {
  readonly inputs: readonly unknown[];
  readonly item: Record<string, unknown>;
  /** About as much memory as it takes (see BoundedMap). */
  readonly bytes: number;
}

/** Gives the kept item, or what `read` gives, with its links in place. `added` are values of extensions' fields. */
export type TakeItem<Item> = (
  item: Item,
  added: readonly unknown[],
  read: () => Record<string, unknown>,
) => Record<string, unknown>;

/**
 * For items of a list as strangers see them with all fields; undefined for other lists, of which nothing is kept.
 * What is given is frozen: it will be given again.
 */
export function keptItems<Item, Draft>(resource: Resource<Item, Draft>, call: Call): TakeItem<Item> | undefined {
  const { kept: by } = resource;
  if (
    !by ||
    !call.site.caches.keepsContent ||
    call.viewer.id > 0 ||
    call.context === 'edit' ||
    call.params._fields !== undefined
  )
    return undefined;
  const map = call.site.caches.contentMap<Kept>('items');
  const key = keyOf(resource, call);
  return (item, added, read) => {
    const inputs = by.inputs(item, call);
    for (const value of added) inputs.push(JSON.stringify(value));
    const name = `${by.id(item)} ${key}`;
    const known = map.get(name);
    if (known && sameItems(known.inputs, inputs)) {
      by.reused?.(item);
      return known.item;
    }
    const made = Object.freeze(read());
    if (by.pure && !by.pure(item)) return made;
    markEncodable(made);
    map.set(name, { inputs, item: made, bytes: copies * bytesOf(inputs) + entryCost });
    return made;
  };
}

/** What a call adds to its items. */
function keyOf({ title }: { title: string }, { site, context, request }: Call): string {
  const { options, registry } = site;
  return `${title} ${context} ${options.revision} ${registry.revision} ${request.query._embed !== undefined}`;
}

/** Bytes of an item's objects: data, links, inputs, and their part of the JSON. */
const entryCost = 8_000;
/** The texts of its inputs are held as they are, as they are shown, and in the JSON. */
const copies = 3;

function bytesOf(inputs: readonly unknown[]): number {
  let size = 0;
  for (const input of inputs) if (typeof input === 'string') size += textBytes(input);
  return size;
}
