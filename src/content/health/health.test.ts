import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import { authorizationHeader, backgroundUpdates, httpsStatus, loopbackRequests, otherServers } from './checks.ts';
import { pageCache } from './page-cache.ts';
import { directorySizes, readableSize } from './sizes.ts';

async function serve(status: number, headers: Record<string, string> = {}): Promise<{ url: string; close(): void }> {
  const server = createServer((_request, response) => response.writeHead(status, headers).end('page'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

describeEachSite('health', (open) => {
  test('a site that answers at its own address, and one that does not', async () => {
    const good = await serve(200, { etag: '"x"' });
    const site = await open({ url: good.url });
    expect(await loopbackRequests(site)).toMatchObject({ status: 'good', test: 'loopback_requests' });
    expect(await pageCache(site)).toMatchObject({ status: 'good', test: 'page_cache' });
    expect(await otherServers(site)).toMatchObject({ status: 'good' });
    expect(await httpsStatus(site)).toMatchObject({ status: 'recommended' });
    good.close();
    const bare = await serve(200);
    await site.options.set('home', bare.url);
    expect(await pageCache(site)).toMatchObject({ status: 'recommended' });
    bare.close();
    await site.options.set('home', 'http://127.0.0.1:1');
    expect(await loopbackRequests(site)).toMatchObject({ status: 'recommended' });
    expect(await pageCache(site)).toMatchObject({ status: 'critical' });
  });

  test('https and names', async () => {
    const site = await open({ url: 'https://example.test', resolve: async () => [] });
    expect(await httpsStatus(site)).toMatchObject({ status: 'good', actions: '' });
    expect(await otherServers(site)).toMatchObject({ status: 'critical' });
    expect(await backgroundUpdates(site)).toMatchObject({
      status: 'good',
      badge: { label: 'Security', color: 'blue' },
    });
  });

  test('folders and the database are measured', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
    mkdirSync(join(folder, 'uploads/2025'), { recursive: true });
    writeFileSync(join(folder, 'uploads/2025/a.txt'), 'x'.repeat(2048));
    const site = await open({ settings: { uploads: { path: join(folder, 'uploads') } } });
    const sizes = await directorySizes(site);
    rmSync(folder, { recursive: true });
    expect(sizes.uploads_size).toEqual({ size: '2.00 KB', debug: '2.00 KB (2048 bytes)', raw: 2048 });
    expect(sizes.themes_size).toMatchObject({ debug: 'directory not found' });
    expect(sizes.database_size).toMatchObject({ raw: expect.any(Number) });
  });
});

test.each([
  [undefined, 'recommended'],
  ['Bearer x', 'recommended'],
  [`Basic ${btoa('someone:else')}`, 'recommended'],
  [`Basic ${btoa('user:pwd')}`, 'good'],
])('Authorization: %s', (header, status) => expect(authorizationHeader(header).status).toBe(status));

test.each([
  [0, '0.00 B'],
  [1023, '1,023.00 B'],
  [1536, '1.50 KB'],
  [95_442_939, '91.02 MB'],
  [5 * 1024 ** 4, '5.00 TB'],
])('%d bytes are %s', (bytes, text) => expect(readableSize(bytes)).toBe(text));
