// What a feed says, of RSS 0.90 to 2.0 and Atom 0.3 and 1.0. Reproduces which elements WordPress's reader of feeds (SimplePie)
// takes titles, links, dates, authors and descriptions from, in its order.
import type { FeedEntry, FeedFacts } from '../../rendering/blocks/feed-facts.ts';
import { authorsOf, entryAuthors } from './authors.ts';
import { atom03Construct, atom10Construct, html, maybeHtml, plain } from './construct.ts';
import { readFeedDate } from './dates.ts';
import { entryDescription } from './descriptions.ts';
import { linksOf } from './links.ts';
import { namespaces } from './namespaces.ts';
import { firstOf, type Place, type Tags, textAt } from './places.ts';
import { childrenOf, type XmlElement } from './xml-tree.ts';

const { atom10, atom03, rdf, rss10, rss090, rss20, dc10, dc11 } = namespaces;

/** Entries that are kept of one feed. */
const mostEntries = 100;

/** The root of a feed and its channel. */
interface Opened {
  readonly root: XmlElement;
  readonly channel: XmlElement | undefined;
  readonly isRss: boolean;
}

export interface FeedSource {
  /** Where it was found in the end. */
  readonly url: string;
  /** The `Link` header of the answer. */
  readonly linkHeader: string | undefined;
}

/** Undefined where the document is no feed. */
export function readFeed(document: XmlElement, source: FeedSource): FeedFacts | undefined {
  const opened = openFeed(document);
  if (!opened) return undefined;
  const channel = channelReader(opened);
  const links = linksOf(channel, (known) => known('alternate') ?? known('self') ?? source.url, source);
  const link = links('alternate');
  const base = link ?? links('self') ?? source.url;
  const authors = authorsOf(channel);
  const entries = entriesOf(opened).map((element) => readEntry(element, base, authors));
  return {
    title: textAt(channel, titlePlaces),
    description: textAt(channel, descriptionPlaces),
    link,
    entries: newestFirst(entries).slice(0, mostEntries),
  };
}

function openFeed(document: XmlElement): Opened | undefined {
  const first = (namespace: string, name: string) => childrenOf(document, namespace, name)[0];
  const atom = first(atom10, 'feed') ?? first(atom03, 'feed');
  if (atom) return { root: atom, channel: undefined, isRss: false };
  const root = first(rdf, 'RDF');
  if (root) {
    const isKind = (namespace: string) =>
      ['channel', 'image', 'item', 'textinput'].some((name) => childrenOf(root, namespace, name).length > 0);
    const kind = isKind(rss090) ? rss090 : isKind(rss10) ? rss10 : undefined;
    return { root, channel: kind === undefined ? undefined : childrenOf(root, kind, 'channel')[0], isRss: true };
  }
  const rss = first(rss20, 'rss');
  return rss && { root: rss, channel: childrenOf(rss, rss20, 'channel')[0], isRss: true };
}

const channelReader =
  ({ root, channel, isRss }: Opened): Tags =>
  (namespace, name) =>
    childrenOf(isRss ? channel : root, namespace, name);

function entriesOf({ root, channel }: Opened): readonly XmlElement[] {
  return [
    ...childrenOf(root, atom10, 'entry'),
    ...childrenOf(root, atom03, 'entry'),
    ...childrenOf(root, rss10, 'item'),
    ...childrenOf(root, rss090, 'item'),
    ...childrenOf(channel, rss20, 'item'),
  ];
}

const titlePlaces: readonly Place[] = [
  [atom10, 'title', atom10Construct],
  [atom03, 'title', atom03Construct],
  [rss10, 'title', maybeHtml],
  [rss090, 'title', maybeHtml],
  [rss20, 'title', maybeHtml],
  [dc11, 'title', plain],
  [dc10, 'title', plain],
];

const descriptionPlaces: readonly Place[] = [
  [atom10, 'subtitle', atom10Construct],
  [atom03, 'tagline', atom03Construct],
  [rss10, 'description', maybeHtml],
  [rss090, 'description', maybeHtml],
  [rss20, 'description', html],
  [dc11, 'description', plain],
  [dc10, 'description', plain],
  [namespaces.itunes, 'summary', html],
  [namespaces.itunes, 'subtitle', html],
];

const datePlaces: readonly (readonly [namespace: string, name: string])[] = [
  [atom10, 'published'],
  [rss20, 'pubDate'],
  [dc11, 'date'],
  [dc10, 'date'],
  [atom10, 'updated'],
  [atom03, 'issued'],
  [atom03, 'created'],
  [atom03, 'modified'],
];

function readEntry(element: XmlElement, base: string, authorsOfAll: readonly (string | null)[]): FeedEntry {
  const tags: Tags = (namespace, name) => childrenOf(element, namespace, name);
  const date = firstOf(tags, datePlaces);
  const [author] = [...entryAuthors(tags), ...authorsOfAll];
  return {
    title: textAt(tags, titlePlaces),
    link: linksOf(tags, () => base, { isEntry: true })('alternate'),
    date: date ? readFeedDate(date.text) : null,
    ...(author === undefined ? {} : { author }),
    description: entryDescription(tags),
  };
}

/** Those without a date come first; those of one date stay in the feed's order. */
function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  const rank = ({ date }: FeedEntry) => date || Number.POSITIVE_INFINITY;
  return [...entries].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) > rank(other) ? -1 : 1));
}
