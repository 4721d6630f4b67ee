// Uploads over HTTP: large ones without large memory, files served whole and in part, nothing else served.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplicationPassword } from '../access/application-passwords.ts';
import { allRoutes } from '../rest/routes.ts';
import { openTestSite, type TestSite, testUsers } from '../testing.ts';
import { type App, createApp } from './app.ts';

const megabyte = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-uploads-'));
const uploads = join(folder, 'uploads');
let site: TestSite;
let app: App;
let url: string;
const logins: Record<string, string> = {};

beforeAll(async () => {
  site = await openTestSite({ settings: { uploads: { path: uploads } } });
  for (const role of ['administrator', 'subscriber'] as const) {
    const { password } = await createApplicationPassword(site, testUsers[role], { name: 'test' });
    const login = role === 'administrator' ? 'admin' : role;
    logins[role] = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  }
  app = createApp(site, allRoutes, { logLevel: 'silent', bodyLimit: megabyte, uploadLimit: 400 * megabyte });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await site.database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends `megabytes` of a file that looks like an MP4, one megabyte at a time, and reads the status. */
function sendLarge(
  megabytes: number,
  login: string | undefined,
  multipart = false,
): Promise<{ status: number; body: string }> {
  const part =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="large.mp4"\r\nContent-Type: video/mp4\r\n\r\n';
  const head = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');
  const before = multipart ? Buffer.concat([Buffer.from(part), head]) : head;
  const after = multipart ? Buffer.from('\r\n--b--\r\n') : Buffer.alloc(0);
  const zeros = Buffer.alloc(megabyte);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${url}/wp-json/wp/v2/media?title=Large`, {
      method: 'POST',
      headers: {
        ...(login ? { authorization: login } : {}),
        'content-type': multipart ? 'multipart/form-data; boundary=b' : 'video/mp4',
        'content-disposition': 'attachment; filename="large.mp4"',
        'content-length': String(before.length + megabytes * megabyte + after.length),
      },
    });
    sent.on('response', (response) => {
      let body = '';
      response.on('data', (bytes: Buffer) => {
        body += bytes.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.write(before);
    let left = megabytes;
    const more = (): void => {
      while (left > 0) {
        left--;
        if (!sent.write(zeros)) {
          sent.once('drain', more);
          return;
        }
      }
      sent.end(after);
    };
    more();
  });
}

const waiting = () => readdirSync(join(uploads, '.incoming'));

describe('large uploads', () => {
  test.each([
    ['as a raw body', false],
    ['as a part of a form', true],
  ])(
    '300 MB %s do not stand in memory',
    async (_name, multipart) => {
      let highest = 0;
      const before = process.memoryUsage().rss;
      const watch = setInterval(() => {
        highest = Math.max(highest, process.memoryUsage().rss);
      }, 20);
      const { status, body } = await sendLarge(300, logins.administrator, multipart);
      clearInterval(watch);
      expect(status).toBe(201);
      const { filesize, media_details: details } = JSON.parse(body);
      expect(filesize).toBe(300 * megabyte + 24);
      expect(details.filesize).toBe(filesize);
      expect(highest - before).toBeLessThan(100 * megabyte);
      expect(waiting()).toEqual([]);
    },
    120_000,
  );

  test('are only for those who may upload, and have a limit', async () => {
    const refused = async (megabytes: number, login: string | undefined) =>
      (await sendLarge(megabytes, login).catch(() => ({ status: 413 }))).status;
    expect(await refused(2, undefined)).toBe(413);
    expect(await refused(2, logins.subscriber)).toBe(413);
    expect(await refused(401, logins.administrator)).toBe(413);
    expect(waiting()).toEqual([]);
  });

  test('that break off leave nothing behind', async () => {
    await new Promise<void>((resolve) => {
      const sent = httpRequest(`${url}/wp-json/wp/v2/media`, {
        method: 'POST',
        headers: {
          authorization: logins.administrator ?? '',
          'content-type': 'video/mp4',
          'content-disposition': 'attachment; filename="half.mp4"',
          'content-length': String(10 * megabyte),
        },
      });
      sent.on('error', () => resolve());
      sent.write(Buffer.alloc(megabyte), () => setTimeout(() => sent.destroy(new Error('gone')), 100));
    });
    await expect.poll(waiting).toEqual([]);
  });
});

describe('files of the uploads', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers });

  beforeAll(() => {
    const month = join(uploads, '2026/01');
    mkdirSync(month, { recursive: true });
    writeFileSync(join(month, 'note one.txt'), '0123456789');
    writeFileSync(join(month, 'page.html'), '<script>1</script>');
    writeFileSync(join(month, 'code.php'), '<?php echo 1;');
    writeFileSync(join(month, '.htaccess'), 'secret');
    writeFileSync(join(folder, 'outside.txt'), 'secret');
  });

  test('are served with their type, for long, and again as unchanged', async () => {
    const whole = await get('/wp-content/uploads/2026/01/note%20one.txt');
    expect(whole.status).toBe(200);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'text/plain; charset=UTF-8',
      'content-length': '10',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000',
      'x-content-type-options': 'nosniff',
    });
    expect(await whole.text()).toBe('0123456789');
    const tag = whole.headers.get('etag') ?? '';
    const date = whole.headers.get('last-modified') ?? '';
    expect((await get('/wp-content/uploads/2026/01/note%20one.txt', { 'if-none-match': tag })).status).toBe(304);
    expect((await get('/wp-content/uploads/2026/01/note%20one.txt', { 'if-modified-since': date })).status).toBe(304);
    const head = await fetch(`${url}/wp-content/uploads/2026/01/note%20one.txt?ver=1`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=4-2', 200, '0123456789', null],
    ['bytes=0-1,3-4', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('the range %s', async (range, status, text, content) => {
    const answer = await get('/wp-content/uploads/2026/01/note%20one.txt', { range });
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([status, text, content]);
  });

  test('a range of a file that has changed is the whole file', async () => {
    const headers = { range: 'bytes=0-1', 'if-range': '"other"' };
    expect((await get('/wp-content/uploads/2026/01/note%20one.txt', headers)).status).toBe(200);
  });

  test('pages run without rights, and code is never run', async () => {
    const page = await get('/wp-content/uploads/2026/01/page.html');
    expect(page.headers.get('content-security-policy')).toBe('sandbox');
    const code = await get('/wp-content/uploads/2026/01/code.php');
    expect(code.headers.get('content-type')).toBe('application/octet-stream');
    expect(code.headers.get('content-disposition')).toBe('attachment');
    expect(await code.text()).toBe('<?php echo 1;');
  });

  test.each([
    '/wp-content/uploads/../outside.txt',
    '/wp-content/uploads/%2e%2e/outside.txt',
    '/wp-content/uploads/..%2foutside.txt',
    '/wp-content/uploads/2026/01/..%5c..%5coutside.txt',
    '/wp-content/uploads/2026/01/.htaccess',
    '/wp-content/uploads/.incoming/x',
    '/wp-content/uploads/2026/01',
    '/wp-content/uploads/',
    '/wp-content/uploads/%00',
    '/wp-content/uploads/%zz',
    '/wp-content/uploads/none.txt',
  ])('%s is not there', async (path) => {
    // fetch() would resolve the dots.
    const status = await new Promise((resolve, reject) => {
      const { port } = new URL(url);
      httpRequest({ host: '127.0.0.1', port, path }, (response) => {
        let body = '';
        response.on('data', (bytes: Buffer) => {
          body += bytes.toString();
        });
        response.on('end', () => resolve(body.includes('secret') ? 'secret' : response.statusCode));
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });
});
