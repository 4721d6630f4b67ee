// What is around whatever is being rendered, through all texts that a rendering takes in: a post within a list within a pattern. WordPress
// keeps these for the whole request.
import type { JsonObject } from './json.ts';

/** What `render` makes while a set holds `one`, which it does not yet. */
export function within<T, R>(set: Set<T>, one: T, render: () => R): R {
  set.add(one);
  try {
    return render();
  } finally {
    set.delete(one);
  }
}

export class Surroundings {
  /** Posts whose content is shown, by id. What contains itself ends there, as it does in all of these sets. */
  readonly posts = new Set<number>();
  /** Posts that lists of the latest show whole: each of them may show its content once more. */
  readonly listed = new Set<number>();
  /** Synced patterns, by id. */
  readonly patterns = new Set<number>();
  /** Template parts and registered patterns, by kind and name. */
  readonly names = new Set<string>();
  /** Widgets, by id. */
  readonly widgets = new Set<string>();
  /** Context that lists of posts, terms and comments give to every block that is rendered for one of them. */
  listContext: JsonObject = {};
  /** The post that the innermost of these lists has set up (WordPress's global one), where there is any. */
  post: number | undefined;
  /** The post whose text get_the_content reads: the last one that was set up, which a list leaves so behind it. */
  pagesOf: number | undefined;
  /** The post at which a page's own list is, or which it came back to at its end. */
  main: number | undefined;
  /** What was made of posts' texts, by what it is: many blocks may ask for the same. */
  readonly made = new Map<string, string | number>();

  /** What `render` makes at a post that a list has set up; nothing changes where there is none. */
  at<R>(post: number | undefined, render: () => R): R {
    const before = this.post;
    if (post !== undefined) this.post = post;
    try {
      return render();
    } finally {
      this.post = before;
    }
  }
}
