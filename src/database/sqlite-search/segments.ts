// Writing segments: begun, filled with postings in small transactions, then put in the place of what they follow, at once.
// Until then nobody searches a segment, so a crash leaves nothing but rows to be swept away.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type DocumentEntry, encodeDocuments } from './memory.ts';
import { type Bitmap, bitmapBytes, PostingsWriter } from './postings.ts';
import { postingTable, segmentTable, wordTable } from './tables.ts';
import { gramPrefix, titlePrefix } from './words.ts';

/** Milliseconds after which a segment that nobody goes on with was left behind by a crash. */
const abandonedAfter = 600_000;
/** Milliseconds after which nobody reads a dropped segment any more. */
const unreadAfter = 60_000;
/** Postings removed a step. */
const sweptAtOnce = 2000;
/** Where a row's bytes lie: their place times this, and their number. */
const lengthUnit = 2 ** 24;

/** Thrown where somebody else has taken over: what was done so far is left to be swept away. */
export class Superseded extends Error {}

/** Begins a segment; answers its number. */
export async function beginSegment(database: Database, now: number): Promise<number> {
  const { insertId } = await sql`insert into ${segmentTable(database)} (stamp, state, touched, posts)
    values (random(), 'building', ${now}, 0)`.execute(database.kysely);
  return Number(insertId);
}

/** Postings to be written together. */
export class PostingBatch {
  readonly #sets = new PostingsWriter();
  readonly #places: string[] = [];
  readonly #words: string[] = [];

  get size(): number {
    return this.#places.length;
  }

  /** Adds a token's posts: the first `count` of a list in ascending order. */
  add(token: string, members: ArrayLike<number>, count: number, documents: number): void {
    const start = this.#sets.length;
    const length = this.#sets.append(members, count, documents);
    this.#places.push(`${JSON.stringify(token)}:${start * lengthUnit + length}`);
    if (!token.startsWith(gramPrefix) && !token.startsWith(titlePrefix)) this.#words.push(token);
  }

  /** Writes them into a segment that was begun; with `words`, into the vocabulary as well. Throws Superseded. */
  async write(database: Database, segment: number, now: number, words: boolean): Promise<void> {
    const [places, bytes] = [`{${this.#places.join()}}`, this.#sets.bytes()];
    await database.transaction(async (inside) => {
      const { numAffectedRows } = await sql`update ${segmentTable(inside)} set touched = ${now}
        where segment = ${segment} and state = 'building'`.execute(inside.kysely);
      if (numAffectedRows !== 1n) throw new Superseded();
      await sql`insert into ${postingTable(inside)} (segment, token, posts)
        select ${segment}, place.key, substr(${bytes}, (place.value >> 24) + 1, place.value & 16777215)
        from json_each(${places}) as place`.execute(inside.kysely);
      if (words && this.#words.length > 0)
        await sql`insert or ignore into ${wordTable(inside)} (word) select value from
          json_each(${JSON.stringify(this.#words)})`.execute(inside.kysely);
    });
  }
}

/** Makes a segment one that is searched. Throws Superseded. */
export async function publishSegment(
  inside: Database,
  segment: number,
  entries: readonly DocumentEntry[],
  dead: Bitmap | null,
): Promise<void> {
  const { kinds, documents } = encodeDocuments(entries);
  const { numAffectedRows } = await sql`update ${segmentTable(inside)} set state = 'live', posts = ${entries.length},
    dead = ${dead ? bitmapBytes(dead) : null}, kinds = ${kinds}, documents = ${documents}
    where segment = ${segment} and state = 'building'`.execute(inside.kysely);
  if (numAffectedRows !== 1n) throw new Superseded();
}

/** Takes segments out of searches; their postings are removed when nobody can be reading them. */
export async function dropSegments(inside: Database, segments: readonly number[], now: number): Promise<void> {
  if (segments.length === 0) return;
  await sql`update ${segmentTable(inside)} set state = 'dropped', touched = ${now}
    where segment in (select value from json_each(${JSON.stringify(segments)}))`.execute(inside.kysely);
}

/** Removes some of what is not read any more; answers whether there was anything. */
export async function sweep(database: Database, now: number): Promise<boolean> {
  const { rows } = await sql<{ segment: number; state: string }>`select segment, state from ${segmentTable(database)}
    where (state = 'dropped' and touched < ${now - unreadAfter})
    or (state = 'building' and touched < ${now - abandonedAfter}) limit 1`.execute(database.kysely);
  const [row] = rows;
  if (!row) return false;
  const { segment } = row;
  await database.transaction(async (inside) => {
    if (row.state === 'building') return dropSegments(inside, [segment], 0);
    const { numAffectedRows } = await sql`delete from ${postingTable(inside)} where segment = ${segment} and token <=
      coalesce((select token from ${postingTable(inside)} where segment = ${segment} order by token limit 1
      offset ${sweptAtOnce}), char(1114111))`.execute(inside.kysely);
    if (numAffectedRows === 0n)
      await sql`delete from ${segmentTable(inside)} where segment = ${segment}`.execute(inside.kysely);
  });
  return true;
}
