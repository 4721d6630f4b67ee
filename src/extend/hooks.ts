// Typed hooks: actions (something happened) and filters (change this value), run in order of priority, then of adding.
// Names are validated by the compiler: the maps below are the whole list; extensions widen them by declaration merging.
import type { CommentRow, PostRow } from '../database/schema.ts';
import type { Block, HookedInto, HookPosition } from './blocks.ts';
import type { ExtensionSite } from './site.ts';

/** Filters: name → [value, ...further arguments]. */
export interface FilterMap {
  /** Post classes (`class_list`), as WordPress's `post_class`. */
  post_class: [classes: string[], post: PostRow];
  /** What becomes of a new comment: `1`, `0`, `spam` or `trash`, as WordPress's `pre_comment_approved`. */
  pre_comment_approved: [approved: string, comment: Omit<CommentRow, 'comment_ID'>];
  /** May visitors comment through the API? False unless somebody says otherwise. */
  rest_allow_anonymous_comments: [allowed: boolean];
  /** Names of the blocks to stand at a place beside a block (null: text outside of blocks), as WordPress's. */
  hooked_block_types: [names: readonly string[], position: HookPosition, anchor: string | null, into: HookedInto];
  /** The block that is hooked in at a place; null: none. */
  hooked_block: [block: Block | null, name: string, position: HookPosition, anchor: Block, into: HookedInto];
}

/** Actions: name → arguments. Actions that run inside a transaction get the site bound to it. */
export interface ActionMap {
  /** A post's status changed (old `new` for a post that did not exist); inside the transaction that changes it. */
  transition_post_status: [newStatus: string, oldStatus: string, post: PostRow, site: ExtensionSite];
  /** After a post row was inserted or updated; inside the transaction. */
  save_post: [post: PostRow, update: boolean, site: ExtensionSite];
  /** After a post, its terms, meta and fields were written (old status `new` for a new one); inside the transaction. */
  wp_after_insert_post: [post: PostRow, oldStatus: string, site: ExtensionSite];
  /** Before a post row is deleted; inside the transaction. */
  before_delete_post: [post: PostRow, site: ExtensionSite];
  /** After a comment's row was inserted; inside the transaction. */
  wp_insert_comment: [comment: CommentRow, site: ExtensionSite];
  /** After a comment's row was changed; inside the transaction. */
  edit_comment: [comment: CommentRow, site: ExtensionSite];
  /** A comment's status changed (`approved`, `unapproved`, `spam`, `trash`; old `new` for a new one); in the transaction. */
  transition_comment_status: [newStatus: string, oldStatus: string, comment: CommentRow, site: ExtensionSite];
  /** Before a comment's row is deleted; inside the transaction. */
  delete_comment: [comment: CommentRow, site: ExtensionSite];
}

type Listener = { priority: number; order: number; run: (...args: never[]) => unknown };

export class Hooks {
  readonly #listeners = new Map<string, Listener[]>();
  #order = 0;

  /** Adds a filter; lower priorities run first (WordPress's default is 10). */
  addFilter<K extends keyof FilterMap>(name: K, run: (...args: FilterMap[K]) => FilterMap[K][0], priority = 10): void {
    this.#add(`filter:${name}`, run, priority);
  }

  addAction<K extends keyof ActionMap>(
    name: K,
    run: (...args: ActionMap[K]) => void | Promise<void>,
    priority = 10,
  ): void {
    this.#add(`action:${name}`, run, priority);
  }

  /** Has anybody added a filter of this name? */
  has(name: keyof FilterMap): boolean {
    return (this.#listeners.get(`filter:${name}`)?.length ?? 0) > 0;
  }

  /** Passes a value through every filter of a name. */
  filter<K extends keyof FilterMap>(name: K, ...args: FilterMap[K]): FilterMap[K][0] {
    const [first, ...rest] = args;
    let value: FilterMap[K][0] = first;
    for (const listener of this.#listeners.get(`filter:${name}`) ?? []) {
      // The maps above tie the argument types to the name; the table itself cannot.
      value = (listener.run as (...args: unknown[]) => FilterMap[K][0])(value, ...rest);
    }
    return value;
  }

  /** Runs every action of a name, one after the other; the first that throws stops them. */
  async run<K extends keyof ActionMap>(name: K, ...args: ActionMap[K]): Promise<void> {
    for (const listener of this.#listeners.get(`action:${name}`) ?? []) {
      await (listener.run as (...args: unknown[]) => unknown)(...args);
    }
  }

  /** Forgets every filter and action, before the site is composed anew with other extensions. */
  clear(): void {
    this.#listeners.clear();
  }

  #add(name: string, run: (...args: never[]) => unknown, priority: number): void {
    const list = this.#listeners.get(name) ?? [];
    list.push({ priority, order: this.#order++, run });
    list.sort((a, b) => a.priority - b.priority || a.order - b.order);
    this.#listeners.set(name, list);
  }
}
