// Pages kept with what they were made of: after a write elsewhere on the site a page is not made again but looked at again, by
// the statements that it read. Guarantees: what is sent is what would be made now; a page that depends on the time, on chance
// or on files is made each time; the site's budget of bytes bounds what is kept.
import type { Seen, Site } from '../content/site.ts';
import { bodyBytes } from './body.ts';
import type { HttpAnswer } from './serve-rest.ts';

interface KeptPage {
  readonly answer: HttpAnswer;
  readonly seen: Seen;
  readonly bytes: number;
}

/** The answer for an address that everybody asks in the same way, made by `make` unless the kept one still holds. */
export async function keptPage(
  site: Site,
  address: string,
  make: (site: Site) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  if (!site.caches.keepsContent) return make(site);
  const pages = site.caches.contentMap<KeptPage>('pages');
  const kept = pages.get(address);
  if (kept && (await site.stillSees(kept.seen))) return kept.answer;
  const { made, seen } = await site.watch(make);
  pages.delete(address);
  if (!seen || !made.shareable || made.body === null) return made;
  const body = bodyBytes(made.body);
  const answer = { ...made, body };
  pages.set(address, { answer, seen, bytes: body.length + seen.bytes });
  return answer;
}
