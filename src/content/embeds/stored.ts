// What addresses in a post look like embedded, as WordPress keeps it: `_oembed_HASH` in the post's meta, with the time in
// `_oembed_time_HASH`. Reproduces the cache of WP_Embed::shortcode(): whatever is kept counts, however old; what nobody
// could embed is kept as `{{unknown}}` and stays an address.
import { createHash } from 'node:crypto';
import { serialize } from '../../database/php-serialize.ts';
import type { PostRow } from '../../database/schema.ts';
import { collectNeeds } from '../../rendering/blocks/needs.ts';
import type { ContentData, EmbedNeed } from '../../rendering/types.ts';
import { loadMeta } from '../meta/load.ts';
import type { MetaRows } from '../meta/types.ts';
import type { Site } from '../site.ts';
import type { TextItem } from '../texts/item.ts';
import { wantEmbeds } from './wanted.ts';

/** Stands for an address that nobody could embed. */
export const unknownEmbed = '{{unknown}}';

/** Pixels that an embed may be wide and high (wp_embed_defaults where the theme names no width of its content). */
const defaults = { width: 500, height: 750 };

/** The hash in the names of an embed's meta: over its address and its serialized attributes, defaults first. */
export function embedHash({ url, attributes }: EmbedNeed): string {
  // Attributes without a name are numbered anew behind the named ones that come before them.
  const all = new Map<string, unknown>(Object.entries(defaults));
  for (const [name, value] of Object.entries(attributes)) all.set(name, value);
  const pairs = [...all].map(([name, value]) => serialize(/^\d+$/.test(name) ? Number(name) : name) + serialize(value));
  return createHash('md5')
    .update(`${url}a:${pairs.length}:{${pairs.join('')}}`)
    .digest('hex');
}

/** The kept HTML of an embed; undefined where there is none, or `{{unknown}}`. */
export const storedEmbed = (meta: MetaRows, need: EmbedNeed): string | undefined =>
  shownEmbed(meta.get(`_oembed_${embedHash(need)}`)?.[0] ?? '');

/** What is shown of what is kept. */
export const shownEmbed = (html: string): string | undefined =>
  html === '' || html === '0' || html === unknownEmbed ? undefined : html;

/** Is it known whether the address can be embedded? */
export const isEmbedKept = (meta: MetaRows, need: EmbedNeed): boolean =>
  (meta.get(`_oembed_${embedHash(need)}`)?.[0] ?? '') !== '';

/** Readers of kept embeds for items that have addresses to embed; undefined where none has. Two statements at most. */
export async function loadStoredEmbeds(
  site: Site,
  items: readonly TextItem[],
): Promise<Map<TextItem, NonNullable<ContentData['embed']>> | undefined> {
  const wanting = items.filter((item) => {
    const { embeds, patterns } = collectNeeds(item.row.post_content);
    return embeds.length > 0 || patterns.size > 0;
  });
  if (wanting.length === 0) return undefined;
  const metas = await loadMeta(
    site,
    'post',
    wanting.map((item) => item.row.ID),
  );
  const found = new Map<TextItem, NonNullable<ContentData['embed']>>();
  const missing: PostRow[] = [];
  for (const item of wanting) {
    const meta: MetaRows = metas.get(item.row.ID) ?? new Map();
    found.set(item, (url, attributes) => storedEmbed(meta, { url, attributes }));
    if (collectNeeds(item.row.post_content).embeds.some((need) => !isEmbedKept(meta, need))) missing.push(item.row);
  }
  await wantEmbeds(site, missing);
  return found;
}
