// Bytes that no honest client sends, over a socket: lengths that contradict each other, broken heads, paths that climb,
// headers made of what a client sent. Each gets one answer, and nothing of it is taken for a second request.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

const echo = '/wp-json/test/v1/echo';
const smuggled = `GET ${echo}?smuggled=1 HTTP/1.1\r\nHost: x\r\n\r\n`;
const answers = (received: string): string[] => received.match(/HTTP\/1\.1 \d+/g) ?? [];

describe('request smuggling', () => {
  test.each([
    ['Content-Length: 5\r\nContent-Length: 6'],
    ['Content-Length: 5\r\nTransfer-Encoding: chunked'],
    ['Transfer-Encoding: chunked\r\nContent-Length: 0'],
    ['Content-Length: -1'],
    ['Content-Length: 0x10'],
    ['Content-Length: 1, 1'],
    ['Content-Length : 5'],
    ['Transfer-Encoding: xchunked'],
    ['Transfer-Encoding: chunked, identity'],
    ['X: y\n\tContent-Length: 0'],
    ['Transfer-Encoding:\x0bchunked'],
  ])('%j is refused, with what follows it', async (lines) => {
    const received = await t.raw(`POST ${echo} HTTP/1.1\r\nHost: x\r\n${lines}\r\n\r\n0\r\n\r\n${smuggled}`);
    expect(answers(received)).toEqual(['HTTP/1.1 400']);
    expect(received).toContain('"code":"rest_bad_request"');
    expect(received).not.toContain('smuggled');
    expect(t.answered).toBe(0);
  });

  test('two requests that are well-formed get two answers', async () => {
    expect(answers(await t.raw(smuggled + smuggled))).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
  });
});

describe('addresses', () => {
  test.each([
    '/wp-json/../../../etc/passwd',
    '/wp-json/..%2f..%2f..%2fetc/passwd',
    '/wp-json/%2e%2e/%2e%2e/etc/passwd',
    '/wp-content/uploads/../../../../etc/passwd',
    '/wp-content/uploads/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/wp-includes/..\\..\\..\\etc\\passwd',
    '/wp-json/test/v1/echo%00.json',
    '//etc/passwd',
    '/wp-json//test/v1/echo/../broken',
  ])('%s leads nowhere', async (path) => {
    const received = await t.raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 (?:404|400|301) /);
    expect(received).not.toContain('root:');
    expect(t.answered).toBe(0);
  });
});

describe('headers', () => {
  test('what a client sends makes no header of its own', async () => {
    const injected = encodeURIComponent('x\r\nX-Injected: 1\r\n\r\n<script>');
    for (const query of [`_jsonp=${injected}`, `a=${injected}`, `_method=${injected}`, `_envelope=${injected}`]) {
      const response = await t.get(`${echo}?${query}`, { Origin: "http://a'b<script>" });
      expect(response.status).toBeLessThan(500);
      expect(response.headers.get('x-injected')).toBeNull();
      expect(response.headers.get('access-control-allow-origin') ?? '').not.toMatch(/[<>\r\n]/);
    }
  });

  test('content types of every form are read, not refused', async () => {
    const types = ['/', ';', 'x', 'application/json, text/html', `application/${'a'.repeat(5_000)}json`, '\u00ff'];
    for (const type of types) {
      const response = await fetch(t.url + echo, {
        method: 'POST',
        body: '{"a":1}',
        headers: { 'content-type': type },
      });
      expect([type, response.status]).toEqual([type, 200]);
    }
  });

  test('cookies and credentials of every form are nobody', async () => {
    const odd = ['=', ';;;', 'a', '__proto__=1', 'wordpress_logged_in_=%', `x=${'|'.repeat(9_000)}`, 'a="\\"'];
    for (const cookie of odd) expect([cookie, (await t.get(echo, { cookie })).status]).toEqual([cookie, 200]);
    for (const authorization of [
      'Basic',
      'Basic !',
      'Basic Og==',
      'Basic //79',
      'Bearer x',
      `Basic ${'Q'.repeat(9_000)}`,
    ])
      expect([authorization, (await t.get(echo, { authorization })).status]).toEqual([authorization, 200]);
  });

  test('HEAD and OPTIONS end after the head, or say what the route takes', async () => {
    const head = await t.raw(`HEAD ${echo} HTTP/1.1\r\nHost: x\r\n\r\n${smuggled}`);
    expect(answers(head)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    const options = await fetch(t.url + echo, { method: 'OPTIONS' });
    expect([options.status, ((await options.json()) as { methods: string[] }).methods.length > 0]).toEqual([200, true]);
  });
});

test('a sender who is too slow is given a limited time', () => {
  const { server } = t.app.fastify;
  expect(server.headersTimeout).toBeGreaterThan(0);
  expect(server.headersTimeout).toBeLessThanOrEqual(60_000);
  expect(server.requestTimeout).toBeGreaterThan(0);
  expect(server.requestTimeout).toBeLessThanOrEqual(120_000);
});
