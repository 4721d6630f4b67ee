// Finds the oEmbed address that a page names in its head. Reproduces WP_oEmbed::discover. Linear in the length of the page.
import { decodeSpecialCharacters } from '../../rendering/formatting/escape.ts';
import { parseShortcodeAttributes } from '../../rendering/formatting/shortcode-attributes.ts';
import type { Site } from '../site.ts';

const formats: Readonly<Record<string, 'json' | 'xml'>> = {
  'application/json+oembed': 'json',
  'text/xml+oembed': 'xml',
  'application/xml+oembed': 'xml',
};
/** Bytes of a page that are read. */
const readBytes = 150 * 1024;

/** Asks the page; undefined where it cannot be had or names none. JSON is preferred. */
export async function discoverProvider(site: Site, url: string): Promise<string | undefined> {
  try {
    const { body } = await site.outgoing.request(url, { most: readBytes, longer: 'cut' });
    return discoveredIn(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

export function discoveredIn(html: string): string | undefined {
  const end = html.search(/<\/head>/i);
  const head = end > 0 ? html.slice(0, end) : html;
  const found: Partial<Record<'json' | 'xml', string>> = {};
  for (const attributes of linkTags(head)) {
    const { type = '', href = '' } = attributes;
    const format = Object.hasOwn(formats, type) ? formats[type] : undefined;
    if (!format || href === '') continue;
    found[format] = decodeSpecialCharacters(href, 'both');
    if (format === 'json') break;
  }
  return found.json ?? found.xml;
}

function* linkTags(head: string): Generator<Readonly<Record<string, string>>> {
  for (const opening of head.matchAll(/<link(?=[^<>])/gi)) {
    const start = opening.index + opening[0].length;
    const length = head.slice(start, start + 8192).search(/[<>]/);
    if (length > 0 && head[start + length] === '>') {
      yield parseShortcodeAttributes(head.slice(start, start + length).replace(/\/$/, ''));
    }
  }
}
