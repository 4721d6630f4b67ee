// Files of themes over HTTP: those that pages load, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRoutes } from '../rest/routes.ts';
import { openTestSite, type TestSite } from '../testing.ts';
import { type App, createApp } from './app.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-themes-'));
const at = '/wp-content/themes';
let site: TestSite;
let app: App;
let url: string;

beforeAll(async () => {
  const write = (path: string, text: string) => {
    const file = join(folder, 'content/themes', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  };
  write('paper/style.css', '/*\nTheme Name: Paper\n*/');
  write('paper/templates/index.html', 'secret');
  write('paper/screenshot.png', '0123456789');
  write('paper/assets/fonts/ink one.woff2', 'font');
  write('paper/assets/icon.SVG', '<svg/>');
  write('paper/assets/view.js', '1;');
  write('paper/functions.php', '<?php // secret');
  write('paper/functions.php.css', '/* a style by a strange name */');
  write('paper/theme.json', '"secret"');
  write('paper/.git/config.css', 'secret');
  write('no-theme/secret.css', 'secret');
  write('secret.css', 'secret');
  writeFileSync(join(folder, 'content/secret.css'), 'secret');
  const content = { path: join(folder, 'content'), url: 'http://localhost/wp-content' };
  site = await openTestSite({ settings: { content } });
  app = createApp(site, allRoutes, { logLevel: 'silent' });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await site.database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks for a path as it stands: fetch() would resolve its dots. */
function ask(path: string, method = 'GET'): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port: new URL(url).port, path, method }, (response) => {
      let body = '';
      response.on('data', (bytes: Buffer) => {
        body += bytes.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('files of themes', () => {
  test.each([
    ['paper/style.css', 'text/css; charset=UTF-8'],
    ['paper/style.css?ver=1.2', 'text/css; charset=UTF-8'],
    ['paper/screenshot.png', 'image/png'],
    ['paper/assets/fonts/ink%20one.woff2', 'font/woff2'],
    ['paper/assets/icon.SVG', 'image/svg+xml; charset=UTF-8'],
    ['paper/assets/view.js', 'text/javascript; charset=UTF-8'],
    ['paper/functions.php.css', 'text/css; charset=UTF-8'],
  ])('%s is served as %s', async (path, type) => {
    const answer = await fetch(`${url}${at}/${path}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const sandboxed = path.endsWith('SVG') ? 'sandbox' : null;
    expect(answer.headers.get('content-security-policy')).toBe(sandboxed);
  });

  test('again as unchanged, and in part', async () => {
    const file = `${url}${at}/paper/screenshot.png`;
    const tag = (await fetch(file)).headers.get('etag') ?? '';
    expect((await fetch(file, { headers: { 'if-none-match': tag } })).status).toBe(304);
    const part = await fetch(file, { headers: { range: 'bytes=2-4' } });
    expect([part.status, await part.text()]).toEqual([206, '234']);
    const head = await fetch(file, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '10']);
  });

  test.each([
    'paper/functions.php',
    'paper/functions.php/x.css',
    'paper/theme.json',
    'paper/templates/index.html',
    'paper/.git/config.css',
    'paper/',
    'paper/none.css',
    'paper/../secret.css',
    'paper/..%2fsecret.css',
    'paper/%2e%2e/%2e%2e/secret.css',
    'paper/..%5c..%5csecret.css',
    'no-theme/secret.css',
    'secret.css',
    'paper%00/style.css',
    '%zz/style.css',
    'constructor/constructor',
    'paper/style.constructor',
  ])('%s is not there', async (path) => {
    const { status, body } = await ask(`${at}/${path}`);
    expect([status, body.includes('secret')]).toEqual([404, false]);
  });

  test('nothing is written to', async () => {
    expect((await ask(`${at}/paper/style.css`, 'PUT')).status).not.toBe(200);
  });
});
