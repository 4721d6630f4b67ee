// Finds the posts in which texts occur. Each text is cut into pieces (words.ts); short pieces have postings of their own, for
// others all words that contain them are looked for in the vocabulary. The postings of those words, united, are the posts
// that have the piece: no post is read, and what is common costs hardly more than what is rare.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { SearchedKinds, SearchedText, SearchMatches } from '../search-index.ts';
import { FoundPosts, type FoundSegment } from './found.ts';
import { type Documents, deadOf, findDocument, memoryOf, type SearchMemory, type SegmentRow } from './memory.ts';
import {
  addStored,
  type Bitmap,
  clearBit,
  emptyBitmap,
  fullBitmap,
  intersect,
  setBit,
  subtract,
  unite,
} from './postings.ts';
import { pendingTable } from './tables.ts';
import { gramPrefix, type Piece, piecesOf, titlePrefix } from './words.ts';

/** A set of posts to be looked up: those with one of some tokens. */
interface Group {
  readonly tokens: readonly string[];
  /** By segment. */
  readonly posts: Map<number, Bitmap>;
}

interface Term {
  readonly exclude: boolean;
  readonly groups: readonly Group[];
}

/** Posts that wait to be indexed are read by each search; where they are more than these, reading all is simpler. */
function pendingAtMost(indexed: number): number {
  return Math.max(1000, Math.floor(indexed / 4));
}

/** See SearchIndex.find. */
export async function findPosts(
  database: Database,
  texts: readonly SearchedText[],
  kinds: SearchedKinds,
  titles: boolean,
): Promise<SearchMatches | undefined> {
  // A pattern with a NUL ends there for SQLite.
  if (texts.some(({ text }) => text.includes('\0'))) return undefined;
  const plans = texts.map(({ text, exclude }) => ({ exclude, ...piecesOf(text) }));
  // What leaves posts out must not leave out too many; what has no pieces says nothing.
  const usable = plans.filter(({ pieces, exact, exclude }) => pieces.length > 0 && (exact || !exclude));
  if (usable.length === 0) return undefined;
  const exact = plans.every((plan) => plan.exact);
  const memory = memoryOf(database);
  const segments = await memory.segments(database);
  const most = pendingAtMost(segments.reduce((sum, row) => sum + row.posts, 0));
  const pending = await pendingPosts(database, most);
  if (!pending) return undefined;
  const pieces = usable.flatMap((plan) => plan.pieces);
  if (pieces.some((piece) => !piece.gram)) await memory.refreshWords(database);
  const terms = usable.map(({ exclude, pieces: own }) => ({
    exclude,
    groups: own.map((piece) => groupOf(memory, piece, '')),
  }));
  const first = usable.find((plan) => !plan.exclude);
  const title = titles && exact && first ? groupOf(memory, first.pieces[0] as Piece, titlePrefix) : undefined;
  const groups = [...terms.flatMap((term) => term.groups), ...(title ? [title] : [])];
  await lookUp(database, memory, segments, groups);
  const found: FoundSegment[] = [];
  for (const row of segments) {
    const posts = matching(row, terms);
    if (!posts) continue;
    const documents = await memory.documents(database, row);
    narrow(posts, row, documents, kinds, pending);
    found.push({ documents, posts, titles: title?.posts.get(row.segment) });
  }
  return new FoundPosts(found, pending, exact, title !== undefined);
}

function groupOf(memory: SearchMemory, piece: Piece, prefix: string): Group {
  const { text, starts, ends, gram } = piece;
  const words = starts && ends ? [text] : memory.vocabulary.containing(text, starts, ends);
  const tokens = gram ? [prefix + gramPrefix + text] : words.map((word) => prefix + word);
  return { tokens, posts: new Map() };
}

async function pendingPosts(database: Database, most: number): Promise<number[] | undefined> {
  const { rows } = await sql<{ ID: number }>`select ID from ${pendingTable(database)} limit ${most + 1}`.execute(
    database.kysely,
  );
  return rows.length > most ? undefined : rows.map((row) => row.ID);
}

/** Fills the groups. One statement. */
async function lookUp(
  database: Database,
  memory: SearchMemory,
  segments: readonly SegmentRow[],
  groups: readonly Group[],
): Promise<void> {
  const byToken = new Map<string, Group[]>();
  for (const group of groups)
    for (const token of group.tokens) {
      const known = byToken.get(token);
      if (known) known.push(group);
      else byToken.set(token, [group]);
    }
  const sizes = new Map(segments.map((row) => [row.segment, row.posts]));
  const rows = await database.run(memory.postings, {
    segments: JSON.stringify([...sizes.keys()]),
    tokens: JSON.stringify([...byToken.keys()]),
  });
  for (const { segment, token, posts } of rows)
    for (const group of byToken.get(token) ?? []) {
      const bitmap = group.posts.get(segment) ?? emptyBitmap(sizes.get(segment) ?? 0);
      group.posts.set(segment, bitmap);
      addStored(bitmap, posts);
    }
}

/** The posts of a segment that meet all terms; undefined where there are none. */
function matching(row: SegmentRow, terms: readonly Term[]): Bitmap | undefined {
  let posts: Bitmap | undefined;
  for (const group of terms.filter((term) => !term.exclude).flatMap((term) => term.groups)) {
    const having = group.posts.get(row.segment);
    if (!having) return undefined;
    if (posts) intersect(posts, having);
    else posts = having.slice();
  }
  posts ??= fullBitmap(row.posts);
  for (const { groups } of terms.filter((term) => term.exclude)) {
    // Excluded texts are exact, so each is one group.
    for (const group of groups) {
      const having = group.posts.get(row.segment);
      if (having) subtract(posts, having);
    }
  }
  return posts;
}

/** Takes out what no longer counts, what waits to be indexed, and what is of other kinds. */
function narrow(
  posts: Bitmap,
  row: SegmentRow,
  documents: Documents,
  kinds: SearchedKinds,
  pending: readonly number[],
): void {
  const dead = deadOf(row);
  if (dead) subtract(posts, dead);
  for (const id of [...pending, ...(kinds.without ?? [])]) {
    const document = findDocument(documents, id);
    if (document >= 0) clearBit(posts, document);
  }
  if (kinds.only) intersect(posts, documentsOf(documents, kinds.only));
  const wanted = [...documents.kinds].filter(([kind]) => isWanted(kind, kinds));
  if (wanted.length === documents.kinds.size) return;
  const all = emptyBitmap(row.posts);
  for (const [, having] of wanted) unite(all, having);
  intersect(posts, all);
}

/** The posts of a segment that are among these; both ascend. */
function documentsOf({ ids }: Documents, only: readonly number[]): Bitmap {
  const among = emptyBitmap(ids.length);
  let at = 0;
  for (let document = 0; document < ids.length && at < only.length; document++) {
    const id = ids[document] ?? 0;
    while (at < only.length && (only[at] ?? 0) < id) at++;
    if (only[at] === id) setBit(among, document);
  }
  return among;
}

/** Is a kind (see kindOf) among those asked for? */
function isWanted(kind: string, { types, statuses, open }: SearchedKinds): boolean {
  const [type = '', status = '', password = ''] = kind.split('\n');
  if (open && password !== 'open') return false;
  if (statuses && !statuses.some((each) => each.toLowerCase() === status)) return false;
  return types.some((each) => each.toLowerCase() === type);
}
