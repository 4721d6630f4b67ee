// Asks a provider for an address: JSON first, XML where it has no JSON. Reproduces WP_oEmbed::fetch, through the guard.
import { phpEntries } from '../../database/php-values.ts';
import type { Site } from '../site.ts';
import type { EmbedData } from './to-html.ts';
import { readOembedXml } from './xml.ts';

/** The provider's answer; undefined where it gives none that can be read. */
export async function fetchEmbed(
  site: Site,
  provider: string,
  url: string,
  size: { width: number; height: number },
): Promise<EmbedData | undefined> {
  if (!URL.canParse(provider)) return undefined;
  const address = new URL(provider);
  address.searchParams.set('maxwidth', String(size.width));
  address.searchParams.set('maxheight', String(size.height));
  address.searchParams.set('url', url);
  address.searchParams.set('dnt', '1');
  for (const format of ['json', 'xml'] as const) {
    address.searchParams.set('format', format);
    const answer = await site.outgoing.request(address.href, { most: 1024 * 1024 }).catch(() => undefined);
    if (answer?.status === 501) continue;
    const text = answer ? Buffer.from(answer.body).toString('utf8') : '';
    return format === 'json' ? readJson(text) : readOembedXml(text);
  }
  return undefined;
}

function readJson(text: string): EmbedData | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.fromEntries(phpEntries(value)) : undefined;
  } catch {
    return undefined;
  }
}
