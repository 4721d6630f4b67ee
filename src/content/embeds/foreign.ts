// What an address elsewhere looks like embedded, for the editor. Reproduces WP_oEmbed_Controller::get_proxy_item: what was
// kept, the site's own post, a known or discovered provider, a handler, in this order.

import { postOfUrl } from '../addresses/post-of-url.ts';
import type { Site } from '../site.ts';
import { discoverProvider } from './discover.ts';
import { fetchEmbed } from './fetch.ts';
import { handledHtml } from './handlers.ts';
import { keepEmbed, keptEmbed } from './kept.ts';
import { ownPostData } from './own-post.ts';
import { providerOf } from './providers.ts';
import { type EmbedData, embedHtml } from './to-html.ts';

export interface ForeignEmbed {
  readonly url: string;
  readonly maxWidth: number;
  /** Undefined: none was asked for. */
  readonly maxHeight: number | undefined;
  /** May the page be asked for its provider? */
  readonly discover: boolean;
  /** The request's parameters, under which the answer is kept. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** Height that providers are told where the request names none. */
const usualHeight = 750;

/** Undefined where nobody knows what the address is. */
export async function foreignEmbed(site: Site, asked: ForeignEmbed): Promise<EmbedData | undefined> {
  const { url, maxWidth, maxHeight, args } = asked;
  const kept = await keptEmbed(site, args);
  if (kept) return kept;
  const own = await ownPostData(site, await postOfUrl(site, url), maxWidth);
  if (own) return own;
  const known = providerOf(url, site.options.home);
  const provider = known ?? (asked.discover ? await discoverProvider(site, url) : undefined);
  const size = { width: maxWidth, height: maxHeight ?? usualHeight };
  const data = provider === undefined ? undefined : await fetchEmbed(site, provider, url, size);
  if (data) {
    const shown = { ...data, html: embedHtml(data, url, site.random, known !== undefined) };
    await keepEmbed(site, args, shown);
    return shown;
  }
  const html = handledHtml(url, maxWidth, maxHeight ?? 0);
  return html === undefined ? undefined : { provider_name: 'Embed Handler', html, scripts: [] };
}
