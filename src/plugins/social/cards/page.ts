// `/_si/?t=TOKEN` (or `/_si/TOKEN.jpg`): the picture of a card, where Jetpack's image host has it. Forged tokens and cards of posts that are not
// public are 404; what is found never changes and may be kept for a year.
import { createHash } from 'node:crypto';
import { SiteError } from '../../../base/error.ts';
import type { ExtensionPage, PageAnswer, PageCall } from '../../../extend/routes.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { madeCard } from './made.ts';
import { type Card, cardPath, drawingVersion, readToken } from './token.ts';

/** Seconds; the second for cards whose picture could not be read. */
const year = 31_536_000;
const moment = 300;

export const cardPage: ExtensionPage = {
  matches: (path) => path.startsWith(cardPath) || path === cardPath.slice(0, -1),
  handle: answer,
};

async function answer({ method, path, query, headers, site }: PageCall): Promise<PageAnswer> {
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Method not allowed', { Allow: 'GET, HEAD' });
  const [, named] = /^\/_si\/([\w.-]+)\.jpg$/.exec(path) ?? [];
  const token = named ?? query.get('t') ?? '';
  const card = readToken(site, token);
  if (!card || !(await isShown(site, card))) return plain(404, 'Not found');
  const tag = `"${createHash('sha256').update(`${drawingVersion} ${token}`).digest('base64url').slice(0, 22)}"`;
  const caching = { 'Cache-Control': cachingOf(site, card), ETag: tag };
  if (knows(headers['if-none-match'], tag)) return { status: 304, headers: caching, body: '' };
  try {
    const { jpeg, whole } = await madeCard(site, card, token);
    const kept = whole ? caching : { 'Cache-Control': `max-age=${moment}` };
    return { status: 200, headers: { 'Content-Type': 'image/jpeg', ...kept }, body: jpeg };
  } catch (error) {
    if (!(error instanceof SiteError) || error.status !== 503) throw error;
    return plain(503, 'Busy', { 'Retry-After': '5' });
  }
}

/** A post's card is as public as the post. */
async function isShown(site: ExtensionSite, { post }: Card): Promise<boolean> {
  if (post === 0) return true;
  const row = (await site.posts.get([post])).get(post);
  return row !== undefined && row.post_status === 'publish' && row.post_password === '';
}

/** Previews are for their maker alone, and pass. */
function cachingOf(site: ExtensionSite, { expires }: Card): string {
  if (expires === 0) return `public, max-age=${year}, immutable`;
  return `private, max-age=${Math.max(0, Math.floor(expires - site.now() / 1000))}`;
}

const knows = (sent: string | undefined, tag: string): boolean =>
  sent?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag) ?? false;

function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): PageAnswer {
  const fixed = { 'Content-Type': 'text/plain; charset=UTF-8', 'Cache-Control': 'no-store' };
  return { status, headers: { ...fixed, ...headers }, body: `${text}\n` };
}
