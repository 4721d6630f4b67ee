// Looks up what addresses in a post look like embedded, and keeps it where WordPress keeps it. Own posts need no network and
// are known when the post is stored; others are asked for in a job. Reproduces the writing half of WP_Embed::shortcode()
// and wp_filter_pre_oembed_result.
import type { PostRow } from '../../database/schema.ts';
import type { JobHandler } from '../../jobs/types.ts';
import { collectNeeds } from '../../rendering/blocks/needs.ts';
import type { EmbedNeed } from '../../rendering/types.ts';
import { postOfUrl } from '../addresses/post-of-url.ts';
import { loadMeta } from '../meta/load.ts';
import { updateMeta } from '../meta/rows.ts';
import type { MetaRows } from '../meta/types.ts';
import { getPost } from '../posts/get.ts';
import type { Site } from '../site.ts';
import { discoverProvider } from './discover.ts';
import { fetchEmbed } from './fetch.ts';
import { ownPostData } from './own-post.ts';
import { providerOf } from './providers.ts';
import { embedHash, isEmbedKept, unknownEmbed } from './stored.ts';
import { embedHtml } from './to-html.ts';

/** Addresses of one post that are looked up at most. */
const mostEmbeds = 100;

/** Embeds of own posts in a post that has just been stored, in its transaction. No statement where there is no address. */
export async function rememberOwnEmbeds(site: Site, post: PostRow): Promise<void> {
  if (post.post_type === 'revision') return;
  const own = collectNeeds(post.post_content).embeds.filter(({ url }) => url.startsWith(site.options.home));
  if (own.length === 0) return;
  const meta = await metaOf(site, post.ID);
  for (const need of own.slice(0, mostEmbeds)) {
    if (isEmbedKept(meta, need)) continue;
    const html = await ownHtml(site, need);
    if (html !== undefined) await keep(site, post.ID, need, html);
  }
}

/** Keeps HTML that is known for addresses in a post's text, as if their providers had just been asked. */
export async function keepEmbeds(
  site: Site,
  id: number,
  content: string,
  embeds: ReadonlyMap<string, string>,
): Promise<void> {
  if (embeds.size === 0) return;
  for (const need of collectNeeds(content).embeds) {
    const html = embeds.get(need.url);
    if (html !== undefined) await keep(site, id, need, html);
  }
}

/** Asks for what a post's addresses look like, and keeps the answers. */
export const embedsHandler = (site: Site): JobHandler => ({
  attempts: 3,
  run: async ({ payload }) => {
    const post = typeof payload === 'number' ? await getPost(site, payload) : undefined;
    if (!post) return;
    const meta = await metaOf(site, post.ID);
    for (const need of collectNeeds(post.post_content).embeds.slice(0, mostEmbeds)) {
      if (isEmbedKept(meta, need)) continue;
      await keep(site, post.ID, need, (await ownHtml(site, need)) ?? (await foreignHtml(site, need)));
    }
  },
});

const metaOf = async (site: Site, id: number): Promise<MetaRows> =>
  (await loadMeta(site, 'post', [id])).get(id) ?? new Map();

async function keep(site: Site, id: number, need: EmbedNeed, html: string | undefined): Promise<void> {
  const hash = embedHash(need);
  await updateMeta(site, 'post', id, `_oembed_${hash}`, html ?? unknownEmbed);
  if (html === undefined) return;
  await updateMeta(site, 'post', id, `_oembed_time_${hash}`, String(Math.floor(site.clock.now() / 1000)));
}

function sizeOf({ attributes }: EmbedNeed): { width: number; height: number } {
  const side = (text: string | undefined, otherwise: number) =>
    text === undefined ? otherwise : Math.max(0, Number.parseInt(text, 10) || 0);
  return { width: side(attributes.width, 500), height: side(attributes.height, 750) };
}

async function ownHtml(site: Site, need: EmbedNeed): Promise<string | undefined> {
  const { url } = need;
  if (!url.startsWith(site.options.home)) return undefined;
  const data = await ownPostData(site, await postOfUrl(site, url), sizeOf(need).width);
  if (!data) return undefined;
  return embedHtml(data, url, site.random, providerOf(url, site.options.home) !== undefined) || undefined;
}

async function foreignHtml(site: Site, need: EmbedNeed): Promise<string | undefined> {
  const { url } = need;
  const known = providerOf(url, site.options.home);
  const provider = known ?? (await discoverProvider(site, url));
  const data = provider === undefined ? undefined : await fetchEmbed(site, provider, url, sizeOf(need));
  return data ? embedHtml(data, url, site.random, known !== undefined) || undefined : undefined;
}
