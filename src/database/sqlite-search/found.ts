// What a search of the index found: how many posts, which, and the newest or oldest of them in order. Dates are in memory,
// so no order needs the posts themselves, and a word that only old posts have costs no more than another.
import type { PageOrder, SearchMatches } from '../search-index.ts';
import { type Documents, dateNumber } from './memory.ts';
import { type Bitmap, countBits, eachBitDown, hasBit } from './postings.ts';

export interface FoundSegment {
  readonly documents: Documents;
  /** The posts found. */
  readonly posts: Bitmap;
  /** Those with the text in their titles, and others; undefined: none. */
  readonly titles: Bitmap | undefined;
}

interface Entry {
  readonly id: number;
  readonly date: number;
}

/** As many are kept at least before they are sorted. */
const keptAtLeast = 1000;

export class FoundPosts implements SearchMatches {
  readonly exact: boolean;
  readonly pending: readonly number[];
  readonly count: number;
  readonly #segments: readonly FoundSegment[];
  readonly #titles: boolean;

  constructor(segments: readonly FoundSegment[], pending: readonly number[], exact: boolean, titles: boolean) {
    this.exact = exact;
    this.pending = pending;
    this.#titles = titles;
    this.#segments = segments;
    this.count = segments.reduce((sum, segment) => sum + countBits(segment.posts), 0);
  }

  ids(): number[] {
    const ids: number[] = [];
    for (const { posts, documents } of this.#segments)
      eachBitDown(posts, (document) => {
        ids.push(documents.ids[document] ?? 0);
      });
    return ids;
  }

  page({ offset, limit, ascending, titlesFirst, others }: PageOrder): number[] | undefined {
    if (titlesFirst && !this.#titles) return undefined;
    const entries = others.map((post) => ({
      id: post.ID,
      date: dateNumber(post.post_date),
      inTitle: post.inTitle ?? false,
    }));
    const parts: readonly (boolean | undefined)[] = titlesFirst ? [true, false] : [undefined];
    const page: number[] = [];
    for (const inTitle of parts) {
      const first = new First(offset + limit, ascending);
      for (const entry of entries)
        if (inTitle === undefined || entry.inTitle === inTitle) first.add(entry.date, entry.id);
      for (const segment of this.#segments) addPosts(first, segment, inTitle);
      const ids = first.ids();
      if (!ids) return undefined;
      page.push(...ids);
      if (page.length >= offset + limit) break;
    }
    return page.slice(offset, offset + limit);
  }
}

function addPosts(first: First, { posts, documents, titles }: FoundSegment, inTitle: boolean | undefined): void {
  const { ids, dates } = documents;
  eachBitDown(posts, (document) => {
    if (inTitle !== undefined && (titles !== undefined && hasBit(titles, document)) !== inTitle) return;
    first.add(dates[document] ?? Number.NaN, ids[document] ?? 0);
  });
}

/** The first of many by date and id, without sorting them all. */
class First {
  readonly #limit: number;
  /** 1: ascending, -1: descending. */
  readonly #way: number;
  #entries: Entry[] = [];
  /** Entries behind this one are not among the first. */
  #worst: number = Number.POSITIVE_INFINITY;
  #unordered = false;

  constructor(limit: number, ascending: boolean) {
    this.#limit = limit;
    this.#way = ascending ? 1 : -1;
  }

  add(date: number, id: number): void {
    if (date * this.#way > this.#worst) return;
    if (Number.isNaN(date)) this.#unordered = true;
    this.#entries.push({ id, date });
    if (this.#entries.length >= Math.max(keptAtLeast, this.#limit * 2)) this.#prune();
  }

  /** Undefined where a date could not be read. */
  ids(): number[] | undefined {
    this.#prune();
    return this.#unordered ? undefined : this.#entries.map((entry) => entry.id);
  }

  #prune(): void {
    this.#entries.sort((one, other) => (one.date - other.date || one.id - other.id) * this.#way);
    this.#entries = this.#entries.slice(0, this.#limit);
    const last = this.#entries.at(-1);
    if (last && this.#entries.length === this.#limit) this.#worst = last.date * this.#way;
  }
}
