// Takes posts that were written into a new segment of the index: reads them a few at a time, gathers their words, derives
// the postings of short texts from those of the words, writes all of it, and only then takes the posts off the list of
// those that wait, unless they were written again meanwhile.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { GramBatch, WordBatch } from './batch.ts';
import { type DocumentEntry, dateNumber, findDocument, kindOf, memoryOf, type SegmentRow } from './memory.ts';
import { bitmapBytes, bitmapOf, eachBitDown, emptyBitmap, setBit } from './postings.ts';
import { beginSegment, PostingBatch, publishSegment } from './segments.ts';
import { pendingTable, segmentTable } from './tables.ts';
import { gramPrefix, titlePrefix } from './words.ts';

/** Posts of a segment at its making; posts read, and words and postings worked on, between two pauses. */
const postsAtOnce = 4096;
const readAtOnce = 20;
const wordsAtOnce = 1000;
export const writtenAtOnce = 1500;

interface Waiting {
  readonly number: number;
  readonly ID: number;
}

interface StoredPost {
  readonly ID: number;
  readonly post_title: string;
  readonly post_excerpt: string;
  readonly post_content: string;
  readonly post_type: string;
  readonly post_status: string;
  readonly protected: number;
  readonly post_date: string;
}

/** One segment of what waits; pauses are yields. Answers how many posts it took in. */
export async function* buildSegment(database: Database, now: () => number): AsyncGenerator<void, number> {
  const waiting = await firstWaiting(database);
  if (waiting.length === 0) return 0;
  const entries: DocumentEntry[] = [];
  const [words, titles] = [new WordBatch(), new WordBatch()];
  for (let at = 0; at < waiting.length; at += readAtOnce) {
    for (const post of await postsOf(database, waiting.slice(at, at + readAtOnce))) {
      const document = entries.length;
      const kind = kindOf(post.post_type, post.post_status, post.protected === 0);
      entries.push({ id: post.ID, date: dateNumber(post.post_date), kind });
      for (const text of [post.post_title, post.post_excerpt, post.post_content]) words.addText(text, document);
      titles.addText(post.post_title, document);
    }
    yield;
  }
  let segment: number | undefined;
  if (entries.length > 0) {
    segment = await beginSegment(database, now());
    // In the order of tokens: grams, titles, words.
    const target = { database, segment, now, documents: entries.length };
    const titleGrams = yield* gramsOfBatch(titles, entries.length);
    const grams = yield* gramsOfBatch(words, entries.length);
    yield* writeGrams(target, grams, gramPrefix);
    yield* writeGrams(target, titleGrams, titlePrefix + gramPrefix);
    yield* writeWords(target, titles, titlePrefix);
    yield* writeWords(target, words, '');
  }
  return database.transaction((inside) => finish(database, inside, segment, entries, waiting));
}

async function firstWaiting(database: Database): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select number, ID from ${pendingTable(database)} order by number
    limit ${postsAtOnce}`.execute(database.kysely);
  return rows.sort((one, other) => one.ID - other.ID);
}

async function postsOf(database: Database, waiting: readonly Waiting[]): Promise<StoredPost[]> {
  const ids = JSON.stringify(waiting.map(({ ID }) => ID));
  const { rows } = await sql<StoredPost>`select ID, post_title, post_excerpt, post_content, post_type, post_status,
    post_password <> '' as protected, post_date from ${sql.table('posts')}
    where ID in (select value from json_each(${ids})) and post_type <> 'revision' order by ID`.execute(database.kysely);
  return rows;
}

/** A segment that is being written. */
interface Target {
  readonly database: Database;
  readonly segment: number;
  readonly now: () => number;
  readonly documents: number;
}

async function* gramsOfBatch(words: WordBatch, documents: number): AsyncGenerator<void, GramBatch> {
  const grams = new GramBatch(documents);
  const list = new Uint32Array(documents);
  for (let place = 0; place < words.words.length; place++) {
    grams.add(words.words[place] ?? '', list, words.documentsOf(place, list));
    if (place % wordsAtOnce === wordsAtOnce - 1) yield;
  }
  return grams;
}

async function* writeGrams(target: Target, grams: GramBatch, prefix: string): AsyncGenerator<void, void> {
  const { documents } = target;
  const list = new Uint32Array(documents);
  const sorted = [...grams.entries()].sort(byToken);
  for (let at = 0; at < sorted.length; at += writtenAtOnce) {
    const batch = new PostingBatch();
    for (const [gram, bitmap] of sorted.slice(at, at + writtenAtOnce)) {
      let start = documents;
      eachBitDown(bitmap, (document) => {
        list[--start] = document;
      });
      batch.add(prefix + gram, list.subarray(start), documents - start, documents);
    }
    await batch.write(target.database, target.segment, target.now(), false);
    yield;
  }
}

async function* writeWords(target: Target, words: WordBatch, prefix: string): AsyncGenerator<void, void> {
  const list = new Uint32Array(target.documents);
  // Sorted by their first characters, then each part by itself, so that there are pauses.
  const parts = new Map<string, [string, number][]>();
  words.words.forEach((word, place) => {
    if (word.startsWith(gramPrefix)) return;
    const first = word.charAt(0);
    const part = parts.get(first);
    if (part) part.push([word, place]);
    else parts.set(first, [[word, place]]);
  });
  let batch = new PostingBatch();
  for (const [, part] of [...parts].sort(byToken)) {
    for (const [word, place] of part.sort(byToken)) {
      batch.add(prefix + word, list, words.documentsOf(place, list), target.documents);
      if (batch.size < writtenAtOnce) continue;
      await batch.write(target.database, target.segment, target.now(), prefix === '');
      batch = new PostingBatch();
      yield;
    }
  }
  if (batch.size > 0) await batch.write(target.database, target.segment, target.now(), prefix === '');
  yield;
}

function byToken([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** Puts the segment in the place of what the index held of its posts. */
async function finish(
  database: Database,
  inside: Database,
  segment: number | undefined,
  entries: readonly DocumentEntry[],
  waiting: readonly Waiting[],
): Promise<number> {
  const { rows } = await sql<{ ID: number }>`delete from ${pendingTable(inside)} where number in
    (select value from json_each(${JSON.stringify(waiting.map(({ number }) => number))})) returning ID`.execute(
    inside.kysely,
  );
  const taken = new Set(rows.map(({ ID }) => ID));
  await forget(database, inside, [...taken]);
  if (segment === undefined) return taken.size;
  // Others were written again, or taken by somebody else.
  const late = entries.flatMap(({ id }, document) => (taken.has(id) ? [] : [document]));
  const dead = late.length > 0 ? emptyBitmap(entries.length) : null;
  for (const document of late) if (dead) setBit(dead, document);
  await publishSegment(inside, segment, entries, dead);
  return taken.size;
}

/** Marks what all segments hold of some posts as out of date. */
async function forget(database: Database, inside: Database, ids: readonly number[]): Promise<void> {
  const memory = memoryOf(database);
  const { rows } = await sql<SegmentRow>`select segment, stamp, posts, dead from ${segmentTable(inside)}
    where state = 'live'`.execute(inside.kysely);
  for (const row of rows) {
    const documents = await memory.documents(inside, row);
    const first = documents.ids[0] ?? 0;
    const last = documents.ids[documents.ids.length - 1] ?? 0;
    const dead = row.dead ? bitmapOf(row.dead) : emptyBitmap(row.posts);
    let changed = false;
    for (const id of ids) {
      if (id < first || id > last) continue;
      const document = findDocument(documents, id);
      if (document < 0) continue;
      setBit(dead, document);
      changed = true;
    }
    if (changed)
      await sql`update ${segmentTable(inside)} set dead = ${bitmapBytes(dead)} where segment = ${row.segment}`.execute(
        inside.kysely,
      );
  }
}
