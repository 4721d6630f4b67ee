// The running site, made once in the composition root (src/site.ts) and handed down. No module keeps state.
import type { Secrets } from '../access/secrets.ts';
import type { Clock } from '../base/clock.ts';
import type { Database } from '../database/database.ts';
import type { Read } from '../database/reads.ts';
import type { Hooks } from '../extend/hooks.ts';
import type { Plugin } from '../extend/plugin.ts';
import type { Registry } from '../extend/registry.ts';
import type { S3Settings } from '../media/storage/s3.ts';
import type { Storage } from '../media/storage/storage.ts';
import type { MailSettings } from '../net/mail.ts';
import type { Outgoing } from '../net/outgoing.ts';
import type { Options } from './options/options.ts';

/** WordPress's eight salts, from wp-config.php or, on our own sites, from the data folder. */
export type SaltName = 'auth' | 'secure_auth' | 'logged_in' | 'nonce';
export type Salts = Readonly<Record<SaltName, { key: string; salt: string }>>;

export interface SiteSettings {
  /** Overrides the stored `home` and `siteurl`, as WP_HOME and WP_SITEURL do. No trailing slash. */
  readonly url?: string | undefined;
  readonly salts: Salts;
  /** Folder of uploads, or the bucket that stands for it; and its public address where it is not below the site's. */
  readonly uploads: { path: string; url?: string | undefined; s3?: S3Settings | undefined };
  /** A WordPress's `wp-content`, with its themes, and its public address where it is not below the site's. */
  readonly content?: { path: string; url?: string | undefined };
  /** Our own folder: keys, and the SQLite file on sites of our own. */
  readonly data: string;
  /** Under which secrets in the database are encrypted; absent: a file in `data`, made when it is first needed. */
  readonly secretKey?: Uint8Array | undefined;
  /** Defines of wp-config.php, where the site is a WordPress's (`WP_POST_REVISIONS`, `EMPTY_TRASH_DAYS`, …). */
  readonly defines: Readonly<Record<string, string | number | boolean | null>>;
  /** `host:port` pairs that may be asked though they are not on the public internet. */
  readonly mayAsk?: readonly string[] | undefined;
  /** How mail is sent; absent: none is. */
  readonly mail?: MailSettings | undefined;
}

export interface Site {
  readonly database: Database;
  readonly options: Options;
  readonly registry: Registry;
  readonly hooks: Hooks;
  readonly clock: Clock;
  readonly settings: SiteSettings;
  /** The uploads. */
  readonly storage: Storage;
  /** Random bytes from outside, so that tests can repeat them. */
  readonly random: (bytes: number) => Uint8Array;
  /** Requests to other servers. */
  readonly outgoing: Outgoing;
  /** Encrypts what is kept of other services. */
  readonly secrets: Secrets;
  readonly extensions: SiteExtensions;
  /** Lets whoever runs jobs look for due ones now. */
  wakeJobs(): void;
  /** Tells `listener` of wakeJobs(). */
  onJobs(listener: () => void): void;
  /** Derived data of this process; emptied by `changed()` and by foreign writes. Switching it off changes only speed. */
  readonly caches: Caches;
  /**
   * Runs `work` with a site bound to one transaction. What it writes is visible to others, and caches are invalidated,
   * when it has committed.
   */
  transaction<T>(work: (site: Site) => Promise<T>): Promise<T>;
  /** Runs `work`, which only reads, and tells what it saw; undefined where it saw more than can be looked at again. */
  watch<T>(work: (site: Site) => Promise<T>): Promise<{ readonly made: T; readonly seen: Seen | undefined }>;
  /** Would work that saw this see the same now? Sends its statements again. */
  stillSees(seen: Seen): Promise<boolean>;
  /**
   * Registers core types and the extensions that the options name anew, if those are others than run now; the registry's
   * `revision` moves then. refresh() does it for changes that others made.
   */
  compose(): void;
  /** To be called at the start of each request: notices foreign writes (at most a second old) and drops derived data. */
  refresh(): Promise<void>;
}

/** All that some work depended on besides what it was given. */
export interface Seen {
  readonly reads: readonly Read[];
  /** What stands for options, extensions, the theme's files and the site's own styles. */
  readonly state: string;
  /** About what it takes of the memory. */
  readonly bytes: number;
}

/** What the site could run and what it runs. */
export interface SiteExtensions {
  /** All that ship with it. */
  readonly available: readonly Plugin[];
  /** Names of those that run, as of the last compose(). */
  readonly running: readonly string[];
}

/**
 * Generation-numbered caches: every write moves `generation`, and what was kept under an older one is not used. All maps share
 * a budget of bytes: any entry may be gone by the next look, and values say in `bytes` what they hold besides their own texts.
 */
export interface Caches {
  /** Moves with each committed write of ours and each noticed foreign write. */
  readonly generation: number;
  readonly enabled: boolean;
  /** Do content maps keep anything? Otherwise nothing need be prepared for them. */
  readonly keepsContent: boolean;
  /** Declares a write: bumps the generation after commit. Every content verb that writes calls it. */
  changed(): void;
  /**
   * A named map, replaced by an empty one when the generation moves. Take it before you read what you put into it, and
   * put it into that one: what was read before a write then never counts as read after it.
   */
  map<V>(name: string): Map<string, V>;
  /** A named map keyed by content alone: survives generations. */
  contentMap<V>(name: string): Map<string, V>;
}
