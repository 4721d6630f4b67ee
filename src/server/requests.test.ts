// Bodies, overrides and forms of answers over a socket, as WordPress 7.1 reads and writes them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

describe('bodies', () => {
  const post = async (body: string, type?: string, method = 'POST') => {
    const response = await fetch(`${t.url}/wp-json/test/v1/echo?a=query`, {
      method,
      body: Buffer.from(body),
      headers: type === undefined ? {} : { 'content-type': type },
    });
    return { status: response.status, data: (await response.json()) as Record<string, unknown> };
  };

  test('are read by content type', async () => {
    expect((await post('{"a":"json","b":[1]}', 'application/json; charset=utf-8')).data).toMatchObject({ a: 'json' });
    expect((await post('a=form&c[]=1', 'application/x-www-form-urlencoded')).data).toMatchObject({
      a: 'form',
      c: ['1'],
    });
    expect((await post('a=form', 'application/x-www-form-urlencoded', 'PUT')).data).toMatchObject({ a: 'form' });
    expect((await post('a=form', 'text/plain')).data).toMatchObject({ a: 'query' });
    const multipart = '--x\r\nContent-Disposition: form-data; name="a[b]"\r\n\r\npart\r\n--x--\r\n';
    expect((await post(multipart, 'multipart/form-data; boundary=x')).data).toMatchObject({ a: { b: 'part' } });
  });

  test('GET may have one, and its answer is not kept', async () => {
    const head = 'GET /wp-json/test/v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';
    const sent = await t.raw(`${head}Content-Type: application/json\r\nContent-Length: 12\r\n\r\n{"a":"body"}`);
    expect(sent).toContain('\r\n\r\n{"a":"body"}');
    expect(await t.raw(`${head}\r\n`)).toContain('\r\n\r\n{}');
  });

  test.each([
    ['{"a":', 4],
    ['{"a":"\u0001"}', 3],
    ['{"a":"\\ud800"}', 10],
    [`${'['.repeat(513)}${']'.repeat(513)}`, 1],
  ])('JSON that PHP refuses is refused: %#', async (body, number) => {
    expect(await post(body, 'application/json')).toMatchObject({
      status: 400,
      data: { code: 'rest_invalid_json', data: { status: 400, json_error_code: number } },
    });
  });

  test('broken multipart, hostile names and too much of it do no harm', async () => {
    expect((await post('--nonsense', 'multipart/form-data; boundary=x')).status).toBe(200);
    expect((await post('--nonsense', 'multipart/form-data')).status).toBe(200);
    expect((await post('{"__proto__":{"polluted":1}}', 'application/json')).status).toBe(200);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(await post('x'.repeat(20_000), 'application/json')).toMatchObject({
      status: 413,
      data: { code: 'rest_body_too_large', data: { status: 413 } },
    });
  });

  test('methods can be overridden', async () => {
    const byHeader = await fetch(`${t.url}/wp-json/test/v1/echo`, {
      method: 'POST',
      headers: { 'X-HTTP-Method-Override': 'delete' },
    });
    expect(await byHeader.json()).toMatchObject({ method: 'DELETE' });
    expect(await (await t.get('/wp-json/test/v1/echo?_method=PUT')).json()).toMatchObject({ method: 'PUT' });
    const nowhere = await fetch(`${t.url}/wp-json/test/v1/none`, {
      method: 'POST',
      headers: { 'X-HTTP-Method-Override': 'GET' },
    });
    expect(nowhere.headers.get('cache-control')).toContain('no-store');
  });
});

describe('forms of answers', () => {
  test('envelope, JSONP, indentation, HEAD', async () => {
    const envelope = await (await t.get('/wp-json/test/v1/echo?_envelope&a=1')).json();
    expect(envelope).toMatchObject({ body: { a: '1' }, status: 200, headers: { 'X-WP-Total': 3 } });
    const script = await t.get('/wp-json/test/v1/echo?_jsonp=my.call');
    expect(script.headers.get('content-type')).toBe('application/javascript; charset=UTF-8');
    expect(await script.text()).toBe('/**/my.call({"_jsonp":"my.call"})');
    const refused = await t.get('/wp-json/test/v1/echo?_jsonp=a(b');
    expect([refused.status, Object.keys((await refused.json()) as object)]).toEqual([400, ['code', 'message']]);
    expect(await (await t.get('/wp-json/test/v1/echo?_pretty')).text()).toBe('{\n    "_pretty": ""\n}');
    const head = await fetch(`${t.url}/wp-json/test/v1/echo`, { method: 'HEAD' });
    expect([head.status, head.headers.get('x-wp-total'), await head.text()]).toEqual([200, '3', '']);
  });

  test('errors keep their data; the unexpected shows nothing and is logged', async () => {
    const refused = await fetch(`${t.url}/wp-json/test/v1/broken`, { method: 'POST' });
    expect([refused.status, await refused.json()]).toEqual([
      409,
      { code: 'test_refused', message: 'Refused.', data: { status: 409, extra: [1] } },
    ]);
    const broken = await t.get('/wp-json/test/v1/broken?password=hidden');
    const text = await broken.text();
    expect(broken.status).toBe(500);
    expect(text).not.toContain('secret text');
    expect(t.logged.join('')).toContain('secret text');
    expect(t.logged.join('')).not.toContain('hidden');
  });
});
