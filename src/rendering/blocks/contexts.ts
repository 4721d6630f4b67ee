// Contexts of interactive elements: maps that an element gives to all within it, by namespace, each laid over that of the elements
// around it (PHP's `array_replace_recursive`). No map is copied: a path is looked up in one after the other.
import { at, isEmpty, isObject, type Json, type JsonObject } from './json.ts';

/** Contexts of a namespace within one another beyond this do not count. */
const deepest = 64;

export class Contexts {
  readonly #layers = new Map<string, JsonObject[]>();
  /** Of each element that has contexts, the namespaces that they are in. */
  readonly #entered: (readonly string[])[] = [];

  /** Goes into an element with these contexts. */
  enter(contexts: readonly (readonly [namespace: string, context: JsonObject])[]): void {
    const entered: string[] = [];
    for (const [namespace, context] of contexts) {
      const layers = this.#layers.get(namespace);
      if (layers && layers.length >= deepest) continue;
      if (layers) layers.push(context);
      else this.#layers.set(namespace, [context]);
      entered.push(namespace);
    }
    this.#entered.push(entered);
  }

  /** Leaves the last element that was gone into. */
  leave(): void {
    for (const namespace of this.#entered.pop() ?? []) this.#layers.get(namespace)?.pop();
  }

  /** What stands at a path in the context of a namespace; null where there is nothing. Of a map no more than whether it is empty. */
  value(namespace: string, path: readonly string[]): Json {
    const layers = this.#layers.get(namespace) ?? [];
    let found: JsonObject | null = null;
    for (let place = layers.length - 1; place >= 0; place--) {
      const value = decided(layers[place], path);
      if (value === undefined) continue;
      if (!isObject(value)) return found ?? value;
      found = value;
      if (!isEmpty(value)) return found;
    }
    return found;
  }
}

/** What a map says of a path: undefined where nothing, so that it is as in the map below. */
function decided(map: JsonObject | undefined, path: readonly string[]): Json | undefined {
  let here: Json | undefined = map;
  for (const [index, step] of path.entries()) {
    // What is no map stands in place of what is below.
    if (!isObject(here)) return at(here, ...path.slice(index)) ?? null;
    if (!Object.hasOwn(here, step)) return undefined;
    here = here[step];
  }
  return here;
}
