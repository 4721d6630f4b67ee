// A site with generated content in a folder. Made once and used again: what an interrupted run has made is kept and
// continued, what an earlier run of the bench wrote is taken back.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../src/database/database.ts';
import { openDatabase } from '../src/database/open.ts';
import { contentVersion } from './content.ts';
import { fill, firstId } from './fill.ts';
import { makeSite } from './site.ts';

/** Bytes on disk for each post: content, its rows elsewhere, search index, and what merging that takes for a while. */
const bytesPerPost = 12_000;

export interface GeneratedSite {
  /** Its data folder, for `broadsheet --data`. */
  data: string;
  /** `Basic …` of its administrator. */
  authorization: string;
}

/** What `bench.json` in the folder says. Without `authorization` the installation did not come to its end. */
interface Made {
  content: number;
  posts: number;
  authorization?: string;
}

/**
 * Gives the site of `posts` generated posts in a folder, indexed for searches. Throws where the folder holds something
 * else, or where the disk is too small. `note` gets lines about the progress.
 */
export async function generatedSite(
  folder: string,
  posts: number,
  note: (line: string) => void,
): Promise<GeneratedSite> {
  mkdirSync(folder, { recursive: true });
  const data = join(folder, 'data');
  const about = join(folder, 'bench.json');
  let made = knownSite(folder, about, posts);
  if (!made?.authorization) {
    needSpace(folder, posts);
    writeFileSync(about, JSON.stringify({ content: contentVersion, posts } satisfies Made));
    rmSync(data, { recursive: true, force: true });
    made = { content: contentVersion, posts, ...makeSite(data) };
    writeFileSync(about, JSON.stringify(made), { mode: 0o600 });
  }
  const database = await openDatabase({ url: join(data, 'site.sqlite') });
  await takeBack(database, data, posts);
  await fill(database, 'http://127.0.0.1', posts, progress(note));
  await index(database, posts, progress(note));
  await database.close();
  return { data, authorization: made.authorization ?? '' };
}

/** What the folder holds; undefined where it is empty. */
function knownSite(folder: string, about: string, posts: number): Made | undefined {
  if (!existsSync(about)) {
    if (readdirSync(folder).length > 0) throw new Error(`${folder} holds something that the bench did not make`);
    return undefined;
  }
  // Nobody but this file writes it.
  const made = JSON.parse(readFileSync(about, 'utf8')) as Made;
  if (made.posts !== posts || made.content !== contentVersion)
    throw new Error(`${folder} holds a site of ${made.posts} posts, or of older content: name another folder`);
  return made;
}

function needSpace(folder: string, posts: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  if (bavail * bsize < posts * bytesPerPost)
    throw new Error(
      `${posts} posts need ${gigabytes(posts * bytesPerPost)} GB in ${folder}; ${gigabytes(bavail * bsize)} GB are free`,
    );
}

/** Removes what measuring created: posts, uploads and what belongs to them. */
async function takeBack(database: Database, data: string, posts: number): Promise<void> {
  const next = firstId + posts;
  await database.transaction(async ({ kysely }) => {
    await kysely.deleteFrom('posts').where('ID', '>=', next).execute();
    await kysely.deleteFrom('postmeta').where('post_id', '>=', next).execute();
    await kysely.deleteFrom('term_relationships').where('object_id', '>=', next).execute();
    await kysely.deleteFrom('broadsheet_jobs').execute();
    // The default category: what is created without one belongs to it. The site's first post does as well.
    await kysely.updateTable('term_taxonomy').set({ count: 1 }).where('term_taxonomy_id', '=', 1).execute();
  });
  rmSync(join(data, 'uploads'), { recursive: true, force: true });
}

/** A server does this in pauses between requests; searches would read every post until it has caught up. */
async function index(database: Database, posts: number, tell: (what: string, done: number, of: number) => void) {
  const worker = database.dialect.searchIndex?.worker(database, Date.now);
  for (let taken = 0; worker; ) {
    const work = await worker.step();
    taken += work.taken;
    if (work.done) break;
    tell('posts taken into the search index', taken, posts);
  }
}

/** Tells every ten seconds how far it is, and how fast since the last time. */
function progress(note: (line: string) => void): (what: string, done: number, of: number) => void {
  let [last, from, at] = ['', 0, performance.now()];
  return (what, done, of) => {
    const seconds = (performance.now() - at) / 1000;
    if (what === last && seconds < 10) return;
    if (what === last) note(`  ${what}: ${done} of ${of}, ${((done - from) / seconds).toFixed(0)}/s`);
    [last, from, at] = [what, done, performance.now()];
  };
}
