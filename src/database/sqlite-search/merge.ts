// Merges segments of like size into larger ones, so that a search has few to look at: a post is written anew four or five
// times until a site has a million. Posts that no longer count are left out.
import { sql } from 'kysely';
import { addTo } from '../../base/groups.ts';
import type { Database } from '../database.ts';
import { writtenAtOnce } from './build.ts';
import { type DocumentEntry, type Documents, deadOf, memoryOf, type SegmentRow } from './memory.ts';
import { type Bitmap, countBits, eachBitDown, emptyBitmap, hasBit, renumberStored, setBit } from './postings.ts';
import { beginSegment, dropSegments, PostingBatch, publishSegment, Superseded } from './segments.ts';
import { postingTable, segmentTable } from './tables.ts';

/** Segments are merged where this many are of one size: below 16 posts, then in steps of this factor. */
const fan = 8;
const smallest = 16;
/** Up to so many posts, as many postings are read at once as are written. */
const smallSegment = 4096;
/** Larger ones are left alone. */
const largestLevel = 6;

interface Source {
  readonly row: SegmentRow;
  readonly documents: Documents;
  /** Its posts' numbers in the merged segment; -1 for those that are left out. */
  readonly numbers: Int32Array;
}

interface Posting {
  readonly source: number;
  readonly token: string;
  readonly posts: Buffer;
}

/** Merges some segments where there are enough; pauses are yields. Answers whether there was anything to do. */
export async function* mergeSegments(database: Database, now: () => number): AsyncGenerator<void, boolean> {
  const rows = toMerge(await memoryOf(database).segments(database));
  if (rows.length === 0) return false;
  const memory = memoryOf(database);
  const sources: Source[] = [];
  for (const row of rows) {
    const documents = await memory.documents(database, row);
    sources.push({ row, documents, numbers: new Int32Array(row.posts).fill(-1) });
    yield;
  }
  const entries = number(sources);
  yield;
  if (entries.length === 0) {
    await database.transaction((inside) => replace(inside, undefined, sources, entries, now()));
    return true;
  }
  const segment = await beginSegment(database, now());
  const list = new Uint32Array(entries.length);
  const most = readAtOnce(entries.length);
  for (let after = ''; ; ) {
    const postings = await nextPostings(database, rows, after, most);
    const last = postings.at(-1);
    if (!last) break;
    // The last token may go on behind what was read; alone it cannot, as each source has it once.
    const whole = postings.length < most ? postings : postings.filter(({ token }) => token !== last.token);
    const batch = mergePostings(whole, sources, entries.length, list);
    if (batch.size > 0) await batch.write(database, segment, now(), false);
    if (postings.length < most) break;
    after = whole.at(-1)?.token ?? last.token;
    yield;
  }
  await database.transaction((inside) => replace(inside, segment, sources, entries, now()));
  return true;
}

/** The larger the segments, the longer their postings: fewer at once, so that nobody waits long; more than there are sources. */
function readAtOnce(posts: number): number {
  return Math.max(4 * fan, Math.floor((writtenAtOnce * smallSegment) / Math.max(smallSegment, posts)));
}

/** Segments to merge: of the smallest size of which there are enough, or those of which nothing is left. */
function toMerge(rows: readonly SegmentRow[]): readonly SegmentRow[] {
  const levels = new Map<number, SegmentRow[]>();
  for (const row of rows) {
    const dead = deadOf(row);
    const alive = row.posts - (dead ? countBits(dead) : 0);
    if (alive === 0) return [row];
    const level = alive < smallest ? 0 : 1 + Math.floor(Math.log(alive / smallest) / Math.log(fan) + 1e-9);
    if (level <= largestLevel) addTo(levels, level, row);
  }
  const full = [...levels].filter(([, own]) => own.length >= fan).sort(([one], [other]) => one - other);
  return full[0]?.[1].slice(0, fan) ?? [];
}

/** Numbers the posts that still count by their ids. */
function number(sources: readonly Source[]): DocumentEntry[] {
  const places: { entry: DocumentEntry; source: Source; document: number }[] = [];
  for (const source of sources) {
    const { ids, dates, kinds } = source.documents;
    const dead = deadOf(source.row);
    const names = new Array<string>(ids.length);
    for (const [kind, bitmap] of kinds)
      eachBitDown(bitmap, (document) => {
        names[document] = kind;
      });
    for (let document = 0; document < ids.length; document++) {
      if (dead && hasBit(dead, document)) continue;
      const entry = { id: ids[document] ?? 0, date: dates[document] ?? Number.NaN, kind: names[document] ?? '' };
      places.push({ entry, source, document });
    }
  }
  places.sort((one, other) => one.entry.id - other.entry.id);
  places.forEach(({ source, document }, index) => {
    source.numbers[document] = index;
  });
  return places.map(({ entry }) => entry);
}

/** The next postings of all sources by token, which SQLite merges from the index without sorting. */
async function nextPostings(
  database: Database,
  rows: readonly SegmentRow[],
  after: string,
  most: number,
): Promise<Posting[]> {
  const parts = rows.map(
    ({ segment }, source) => sql`select ${sql.lit(source)} as source, token, posts from ${postingTable(database)}
      where segment = ${segment} and token > ${after}`,
  );
  const statement = sql<Posting>`${sql.join(parts, sql` union all `)} order by token limit ${most}`;
  return (await statement.execute(database.kysely)).rows;
}

function mergePostings(
  postings: readonly Posting[],
  sources: readonly Source[],
  documents: number,
  list: Uint32Array,
): PostingBatch {
  const batch = new PostingBatch();
  for (let at = 0; at < postings.length; ) {
    const token = postings[at]?.token ?? '';
    let count = 0;
    let ascending = true;
    for (let posting = postings[at]; posting?.token === token; posting = postings[++at]) {
      const source = sources[posting.source];
      if (!source) continue;
      const before = count;
      count = renumberStored(posting.posts, source.numbers, list, count);
      if (before > 0 && count > before && (list[before] ?? 0) < (list[before - 1] ?? 0)) ascending = false;
    }
    if (count === 0) continue;
    if (!ascending) list.subarray(0, count).sort();
    batch.add(token, list, count, documents);
  }
  return batch;
}

/** Puts the merged segment in the place of its sources. Throws Superseded where one of them is gone. */
async function replace(
  inside: Database,
  segment: number | undefined,
  sources: readonly Source[],
  entries: readonly DocumentEntry[],
  now: number,
): Promise<void> {
  const { rows } = await sql<SegmentRow>`select segment, stamp, posts, dead from ${segmentTable(inside)}
    where state = 'live'`.execute(inside.kysely);
  let dead: Bitmap | null = null;
  for (const { row, numbers } of sources) {
    const here = rows.find((each) => each.segment === row.segment && each.stamp === row.stamp);
    if (!here) throw new Superseded();
    const gone = deadOf(here);
    if (!gone) continue;
    for (let document = 0; document < row.posts; document++) {
      const merged = numbers[document] ?? -1;
      if (merged < 0 || !hasBit(gone, document)) continue;
      dead ??= emptyBitmap(entries.length);
      setBit(dead, merged);
    }
  }
  if (segment !== undefined) await publishSegment(inside, segment, entries, dead);
  await dropSegments(
    inside,
    sources.map(({ row }) => row.segment),
    now,
  );
}
