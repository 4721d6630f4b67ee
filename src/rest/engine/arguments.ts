// Checks and cleans the parameters of a call by its endpoint's arguments: WP_REST_Request's has_valid_params and
// sanitize_params, with their codes, `params` and `details`.
import { SiteError } from '../../base/error.ts';
import { errorBody } from './errors.ts';
import { sanitizeValue } from './schema/sanitize.ts';
import { validateValue } from './schema/validate.ts';
import { lookUp, type Source } from './sources.ts';
import type { Argument, Arguments, Call } from './types.ts';

/** Collects refusals of one pass; throws them as one `rest_invalid_param`. */
class Refusals {
  readonly #params: Record<string, string> = {};
  readonly #details: Record<string, unknown> = {};
  #any = false;

  add(name: string, error: SiteError): void {
    this.#any = true;
    this.#params[name] = [error, ...error.additional].map(({ message }) => message).join(' ');
    this.#details[name] = errorBody(error);
  }

  addPlain(name: string): void {
    this.#any = true;
    this.#params[name] = 'This value is not allowed.';
  }

  throwIfAny(): void {
    if (!this.#any) return;
    // An empty PHP array is a list in JSON.
    const details = Object.keys(this.#details).length > 0 ? this.#details : [];
    const names = Object.keys(this.#params).join(', ');
    throw new SiteError('rest_invalid_param', `These parameters are not valid: ${names}`, {
      status: 400,
      params: this.#params,
      details,
    });
  }
}

/** The arguments of an endpoint as a list, made once. */
const lists = new WeakMap<Arguments, readonly (readonly [string, Argument])[]>();

function listed(args: Arguments): readonly (readonly [string, Argument])[] {
  let list = lists.get(args);
  if (!list) lists.set(args, (list = Object.entries(args)));
  return list;
}

/** Arguments whose default is known to pass their schema. */
const fitting = new WeakSet<Argument>();
/** Plain defaults of arguments as their schema cleans them. */
const cleaned = new WeakMap<Argument, unknown>();

/** Required parameters are there, and those with a `validate` fit. */
export async function validateArguments(call: Call, sources: readonly Source[]): Promise<void> {
  const entries = listed(call.endpoint.args);
  const missing = entries.filter(([name, argument]) => argument.required && lookUp(sources, name) === undefined);
  if (missing.length > 0) {
    const params = missing.map(([name]) => name);
    throw new SiteError('rest_missing_callback_param', `These parameters are missing: ${params.join(', ')}`, {
      status: 400,
      params,
    });
  }
  const refusals = new Refusals();
  for (const [name, argument] of entries) {
    if (!argument.validate) continue;
    const value = lookUp(sources, name);
    if (value === undefined) continue;
    try {
      await validateOne(call, name, argument, value, refusals);
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      refusals.add(name, error);
    }
  }
  refusals.throwIfAny();
}

async function validateOne(call: Call, name: string, argument: Argument, value: unknown, refusals: Refusals) {
  if (argument.validate === 'schema') {
    const isDefault = value === argument.default;
    if (isDefault && fitting.has(argument)) return;
    const refused = validateValue(value, argument, name);
    if (refused) refusals.add(name, refused);
    else if (isDefault) fitting.add(argument);
  } else if ((await argument.validate?.(value, call, name)) === false) refusals.addPlain(name);
}

/** Cleans every source's values in place. */
export async function sanitizeArguments(call: Call, sources: readonly Source[]): Promise<void> {
  const { args } = call.endpoint;
  const refusals = new Refusals();
  for (const { params } of sources) {
    for (const name of Object.keys(params)) {
      const argument = Object.hasOwn(args, name) ? args[name] : undefined;
      if (!argument) continue;
      try {
        const clean = sanitizeOne(call, name, argument, params[name]);
        params[name] = clean instanceof Promise ? await clean : clean;
      } catch (error) {
        if (!(error instanceof SiteError)) throw error;
        refusals.add(name, error);
      }
    }
  }
  refusals.throwIfAny();
}

function sanitizeOne(call: Call, name: string, argument: Argument, value: unknown): unknown {
  const { sanitize } = argument;
  if (sanitize === 'none') return value;
  if (typeof sanitize === 'function') return sanitize(value, call, name);
  if (sanitize === undefined && argument.type === undefined) return value;
  // Lists and maps are cleaned each time: whoever gets one may change it.
  const keeps = value === argument.default && typeof value !== 'object';
  if (keeps && cleaned.has(argument)) return cleaned.get(argument);
  if (sanitize === undefined) {
    const refused = validateValue(value, argument, name);
    if (refused) throw refused;
  }
  const clean = sanitizeValue(value, argument, name);
  if (keeps && typeof clean !== 'object') cleaned.set(argument, clean);
  return clean;
}
