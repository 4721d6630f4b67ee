// Asks another site for its feed, through the guard. Reproduces fetch_feed: redirects, pages that name their feed, the
// encodings. Guarantees: one look at most at each of a few addresses, limited in time and bytes; nothing here throws.

import type { OutgoingResponse } from '../../net/outgoing.ts';
import type { FeedFacts } from '../../rendering/blocks/feed-facts.ts';
import type { Site } from '../site.ts';
import { feedLinks } from './discover.ts';
import { decodedText, encodingsOf, withoutDeclaration } from './encodings.ts';
import { readFeed } from './read.ts';
import { isFeedType, sniffType } from './sniff.ts';
import { readXml } from './xml-tree.ts';

const accept =
  'application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, */*;q=0.1';

/** Milliseconds of one request. */
const timeout = 10_000;
/** Bytes of a feed. */
const largest = 5 * 1024 * 1024;
/** Addresses that a page names which are tried. */
const mostLinks = 5;

/** Marks of the last answer, to ask whether anything is new. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
}

export type FetchedFeed = { readonly feed: FeedFacts; readonly validators: Validators } | 'unchanged' | undefined;

/** Undefined where there is no feed to be had. `known`: marks of what is kept, which `unchanged` confirms. */
export async function fetchFeed(site: Site, url: string, known: Validators = {}): Promise<FetchedFeed> {
  const first = await ask(site, withScheme(url), known);
  if (first?.status === 304 && (known.etag ?? known.modified) !== undefined) return 'unchanged';
  const answer = first && isGood(first) ? await feedOf(site, first) : undefined;
  const feed = answer && (await readAnswer(answer));
  if (!answer || !feed) return undefined;
  // What was found through a page cannot be asked for by its own marks.
  const isDirect = answer === first;
  const { etag, 'last-modified': modified } = answer.headers;
  return { feed, validators: isDirect ? { etag, modified } : {} };
}

/** Addresses as people write them: `feed://…` is one of http. */
const withScheme = (url: string): string => url.replace(/^feed:\/\//i, 'http://');

async function ask(
  site: Site,
  url: string,
  { etag, modified }: Validators = {},
): Promise<OutgoingResponse | undefined> {
  const headers = {
    accept,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(modified === undefined ? {} : { 'if-modified-since': modified }),
  };
  return site.outgoing.request(url, { headers, timeout, most: largest }).catch(() => undefined);
}

const isGood = ({ status }: OutgoingResponse): boolean => status === 200 || (status > 206 && status < 300);

const typeOf = ({ headers, body }: OutgoingResponse): string =>
  sniffType(headers['content-type'], Buffer.from(body).toString('latin1'));

/** The answer itself, or the first feed that the page in it names. */
async function feedOf(site: Site, answer: OutgoingResponse): Promise<OutgoingResponse | undefined> {
  const type = typeOf(answer);
  if (isFeedType(type)) return answer;
  if (type !== 'text/html') return undefined;
  for (const url of feedLinks(Buffer.from(answer.body).toString('utf8'), answer.url).slice(0, mostLinks)) {
    const found = await ask(site, url);
    const foundType = found && isGood(found) ? typeOf(found) : '';
    if (found && (isFeedType(foundType) || foundType === 'text/html')) return found;
  }
  return undefined;
}

/** The feed, in the first encoding in which it can be read. */
async function readAnswer(answer: OutgoingResponse): Promise<FeedFacts | undefined> {
  const { headers, body, url } = answer;
  for (const encoding of encodingsOf(body, typeOf(answer), headers['content-type'])) {
    const text = decodedText(body, encoding);
    const xml = text === undefined ? undefined : withoutDeclaration(text);
    const document = xml === undefined ? undefined : await readXml(xml);
    if (document) return readFeed(document, { url, linkHeader: headers.link });
  }
  return undefined;
}
