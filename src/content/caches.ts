// Derived data of this process. One number, the generation, moves with each committed write; what was kept under an older
// one is dropped whole, so that nothing has to know what depends on what. Switched off, every look-up misses.
import type { Database } from '../database/database.ts';
import type { Caches } from './site.ts';

/** Most characters of one content map's keys and values: past it the oldest go. */
const contentCharacters = 24 * 1024 * 1024;
/** What an entry costs besides its texts, in characters. */
const entryCost = 200;

/** A map that forgets its oldest entries when its texts grow too large. */
export class BoundedMap<V> extends Map<string, V> {
  readonly #most: number;
  #size = 0;

  constructor(most = contentCharacters) {
    super();
    this.#most = most;
  }

  override set(key: string, value: V): this {
    this.delete(key);
    const size = sizeOf(key, value);
    if (size > this.#most / 8) return this;
    for (const oldest of this.keys()) {
      if (this.#size + size <= this.#most) break;
      this.delete(oldest);
    }
    this.#size += size;
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    const before = this.get(key);
    if (before !== undefined) this.#size -= sizeOf(key, before);
    return super.delete(key);
  }

  override clear(): void {
    this.#size = 0;
    super.clear();
  }
}

/** Characters of the key and of the value's own texts; or as many as its `characters` says. */
function sizeOf(key: string, value: unknown): number {
  let size = key.length + entryCost;
  if (typeof value === 'string') return size + value.length;
  if (typeof value !== 'object' || value === null) return size;
  if ('characters' in value && typeof value.characters === 'number') return size + value.characters;
  for (const text of Object.values(value)) if (typeof text === 'string') size += text.length;
  return size;
}

/** A map that keeps nothing. */
class ForgetfulMap<K, V> extends Map<K, V> {
  override set(_key: K, _value: V): this {
    return this;
  }
}

class Maps {
  readonly #enabled: boolean;
  #maps = new Map<string, Map<string, unknown>>();
  constructor(enabled: boolean) {
    this.#enabled = enabled;
  }
  get<V>(name: string, make: () => Map<string, V>): Map<string, V> {
    let map = this.#maps.get(name);
    if (!map) {
      map = this.#enabled ? make() : new ForgetfulMap();
      this.#maps.set(name, map);
    }
    // Whoever owns a name owns the type of its values.
    return map as Map<string, V>;
  }
  /** New maps take their place: whoever took one before and is still reading fills a map that nobody sees. */
  drop(): void {
    this.#maps = new Map();
  }
}

/** The caches of a running site, outside of transactions. */
export class SiteCaches implements Caches {
  readonly enabled: boolean;
  readonly keepsContent: boolean;
  #generation = 1;
  readonly #maps: Maps;
  readonly #contentMaps: Maps;

  /** `texts`: keep what is derived from content alone, although nothing that a write could change is kept. */
  constructor(enabled: boolean, texts = enabled) {
    this.enabled = enabled;
    this.keepsContent = texts;
    this.#maps = new Maps(enabled);
    this.#contentMaps = new Maps(texts);
  }
  get generation(): number {
    return this.#generation;
  }
  changed(): void {
    this.#generation++;
    this.#maps.drop();
  }
  map<V>(name: string): Map<string, V> {
    return this.#maps.get<V>(name, () => new Map());
  }
  contentMap<V>(name: string): Map<string, V> {
    return this.#contentMaps.get<V>(name, () => new BoundedMap());
  }
}

/**
 * The caches as a transaction sees them: what it derives may rest on rows that nobody else sees yet, so it has maps of
 * its own, and its writes reach the site's caches when it has committed.
 */
export class TransactionCaches implements Caches {
  readonly #site: SiteCaches;
  readonly #database: Database;
  readonly #maps: Maps;
  #announced = false;

  constructor(site: SiteCaches, database: Database) {
    this.#site = site;
    this.#database = database;
    this.#maps = new Maps(site.enabled);
  }
  get enabled(): boolean {
    return this.#site.enabled;
  }
  get keepsContent(): boolean {
    return this.#site.keepsContent;
  }
  get generation(): number {
    return this.#site.generation;
  }
  changed(): void {
    this.#maps.drop();
    if (this.#announced) return;
    this.#announced = true;
    this.#database.afterCommit(() => this.#site.changed());
  }
  map<V>(name: string): Map<string, V> {
    return this.#maps.get<V>(name, () => new Map());
  }
  contentMap<V>(name: string): Map<string, V> {
    return this.#site.contentMap<V>(name);
  }
}
