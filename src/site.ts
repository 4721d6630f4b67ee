// The composition root: the one place where the parts of a running site are put together.
import { randomBytes } from 'node:crypto';
import { makeSecrets, type Secrets } from './access/secrets.ts';
import { type Clock, systemClock } from './base/clock.ts';
import { SiteCaches, TransactionCaches } from './content/caches.ts';
import { registerCoreTypes } from './content/core-types.ts';
import { rememberStyles } from './content/global-styles/memory.ts';
import { dataFolderKey } from './content/install/data-folder.ts';
import { addressOverrides, OptionMemory, StoredOptions } from './content/options/stored.ts';
import type { Caches, Site, SiteExtensions, SiteSettings } from './content/site.ts';
import { createMissing } from './database/check.ts';
import type { Database } from './database/database.ts';
import { Hooks } from './extend/hooks.ts';
import type { Plugin } from './extend/plugin.ts';
import { Registry } from './extend/registry.ts';
import { DiskStorage } from './media/storage/disk.ts';
import { S3Storage } from './media/storage/s3.ts';
import type { Storage } from './media/storage/storage.ts';
import { Outgoing } from './net/outgoing.ts';
import type { Resolve } from './net/target.ts';
import { activePlugins, shipped } from './plugins/active.ts';

export interface Surroundings {
  readonly clock?: Clock | undefined;
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
  /** Looks up the addresses of host names, for requests to other servers. */
  readonly resolve?: Resolve | undefined;
  /** Extensions to run; absent: those that the site's options say (plugins/active.ts). */
  readonly plugins?: readonly Plugin[] | undefined;
  /** False: nothing derived is kept. */
  readonly caches?: boolean | undefined;
  /** True: what is derived from content alone is kept even where `caches` is false. */
  readonly texts?: boolean | undefined;
}

/** How often others' writes are looked for, in milliseconds of real time. */
const refreshEvery = 250;

/** What a site's handles, inside and outside of transactions, have in common. */
type Common = Pick<
  Site,
  'registry' | 'hooks' | 'clock' | 'settings' | 'storage' | 'random' | 'outgoing' | 'secrets' | 'wakeJobs' | 'onJobs'
> & {
  readonly extensions: Extensions;
};

const namesOf = (plugins: readonly Plugin[]): string[] => plugins.map((plugin) => plugin.name);

/** The extensions that run, registered with the site's registry and hooks. */
class Extensions implements SiteExtensions {
  readonly #registry: Registry;
  readonly #hooks: Hooks;
  readonly #prefix: string;
  readonly #fixed: readonly Plugin[] | undefined;
  #running: readonly Plugin[] | null = null;
  #composedOf = '';

  /** `fixed`: these run, whatever the options say. */
  constructor(registry: Registry, hooks: Hooks, prefix: string, fixed: readonly Plugin[] | undefined) {
    this.#registry = registry;
    this.#hooks = hooks;
    this.#prefix = prefix;
    this.#fixed = fixed;
  }

  compose(options: Site['options']): void {
    const plugins = this.#fixed ?? activePlugins(options);
    const named = plugins.flatMap((plugin) => plugin.composedOf ?? []);
    const composedOf = JSON.stringify([namesOf(plugins), ...named.map((name) => options.get(name) ?? null)]);
    if (this.#running && composedOf === this.#composedOf) return;
    this.#registry.clear();
    this.#hooks.clear();
    registerCoreTypes(this.#registry, this.#prefix);
    const option = (name: string): unknown => options.get(name);
    for (const plugin of plugins) plugin.register({ registry: this.#registry, hooks: this.#hooks, option });
    this.#composedOf = composedOf;
    this.#running = plugins;
  }

  get available(): readonly Plugin[] {
    return this.#fixed ?? shipped;
  }

  get running(): readonly string[] {
    return namesOf(this.#running ?? []);
  }
}

class TransactionSite implements Site {
  readonly registry: Registry;
  readonly hooks: Hooks;
  readonly clock: Clock;
  readonly settings: SiteSettings;
  readonly storage: Storage;
  readonly random: (bytes: number) => Uint8Array;
  readonly outgoing: Outgoing;
  readonly secrets: Secrets;
  readonly wakeJobs: () => void;
  readonly onJobs: (listener: () => void) => void;
  readonly extensions: Extensions;
  readonly database: Database;
  readonly options: StoredOptions;
  readonly caches: Caches;

  constructor(common: Common, database: Database, memory: OptionMemory, caches: Caches) {
    this.registry = common.registry;
    this.hooks = common.hooks;
    this.clock = common.clock;
    this.settings = common.settings;
    this.storage = common.storage;
    this.random = common.random;
    this.outgoing = common.outgoing;
    this.secrets = common.secrets;
    this.wakeJobs = common.wakeJobs;
    this.onJobs = common.onJobs;
    this.extensions = common.extensions;
    this.database = database;
    this.caches = caches;
    this.options = new StoredOptions(memory, database, addressOverrides(common.settings), () => caches.changed());
  }
  transaction<T>(work: (site: Site) => Promise<T>): Promise<T> {
    return work(this);
  }
  compose(): void {
    this.extensions.compose(this.options);
  }
  async refresh(): Promise<void> {}
}

class RunningSite extends TransactionSite {
  readonly #memory: OptionMemory;
  readonly #siteCaches: SiteCaches;
  #token = '';
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;

  constructor(common: Common, database: Database, memory: OptionMemory, caches: SiteCaches) {
    super(common, database, memory, caches);
    this.#memory = memory;
    this.#siteCaches = caches;
  }

  override transaction<T>(work: (site: Site) => Promise<T>): Promise<T> {
    return this.database.transaction((database) =>
      work(new TransactionSite(this, database, this.#memory, new TransactionCaches(this.#siteCaches, database))),
    );
  }

  override refresh(): Promise<void> {
    if (performance.now() - this.#lookedAt < refreshEvery) return this.#looking ?? Promise.resolve();
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    // Taken before reading: a write that comes in between is seen as new next time.
    const token = await this.database.foreignChangeToken();
    if (token !== this.#token) {
      await this.options.reload();
      await rememberStyles(this);
      this.compose();
      this.#token = token;
      this.#siteCaches.changed();
    }
    this.#lookedAt = performance.now();
  }
}

/**
 * Puts a site together over an installed database: core types and extensions registered, options read.
 * The database stays the caller's to close.
 */
export async function composeSite(
  settings: SiteSettings,
  database: Database,
  surroundings: Surroundings = {},
): Promise<Site> {
  const registry = new Registry();
  const hooks = new Hooks();
  const outgoing = new Outgoing({
    home: () => site.options.home,
    resolve: surroundings.resolve,
    allow: settings.mayAsk,
  });
  const random = surroundings.random ?? ((bytes: number) => randomBytes(bytes));
  const jobs = new Set<() => void>();
  const common: Common = {
    registry,
    hooks,
    settings,
    storage: settings.uploads.s3 ? new S3Storage(settings.uploads.s3) : new DiskStorage(settings.uploads.path),
    clock: surroundings.clock ?? systemClock,
    outgoing,
    random,
    secrets: makeSecrets(() => settings.secretKey ?? dataFolderKey(settings.data, random), random),
    wakeJobs: () => {
      for (const wake of jobs) wake();
    },
    onJobs: (listener) => {
      jobs.add(listener);
    },
    extensions: new Extensions(registry, hooks, database.prefix, surroundings.plugins),
  };
  const site: RunningSite = new RunningSite(
    common,
    database,
    new OptionMemory(),
    new SiteCaches(surroundings.caches ?? true, surroundings.texts),
  );
  await createMissing(
    database,
    common.extensions.available.flatMap((plugin) => plugin.tables ?? []),
  );
  await site.refresh();
  site.compose();
  return site;
}
