// Feeds that a page names, for addresses that are pages. Reproduces the automatic half of SimplePie's Locator: `link`, then `a`,
// then `area` with `rel="feed"`, or `rel="alternate"` and a feed's type.
import { Parser } from 'htmlparser2';
import { absoluteAddress } from './address.ts';

const names = ['link', 'a', 'area'];
const types: ReadonlySet<string> = new Set(['text/html', 'application/rss+xml', 'application/atom+xml']);

/** Addresses in the order in which they are tried; `url` is the page's own. */
export function feedLinks(html: string, url: string): string[] {
  const found = new Map<string, string[]>(names.map((name) => [name, []]));
  let base = url;
  let hasBase = false;
  const parser = new Parser({
    onopentag: (name, { href, rel, type }) => {
      if (href === undefined) return;
      if (name === 'base' && !hasBase) {
        base = absoluteAddress(href, url) ?? url;
        hasBase = true;
      }
      if (rel === undefined || !isFeed(rel, type)) return;
      const address = absoluteAddress(href, base);
      if (address !== undefined) found.get(name)?.push(address);
    },
  });
  parser.end(html);
  return [...new Set(names.flatMap((name) => found.get(name) ?? []))];
}

function isFeed(rel: string, type: string | undefined): boolean {
  const relations = rel.toLowerCase().split(/\s+/);
  if (relations.includes('feed')) return true;
  if (!relations.includes('alternate') || relations.includes('stylesheet')) return false;
  return types.has((type?.split(';', 1)[0] ?? '').trim().toLowerCase());
}
