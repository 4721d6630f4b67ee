// The HTTP application over a socket: what WordPress 7.1 answers behind a web server, and what is ours (entity tags,
// cache, health, an orderly stop).
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.testing.ts';
import { createApp } from './app.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

describe('addresses', () => {
  test.each(['/wp-json/test/v1/echo', '/wp-json/test/v1/echo/', '/index.php/wp-json/test/v1/echo'])(
    '%s',
    async (path) => {
      expect((await t.get(path)).status).toBe(200);
    },
  );

  test('?rest_route= works everywhere, as text only', async () => {
    expect((await t.get('/any/where?rest_route=/test/v1/echo')).status).toBe(200);
    const list = await t.get('/?rest_route[]=/test/v1/echo');
    expect([list.status, ((await list.json()) as { code: string }).code]).toEqual([400, 'rest_path_invalid_type']);
  });

  test('what cannot be decoded matches no route; other pages are not ours', async () => {
    const broken = await t.raw('GET /wp-json/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(broken).toMatch(/^HTTP\/1.1 404 [\s\S]*"rest_no_route"/);
    const unreadable = await t.get('/wp-json/test/v1/%ff');
    expect([unreadable.status, ((await unreadable.json()) as { code: string }).code]).toEqual([404, 'rest_no_route']);
    expect(Object.fromEntries(unreadable.headers)).toMatchObject({
      link: '<https://example.org/wp-json/>; rel="https://api.w.org/"',
      'x-robots-tag': 'noindex',
      vary: 'Origin',
      'access-control-expose-headers': 'X-WP-Total, X-WP-TotalPages, Link',
    });
    const whole = await t.raw('GET http://x/wp-json/test/v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(whole).toMatch(/^HTTP\/1.1 200 /);
    expect(await t.raw('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 404 /);
    expect((await t.get('/wp-json/test/v1/%65cho')).status).toBe(404);
    expect((await t.get('/elsewhere')).status).toBe(404);
  });
});

describe('headers', () => {
  test('are those of WordPress', async () => {
    const { headers } = await t.get('/wp-json/test/v1/echo');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json; charset=UTF-8',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
      link: '<https://example.org/wp-json/>; rel="https://api.w.org/"',
      'access-control-expose-headers': 'X-WP-Total, X-WP-TotalPages, Link',
      'access-control-allow-headers': 'Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type',
      'x-wp-total': '3',
      allow: 'GET, POST, PUT, DELETE',
      vary: 'Origin',
    });
    expect(headers.get('cache-control')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('other origins are answered by name', async () => {
    const { headers } = await t.get('/wp-json/test/v1/echo', { Origin: 'https://other.example' });
    expect(headers.get('access-control-allow-origin')).toBe('https://other.example');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-methods')).toBe('OPTIONS, GET, POST, PUT, PATCH, DELETE');
  });

  test('a wrong nonce is refused and kept out of caches', async () => {
    const response = await t.get('/wp-json/test/v1/echo', { 'X-WP-Nonce': 'wrong' });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'rest_cookie_invalid_nonce', data: { status: 403 } });
    expect(response.headers.get('cache-control')).toBe('no-cache, must-revalidate, max-age=0, no-store, private');
    expect(t.answered).toBe(0);
  });
});

describe('cache', () => {
  test('answers again without asking the route, until something changes', async () => {
    const first = await t.get('/wp-json/test/v1/echo?a=1');
    const second = await t.get('/wp-json/test/v1/echo?a=1');
    expect(t.answered).toBe(1);
    expect(await second.text()).toBe(await first.text());
    const without = (response: Response) => [...response.headers].filter(([name]) => name !== 'date');
    expect(without(second)).toEqual(without(first));
    t.site.caches.changed();
    await t.get('/wp-json/test/v1/echo?a=1');
    expect(t.answered).toBe(2);
  });

  test('keeps apart what differs, and keeps nothing of those who log in', async () => {
    await t.get('/wp-json/test/v1/echo', { Origin: 'https://a.example' });
    const other = await t.get('/wp-json/test/v1/echo', { Origin: 'https://b.example' });
    expect(other.headers.get('access-control-allow-origin')).toBe('https://b.example');
    t.answered = 0;
    const logins: Record<string, string>[] = [{ Cookie: 'a=b' }, { Authorization: 'Basic eA==' }];
    for (const headers of logins) {
      await t.get('/wp-json/test/v1/echo', headers);
      await t.get('/wp-json/test/v1/echo', headers);
    }
    expect(t.answered).toBe(4);
  });

  test('entity tags spare the body, cached or not', async () => {
    const tag = (await t.get('/wp-json/test/v1/echo?b=1')).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]+"$/);
    for (const path of ['/wp-json/test/v1/echo?b=1', '/wp-json/test/v1/echo?b=1&_fields=b']) {
      const unchanged = await t.get(path, { 'If-None-Match': `"x", W/${tag}` });
      expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    }
  });
});

describe('around it', () => {
  test('health and metrics', async () => {
    expect((await t.get('/healthz')).status).toBe(200);
    await t.get('/wp-json/test/v1/echo');
    await t.get('/wp-json/test/v1/echo');
    const text = await (await t.get('/metrics')).text();
    expect(text).toMatch(/broadsheet_cache_hits_total 1\n/);
    expect(text).toMatch(/broadsheet_request_seconds_count\{method="GET",status="200"\} 1\n/);
    expect(text).toContain('broadsheet_queries_total');
  });

  test('a database that is gone makes it unhealthy', async () => {
    await t.site.database.close();
    expect((await t.get('/healthz')).status).toBe(503);
  });

  test('broken HTTP gets an error object', async () => {
    expect(await t.raw('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1.1 4\d\d [\s\S]*"code":"rest_/);
    expect(await t.raw('FOO /wp-json/ HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1.1 404 [\s\S]*"rest_no_route"/);
    expect(await t.raw('PROPFIND /wp-json/test/v1/echo HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(
      /^HTTP\/1.1 404 [\s\S]*"rest_no_route"/,
    );
    expect(await t.raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  });

  test('an address in use is told in one line', async () => {
    const second = createApp(t.site, t.routes, { logLevel: 'silent' });
    const port = Number(new URL(t.url).port);
    await expect(second.listen({ host: '127.0.0.1', port })).rejects.toThrow(
      `cannot listen on 127.0.0.1:${port}: something else listens there already`,
    );
    await second.close();
  });

  test('stopping finishes what is under way and takes nothing new', async () => {
    const slow = t.get('/wp-json/test/v1/slow');
    while (!t.release) await new Promise((resolve) => setTimeout(resolve, 5));
    const closed = t.app.close();
    await expect(t.get('/wp-json/test/v1/echo')).rejects.toThrow();
    t.release();
    expect(await (await slow).json()).toEqual({ done: true });
    await closed;
  });
});
