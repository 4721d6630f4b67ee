// Reads the files of themes through a cache: a file is looked at again a second after it was read, and read again where
// its time or size changed. What is made of a text (a parsed header, JSON) is kept beside it. Nothing here runs a file.
import { closeSync, fstatSync, opendirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sameItems } from '../../base/same-items.ts';
import type { SiteSettings } from '../site.ts';

/** Milliseconds for which a look at the disk holds. */
const freshFor = 1000;
/** Larger files are none that a theme's design is made of. */
const longest = 4 * 1024 * 1024;
/** Folders in folders that are followed at most. */
const deepest = 8;

interface Kept {
  lookedAt: number;
  version: string;
  text: string | undefined;
  readonly made: Map<string, unknown>;
}

/** The files of a site's themes. */
export class ThemeFiles {
  readonly #files = new Map<string, Kept>();
  readonly #folders = new Map<string, { lookedAt: number; files: readonly string[]; folders: readonly string[] }>();

  #revision = 0;
  #lookedAtAll = Number.NEGATIVE_INFINITY;

  /** Moves when a file or a folder that was ever looked at changes. Looks at all of them again, once in `freshFor`. */
  get revision(): number {
    const now = performance.now();
    if (now - this.#lookedAtAll >= freshFor) {
      this.#lookedAtAll = now;
      for (const path of this.#files.keys()) this.#look(path, 0);
      for (const folder of this.#folders.keys()) this.#listed(folder, 0);
    }
    return this.#revision;
  }

  /** The text of a file; undefined where there is none that can be read. */
  text(path: string): string | undefined {
    return this.#look(path).text;
  }

  /** Time and size of a file; '' without one. Another version means another text. */
  version(path: string): string {
    return this.#look(path).version;
  }

  /** What `make` makes of a file's text, made once for each version of it; undefined without a file. `name` names the maker. */
  derived<T>(path: string, name: string, make: (text: string) => T): T | undefined {
    const kept = this.#look(path);
    if (kept.text === undefined) return undefined;
    if (!kept.made.has(name)) kept.made.set(name, make(kept.text));
    // Whoever names a maker owns the type of what it makes.
    return kept.made.get(name) as T;
  }

  /** The object that a JSON file holds; undefined where it holds none. */
  json(path: string): Readonly<Record<string, unknown>> | undefined {
    return this.derived(path, 'json', parseObject);
  }

  /** Names of a folder's files and folders, in the order in which the disk has them (as PHP's directory iterators). */
  list(folder: string): { readonly files: readonly string[]; readonly folders: readonly string[] } {
    return this.#listed(folder);
  }

  #listed(
    folder: string,
    fresh = freshFor,
  ): { readonly files: readonly string[]; readonly folders: readonly string[] } {
    const kept = this.#folders.get(folder);
    const now = performance.now();
    if (kept && now - kept.lookedAt < fresh) return kept;
    const found = { lookedAt: now, ...readFolder(folder) };
    if (kept && !(sameItems(kept.files, found.files) && sameItems(kept.folders, found.folders))) this.#revision++;
    this.#folders.set(folder, found);
    return found;
  }

  /** Paths below a folder of the files whose name ends with `ending`, relative to it; folders in their place. */
  below(folder: string, ending: string, depth = deepest): string[] {
    if (depth < 0) return [];
    const { files, folders } = this.list(folder);
    const found = files.filter((name) => name.toLowerCase().endsWith(ending));
    for (const name of folders) {
      for (const path of this.below(join(folder, name), ending, depth - 1)) found.push(`${name}/${path}`);
    }
    return found;
  }

  /** `fresh`: milliseconds for which an earlier look holds. */
  #look(path: string, fresh = freshFor): Kept {
    const now = performance.now();
    const kept = this.#files.get(path);
    if (kept && now - kept.lookedAt < fresh) return kept;
    const { version, text } = readVersion(path, kept?.version);
    const current =
      kept && kept.version === version ? kept : { lookedAt: now, version, text, made: new Map<string, unknown>() };
    if (kept && kept.version !== version) this.#revision++;
    current.lookedAt = now;
    this.#files.set(path, current);
    return current;
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // An array is an object without names.
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Time and size of a file, and its text where these are others than `known`. An absent file has the version ''. */
function readVersion(path: string, known: string | undefined): { version: string; text: string | undefined } {
  try {
    const file = openSync(path, 'r');
    try {
      const stats = fstatSync(file);
      if (!stats.isFile() || stats.size > longest) return { version: '', text: undefined };
      const version = `${stats.mtimeMs} ${stats.size}`;
      return { version, text: version === known ? undefined : readFileSync(file, 'utf8') };
    } finally {
      closeSync(file);
    }
  } catch {
    return { version: '', text: undefined };
  }
}

function readFolder(folder: string): { files: string[]; folders: string[] } {
  const found = { files: [] as string[], folders: [] as string[] };
  try {
    const opened = opendirSync(folder);
    try {
      for (let entry = opened.readSync(); entry; entry = opened.readSync()) {
        if (entry.isFile()) found.files.push(entry.name);
        else if (entry.isDirectory()) found.folders.push(entry.name);
      }
    } finally {
      opened.closeSync();
    }
  } catch {
    // A folder that cannot be read holds nothing.
  }
  return found;
}

const kept = new WeakMap<SiteSettings, ThemeFiles>();

/** The files of the themes of a site, one cache for all of its handles. */
export function themeFiles(settings: SiteSettings): ThemeFiles {
  let files = kept.get(settings);
  if (!files) kept.set(settings, (files = new ThemeFiles()));
  return files;
}
