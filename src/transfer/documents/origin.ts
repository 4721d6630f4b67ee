// Addresses of the site a document comes from, mapped to ours: its links and guids are this site's own after a move.
import type { PostDocument } from './shape.ts';

/** The origin site's address (no trailing slash, no path of the post), read from a document's own links. */
export function originHome(document: PostDocument): string | null {
  const links = document.raw._links;
  const self =
    typeof links === 'object' && links !== null && 'self' in links && Array.isArray(links.self)
      ? (links.self[0] as unknown)
      : undefined;
  const href =
    typeof self === 'object' && self !== null && 'href' in self && typeof self.href === 'string' ? self.href : '';
  const api =
    /^(https?:\/\/.+?)\/(?:index\.php)?(?:\?rest_route=|wp-json\/)/.exec(href) ??
    /^(https?:\/\/.+?)\/index\.php\/wp-json\//.exec(href);
  if (api?.[1]) return api[1];
  return URL.canParse(document.link) ? new URL(document.link).origin : null;
}

/** An address of the origin site as an address of ours; other addresses stay as they are. */
export function mapAddress(address: string, from: string | null, home: string): string {
  if (from === null) return address;
  if (address === from || address.startsWith(`${from}/`) || address.startsWith(`${from}?`))
    return home + address.slice(from.length);
  return address;
}
