// Reads the files of themes through a cache: a file is looked at again a second later, and read again where its time or size
// changed. What is made of a text (a parsed header, JSON) is kept beside it. Nothing here runs a file. Files of languages are
// looked at here as well, so that whoever keeps something learns of their changes.
import { opendirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf } from '../../base/php-json.ts';
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
  /** Absent until it is asked for. */
  text?: string | undefined;
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
    return textOf(path, this.#look(path));
  }

  /** Time and size of a file; '' without one. Another version means another text. */
  version(path: string): string {
    return this.#look(path).version;
  }

  /** What `make` makes of a file's text, made once for each version of it; undefined without a file. `name` names the maker. */
  derived<T>(path: string, name: string, make: (text: string) => T): T | undefined {
    const kept = this.#look(path);
    const text = textOf(path, kept);
    if (text === undefined) return undefined;
    if (!kept.made.has(name)) kept.made.set(name, make(text));
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
    const version = versionOf(path);
    const current =
      kept && kept.version === version ? kept : { lookedAt: now, version, made: new Map<string, unknown>() };
    if (kept && kept.version !== version) this.#revision++;
    current.lookedAt = now;
    this.#files.set(path, current);
    return current;
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = jsonOf(text);
  // An array is an object without names.
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}

/** Time and size of a file; '' where there is none that can be taken. */
function versionOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() && stats.size <= longest ? `${stats.mtimeMs} ${stats.size}` : '';
}

/** Read once for each version. */
function textOf(path: string, kept: Kept): string | undefined {
  if (kept.version === '') return undefined;
  if (!('text' in kept)) kept.text = readText(path);
  return kept.text;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
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
