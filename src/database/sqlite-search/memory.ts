// What a process keeps of the search index: each segment's posts (id, date, kind), and all words as text to be searched.
// Segments never change and words are only ever added, so what is kept cannot be out of date. About 30 bytes a post.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { type Parameters, type Prepared, prepare } from '../prepared.ts';
import { type Bitmap, bitmapOf, emptyBitmap, setBit } from './postings.ts';
import { postingTable, segmentTable, wordTable } from './tables.ts';
import { Vocabulary } from './vocabulary.ts';

/** A segment that is searched, as a search finds it. */
export interface SegmentRow {
  readonly segment: number;
  /** Random: tells a segment from one of the same number that was never committed. */
  readonly stamp: number;
  readonly posts: number;
  /** Its posts that no longer count, as a stored bitmap. */
  readonly dead: Buffer | null;
}

export interface PostingRow {
  readonly segment: number;
  readonly token: string;
  readonly posts: Buffer;
}

/** The posts of a segment, by their numbers in it. Ids ascend. */
export interface Documents {
  readonly ids: Float64Array;
  /** Dates as dateNumber has them. */
  readonly dates: Float64Array;
  /** Type, status and password (see kindOf) → the posts that have it. */
  readonly kinds: ReadonlyMap<string, Bitmap>;
}

/** A post as it is put into a segment. */
export interface DocumentEntry {
  readonly id: number;
  readonly date: number;
  readonly kind: string;
}

/** A stored date as a number of the same order: its 14 digits. NaN where it has another form. */
export function dateNumber(date: string): number {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(date) ? Number(date.replace(/[- :]/g, '')) : Number.NaN;
}

/** What a list may ask of a post besides its words; compared without case, as the columns are. */
export function kindOf(type: string, status: string, open: boolean): string {
  return `${type}\n${status}\n${open ? 'open' : 'protected'}`.toLowerCase();
}

/** The stored form of a segment's posts: JSON of their kinds, then ids, dates and numbers of kinds. */
export function encodeDocuments(entries: readonly DocumentEntry[]): { kinds: string; documents: Buffer } {
  const kinds = new Map<string, number>();
  const documents = Buffer.alloc(entries.length * 18);
  entries.forEach((entry, index) => {
    const kind = kinds.get(entry.kind) ?? kinds.size;
    kinds.set(entry.kind, kind);
    documents.writeDoubleLE(entry.id, index * 8);
    documents.writeDoubleLE(entry.date, (entries.length + index) * 8);
    documents.writeUInt16LE(kind, entries.length * 16 + index * 2);
  });
  return { kinds: JSON.stringify([...kinds.keys()]), documents };
}

function decodeDocuments(kinds: readonly string[], stored: Buffer): Documents {
  const count = stored.length / 18;
  const ids = new Float64Array(count);
  const dates = new Float64Array(count);
  const bitmaps = kinds.map(() => emptyBitmap(count));
  for (let index = 0; index < count; index++) {
    ids[index] = stored.readDoubleLE(index * 8);
    dates[index] = stored.readDoubleLE((count + index) * 8);
    const bitmap = bitmaps[stored.readUInt16LE(count * 16 + index * 2)];
    if (bitmap) setBit(bitmap, index);
  }
  return { ids, dates, kinds: new Map(kinds.map((kind, index) => [kind, bitmaps[index] ?? emptyBitmap(count)])) };
}

/** The number of a post in a segment; -1 where it is not in it. */
export function findDocument({ ids }: Documents, id: number): number {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle] ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export class SearchMemory {
  readonly #documents = new Map<string, Documents>();
  readonly #live: Prepared<Parameters, SegmentRow>;
  readonly #newWords: Prepared<{ last: number }, { number: number; word: string }>;
  /** Postings of tokens in segments, by JSON lists of both. */
  readonly postings: Prepared<{ segments: string; tokens: string }, PostingRow>;
  readonly vocabulary = new Vocabulary();

  constructor(database: Database) {
    const made = <P extends Parameters, R>(build: (values: P) => RawBuilder<R>): Prepared<P, R> =>
      prepare((kysely, values) => ({ compile: () => build(values).compile(kysely) }));
    this.#live = made(
      () => sql<SegmentRow>`select segment, stamp, posts, dead from ${segmentTable(database)} where state = 'live'`,
    );
    this.#newWords = made(
      ({ last }) => sql`select number, word from ${wordTable(database)} where number > ${last} order by number`,
    );
    this.postings = made(
      ({ segments, tokens }) => sql`select posting.segment as segment, posting.token as token, posting.posts as posts
        from json_each(${segments}) as wanted cross join json_each(${tokens}) as named
        cross join ${postingTable(database)} as posting
        on posting.segment = wanted.value and posting.token = named.value`,
    );
  }

  /** The segments that are searched now; what is kept of others is let go. One statement. */
  async segments(database: Database): Promise<SegmentRow[]> {
    const rows = await database.run(this.#live, {});
    for (const key of this.#documents.keys()) if (!rows.some((row) => keyOf(row) === key)) this.#documents.delete(key);
    return rows;
  }

  /** The posts of a segment; one statement where they are not kept yet. */
  async documents(database: Database, row: SegmentRow): Promise<Documents> {
    const known = this.#documents.get(keyOf(row));
    if (known) return known;
    const { rows } = await sql<{ kinds: string; documents: Buffer }>`select kinds, documents from
      ${segmentTable(database)} where segment = ${row.segment}`.execute(database.kysely);
    const [stored] = rows;
    if (!stored) throw new Error(`segment ${row.segment} of the search index is gone`);
    const documents = decodeDocuments(JSON.parse(stored.kinds), stored.documents);
    this.#documents.set(keyOf(row), documents);
    return documents;
  }

  /** Takes in the words that were added since the last time. One statement. */
  async refreshWords(database: Database): Promise<void> {
    this.vocabulary.add(await database.run(this.#newWords, { last: this.vocabulary.last }));
  }
}

function keyOf(row: SegmentRow): string {
  return `${row.segment} ${row.stamp}`;
}

export function deadOf(row: SegmentRow): Bitmap | null {
  return row.dead ? bitmapOf(row.dead) : null;
}

const memories = new WeakMap<Database['kysely'], SearchMemory>();

/** What is kept for a database; inside of a transaction something else than outside. */
export function memoryOf(database: Database): SearchMemory {
  const { kysely } = database.aside();
  const known = memories.get(kysely) ?? new SearchMemory(database);
  memories.set(kysely, known);
  return known;
}
