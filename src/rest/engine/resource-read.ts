// Reads items of a resource into answers: only the fields that the context has and `_fields` wants, loaders once for the
// whole list, links where they are wanted. `get_fields_for_response`, `filter_response_by_context`,
// `prepare_response_for_collection`.
import { extensionSite } from '../../content/extensions/site.ts';
import type { JsonSchema, RestField } from '../../extend/types.ts';
import type { EngineCall } from './call.ts';
import { dependsOnContext, filterByContext } from './context.ts';
import { keptItems, type ReadItem, type TakeItem } from './kept-items.ts';
import { compactLinks, withHints } from './links.ts';
import type { Resource } from './resource.ts';
import type { Call } from './types.ts';

interface PlannedField<Item> {
  name: string;
  read: (item: Item, call: Call) => unknown;
  schema: JsonSchema;
  /** Has its value parts that some contexts must not see? */
  filtered: boolean;
}

interface Plan<Item> {
  fields: readonly PlannedField<Item>[];
  loaders: readonly string[];
  links: boolean;
}

/** Plans are kept by resource, context and `_fields`; the oldest go first. */
const plans = new WeakMap<object, Map<string, Plan<unknown>>>();
const mostPlans = 200;

function planFor<Item, Draft>(resource: Resource<Item, Draft>, call: Call): Plan<Item> {
  const known = plans.get(resource) ?? new Map<string, Plan<unknown>>();
  plans.set(resource, known);
  const embeds = call.request.query._embed !== undefined;
  const key = `${call.request.method === 'DELETE'} ${call.context} ${embeds} ${JSON.stringify(call.params._fields ?? null)}`;
  const found = known.get(key);
  // Kept under this resource alone, whose item type is Item.
  if (found) return found as Plan<Item>;
  const plan = makePlan(resource, call, embeds);
  if (known.size >= mostPlans) for (const oldest of [...known.keys()].slice(0, mostPlans / 2)) known.delete(oldest);
  known.set(key, plan as Plan<unknown>);
  return plan;
}

function makePlan<Item, Draft>(resource: Resource<Item, Draft>, call: Call, embeds: boolean): Plan<Item> {
  const names = new Set([...(resource.order ?? []), ...Object.keys(resource.fields)]);
  const fields: PlannedField<Item>[] = [];
  const loaders = new Set<string>();
  const asked = (call as EngineCall).fields; // calls are made by this engine alone
  for (const name of names) {
    const field = resource.fields[name];
    // An id is always read. Where the item is a part of the answer, `previous.id` finds it.
    const wanted = call.wants(name) || (name === 'id' && call.request.method === 'DELETE');
    if (!field?.read || !inContext(field.schema, call.context) || !wanted) continue;
    if (field.whole && asked && !asked.includes(name)) continue;
    for (const loader of field.needs ?? []) loaders.add(loader);
    fields.push({
      name,
      read: field.read,
      schema: field.schema,
      filtered: !field.readsContext && dependsOnContext(field.schema),
    });
  }
  const linked = resource.links?.always || call.wants('_links') || (embeds && call.wants('_embedded'));
  const links = resource.links !== undefined && linked;
  if (links) for (const loader of resource.links?.needs ?? []) loaders.add(loader);
  return { fields, loaders: [...loaders], links };
}

function inContext(schema: JsonSchema, context: 'view' | 'edit' | 'embed'): boolean {
  return !schema.context || schema.context.length === 0 || schema.context.includes(context);
}

/** Reads many items; their links stay beside the data, for single answers. */
export async function readItems<Item, Draft>(
  resource: Resource<Item, Draft>,
  items: readonly Item[],
  call: Call,
): Promise<ReadItem[]> {
  const plan = planFor(resource, call);
  const added = await load(resource, plan, items, call);
  return items.map((item) => {
    const data = readData(plan, item, call);
    for (const { field, loaded } of added) data[field.name] = readAdded(field, item, call, loaded);
    resource.finish?.(data, item);
    return { data, links: plan.links ? resource.links?.read(item, call) : undefined };
  });
}

/** Loads what the plan's fields and those of extensions need. */
async function load<Item, Draft>(
  resource: Resource<Item, Draft>,
  plan: Plan<Item>,
  items: readonly Item[],
  call: Call,
): Promise<AddedField[]> {
  if (items.length > 0) for (const name of plan.loaders) await resource.loaders[name]?.(items, call);
  return addedFields(resource, items, call);
}

function readData<Item>(plan: Plan<Item>, item: Item, call: Call): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const field of plan.fields) {
    const value = field.read(item, call);
    if (value === undefined) continue;
    data[field.name] = field.filtered ? filterByContext(value, field.schema, call.context) : value;
  }
  return data;
}

/** One item for a single answer: `respond(data, { links })`. */
export async function readItem<Item, Draft>(
  resource: Resource<Item, Draft>,
  item: Item,
  call: Call,
): Promise<ReadItem> {
  const [read] = await readItems(resource, [item], call);
  return read ?? { data: {}, links: undefined };
}

/** Items of a collection, `_links` in each. `self` links with an `allow` of their own cost no request an item. */
export async function readCollection<Item, Draft>(
  resource: Resource<Item, Draft>,
  items: readonly Item[],
  call: Call,
): Promise<Record<string, unknown>[]> {
  const take = keptItems(resource, call);
  if (take) return readKept(resource, items, call, take);
  const read = await readItems(resource, items, call);
  const { server, asking } = call as EngineCall; // calls are made by this engine alone
  const collection: Record<string, unknown>[] = [];
  for (const { data, links } of read) {
    if (links) data._links = compactLinks(await withHints(server, links, asking));
    collection.push(data);
  }
  return collection;
}

/** readCollection of a resource whose items are kept: their `self` links have an `allow` of their own. */
async function readKept<Item, Draft>(
  resource: Resource<Item, Draft>,
  items: readonly Item[],
  call: Call,
  take: TakeItem<Item>,
): Promise<Record<string, unknown>[]> {
  const plan = planFor(resource, call);
  const added = await load(resource, plan, items, call);
  return items.map((item) => {
    const values = added.map(({ field, loaded }) => readAdded(field, item, call, loaded));
    return take(item, values, () => {
      const data = readData(plan, item, call);
      for (const [at, { field }] of added.entries()) data[field.name] = values[at];
      resource.finish?.(data, item);
      const links = plan.links ? resource.links?.read(item, call) : undefined;
      if (links) data._links = compactLinks(links);
      return data;
    });
  });
}

interface AddedField {
  field: RestField;
  loaded: unknown;
}

async function addedFields<Item, Draft>(
  resource: Resource<Item, Draft>,
  items: readonly Item[],
  call: Call,
): Promise<AddedField[]> {
  const added: AddedField[] = [];
  for (const field of call.site.registry.fieldsOf(resource.title)) {
    if (!field.read || !call.wants(field.name) || !inContext(field.schema ?? {}, call.context)) continue;
    const rows = items.map((item) => rowOf(item));
    added.push({ field, loaded: await field.load?.(rows, extensionSite(call.site), call.viewer) });
  }
  return added;
}

function readAdded(field: RestField, item: unknown, call: Call, loaded: unknown): unknown {
  const { viewer, context } = call;
  return field.read?.(rowOf(item), { site: extensionSite(call.site), viewer, context, loaded }) ?? null;
}

/**
 * Items that wrap a row keep it in `row`; others are the row. A field's kind says which row its resource has, so that it
 * gets what it declared; that tie is between declarations, out of the compiler's sight.
 */
function rowOf(item: unknown): never {
  const holder = typeof item === 'object' && item !== null && 'row' in item ? item.row : item;
  return holder as never;
}
