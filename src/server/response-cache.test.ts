import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../base/clock.ts';
import { SiteCaches } from '../content/caches.ts';
import { ResponseCache } from './response-cache.ts';

let close = () => {};
afterEach(() => close());

/** A server that has an answer with this body kept, and nothing else. */
async function serving(body: string): Promise<{ url: string; caches: SiteCaches; clock: FixedClock }> {
  const caches = new SiteCaches(true);
  const clock = new FixedClock(Date.UTC(2026, 0, 1));
  const cache = new ResponseCache(caches, clock);
  const headers: [string, string][] = [['ETag', '"tag"']];
  cache.keep('/kept', { status: 200, headers, body, shareable: true }, caches.generation);
  const server = createServer((request, response) => {
    if (!cache.serve(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/kept`, caches, clock };
}

describe('ResponseCache', () => {
  for (const [size, times] of [
    ['small', 1],
    ['large', 5000],
  ] as const) {
    it(`sends ${size} answers byte for byte, letters of all lengths included`, async () => {
      const body = 'a\u00e9\u20ac\u{1f600}\u0080\u00ff'.repeat(times);
      const { url } = await serving(body);
      const answer = await fetch(url);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.equals(Buffer.from(body))).toBe(true);
      expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
      expect((await fetch(url, { headers: { 'If-None-Match': '"tag"' } })).status).toBe(304);
    });
  }

  it('sends nothing kept before a write', async () => {
    const { url, caches } = await serving('{}');
    expect((await fetch(url)).status).toBe(200);
    caches.changed();
    expect((await fetch(url)).status).toBe(404);
  });

  it('sends nothing older than a minute', async () => {
    const { url, clock } = await serving('{}');
    clock.advance(59_000);
    expect((await fetch(url)).status).toBe(200);
    clock.advance(1000);
    expect((await fetch(url)).status).toBe(404);
  });
});
