// Bytes that no honest client sends, over a socket: lengths that contradict each other, broken heads, paths that climb,
// headers made of what a client sent. Each gets one answer, and nothing of it is taken for a second request.
import { connect } from 'node:net';
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

describe('requests that do not end well', () => {
  const body = (length: number) => `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
  const post = (lines: string) => `POST ${echo} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${lines}`;

  test('bodies over the limit are refused before they are read, told or not', async () => {
    const large = 'x'.repeat(20_000);
    const told = await t.raw(post(body(20_000) + large));
    const chunked = await t.raw(
      post(`Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n4e20\r\n${large}\r\n0\r\n\r\n`),
    );
    for (const received of [told, chunked]) {
      expect(answers(received)).toEqual(['HTTP/1.1 413']);
      expect(received).toContain('"code":"rest_body_too_large"');
    }
    expect(await t.raw(post(body(1e15)))).toMatch(/^HTTP\/1\.1 413 /);
    expect(t.answered).toBe(0);
  });

  test('heads of too many or too long lines are refused', async () => {
    const many = Array.from({ length: 2_200 }, (_, n) => `X-${n}: y`).join('\r\n');
    expect(await t.raw(`GET ${echo} HTTP/1.1\r\nHost: x\r\n${many}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
    expect(await t.raw(`GET ${echo}?${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 4(?:14|31) /,
    );
    expect(t.answered).toBe(0);
  });

  test.each([
    ['a body cut off', post(`${body(50)}{"a":1`)],
    ['a head cut off', `GET ${echo} HTTP/1.1\r\nHo`],
    ['chunks cut off', post('Transfer-Encoding: chunked\r\n\r\n5\r\nab')],
    ['a chunk of no length', post('Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n')],
    ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['another version', `GET ${echo} HTTP/9.9\r\nHost: x\r\n\r\n`],
    ['no host', `GET ${echo} HTTP/1.1\r\nConnection: close\r\n\r\n`],
  ])('%s harms nobody else', async (_name, text) => {
    await new Promise<void>((done) => {
      const socket = connect(Number(new URL(t.url).port), '127.0.0.1', () => {
        // The sender goes away in the middle.
        socket.write(text, () => setTimeout(() => socket.destroy(), 20));
      });
      socket.on('error', () => {});
      socket.on('close', () => done());
    });
    expect((await t.get(echo)).status).toBe(200);
    expect(t.answered).toBe(1);
    expect(t.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  test('whoever sends too slowly is sent away, others are answered meanwhile', async () => {
    const { server } = t.app.fastify;
    expect(server.headersTimeout).toBeGreaterThan(0);
    expect(server.headersTimeout).toBeLessThanOrEqual(60_000);
    expect(server.requestTimeout).toBeGreaterThan(0);
    expect(server.requestTimeout).toBeLessThanOrEqual(120_000);
    // The server looks every 30 seconds by itself; here the sockets of 100 slow senders are open while another asks.
    const slow = Array.from({ length: 100 }, () => connect(Number(new URL(t.url).port), '127.0.0.1'));
    for (const socket of slow) {
      socket.on('error', () => {});
      socket.write(`GET ${echo} HTTP/1.1\r\nHost: x\r\nX: `);
    }
    expect((await t.get(echo)).status).toBe(200);
    expect(t.answered).toBe(1);
    for (const socket of slow) socket.destroy();
  });
});
