// Registered meta of a request. Reproduces WP_REST_Meta_Fields::update_value: null deletes, an equal value changes nothing
// and needs no right, lists are brought to the new values row by row, and every key is tried before errors are thrown.
import type { CapabilitySubject } from '../../access/subject.ts';
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import { addTo } from '../../base/groups.ts';
import { maybeSerialize } from '../../database/php-serialize.ts';
import { phpText } from '../../database/php-values.ts';
import type { MetaKey, MetaObjectType } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import { metaFields } from './fields.ts';
import { loadMeta } from './load.ts';
import { fromStored } from './read.ts';
import { deleteMeta, insertRows, updateMeta } from './rows.ts';
import type { MetaField, SchemaTools } from './types.ts';

export interface MetaTarget {
  readonly objectType: MetaObjectType;
  /** Post type or taxonomy; empty for others. */
  readonly subtype: string;
  readonly id: number;
  /** What the viewer needs rights on; the meta part is added here. */
  readonly subject: CapabilitySubject;
}

interface Writing {
  readonly site: Site;
  readonly viewer: Viewer | null;
  readonly target: MetaTarget;
  readonly field: MetaField;
  readonly registered: MetaKey;
  readonly stored: readonly string[];
  readonly schema: SchemaTools;
}

/** Writes `values` (by name in answers). All keys are tried; their errors are thrown as one, in order. */
export async function writeMeta(
  site: Site,
  viewer: Viewer | null,
  target: MetaTarget,
  values: Readonly<Record<string, unknown>>,
  schema: SchemaTools,
): Promise<void> {
  const fields = metaFields(site, target.objectType, target.subtype).filter((field) =>
    Object.hasOwn(values, field.name),
  );
  if (fields.length === 0) return;
  const registered = new Map(site.registry.metaOf(target.objectType, target.subtype).map((meta) => [meta.key, meta]));
  const keys = fields.map((field) => field.key);
  const rows = (await loadMeta(site, target.objectType, [target.id], keys)).get(target.id);
  const errors: SiteError[] = [];
  for (const field of fields) {
    const meta = registered.get(field.key);
    if (!meta) continue;
    const writing = { site, viewer, target, field, registered: meta, stored: rows?.get(field.key) ?? [], schema };
    try {
      await writeField(writing, values[field.name]);
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      errors.push(error);
    }
  }
  const [first, ...others] = byCode(errors);
  if (first) throw new SiteError(first.code, first.message, first.data, others, first.additionalData);
}

/** Errors as WP_Error keeps them: by code in order of appearance, with the data of all errors of one code in common. */
function byCode(errors: readonly SiteError[]): SiteError[] {
  const groups = new Map<string, SiteError[]>();
  for (const error of errors.flatMap((each) => [each, ...each.additional])) {
    addTo(groups, error.code, error);
  }
  return [...groups.values()].flatMap((group) => {
    const history = group.flatMap((error) => [...error.additionalData, ...(error.data === null ? [] : [error.data])]);
    const data = group.at(-1)?.data ?? null;
    const before = data === null ? history : history.slice(0, -1);
    return group.map((error) => new SiteError(error.code, error.message, data, [], before));
  });
}

async function writeField(writing: Writing, value: unknown): Promise<void> {
  const { site, target, field, stored, schema } = writing;
  if (value === null || value === undefined || (!field.single && Array.isArray(value) && value.length === 0)) {
    return remove(writing);
  }
  if (!field.single && Array.isArray(value) && value.includes(null)) throw invalidStored(field.name);
  try {
    schema.validate(value, field.fieldSchema, `meta.${field.name}`);
  } catch (error) {
    // The status takes the place of what the rule said, which goes out beside it.
    if (error instanceof SiteError) {
      const before = [...error.additionalData, ...(error.data === null ? [] : [error.data])];
      throw new SiteError(error.code, error.message, { status: 400 }, error.additional, before);
    }
    throw error;
  }
  const clean = schema.sanitize(value, field.fieldSchema, `meta.${field.name}`);
  if (!field.single) return writeList(writing, Array.isArray(clean) ? clean : [clean]);
  if (stored.length === 1 && isSame(writing, stored[0] ?? '', clean)) return;
  demand(writing, 'rest_cannot_update');
  await updateMeta(site, target.objectType, target.id, field.key, sanitized(writing, clean));
}

async function remove(writing: Writing): Promise<void> {
  const { site, target, field, stored, schema } = writing;
  if (field.single) {
    try {
      const [first] = stored;
      schema.validate(first === undefined ? field.absent(site) : fromStored(first), field.schema, '');
    } catch {
      throw invalidStored(field.name);
    }
  }
  demand(writing, 'rest_cannot_delete');
  if (stored.length > 0) await deleteMeta(site, target.objectType, target.id, [field.key]);
}

/** Leaves rows alone whose value stays (unless it stands several times), deletes the others and adds what is new. */
async function writeList(writing: Writing, values: readonly unknown[]): Promise<void> {
  const { site, target, field, stored } = writing;
  demand(writing, 'rest_cannot_update');
  const removed = new Map(stored.map((text, index) => [index, text]));
  const added: string[] = [];
  for (const value of values) {
    const same = stored.flatMap((text, index) => (isSame(writing, text, value) ? [index] : []));
    const [only] = same;
    if (same.length === 1 && only !== undefined) removed.delete(only);
    else added.push(maybeSerialize(sanitized(writing, value)));
  }
  for (const text of new Set(removed.values())) {
    await deleteMeta(site, target.objectType, target.id, [field.key], text);
  }
  await insertRows(
    site,
    target.objectType,
    target.id,
    added.map((text) => [field.key, text]),
  );
}

/** The value as the registration's sanitiser leaves it for storage. */
function sanitized(writing: Writing, value: unknown): unknown {
  return writing.registered.sanitize ? writing.registered.sanitize(value, writing.viewer) : value;
}

function isSame(writing: Writing, stored: string, value: unknown): boolean {
  const clean = sanitized(writing, value);
  const scalar = typeof clean !== 'object' || clean === null;
  return stored === (scalar ? phpText(clean) : maybeSerialize(clean));
}

/** Refuses viewers who may not write this key: 401 for nobody, 403 for somebody. */
function demand(writing: Writing, code: 'rest_cannot_update' | 'rest_cannot_delete'): void {
  const { viewer, registered, field, target } = writing;
  if (viewer === null) return;
  const isProtected = registered.key.startsWith('_');
  const allowed = registered.mayWrite ? registered.mayWrite(viewer) : !isProtected;
  const verb = code === 'rest_cannot_delete' ? 'delete' : 'edit';
  const meta = { key: registered.key, allowed };
  if (
    target.subject.kind !== 'missing' &&
    viewer.can(`${verb}_${target.objectType}_meta`, { ...target.subject, meta })
  ) {
    return;
  }
  throw new SiteError(code, 'You may not change this custom field.', {
    key: field.name,
    status: viewer.id === 0 ? 401 : 403,
  });
}

function invalidStored(name: string): SiteError {
  return new SiteError(
    'rest_invalid_stored_value',
    `What is stored for ${name} is not valid, so it cannot be unset.`,
    500,
  );
}
