// The client that is made from the OpenAPI document: its types hold and refuse, and it talks to a running server.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplicationPassword } from '../../src/access/application-passwords.ts';
import { allRoutes } from '../../src/rest/routes.ts';
import { createApp } from '../../src/server/app.ts';
import { openTestSite, type TestSite } from '../../src/testing.ts';
import { buildClient } from './build.ts';

const root = resolve(import.meta.dirname, '../..');
// Below the root, so that the compiler's packages are found.
const folder = mkdtempSync(join(root, 'packages/client/.test-'));
let site: TestSite;
let app: ReturnType<typeof createApp>;
let url: string;
let login: { user: string; password: string };

beforeAll(async () => {
  site = await openTestSite();
  app = createApp(site, allRoutes, { logLevel: 'silent' });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  const { password } = await createApplicationPassword(site, 1, { name: 'client' });
  login = { user: 'admin', password };
  const document = await (await fetch(`${url}/wp-json/broadsheet/v1/openapi.json`)).json();
  buildClient(document as Parameters<typeof buildClient>[0], join(folder, 'dist'));
});
afterAll(async () => {
  await app.close();
  await site.database.close();
  rmSync(folder, { recursive: true, force: true });
});

function compile(text: string): string {
  const file = join(folder, 'use.ts');
  writeFileSync(
    file,
    `import { createClient } from './dist/index.js';\nconst client = createClient({ url: '' });\n${text}\nexport {};\n`,
  );
  const flags = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2022,dom',
  ];
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), [...flags, file], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

describe('types', () => {
  test('what the API takes and gives fits', () => {
    const text = `
      const list = await client.request('GET /wp/v2/posts', { query: { per_page: 2, orderby: 'date', categories: [1] } });
      const titles: string[] = list.data.map((post) => post.title.rendered ?? '');
      const one = await client.request('GET /wp/v2/posts/{id}', { path: { id: 1 } });
      const id: number = one.data.id;
      const made = await client.request('POST /wp/v2/categories', { body: { name: 'World' } });
      const slug: string = made.data.slug;
      const types = await client.request('GET /wp/v2/types');
      const base: string = types.data['post']!.rest_base;
      const trashed = await client.request('DELETE /wp/v2/posts/{id}', { path: { id: 1 } });
      const status: string = trashed.data.status;
      const gone = await client.request('DELETE /wp/v2/posts/{id}', { path: { id: 1 }, query: { force: true } });
      const before: [true, number] = [gone.data.deleted, gone.data.previous.id];
      const term = await client.request('DELETE /wp/v2/tags/{id}', { path: { id: 1 }, query: { force: true } });
      const name: string = term.data.previous.name;
      const all = await client.request('DELETE /wp/v2/users/{user_id}/application-passwords', { path: { user_id: 1 } });
      const count: number = all.data.count;
      const widget = await client.request('DELETE /wp/v2/widgets/{id}', { path: { id: 'block-2' }, query: { force: true } });
      const kind: string = widget.data.previous.id_base;
      console.log(titles, id, slug, base, status, before, name, count, kind);`;
    expect(compile(text)).toBe('');
  });

  test.each([
    ["client.request('GET /wp/v2/nothing', {});", /nothing/],
    ["client.request('GET /wp/v2/posts/{id}');", /Expected 2 arguments/],
    ["client.request('GET /wp/v2/posts', { query: { orderby: 'mood' } });", /mood/],
    ["client.request('POST /wp/v2/categories', { body: { nam: 'World' } });", /nam/],
    ["const { data } = await client.request('GET /wp/v2/posts/{id}', { path: { id: 1 } }); data.nothing;", /nothing/],
    [
      "const { data } = await client.request('DELETE /wp/v2/posts/{id}', { path: { id: 1 } }); data.previous;",
      /previous/,
    ],
    ["client.request('DELETE /wp/v2/posts/{id}', { path: { id: 1 }, query: { forc: true } });", /forc/],
  ])('%s does not', (text, refusal) => expect(compile(text)).toMatch(refusal));
});

test('it reads, writes and reports refusals', async () => {
  const made: {
    createClient: (options: object) => { request: (operation: string, input?: object) => Promise<never> };
  } = await import(pathToFileURL(join(folder, 'dist/index.js')).href);
  const client = made.createClient({ url, login });
  const { data: post } = await client.request('POST /wp/v2/posts', {
    body: { title: 'From a client', status: 'publish' },
  });
  expect(post).toMatchObject({ title: { raw: 'From a client' }, status: 'publish' });
  const list: { data: { id: number }[]; total: number; pages: number } = await client.request('GET /wp/v2/posts', {
    query: { search: 'client', per_page: 1, _fields: 'id' },
  });
  expect([list.data.length, list.total, list.pages]).toEqual([1, 1, 1]);
  const { data: plugin } = await client.request('GET /wp/v2/plugins/{plugin}', { path: { plugin: 'social/social' } });
  expect(plugin).toMatchObject({ status: 'inactive' });
  const path = { id: list.data[0]?.id };
  const trashed: { data: unknown } = await client.request('DELETE /wp/v2/posts/{id}', { path });
  expect(trashed.data).toMatchObject({ id: path.id, status: 'trash' });
  const gone: { data: unknown } = await client.request('DELETE /wp/v2/posts/{id}', { path, query: { force: true } });
  expect(gone.data).toMatchObject({ deleted: true, previous: { id: path.id, status: 'trash' } });
  const nobody = made.createClient({ url });
  await expect(nobody.request('DELETE /wp/v2/posts/{id}', { path: { id: 1 } })).rejects.toMatchObject({
    name: 'ApiError',
    status: 401,
    code: 'rest_cannot_delete',
  });
});
