// Derived data of this process. One number, the generation, moves with each committed write; what was kept under an older
// one is dropped whole, so that nothing has to know what depends on what. Switched off, every look-up misses. All maps share
// one budget of bytes.
import type { Database } from '../database/database.ts';
import { BoundedMap, CacheBudget } from './bounded-map.ts';
import type { Caches } from './site.ts';

/** What all that is kept may take together unless a site says otherwise, in bytes. */
const defaultBytes = 32 * 1024 * 1024;
/** What a transaction, or work that is watched, keeps for itself. */
const ownBytes = 4 * 1024 * 1024;

/** A map that keeps nothing. */
class ForgetfulMap<K, V> extends Map<K, V> {
  override set(_key: K, _value: V): this {
    return this;
  }
}

class Maps {
  readonly #enabled: boolean;
  readonly #budget: CacheBudget;
  #maps = new Map<string, Map<string, unknown>>();
  constructor(enabled: boolean, budget: CacheBudget) {
    this.#enabled = enabled;
    this.#budget = budget;
  }
  get<V>(name: string): Map<string, V> {
    let map = this.#maps.get(name);
    if (!map) {
      map = this.#enabled ? new BoundedMap<unknown>(this.#budget) : new ForgetfulMap();
      this.#maps.set(name, map);
    }
    // Whoever owns a name owns the type of its values.
    return map as Map<string, V>;
  }
  /** New maps take their place: whoever took one before and is still reading fills a map that nobody sees. */
  drop(): void {
    for (const map of this.#maps.values()) if (map instanceof BoundedMap) this.#budget.release(map);
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

  /**
   * `texts`: keep what is derived from content alone, although nothing that a write could change is kept. `bytes`: most
   * that all maps together may hold.
   */
  constructor(enabled: boolean, texts = enabled, bytes = defaultBytes) {
    this.enabled = enabled;
    this.keepsContent = texts;
    const budget = new CacheBudget(bytes);
    this.#maps = new Maps(enabled, budget);
    this.#contentMaps = new Maps(texts, budget);
  }
  get generation(): number {
    return this.#generation;
  }
  changed(): void {
    this.#generation++;
    this.#maps.drop();
  }
  map<V>(name: string): Map<string, V> {
    return this.#maps.get<V>(name);
  }
  contentMap<V>(name: string): Map<string, V> {
    return this.#contentMaps.get<V>(name);
  }
}

/** Caches with maps of their own beside the site's. What content alone decides stays the site's. */
abstract class OwnCaches implements Caches {
  protected readonly site: SiteCaches;
  protected readonly maps: Maps;

  constructor(site: SiteCaches) {
    this.site = site;
    this.maps = new Maps(site.enabled, new CacheBudget(ownBytes));
  }
  get enabled(): boolean {
    return this.site.enabled;
  }
  get keepsContent(): boolean {
    return this.site.keepsContent;
  }
  get generation(): number {
    return this.site.generation;
  }
  abstract changed(): void;
  map<V>(name: string): Map<string, V> {
    return this.maps.get<V>(name);
  }
  contentMap<V>(name: string): Map<string, V> {
    return this.site.contentMap<V>(name);
  }
}

/** The caches of work that is watched: what was read into the site's maps earlier is not read again, and would not be seen. */
export class WatchedCaches extends OwnCaches {
  readonly #wrote: () => void;
  #generation: number;

  /** `wrote` is called where the work writes after all. */
  constructor(site: SiteCaches, wrote: () => void) {
    super(site);
    this.#wrote = wrote;
    this.#generation = site.generation;
  }
  changed(): void {
    this.#wrote();
    this.site.changed();
  }
  override map<V>(name: string): Map<string, V> {
    if (this.#generation !== this.site.generation) this.maps.drop();
    this.#generation = this.site.generation;
    return super.map<V>(name);
  }
}

/**
 * The caches as a transaction sees them: what it derives may rest on rows that nobody else sees yet, and its writes reach the
 * site's caches when it has committed.
 */
export class TransactionCaches extends OwnCaches {
  readonly #database: Database;
  #announced = false;

  constructor(site: SiteCaches, database: Database) {
    super(site);
    this.#database = database;
  }
  changed(): void {
    this.maps.drop();
    if (this.#announced) return;
    this.#announced = true;
    this.#database.afterCommit(() => this.site.changed());
  }
}
