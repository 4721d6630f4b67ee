// Site options, held in memory: every option but transients, unserialized, re-read when the generation moves.
// Same table, names, serialization and autoload values as WordPress's get_option/update_option.

export interface Options {
  /** The value, unserialized; undefined where there is no such option. Strings stay strings, as in WordPress. */
  get(name: string): unknown;
  /** As a string ('' where absent); numbers and booleans as PHP would print them. */
  text(name: string): string;
  /** As PHP's (int) cast. */
  number(name: string): number;
  /** `home` and `siteurl` without trailing slash; overridden by the settings' url. */
  readonly home: string;
  readonly siteUrl: string;
  /** Writes an option (insert or update) and keeps the memory right, inside the running transaction if there is one. */
  set(name: string, value: unknown, autoload?: boolean): Promise<void>;
  /**
   * Changes an option to what `change` makes of its stored value, which nobody else changes meanwhile; undefined leaves it.
   * Only inside a transaction: what memory holds may be older than the table.
   */
  update(name: string, change: (stored: unknown) => unknown): Promise<void>;
  delete(name: string): Promise<void>;
  /** Moves whenever a value changes that everybody sees. */
  readonly revision: number;
  /** Reads all again from the database. */
  reload(): Promise<void>;
}
