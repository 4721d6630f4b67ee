// Media through the API on both databases: what is stored of an upload is what WordPress stores, files come and go with
// their attachments, and lists take a fixed number of queries.
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { accountViewer, findAccount } from '../../../access/account.ts';
import { createAttachment } from '../../../content/media/create.ts';
import { storeUpload } from '../../../content/media/store-upload.ts';
import { metaValues } from '../../../content/meta/rows.ts';
import { deleteUser } from '../../../content/users/delete.ts';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { postsApi, storedMeta, storedPost } from '../posts/testing.ts';
import { mediaRoutes } from './routes.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-media-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = join(import.meta.dirname, '../../../../conformance/files');
let sites = 0;

describeEachSite('media', (open) => {
  const openSite = async () => {
    const uploads = join(folder, String(sites++));
    return { site: await open({ settings: { uploads: { path: uploads } } }), month: join(uploads, '2026/01') };
  };

  async function upload(site: TestSite, name: string, sent = name): Promise<number> {
    const account = await findAccount(site, 'login', 'admin');
    if (!account) throw new Error('no administrator');
    const viewer = accountViewer(site, account, { method: 'application-password' });
    const path = await site.storage.temporary();
    copyFileSync(join(files, name), path);
    const { size } = statSync(path);
    const stored = await storeUpload(site, viewer, { path, name: sent, type: '', size }, { refusal: 'refused' });
    return (await createAttachment(site, viewer, { upload: stored, draft: {}, process: true })).ID;
  }

  test('a big picture that lies is stored scaled down, upright and in all sizes, as WordPress stores it', async () => {
    const { site, month } = await openSite();
    const id = await upload(site, 'turned-big.jpg');
    expect(await metaValues(site, 'post', id, '_wp_attached_file')).toEqual(['2026/01/turned-big-scaled.jpg']);
    const [metadata = ''] = await metaValues(site, 'post', id, '_wp_attachment_metadata');
    const size = (name: string, width: number, height: number) =>
      `s:${name.length}:"${name}";a:5:{s:4:"file";s:${22 - 3 + `${width}x${height}`.length - 4}:"turned-big-${width}x${height}.jpg";s:5:"width";i:${width};s:6:"height";i:${height};s:9:"mime-type";s:10:"image/jpeg";s:8:"filesize";i:0;}`;
    expect(metadata.replace(/("filesize";i:)\d+/g, '$10')).toBe(
      `a:7:{s:5:"width";i:1707;s:6:"height";i:2560;s:4:"file";s:29:"2026/01/turned-big-scaled.jpg";s:8:"filesize";i:0;s:5:"sizes";a:6:{${[
        size('medium', 200, 300),
        size('large', 683, 1024),
        size('thumbnail', 150, 150),
        size('medium_large', 768, 1152),
        size('1536x1536', 1024, 1536),
        size('2048x2048', 1365, 2048),
      ].join(
        '',
      )}}s:10:"image_meta";a:13:{s:8:"aperture";s:1:"0";s:6:"credit";s:0:"";s:6:"camera";s:0:"";s:7:"caption";s:0:"";s:17:"created_timestamp";s:1:"0";s:9:"copyright";s:0:"";s:12:"focal_length";s:1:"0";s:3:"iso";s:1:"0";s:13:"shutter_speed";s:1:"0";s:5:"title";s:0:"";s:11:"orientation";i:1;s:8:"keywords";a:0:{}s:3:"alt";s:0:"";}s:14:"original_image";s:14:"turned-big.jpg";}`,
    );
    expect(readdirSync(month)).toHaveLength(8);
  });

  test('names keep clear of the sub-sizes of others', async () => {
    const { site, month } = await openSite();
    await upload(site, 'photo.jpg');
    await upload(site, 'small.png', 'photo-300x225.png');
    await upload(site, 'photo.jpg');
    await upload(site, 'photo.jpg', 'photo-300x225.jpg');
    expect(
      readdirSync(month)
        .filter((name) => !/-\d+x\d+\.(?:jpg)$/.test(name))
        .sort(),
    ).toEqual(['photo-1.jpg', 'photo-300x225-1.jpg', 'photo-300x225-1.png', 'photo.jpg']);
  });

  test('deleting takes every file along, and nothing else', async () => {
    const { site, month } = await openSite();
    const id = await upload(site, 'big.jpg');
    await upload(site, 'photo.jpg');
    const ask = postsApi(site, mediaRoutes(site));
    expect((await ask('DELETE', `/wp/v2/media/${id}?force=true`, { as: 'admin' })).status).toBe(200);
    expect(readdirSync(month).every((name) => name.startsWith('photo'))).toBe(true);
    expect(readdirSync(month)).toHaveLength(5);
    expect(await metaValues(site, 'post', id, '_wp_attachment_metadata')).toEqual([]);
  });

  test('deleting who uploaded takes the files along, unless somebody gets them', async () => {
    const { site, month } = await openSite();
    const id = await upload(site, 'photo.jpg');
    await site.database.kysely.updateTable('posts').set({ post_author: 3 }).where('ID', '=', id).execute();
    await deleteUser(site, null, 3, 2);
    expect(readdirSync(month)).toHaveLength(5);
    await deleteUser(site, null, 2, null);
    expect(readdirSync(month)).toEqual([]);
  });

  test('what metadata of strangers names outside of its folder is left alone', async () => {
    const { site, month } = await openSite();
    const safe = await upload(site, 'small.png', 'safe.png');
    const id = await storedPost(site, { post_type: 'attachment', post_status: 'inherit', post_mime_type: 'image/png' });
    await storedMeta(site, id, '_wp_attached_file', '2026/02/gone.png');
    const hostile = 'a:1:{s:5:"sizes";a:1:{s:1:"x";a:1:{s:4:"file";s:19:"../2026/01/safe.png";}}}';
    await storedMeta(site, id, '_wp_attachment_metadata', hostile);
    const ask = postsApi(site, mediaRoutes(site));
    expect((await ask('DELETE', `/wp/v2/media/${id}?force=true`, { as: 'admin' })).status).toBe(200);
    expect(existsSync(join(month, 'safe.png'))).toBe(true);
    expect((await ask('GET', `/wp/v2/media/${safe}`)).status).toBe(200);
  });

  test('a list takes as many queries for 50 attachments as for 5, galleries too', async () => {
    const { site } = await openSite();
    const metadata = 'a:3:{s:5:"width";i:300;s:6:"height";i:200;s:8:"filesize";i:5;}';
    for (let index = 0; index < 50; index++) {
      const row = { post_type: 'attachment', post_status: 'inherit', post_mime_type: 'image/png', post_parent: 1 };
      const id = await storedPost(site, { ...row, post_name: `p-${index}`, post_author: 1 + (index % 3) });
      await storedMeta(site, id, '_wp_attached_file', `2026/01/${index}.png`);
      await storedMeta(site, id, '_wp_attachment_metadata', metadata);
      await storedPost(site, { post_name: `gallery-${index}`, post_content: `[gallery ids="${id}"] [gallery]` });
    }
    const ask = postsApi(site, mediaRoutes(site));
    const count = async (path: string, as?: string) => {
      await ask('GET', path, as ? { as } : {});
      const before = site.database.queryCount;
      const { data } = await ask('GET', path, as ? { as } : {});
      return [data.length, site.database.queryCount - before];
    };
    const [, few = 0] = await count('/wp/v2/media?per_page=5');
    expect(few).toBeLessThanOrEqual(8);
    expect(await count('/wp/v2/media?per_page=50')).toEqual([50, few]);
    const [, edited] = await count('/wp/v2/media?per_page=5&context=edit', 'editor');
    expect(await count('/wp/v2/media?per_page=50&context=edit', 'editor')).toEqual([50, edited]);
    const [, texts] = await count('/wp/v2/posts?per_page=5&_fields=content');
    expect(await count('/wp/v2/posts?per_page=50&_fields=content')).toEqual([50, texts]);
  });
});
