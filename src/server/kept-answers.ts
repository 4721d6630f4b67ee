// Answers kept with what they were made of: after a write elsewhere on the site an answer is not made again but looked at
// again, by the statements that it read. Guarantees: what is sent is what would be made now; an answer that depends on the time,
// on chance or on files is made each time; the site's budget of bytes bounds what is kept.
import type { Seen, Site } from '../content/site.ts';
import { bodyBytes } from './body.ts';
import type { HttpAnswer } from './serve-rest.ts';

interface Kept {
  readonly answer: HttpAnswer;
  readonly seen: Seen;
  readonly bytes: number;
}

/** How often an answer that cannot be kept is made before it is looked at whether it can be. */
const longPause = 20;

/**
 * The answer for an address that everybody asks in the same way, made by `make` unless the kept one still holds. Without an
 * address it is made. Whoever asks first pays nothing for it: most addresses are not asked again.
 */
export async function keptAnswer(
  site: Site,
  address: string | undefined,
  make: (site: Site) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  if (address === undefined || !site.caches.keepsContent) return make(site);
  const answers = site.caches.contentMap<Kept>('answers by what they read');
  const kept = answers.get(address);
  if (kept && (await site.stillSees(kept.seen))) return kept.answer;
  const pauses = site.caches.contentMap<number>('addresses asked');
  const pause = kept ? 0 : (pauses.get(address) ?? 1);
  if (pause > 0) {
    pauses.set(address, pause - 1);
    return make(site);
  }
  const { made, seen } = await site.watch(make);
  answers.delete(address);
  if (!seen || !made.shareable || made.body === null) {
    pauses.set(address, longPause);
    return made;
  }
  const body = bodyBytes(made.body);
  const answer = { ...made, body };
  answers.set(address, { answer, seen, bytes: body.length + seen.bytes });
  return answer;
}
