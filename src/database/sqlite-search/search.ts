// The search index of SQLite sites: words and short texts of title, excerpt and content → posts, in tables of ours beside
// WordPress's (tables.ts). Writing a post only notes its id; a worker takes in what was written in pauses between requests
// (build.ts, merge.ts), and until then searches look at those posts themselves (find.ts).
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { SearchIndex, SearchWork, SearchWorker } from '../search-index.ts';
import { buildSegment } from './build.ts';
import { findPosts } from './find.ts';
import { mergeSegments } from './merge.ts';
import { Superseded, sweep } from './segments.ts';
import { ensureSearchTables } from './tables.ts';

export const sqliteSearch: SearchIndex = {
  ensure: ensureSearchTables,
  find: findPosts,
  among: (column, ids) => sql<boolean>`${column} in (select value from json_each(${ids}))`,
  worker: (database, now) => new Worker(database, now),
};

/** What a round of work answers: posts taken in, and whether it found anything to do. */
interface Round {
  readonly taken: number;
  readonly busy: boolean;
}

class Worker implements SearchWorker {
  readonly #database: Database;
  readonly #now: () => number;
  #round: AsyncGenerator<void, Round> | undefined;

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async step(): Promise<SearchWork> {
    this.#round ??= round(this.#database, this.#now);
    try {
      const next = await this.#round.next();
      if (!next.done) return { taken: 0, done: false };
      this.#round = undefined;
      return { taken: next.value.taken, done: !next.value.busy };
    } catch (error) {
      this.#round = undefined;
      // Another process did it.
      if (error instanceof Superseded) return { taken: 0, done: false };
      throw error;
    }
  }
}

/** Steps of sweeping in a round: as fast as rows are written when much is taken in, and nobody waits long behind it. */
const sweptAtMost = 50;

/** Merging comes before taking in more, so that there are never many segments. */
async function* round(database: Database, now: () => number): AsyncGenerator<void, Round> {
  let swept = 0;
  for (; swept < sweptAtMost && (await sweep(database, now())); swept++) yield;
  if (yield* mergeSegments(database, now)) return { taken: 0, busy: true };
  const taken = yield* buildSegment(database, now);
  return { taken, busy: taken > 0 || swept > 0 };
}
