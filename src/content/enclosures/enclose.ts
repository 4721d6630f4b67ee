// Sound and film that a post's text links to, as feeds name them (podcasts): once a post is published, a job asks the links what
// they are, and keeps address, length and kind of each in the post's meta `enclosure`. Reproduces do_enclose, but for two things:
// a file whose name says nothing has the kind its server says, where WordPress takes the kind of the link before; and of a file
// that has moved the length is told, where WordPress tells that of the message that it has.
import { knownTypes, typeOfName } from '../../base/mime-types.ts';
import type { PostRow } from '../../database/schema.ts';
import { enqueueAll } from '../../jobs/queue.ts';
import type { JobHandler } from '../../jobs/types.ts';
import { addMeta, deleteMeta, metaValues } from '../meta/rows.ts';
import { getPost } from '../posts/get.ts';
import type { Site } from '../site.ts';
import { linksIn } from './links.ts';

/** Kind of the job; its payload is the post's id. */
export const enclosuresJob = 'enclosures';

/** WordPress's mark of a post whose links are to be looked at. */
const mark = '_encloseme';

/** Links of one post that are asked at most. */
const mostLinks = 100;

interface Enclosure {
  readonly url: string;
  readonly length: number;
  readonly type: string;
}

/** Adds the job for a post that has been published, where it has links to ask, in its transaction. */
export async function wantEnclosures(site: Site, { ID, post_content }: PostRow): Promise<void> {
  if (!linksIn(post_content).some(mayBeFile)) return;
  const job = { kind: enclosuresJob, payload: ID, uniqueKey: `${enclosuresJob}:${ID}` };
  await enqueueAll(site.database, site.clock.now(), [job]);
}

/** Looks at a post's links, and keeps what they are. */
export const enclosuresHandler = (site: Site): JobHandler => ({
  attempts: 3,
  lease: 600_000,
  run: async ({ payload }) => {
    const post = typeof payload === 'number' ? await getPost(site, payload) : undefined;
    if (!post) return;
    const links = linksIn(post.post_content);
    const known = (await metaValues(site, 'post', post.ID, 'enclosure')).filter((one) => links.includes(urlOf(one)));
    const found: Enclosure[] = [];
    const isKnown = (url: string): boolean =>
      known.some((one) => one.startsWith(url)) || found.some((one) => one.url.startsWith(url));
    for (const url of links.filter(mayBeFile).slice(0, mostLinks)) {
      const enclosure = isKnown(url) ? undefined : await ask(site, url);
      if (enclosure) found.push(enclosure);
    }
    await site.transaction((inside) => keep(inside, post.ID, links, found));
  },
});

async function keep(site: Site, id: number, links: readonly string[], found: readonly Enclosure[]): Promise<void> {
  const stored = await metaValues(site, 'post', id, 'enclosure');
  for (const one of stored) if (!links.includes(urlOf(one))) await deleteMeta(site, 'post', id, ['enclosure'], one);
  for (const { url, length, type } of found) {
    if (stored.some((one) => one.startsWith(url))) continue;
    await addMeta(site, 'post', id, 'enclosure', `${url}\n${length}\n${type}\n`);
  }
  await deleteMeta(site, 'post', id, [mark]);
}

const urlOf = (enclosure: string): string => enclosure.split('\n', 1)[0]?.trim() ?? '';

/** Path and query of an address, undefined where it is none. */
function partsOf(url: string): { path: string; hasQuery: boolean } | undefined {
  const match = /^(?:[\w+.-]+:)?\/\/[^/?#]+([^?#]*)(\?[^#]+)?/.exec(url);
  return match ? { path: match[1] ?? '', hasQuery: match[2] !== undefined } : undefined;
}

/** May the address be a file of sound or film? Not a site's first page, nor what is named as something else. */
function mayBeFile(url: string): boolean {
  const parts = partsOf(url);
  if (!parts || (!parts.hasQuery && (parts.path === '' || parts.path === '/'))) return false;
  const type = namedType(parts.path);
  return type === undefined || isPlayed(type);
}

const namedType = (path: string): string | undefined => typeOfName(path, knownTypes)?.type;
const isPlayed = (type: string): boolean => type.startsWith('audio/') || type.startsWith('video/');

/** Asks the address without taking the file; undefined where it is no sound or film. */
async function ask(site: Site, url: string): Promise<Enclosure | undefined> {
  const address = url.startsWith('//') ? `http:${url}` : url;
  const answer = await site.outgoing.request(address, { method: 'HEAD' }).catch(() => undefined);
  if (!answer) return undefined;
  const told = answer.headers['content-type'] ?? '';
  const type = namedType(partsOf(url)?.path ?? '') ?? told.split(';', 1)[0]?.trim() ?? '';
  if (!isPlayed(type)) return undefined;
  return { url, length: Number.parseInt(answer.headers['content-length'] ?? '', 10) || 0, type };
}
