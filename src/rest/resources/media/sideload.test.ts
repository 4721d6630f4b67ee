// Files that browsers make of a picture, on both databases: where the routes are, what is stored, and that nobody's files
// are entered for another attachment.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createApplicationPassword } from '../../../access/application-passwords.ts';
import { metaValues } from '../../../content/meta/rows.ts';
import { createApp } from '../../../server/app.ts';
import { describeEachSite, testUsers } from '../../../testing.ts';
import { allRoutes } from '../../routes.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-sideload-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => readFileSync(join(import.meta.dirname, '../../../../conformance/files', name));
let sites = 0;

describeEachSite('files made by browsers', (open) => {
  async function openSite() {
    const uploads = join(folder, String(sites++));
    const site = await open({ settings: { uploads: { path: uploads } } });
    const { password } = await createApplicationPassword(site, testUsers.administrator, { name: 'test' });
    const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
    const app = createApp(site, allRoutes, { logLevel: 'silent' });
    const ask = async (url: string, more: { host?: string; headers?: Record<string, string>; payload?: unknown }) => {
      const answer = await app.fastify.inject({
        method: 'POST',
        url: `/wp-json/wp/v2/media${url}`,
        headers: { authorization, host: more.host ?? 'localhost', ...more.headers },
        ...(more.payload === undefined ? {} : { payload: more.payload as object }),
      });
      return { status: answer.statusCode, body: JSON.parse(answer.payload) };
    };
    const send = (url: string, name: string, bytes: Buffer, type = 'image/jpeg') =>
      ask(url, {
        headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
        payload: bytes,
      });
    const upload = async (name: string): Promise<number> =>
      (await send('?generate_sub_sizes=false', name, file('photo.jpg'))).body.id;
    return { site, app, ask, send, upload, month: join(uploads, '2026/01') };
  }

  test('are stored beside the picture and entered at the end', async () => {
    const { site, app, ask, send, upload, month } = await openSite();
    const id = await upload('a.jpg');
    expect(readdirSync(month)).toEqual(['a.jpg']);
    const small = await send(`/${id}/sideload?image_size=thumbnail`, 'a-64x48.png', file('small.png'), 'image/png');
    expect(small).toMatchObject({ status: 200, body: { image_size: 'thumbnail', file: 'a-64x48.png' } });
    const scaled = await send(`/${id}/sideload?image_size=scaled`, 'a-scaled.jpg', file('photo.jpg'));
    expect(scaled.body).toMatchObject({ original_image: 'a.jpg', file: '2026/01/a-scaled.jpg' });
    expect(await metaValues(site, 'post', id, '_wp_sideloaded_file')).toHaveLength(3);
    const entries = { sub_sizes: [small.body, scaled.body] };
    // Handed in twice, as by a browser that lost the first answer.
    for (let times = 0; times < 2; times++) {
      const done = await ask(`/${id}/finalize`, { payload: entries });
      expect([done.status, done.body.media_details.file, done.body.media_details.original_image]).toEqual([
        200,
        '2026/01/a-scaled.jpg',
        'a.jpg',
      ]);
      expect(done.body.media_details.sizes.thumbnail.file).toBe('a-64x48.png');
    }
    expect(await metaValues(site, 'post', id, '_wp_sideloaded_file')).toEqual([]);
    await app.close();
  });

  test('of one attachment are no files of another', async () => {
    const { app, ask, send, upload } = await openSite();
    const [one, other] = [await upload('one.jpg'), await upload('other.jpg')];
    const { body } = await send(`/${other}/sideload?image_size=thumbnail`, 's.png', file('small.png'), 'image/png');
    for (const entry of [body, { image_size: 'full', file: 'other.jpg' }, { image_size: 'full', file: '../one.jpg' }]) {
      const { status, body: refused } = await ask(`/${one}/finalize`, { payload: { sub_sizes: [entry] } });
      expect([status, refused.code]).toEqual([400, 'rest_invalid_sub_size_file']);
    }
    await app.close();
  });

  test('that come at once are all entered', async () => {
    const { app, ask, send, upload } = await openSite();
    const id = await upload('a.jpg');
    const names = ['thumbnail', 'medium', 'large', 'medium_large'];
    await Promise.all(
      names.map(async (name) => {
        const stored = await send(`/${id}/sideload?image_size=${name}`, `${name}.png`, file('small.png'), 'image/png');
        await ask(`/${id}/finalize`, { payload: { sub_sizes: [stored.body] } });
      }),
    );
    const { body } = await ask(`/${id}/finalize`, { payload: {} });
    expect(Object.keys(body.media_details.sizes).sort()).toEqual([...names, 'full'].sort());
    await app.close();
  });

  test('are refused where they are no such pictures, and leave nothing behind', async () => {
    const { site, app, send, upload, month } = await openSite();
    const id = await upload('a.jpg');
    const wide = await send(`/${id}/sideload?image_size=thumbnail`, 'wide.jpg', file('photo.jpg'));
    expect(wide.body.code).toBe('rest_upload_dimension_mismatch');
    const broken = await send(`/${id}/sideload?image_size=thumbnail`, 'note.txt', Buffer.from('note'), 'text/plain');
    expect(broken.body.code).toBe('rest_upload_invalid_image');
    expect(readdirSync(month)).toEqual(['a.jpg']);
    expect(await metaValues(site, 'post', id, '_wp_sideloaded_file')).toEqual([]);
    await app.close();
  });

  test('are taken only where browsers can make them', async () => {
    const { app, ask, upload } = await openSite();
    const id = await upload('a.jpg');
    for (const [host, status] of [
      ['localhost', 400],
      ['site.localhost:8080', 400],
      ['example.org', 404],
      ['localhost.example.org', 404],
    ] as const) {
      expect((await ask(`/${id}/sideload`, { host })).status).toBe(status);
    }
    await app.close();
  });
});
