// Bluesky against a strict fake: text, facets, card, pictures, limits, and one record whatever happens.
import { afterEach, expect, test } from 'vitest';
import { describeEachSite } from '../../../testing.ts';
import { connectedTo, openSocial, storedPicture } from '../testing.ts';
import { type FakeBluesky, fakeBluesky } from './bluesky.testing.ts';
import { bluesky, facetsOf, recordKey } from './bluesky.ts';
import { minute } from './network.ts';

const password = 'abcd-efgh-ijkl-mnop';
const peers: FakeBluesky[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});
async function start(): Promise<FakeBluesky> {
  const peer = await fakeBluesky(password);
  peers.push(peer);
  return peer;
}
const credentials = { handle: '@news.example', app_password: password };

describeEachSite('Bluesky', (open) => {
  test('gets text, facets and a card with its picture', async () => {
    const peer = await start();
    const { publish, jobs, shares, site, connection } = await connectedTo(open, bluesky, peer, credentials);
    expect(connection).toMatchObject({
      external_id: 'did:plc:abc',
      display_name: 'The News',
      external_handle: 'news.example',
    });
    await site.options.set('jetpack_social_message_template', 'Ünïcode 👩‍👩‍👧 #Straße {url}. {title}');
    const picture = await storedPicture(site);
    await publish({ excerpt: 'In short.', featuredMedia: picture });
    await jobs.runDue();
    const [share] = await shares();
    expect(share).toMatchObject({ state: 'success', error: null });
    const [[rkey, record] = ['', {}]] = [...peer.records];
    expect(share?.url).toBe(`https://bsky.app/profile/news.example/post/${rkey}`);
    const link = 'http://example.test/2026/01/02/a-title/';
    expect(record).toMatchObject({ text: `Ünïcode 👩‍👩‍👧 #Straße ${link}. A title`, langs: ['en'] });
    expect((record.facets as unknown[]).length).toBe(2);
    const { external } = record.embed as { external: Record<string, unknown> };
    expect(external).toMatchObject({
      uri: link,
      title: 'A title',
      description: 'In short.',
      thumb: { mimeType: 'image/jpeg' },
    });
  });

  test('gets pictures natively where the post brings them, made small enough', async () => {
    const peer = await start();
    const { ask, jobs, shares, site } = await connectedTo(open, bluesky, peer, credentials);
    const picture = await storedPicture(site, 2000, 1400);
    const options = { version: 2, media_source: 'featured-image' };
    const body = { title: 'P', status: 'publish', featured_media: picture, meta: { jetpack_social_options: options } };
    expect((await ask('POST', '/wp/v2/posts', { as: 'admin', body })).status).toBe(201);
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'success', error: null });
    const [record] = peer.records.values();
    expect(record?.embed).toMatchObject({ $type: 'app.bsky.embed.images', images: [{ alt: 'Noise' }] });
  });

  test('never gets more than 300 graphemes or 3000 bytes', async () => {
    const peer = await start();
    const { publish, jobs, shares } = await connectedTo(open, bluesky, peer, credentials);
    await publish({ title: 'ö '.repeat(400) });
    await publish({ title: '👩‍👩‍👧‍👦'.repeat(299) });
    await jobs.runDue();
    expect((await shares()).map(({ state, error }) => [state, error])).toEqual([
      ['success', null],
      ['success', null],
    ]);
  });

  test('has one record, though it was made before the answer was lost', async () => {
    const peer = await start();
    const { publish, jobs, shares, site } = await connectedTo(open, bluesky, peer, credentials);
    peer.failAfter = 1;
    await publish();
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'waiting', error_code: 'unknown' });
    site.clock.advance(minute);
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'success', attempts: 2 });
    expect(peer.records.size).toBe(1);
  });

  test('refuses a wrong password, and the answer does not repeat it', async () => {
    const peer = await start();
    const social = await openSocial(open, [bluesky], { settings: { mayAsk: [peer.host] } });
    await social.site.options.set('broadsheet_social', { networks: { bluesky: { base: peer.base } } });
    const wrong = { ...credentials, app_password: 'wrong-password-1' };
    const body = { service: 'bluesky', credentials: wrong };
    const { status, data } = await social.ask('POST', '/broadsheet/v1/social/credentials', { as: 'admin', body });
    expect([status, data.code]).toEqual([400, 'jp_connection_update_failed']);
    expect(data.message).toContain('Invalid identifier or password …');
    expect(JSON.stringify(data)).not.toContain('wrong-password-1');
  });
});

test('facets stand at bytes, and numbers alone are no tags', () => {
  const text = 'é https://a.test/x). #1 #tag';
  expect(facetsOf(text)).toEqual([
    {
      index: { byteStart: 3, byteEnd: 19 },
      features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://a.test/x' }],
    },
    { index: { byteStart: 25, byteEnd: 29 }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'tag' }] },
  ]);
});

test('a record’s key is the same for the same share, another for another, and in order of time', () => {
  const at = Date.UTC(2026, 0, 2);
  const key = (first: string) => first.padEnd(32, '0');
  expect(recordKey({ createdAt: at, key: key('12345678') })).toBe(recordKey({ createdAt: at, key: key('12345678') }));
  expect(recordKey({ createdAt: at, key: key('12345678') })).not.toBe(
    recordKey({ createdAt: at, key: key('22345678') }),
  );
  expect(recordKey({ createdAt: at, key: key('ffffffff') }) < recordKey({ createdAt: at + 1, key: key('0') })).toBe(
    true,
  );
});
