// A full-text index beside the posts, where a database has one of ours: it yields the few posts in which a text can stand
// at all, so that a search need not read every post. Candidates are checked by the query itself.
import type { RawBuilder } from 'kysely';
import type { Database } from './database.ts';

export interface SearchIndex {
  /**
   * Ids of posts in which all texts may stand; undefined where they are too short for the index or more than `atMost`
   * posts may hold them. Posts that were written since the index was last brought up to date are among them.
   */
  candidates(database: Database, texts: readonly string[], atMost: number): Promise<number[] | undefined>;
  /** Is a column's value one of these ids? `ids` is a JSON array. */
  among(column: RawBuilder<unknown>, ids: string): RawBuilder<boolean>;
  /** Takes at most `limit` of the posts that were written into the index; answers how many it took. */
  update(database: Database, limit: number): Promise<number>;
}
