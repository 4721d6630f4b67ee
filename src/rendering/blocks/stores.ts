// What blocks tell their scripts at first, by namespace, and what paths into it stand for while the page is made. Reproduces
// `wp_interactivity_state`, `wp_interactivity_config` and the paths of WP_Interactivity_API.
import type { Contexts } from './contexts.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from './json.ts';

/** A value that depends on the context of the element that asks, by names in it. */
export type Derived = (context: (name: string) => Json) => Json;

/** A map that nobody else has. */
type Own = Record<string, Json | undefined>;

interface Store {
  readonly state: Own;
  readonly config: Own;
  readonly derived: Record<string, Derived>;
}

/** What blocks tell their scripts at first, by namespace (`wp_interactivity_state`). */
export class Stores {
  readonly #stores = new Map<string, Store>();

  /** Adds to a namespace's state. */
  set(namespace: string, state: JsonObject, derived: Readonly<Record<string, Derived>> = {}): void {
    const store = this.#of(namespace);
    merge(store.state, state);
    Object.assign(store.derived, derived);
  }

  /** Forgets everything: what was rendered before was for looking alone. */
  clear(): void {
    this.#stores.clear();
  }

  /** What a namespace's script is told once and does not change (`wp_interactivity_config`). */
  configure(namespace: string, config: JsonObject): void {
    const store = this.#of(namespace);
    merge(store.config, config);
  }

  /** The state of a namespace as it stands. */
  state(namespace: string): JsonObject {
    return this.#stores.get(namespace)?.state ?? {};
  }

  /** What a page tells its scripts: values that depend on a context are theirs to work out. */
  forPage(): JsonObject {
    const all = [...this.#stores];
    const config = all.filter(([, store]) => !isEmpty(store.config)).map(([name, store]) => [name, store.config]);
    const state = all.filter(([, store]) => !isEmpty(store.state)).map(([name, store]) => [name, store.state]);
    return {
      ...(config.length > 0 ? { config: Object.fromEntries(config) } : {}),
      ...(state.length > 0 ? { state: Object.fromEntries(state) } : {}),
    };
  }

  /** The value that a path such as `state.isOpen` or `!context.isOpen` stands for; null where there is none. */
  evaluate(namespace: string, path: string, contexts: Contexts): Json {
    const isNegated = path.startsWith('!');
    const [root = '', ...steps] = (isNegated ? path.slice(1) : path).split('.');
    const value = this.#valueOf(namespace, root, steps, contexts);
    return isNegated ? isEmpty(value) : value;
  }

  #valueOf(namespace: string, root: string, steps: readonly string[], contexts: Contexts): Json {
    if (root === 'context') return contexts.value(namespace, steps);
    if (root !== 'state') return null;
    const store = this.#stores.get(namespace);
    const derived = steps.length === 1 ? store?.derived[steps[0] ?? ''] : undefined;
    if (derived) return derived((name) => contexts.value(namespace, [name]));
    return at(store?.state, ...steps) ?? null;
  }

  #of(namespace: string): Store {
    const known = this.#stores.get(namespace);
    if (known) return known;
    const made: Store = { state: {}, config: {}, derived: Object.create(null) };
    this.#stores.set(namespace, made);
    return made;
  }
}

/** PHP's `array_replace_recursive`, into a map all of whose maps are its own. Linear in what comes in. */
function merge(into: Own, from: JsonObject): void {
  for (const [key, value] of Object.entries(from)) {
    if (!isObject(value)) {
      into[key] = value;
      continue;
    }
    const before = into[key];
    // A map of a map that is its own is its own.
    const own: Own = isObject(before) ? (before as Own) : {};
    if (own !== before) into[key] = own as JsonObject;
    merge(own, value);
  }
}
