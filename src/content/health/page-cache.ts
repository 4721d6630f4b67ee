// Are pages cached, and are they fast? Asks the front page three times. Reproduces the page cache test of Site Health.
import type { Site } from '../site.ts';
import { check, type HealthCheck } from './types.ts';

/** Headers by which WordPress knows a cache. */
const cacheHeaders: Readonly<Record<string, RegExp>> = {
  'cache-control': /max-age=[1-9]/,
  expires: /./,
  age: /^[1-9]\d*$/,
  'last-modified': /./,
  etag: /./,
  via: /./,
  'x-cache-enabled': /^true$/i,
  'x-cache': /hit/i,
  'x-varnish': /./,
};
/** Milliseconds up to which an answer is quick. */
const quick = 600;

export async function pageCache(site: Site): Promise<Record<string, unknown>> {
  const times: number[] = [];
  const found = new Set<string>();
  for (let turn = 0; turn < 3; turn++) {
    const started = performance.now();
    const answer = await site.outgoing.request(`${site.options.home}/`).catch(() => undefined);
    if (!answer || answer.status >= 400) continue;
    times.push(performance.now() - started);
    for (const [name, pattern] of Object.entries(cacheHeaders)) {
      const value = answer.headers[name];
      if (value !== undefined && pattern.test(value) && !isPast(name, value, site.clock.now())) found.add(name);
    }
  }
  return inOrder(judged(times.sort((a, b) => a - b)[1] ?? times[0], [...found]));
}

const isPast = (name: string, value: string, now: number): boolean => name === 'expires' && !(Date.parse(value) > now);

function judged(median: number | undefined, found: readonly string[]): HealthCheck {
  if (median === undefined) {
    return check('page_cache', 'Performance', {
      label: 'The front page does not answer',
      status: 'critical',
      text: ['The site cannot ask its own front page: whether it is cached is unknown.'],
    });
  }
  const isQuick = median < quick;
  const isCached = found.length > 0;
  return check('page_cache', 'Performance', {
    label: `Pages are ${isCached ? '' : 'not '}cached by browsers and ${isQuick ? 'quick' : 'slow'}`,
    status: isCached && isQuick ? 'good' : isQuick ? 'recommended' : 'critical',
    text: [
      `Half of three answers came within ${Math.round(median)} milliseconds (${quick} are quick).`,
      isCached ? `Headers for caches: ${found.join(', ')}.` : 'There are no headers for caches.',
    ],
    actions: isCached && isQuick ? '' : '<p>See whether a proxy in front takes headers away, or is slow.</p>',
  });
}

/** WordPress tells this test's answer in another order. */
function inOrder({ badge, description, test, status, label, actions }: HealthCheck): Record<string, unknown> {
  return { badge, description, test, status, label, actions };
}
