// Both sides, ready to render texts: WordPress and Broadsheet, each on its copy of one database into which texts are put by
// SQL. `render()` asks both for the same posts or comments, a hundred a request, and tells where they part.

import type { Outcome, RequestSpec, Role } from '../client.ts';
import { type Answer, differences, normalise } from '../compare.ts';
import { explained } from '../explained.ts';
import { speak } from '../languages/every.ts';
import {
  type Broadsheet,
  resetDatabase,
  resetUploads,
  serveWordPressDatabase,
  startWordPress,
  target,
  useTheme,
  type WordPress,
} from '../servers.ts';
import { masked } from './masks.ts';
import { storeMedia } from './media.ts';
import { commentRow, postRow, type Row, Store } from './store.ts';
import type { Text } from './text.ts';

/** One text that both sides rendered differently. */
export interface Found {
  readonly text: Text;
  readonly as: Kind;
  readonly lines: readonly string[];
  readonly expected: unknown;
  readonly got: unknown;
}
export type Kind = 'posts' | 'comments';

/** Each text has a moment of its own, long before what the site holds: lists of the newest posts leave texts out. */
function momentOf(id: number): Row {
  const date = new Date(Date.UTC(2003, 0, 5) + id * 900_000).toISOString().slice(0, 19).replace('T', ' ');
  return { post_date: date, post_date_gmt: date, post_modified: date, post_modified_gmt: date, post_author: 5 };
}

const fieldsOf: Readonly<Record<Kind, string>> = {
  posts: 'id,title,content,excerpt,class_list',
  comments: 'id,author_name,content',
};

type Item = Record<string, unknown>;

export class Sides {
  readonly store: Store;
  readonly wordpress: WordPress;
  readonly broadsheet: Broadsheet;
  /** Who reads the posts. */
  reader: Role = 'administrator';
  /** Texts in one request: an answer may take so much from elsewhere and no more (src/rendering/blocks/allowance.ts). */
  perRequest = 100;
  /** Texts that WordPress answered with a fatal error. */
  crashes = 0;
  #next = 1000;

  private constructor(wordpress: WordPress, store: Store, broadsheet: Broadsheet) {
    this.wordpress = wordpress;
    this.store = store;
    this.broadsheet = broadsheet;
  }

  /**
   * Fresh databases, with media, and Broadsheet on one of them. `prepare` may put more rows in before it starts; `theme` is one of
   * conformance/themes, `language` of the signs of conformance/languages/every.ts.
   */
  static async open(
    port: number,
    prepare: (store: Store) => Promise<void> = storeMedia,
    theme?: string,
    language?: string,
  ): Promise<Sides> {
    const wordpress = startWordPress(port);
    const copy = `broadsheet_${wordpress.port}`;
    resetDatabase(wordpress, wordpress.database);
    resetDatabase(wordpress, copy);
    const store = await Store.open(wordpress, [wordpress.database, copy]);
    await prepare(store);
    const drop = theme === undefined ? () => {} : useTheme(wordpress, theme, [wordpress.database, copy]);
    const dropLanguage = speak(wordpress, [wordpress.database, copy], language);
    const uploads = { BROADSHEET_UPLOADS: resetUploads(wordpress) };
    const broadsheet = await serveWordPressDatabase(wordpress, copy, uploads);
    const stop = () =>
      broadsheet.stop().finally(() => {
        drop();
        dropLanguage();
      });
    return new Sides(wordpress, store, { ...broadsheet, stop });
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.broadsheet.stop();
  }

  /** Stores texts as posts or comments; their ids, in order. */
  async put(texts: readonly Text[], as: Kind): Promise<number[]> {
    const ids = texts.map(() => this.#next++);
    const rows = texts.map((text, index) => {
      const id = ids[index] ?? 0;
      if (as === 'comments') return commentRow(id, 1, { comment_content: text.content, comment_author: text.title });
      return postRow(id, {
        ...{ post_title: text.title, post_content: text.content, post_excerpt: text.excerpt },
        ...{ post_status: text.status, post_password: text.password, ...momentOf(id) },
      });
    });
    await this.store.insert(as, rows);
    // What another program writes is seen within a second.
    await new Promise((done) => setTimeout(done, 1100));
    return ids;
  }

  /**
   * Renders texts on both sides and answers those that differ. Within a request numbers go on from text to text, so that one
   * difference may cause others: what differs in a list is asked for again alone, and what is equal then is left out, unless
   * nothing else in the list differs.
   */
  async render(texts: readonly Text[], as: Kind = 'posts'): Promise<Found[]> {
    const ids = await this.put(texts, as);
    return this.#compare(texts, ids, as);
  }

  async #compare(texts: readonly Text[], ids: readonly number[], as: Kind): Promise<Found[]> {
    const found: Found[] = [];
    for (let from = 0; from < texts.length; from += this.perRequest) {
      const some = ids.slice(from, from + this.perRequest);
      const inList = await this.#differing(texts.slice(from, from + this.perRequest), some, as);
      const alone: Found[] = [];
      for (const one of inList) {
        const id = ids[texts.indexOf(one.text)] ?? 0;
        alone.push(...(await this.#differing([one.text], [id], as)));
      }
      found.push(...(alone.length > 0 ? alone : inList));
    }
    return found;
  }

  async #differing(texts: readonly Text[], ids: readonly number[], as: Kind): Promise<Found[]> {
    const answers = await this.fetch(as, ids);
    if (!answers) {
      // WordPress ended in a fatal error: at which text, halves tell. That one has no answer to be equal to.
      if (texts.length === 1) {
        this.crashes++;
        return [];
      }
      const half = Math.ceil(texts.length / 2);
      const first = await this.#differing(texts.slice(0, half), ids.slice(0, half), as);
      return [...first, ...(await this.#differing(texts.slice(half), ids.slice(half), as))];
    }
    const [expected, got] = answers;
    return texts.flatMap((text, index) => {
      const id = ids[index];
      const [one, other] = [expected, got].map((items) => items.find((item) => item.id === id));
      const lines = differencesOf(`/wp/v2/${as}`, text.name, one, other);
      if (lines.length === 0) return [];
      return [{ text, as, lines, expected: one, got: other }];
    });
  }

  /** Items by their ids, from both sides; undefined where WordPress ends in a fatal error. */
  async fetch(as: Kind, ids: readonly number[], fields: string = fieldsOf[as]): Promise<[Item[], Item[]] | undefined> {
    const role = as === 'posts' ? this.reader : 'anonymous';
    const status = role === 'administrator' || role === 'editor' ? '&status=publish,private' : '';
    const query = `include=${ids.join()}&orderby=include&per_page=${this.perRequest}&_fields=${fields}${status}`;
    return this.ask(`/wp/v2/${as}`, query, role);
  }

  /** The answers of both sides to one request. */
  both(request: RequestSpec): Promise<[Answer, Answer]> {
    const send = (origin: string) => target(origin, this.wordpress).send(request);
    return Promise.all([send(this.wordpress.origin), send(this.broadsheet.origin)]);
  }

  /** A list from both sides, normalised as all answers are. */
  async ask(path: string, query: string, role: Role): Promise<[Item[], Item[]] | undefined> {
    const request: RequestSpec = { method: 'GET', path, query, role };
    const [expected, got] = await this.both(request);
    // 502: PHP itself ended, its server answers for it.
    if ((expected.status === 500 || expected.status === 502) && got.status === 200) return undefined;
    return [itemsOf(expected), itemsOf(got)];
  }
}

function itemsOf(answer: Answer): Item[] {
  if (!Array.isArray(answer.body)) throw new Error(`no list: ${JSON.stringify(answer).slice(0, 500)}`);
  // Lists of the API hold objects.
  return normalise(answer.body, Date.now()) as Item[];
}

/** Where two items part, unless docs/differences.md explains all of it. */
export function differencesOf(path: string, name: string, expected: unknown, got: unknown): string[] {
  const found = differences(masked(expected), masked(got), 'body');
  const request: RequestSpec = { method: 'GET', path, role: 'administrator' };
  const answer = { status: 200, headers: {}, body: expected };
  const outcome: Outcome = { area: 'texts', scenario: name, step: 1, request, expected: answer, found };
  return found.length > 0 && explained(outcome) ? [] : found;
}
