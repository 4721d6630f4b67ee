// A full-text index beside the posts, where a database has one of ours: it tells which posts hold the texts searched for,
// so that a search need not read them. Posts that were written since it was last brought up to date are named apart.
import type { RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/** A text that posts must contain, in any of title, excerpt and content as `like` finds it, or must not. */
export interface SearchedText {
  readonly text: string;
  readonly exclude: boolean;
}

/** What posts may be asked for besides: the index knows their types, statuses and passwords. */
export interface SearchedKinds {
  readonly types: readonly string[];
  /** Undefined: any. */
  readonly statuses?: readonly string[] | undefined;
  /** Only posts without a password? */
  readonly open: boolean;
  /** Only posts with one of these ids, in ascending order. Undefined: any. */
  readonly only?: readonly number[] | undefined;
  /** Not those with one of these. */
  readonly without?: readonly number[] | undefined;
}

/** A post that did not come from the index, to be put in order among those that did. */
export interface DatedPost {
  readonly ID: number;
  readonly post_date: string;
}

export interface PageOrder {
  readonly offset: number;
  readonly limit: number;
  readonly ascending: boolean;
  /** Posts with all texts in their titles first. */
  readonly titlesFirst: boolean;
  /** Posts that belong to the list as well; `inTitle` where that comes first. */
  readonly others: readonly (DatedPost & { readonly inTitle?: boolean })[];
}

export interface SearchMatches {
  /**
   * Do exactly the posts found match? Else posts that do not may be among them, and each must be read. False wherever the
   * texts hold more than a part of a word: punctuation, spaces.
   */
  readonly exact: boolean;
  /** Posts of which the index knows nothing; they are not among those found. */
  readonly pending: readonly number[];
  /** How many were found. */
  readonly count: number;
  /** Their ids, in no order. */
  ids(): number[];
  /** Ids by date, equals by id; undefined where the index cannot tell their order. */
  page(order: PageOrder): number[] | undefined;
}

export interface SearchWork {
  /** Posts that were taken into the index. */
  readonly taken: number;
  /** Is there nothing left to do? */
  readonly done: boolean;
}

/** Keeps an index up to date. Several at once, in one process or many, do no harm. */
export interface SearchWorker {
  /** Does the next few milliseconds' work. After an error it begins anew with what is left. */
  step(): Promise<SearchWork>;
}

export interface SearchIndex {
  /** Makes the index where there is none, or one of another version. */
  ensure(database: Database): Promise<void>;
  /**
   * The posts in which texts occur, of some kinds; undefined where the index cannot narrow them, or knows too little of
   * the posts. `titles`: is PageOrder.titlesFirst wanted? A fixed number of statements.
   */
  find(
    database: Database,
    texts: readonly SearchedText[],
    kinds: SearchedKinds,
    titles: boolean,
  ): Promise<SearchMatches | undefined>;
  /** Is a column's value one of these ids? `ids` is a JSON array. */
  among(column: RawBuilder<unknown>, ids: string): RawBuilder<boolean>;
  /** `now`: milliseconds. */
  worker(database: Database, now: () => number): SearchWorker;
}
