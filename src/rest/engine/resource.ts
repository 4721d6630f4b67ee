// A resource is a table of fields. From that one table come the schema, the arguments of the write endpoints,
// `context` and `_fields` filtering, and what must be loaded: a field nobody asked for costs nothing.
import type { JsonSchema } from '../../extend/types.ts';
import type { KeptBy } from './kept-items.ts';
import type { Call, Links } from './types.ts';

/** One field of a resource. `Item` is the loaded thing, `Draft` what create and update fill before they write. */
export interface Field<Item, Draft> {
  /** As `OPTIONS` shows it: type, format, enum, context, readonly, description (our words), properties. */
  schema: JsonSchema;
  /** The value in an answer; undefined leaves the key out. Sync: what it needs was loaded for the whole list before. */
  read?: (item: Item, call: Call) => unknown;
  /** `read` itself leaves out what the context must not see: no filtering by the schema follows. */
  readsContext?: true;
  /** `_fields` that names only a part of it leaves it out. */
  whole?: true;
  /** Names of this resource's loaders whose data `read` uses. */
  needs?: readonly string[];
  /** Takes the (validated, sanitised) value of a request into the draft. Throws a SiteError to refuse. */
  write?: (draft: Draft, value: unknown, call: Call) => void | Promise<void>;
  /**
   * Overrides of the write endpoints' argument made from the schema (`required`, `default`, `validate`, `sanitize`);
   * `sanitize: 'none'` without a `validate` leaves the value unchecked.
   */
  argument?: Record<string, unknown>;
}

export interface Resource<Item, Draft> {
  /** Title of the schema: `post`, `category`, `user`. */
  title: string;
  /** In the schema's order. */
  fields: Record<string, Field<Item, Draft>>;
  /** Keys in the order of answers, where that differs from the schema's. */
  order?: readonly string[];
  /** Each loads for all items of a list at once, with a fixed number of queries, and keeps it on the items. */
  loaders: Record<string, (items: readonly Item[], call: Call) => Promise<void>>;
  /** Changes a finished item's data: what WordPress does there beside its schema (`filter_response_by_context`). */
  finish?: (data: Record<string, unknown>, item: Item) => void;
  /** `_links` of an item, in order; left out by `_fields` that does not name it. `needs` as for fields. */
  links?: {
    needs?: readonly string[];
    read: (item: Item, call: Call) => Links;
    /** Made whatever `_fields` says: a few of WordPress's controllers do not ask (statuses). */
    always?: boolean;
  };
  /** What its items in lists for strangers are made of, so that unchanged ones need not be read again. */
  kept?: KeptBy<Item>;
  /** `links` of the schema that OPTIONS shows (`https://api.w.org/action-…`). */
  schemaLinks?: readonly unknown[];
}
