// Answers a request for a feed: what was asked for in the format that was asked for, unchanged answers as 304. Reproduces
// do_feed and what WP::send_headers says of feeds; what is not found is an empty feed, as in WordPress.

import { siteLanguage } from '../../content/languages/site-language.ts';
import { getPosts } from '../../content/posts/get.ts';
import { postLink } from '../../content/posts/post-link.ts';
import type { Site } from '../../content/site.ts';
import type { CommentRow, PostRow } from '../../database/schema.ts';
import { escapeTextarea } from '../../rendering/formatting/escape.ts';
import type { Language } from '../../rendering/language.ts';
import type { Found } from '../found.ts';
import { noCache, type WebRequest, type WebResponse } from '../page.ts';
import { unlockedBy } from '../post-password.ts';
import type { AskedFeed, FeedFormat } from './asked.ts';
import { atom } from './atom.ts';
import { atomComments, type Discussed } from './atom-comments.ts';
import { channelOf } from './channel.ts';
import { loadCommentEntries } from './comment-entries.ts';
import { commentsOfFeed } from './comment-query.ts';
import { discussionOf } from './discussion.ts';
import { loadEntries, type Reader } from './entries.ts';
import { isKnown, lastChange, validatorsOf } from './last-change.ts';
import { rdf } from './rdf.ts';
import { rss2, rss092 } from './rss2.ts';
import { rss2Comments } from './rss2-comments.ts';
import { cdata } from './xml.ts';

const types: Readonly<Record<FeedFormat, string>> & Readonly<Partial<Record<string, string>>> = {
  rss2: 'application/rss+xml',
  rss: 'application/rss+xml',
  rdf: 'application/rdf+xml',
  atom: 'application/atom+xml',
};

/** What a feed is made of. `headers`: those that every answer has. */
export interface FeedRequest {
  readonly asked: AskedFeed;
  readonly found: Found;
  readonly request: WebRequest;
  /** What was searched for. */
  readonly search?: string;
  /** A later page of a list that has none: the feed is empty and not found. */
  readonly isMissing: boolean;
  readonly headers: readonly (readonly [string, string])[];
}

export async function serveFeed(site: Site, feed: FeedRequest): Promise<WebResponse> {
  const { asked, isMissing, request } = feed;
  const { state, caching } = await stateOf(site, feed);
  if (asked.format === undefined)
    return unknownFeed(siteLanguage(site), [...noCache, ['ETag', state.tag], ...feed.headers]);
  if (isKnown(state, request.conditions ?? {})) return { status: 304, headers: caching, body: '' };
  const headers = [typeHeader(types[asked.format]), ...caching, ...feed.headers];
  return { status: isMissing ? 404 : 200, headers, body: await bodyOf(site, feed, asked.format) };
}

/** Headers of every answer about a feed, redirects as well. */
export async function feedHeaders(
  site: Site,
  feed: Omit<FeedRequest, 'headers'>,
): Promise<readonly (readonly [string, string])[]> {
  const { caching } = await stateOf(site, feed);
  const { asked } = feed.asked;
  const type = asked === 'feed' ? types.rss2 : Object.hasOwn(types, asked) ? types[asked] : undefined;
  return [typeHeader(type ?? 'application/octet-stream'), ...caching];
}

const typeHeader = (type: string) => ['Content-Type', `${type}; charset=UTF-8`] as const;

async function stateOf(site: Site, { asked, found, request, isMissing }: Omit<FeedRequest, 'headers'>) {
  const isLocked = found.kind === 'post' && found.row.post_password !== '';
  const isKept = request.viewer.id === 0 && !isMissing && !isLocked;
  const changed = await lastChange(site, asked.ofComments ? 'comments' : 'posts');
  const state = validatorsOf(changed ?? '1970-01-01 00:00:00');
  return {
    state,
    caching: [
      ...(isKept ? [] : noCache),
      ...(isLocked ? [] : [['Last-Modified', state.lastModified] as const]),
      ['ETag', state.tag] as const,
    ],
  };
}

function unknownFeed({ own }: Language, headers: WebResponse['headers']): WebResponse {
  // As plain text, tags and references included.
  const text = (words: string) => cdata(escapeTextarea(words));
  const body = `<error>
    <code>wp_die</code>
    <title>${text('Error')}</title>
    <message>${text(own('There is no such feed.', '16f50b2478fa6db4'))}</message>
    <data>
        <status>404</status>
    </data>
</error>
`;
  return { status: 404, headers: [['Content-Type', 'text/xml; charset=UTF-8'], ...headers], body };
}

async function bodyOf(site: Site, feed: FeedRequest, format: FeedFormat): Promise<string> {
  const { asked, found } = feed;
  if (asked.ofComments && (format === 'rss2' || format === 'atom')) return ofComments(site, feed, format);
  const comments = asked.ofComments ? await commentsOf(site, feed) : [];
  const rows = asked.ofComments && !asked.isSingular ? await discussedPosts(site, comments) : rowsOf(found);
  const reader = await readerOf(site, feed.request, rows);
  const channel = await channelOf(site, { ...feed, dates: datesOf(rows, comments) });
  const entries = await loadEntries(site, rows, reader);
  if (format === 'rss2') return rss2(site, channel, entries);
  if (format === 'rss') return rss092(channel, entries);
  return format === 'rdf' ? rdf(site, channel, entries) : atom(site, channel, entries);
}

const rowsOf = (found: Found): readonly PostRow[] =>
  found.kind === 'none' ? [] : found.kind === 'post' ? [found.row] : found.rows;

/** When posts and the comments on them changed. */
const datesOf = (rows: readonly PostRow[], comments: readonly CommentRow[]): string[] =>
  rows.length === 0
    ? []
    : [...rows.map((row) => row.post_modified_gmt), ...comments.map((row) => row.comment_date_gmt)];

/** None where the one post was not found. */
const commentsOf = async (site: Site, { asked, found }: FeedRequest): Promise<readonly CommentRow[]> =>
  asked.isSingular && found.kind !== 'post' ? [] : commentsOfFeed(site, found);

/** The older formats have no comments: they show the posts that the newest of them are on. */
async function discussedPosts(site: Site, comments: readonly CommentRow[]): Promise<readonly PostRow[]> {
  const posts = await getPosts(
    site,
    comments.map((row) => row.comment_post_ID),
  );
  return [...posts.values()].sort((a, b) =>
    a.post_date < b.post_date ? 1 : a.post_date > b.post_date ? -1 : b.ID - a.ID,
  );
}

async function ofComments(site: Site, feed: FeedRequest, format: 'rss2' | 'atom'): Promise<string> {
  const { asked, found, search } = feed;
  const isOne = found.kind === 'post';
  const rows = await commentsOf(site, feed);
  const discussed = isOne ? [found.row] : await discussedPosts(site, rows);
  const reader = await readerOf(site, feed.request, discussed);
  const channel = await channelOf(site, { ...feed, dates: datesOf(discussed, rows) });
  const comments = await loadCommentEntries(site, rows, reader);
  const link = isOne ? await postLink(site, found.row) : '';
  const searched = search === undefined ? {} : { search };
  const discussion = discussionOf(site, channel, { asked, found, postLink: link, comments, ...searched });
  if (format === 'rss2') return rss2Comments(channel, discussion);
  return atomComments(site, channel, discussion, aboutOf(asked, found, link, search));
}

function aboutOf(asked: AskedFeed, found: Found, link: string, search: string | undefined): Discussed {
  if (asked.isSingular) return { kind: 'post', link, ...(found.kind === 'post' ? { row: found.row } : {}) };
  return search === undefined ? { kind: 'site' } : { kind: 'search', search };
}

/** Passwords are checked for those posts alone that the cookie may unlock. */
async function readerOf(site: Site, { viewer, cookie }: WebRequest, rows: readonly PostRow[]): Promise<Reader> {
  const unlocked = new Set<number>();
  for (const row of rows) if (await unlockedBy(site, cookie, row)) unlocked.add(row.ID);
  return { viewer, unlocked: (row) => unlocked.has(row.ID) };
}
