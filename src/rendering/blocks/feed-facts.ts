// A feed of another site as blocks and widgets show it. Texts are as the reader of feeds hands them out: HTML that passed
// kses, or plain text with its markup escaped.

export interface FeedEntry {
  /** Null where it has none. */
  readonly title: string | null;
  readonly link: string | null;
  /** Unix seconds. */
  readonly date: number | null;
  /** Absent: nobody is named; null: somebody is, but without a name. */
  readonly author?: string | null;
  readonly description: string | null;
}

export interface FeedFacts {
  readonly title: string | null;
  readonly description: string | null;
  readonly link: string | null;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
}

/** What is known of a feed: what it says, or that it cannot be read. */
export type KnownFeed = FeedFacts | { readonly failed: true };
