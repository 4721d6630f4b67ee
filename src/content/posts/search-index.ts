// Search of large sites: narrows a search to the posts in which its words can stand, and keeps the index up to date in
// pauses between requests. Without an index, or before it has caught up, searches read every post, as WordPress's do.
import type { Site } from '../site.ts';
import type { Condition } from './query-condition.ts';
import { column, nothing } from './query-condition.ts';
import type { SearchTerms } from './search-terms.ts';

/** More candidates than this are not worth naming for a page: one is found soon by reading the newest posts. */
export const candidatesOfPage = 5000;
/** Counting reads every candidate, so that naming them pays for longer. */
export const candidatesOfCount = 50_000;
/** Posts a step and milliseconds between steps while there is something to do: requests come in between. */
const step = 20;
const pause = 5;
const idle = 1000;

/** Are the posts of a query in the index? Revisions are not: they are searched below one post only. */
export function isIndexed({ types }: { readonly types: readonly string[] }): boolean {
  return !types.includes('revision');
}

/** The condition that a post is among those in which the search's words can stand; undefined where nobody can tell. */
export async function candidateCondition(
  site: Site,
  search: SearchTerms,
  atMost: number,
): Promise<Condition | undefined> {
  const { searchIndex } = site.database.dialect;
  const texts = search.terms.filter((term) => !term.exclude).map((term) => term.text);
  if (!searchIndex || texts.length === 0) return undefined;
  const found = await searchIndex.candidates(site.database, texts, atMost);
  if (!found) return undefined;
  if (found.length === 0) return nothing;
  return {
    shape: 'candidates',
    few: true,
    values: { candidates: JSON.stringify(found) },
    // A placeholder or the value itself; only handed on.
    sql: (values) => searchIndex.among(column('ID'), values.candidates as string),
  };
}

/** Brings the index up to date with everything written so far; answers how many posts it took in. */
export async function updateSearchIndex(site: Site): Promise<number> {
  let taken = 0;
  for (;;) {
    const count = (await site.database.dialect.searchIndex?.update(site.database, step)) ?? 0;
    taken += count;
    if (count < step) return taken;
  }
}

/** Keeps the index up to date while a site is served. */
export class SearchIndexer {
  readonly #site: Site;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #stopped = true;
  #working: Promise<void> | undefined;

  constructor(site: Site, onError: (error: unknown) => void) {
    this.#site = site;
    this.#onError = onError;
  }

  start(): void {
    if (!this.#site.database.dialect.searchIndex) return;
    this.#stopped = false;
    this.#next(idle);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  #next(wait: number): void {
    this.#timer = setTimeout(() => {
      this.#working = this.#work();
    }, wait);
    this.#timer.unref();
  }

  async #work(): Promise<void> {
    let wait = idle;
    try {
      const count = (await this.#site.database.dialect.searchIndex?.update(this.#site.database, step)) ?? 0;
      if (count === step) wait = pause;
    } catch (error) {
      this.#onError(error);
    }
    if (!this.#stopped) this.#next(wait);
  }
}
