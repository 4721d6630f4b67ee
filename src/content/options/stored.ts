// Options in memory (all but transients), as texts that are unserialized when first asked for.
// Inside a transaction writes are kept aside and reach everybody's memory only when it has committed.
import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { isSerialized, maybeSerialize, maybeUnserialize } from '../../database/php-serialize.ts';
import { phpInteger, phpText } from '../../database/php-values.ts';
import { prepare } from '../../database/prepared.ts';
import type { SiteSettings } from '../site.ts';
import type { Options } from './options.ts';

/** Serialized texts longer than this are not loaded with every page by WordPress (`wp_max_autoloaded_option_size`). */
const autoloadedAtMost = 150_000;

const everyOption = prepare((db, _none: Record<string, never>) =>
  db
    .selectFrom('options')
    .select(['option_name', 'option_value'])
    .where(sql<boolean>`substr(option_name, 1, 11) <> '_transient_'`)
    .where(sql<boolean>`substr(option_name, 1, 16) <> '_site_transient_'`),
);

/** What all handles of one site share. */
export class OptionMemory {
  texts = new Map<string, string>();
  readonly values = new Map<string, unknown>();
  /** Number of writes of our own. */
  writes = 0;
  /** Moves with each change, ours or others'. */
  revision = 0;

  /** Takes all texts as they are stored now. */
  fill(texts: Map<string, string>): void {
    const { texts: before } = this;
    const same = texts.size === before.size && [...texts].every(([name, text]) => before.get(name) === text);
    if (same) return;
    this.texts = texts;
    this.values.clear();
    this.revision++;
  }

  replace(name: string, text: string | null): void {
    this.writes++;
    this.revision++;
    this.values.delete(name);
    if (text === null) this.texts.delete(name);
    else this.texts.set(name, text);
  }
}

/** What stands in for the options `home` and `siteurl`: the settings' address, or WP_HOME and WP_SITEURL. */
export interface AddressOverrides {
  readonly home?: string | undefined;
  readonly siteUrl?: string | undefined;
}

/** The overrides of a site's settings; an address of its own counts for both. */
export function addressOverrides(settings: SiteSettings): AddressOverrides {
  const defined = (name: string): string | undefined => {
    const value = settings.defines[name];
    return typeof value === 'string' && value !== '' ? value.replace(/\/$/, '') : undefined;
  };
  return { home: settings.url ?? defined('WP_HOME'), siteUrl: settings.url ?? defined('WP_SITEURL') };
}

export class StoredOptions implements Options {
  readonly #memory: OptionMemory;
  readonly #database: Database;
  readonly #overrides: AddressOverrides;
  readonly #changed: () => void;
  /** Writes of the running transaction; null outside of one. */
  readonly #aside: Map<string, string | null> | null;

  /** `changed` is called after each write (Caches.changed). */
  constructor(memory: OptionMemory, database: Database, overrides: AddressOverrides, changed: () => void) {
    this.#memory = memory;
    this.#database = database;
    this.#overrides = overrides;
    this.#changed = changed;
    this.#aside = database.inTransaction ? new Map() : null;
  }

  get(name: string): unknown {
    if (name === 'home' && this.#overrides.home !== undefined) return this.#overrides.home;
    if (name === 'siteurl' && this.#overrides.siteUrl !== undefined) return this.#overrides.siteUrl;
    const aside = this.#aside?.get(name);
    if (aside !== undefined) return aside === null ? undefined : maybeUnserialize(aside);
    const known = this.#memory.values.get(name);
    if (known !== undefined) return known;
    const text = this.#memory.texts.get(name);
    if (text === undefined) return undefined;
    const value = isSerialized(text) ? maybeUnserialize(text) : text;
    this.#memory.values.set(name, value);
    return value;
  }

  text(name: string): string {
    return phpText(this.get(name));
  }

  number(name: string): number {
    return phpInteger(this.get(name));
  }

  get home(): string {
    return this.text('home').replace(/\/$/, '');
  }

  get revision(): number {
    return this.#memory.revision;
  }

  get siteUrl(): string {
    return this.text('siteurl').replace(/\/$/, '');
  }

  async set(name: string, value: unknown, autoload?: boolean): Promise<void> {
    const text = maybeSerialize(value);
    const { kysely } = this.#database;
    const stored = await kysely
      .selectFrom('options')
      .select(['option_value', 'autoload'])
      .where('option_name', '=', name)
      .executeTakeFirst();
    if (stored) {
      // As WordPress: an update that changes nothing does not change how the option is loaded either.
      if (stored.option_value === text) return;
      const flag = autoloadOfUpdate(text, stored.autoload, autoload);
      await kysely
        .updateTable('options')
        .set({ option_value: text, autoload: flag })
        .where('option_name', '=', name)
        .execute();
    } else if (value === false) {
      // As WordPress, to which an absent option is false already.
      return;
    } else {
      const row = { option_name: name, option_value: text, autoload: autoloadOf(text, autoload) };
      // Somebody else may have inserted it since.
      if ((await this.#database.dialect.insertIgnore(this.#database, 'options', [row])) === 0) {
        await kysely.updateTable('options').set({ option_value: text }).where('option_name', '=', name).execute();
      }
    }
    this.#remember(name, text);
  }

  async update(name: string, change: (stored: unknown) => unknown): Promise<void> {
    if (!this.#aside) throw new Error('an option can only be changed by its value inside a transaction');
    const { kysely, dialect } = this.#database;
    let query = kysely.selectFrom('options').select('option_value').where('option_name', '=', name);
    if (dialect.rowLocks) query = query.forUpdate();
    const row = await query.executeTakeFirst();
    const value = change(row && maybeUnserialize(row.option_value));
    if (value !== undefined) await this.set(name, value);
  }

  async delete(name: string): Promise<void> {
    await this.#database.kysely.deleteFrom('options').where('option_name', '=', name).execute();
    this.#remember(name, null);
  }

  async reload(): Promise<void> {
    for (;;) {
      const before = this.#memory.writes;
      const rows = await this.#database.run(everyOption, {});
      // A write of ours that was committed meanwhile is perhaps not among these rows.
      if (this.#memory.writes !== before) continue;
      this.#memory.fill(new Map(rows.map((row) => [row.option_name, row.option_value])));
      return;
    }
  }

  #remember(name: string, text: string | null): void {
    this.#aside?.set(name, text);
    this.#database.afterCommit(() => this.#memory.replace(name, text));
    this.#changed();
  }
}

/** `autoload` of a new option, as wp_determine_option_autoload_value. */
function autoloadOf(text: string, wanted: boolean | undefined): string {
  if (wanted !== undefined) return wanted ? 'on' : 'off';
  return Buffer.byteLength(text) > autoloadedAtMost ? 'auto-off' : 'auto';
}

/** An update keeps what was decided, and decides anew what WordPress had decided by size. */
function autoloadOfUpdate(text: string, stored: string, wanted: boolean | undefined): string {
  if (wanted !== undefined) return wanted ? 'on' : 'off';
  return stored === 'auto' || stored === 'auto-on' || stored === 'auto-off' ? autoloadOf(text, undefined) : stored;
}
