// Bluesky's own server (`tools/social-peers` starts one on loopback and runs this): text, facets, card, picture, one record
// for one share, and its refusal of what is too long. Skipped where BROADSHEET_TEST_BLUESKY is not set: an address with the
// account's handle and password, `http://handle:password@localhost:2583`.
import { describe, expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { openTestSite } from '../../../testing.ts';
import { accountOf, connectionOf } from '../connections.ts';
import { networkCall } from '../network-call.ts';
import { connectedTo, storedPicture, storedVideo } from '../testing.ts';
import { bluesky, recordKey } from './bluesky.ts';
import type { Composed, SendCall } from './network.ts';

const address = process.env.BROADSHEET_TEST_BLUESKY;

describe.skipIf(!address)('a real Bluesky server', () => {
  const url = new URL(address ?? 'http://a:b@localhost');
  const peer = {
    base: url.origin,
    host: url.host,
    requests: [],
    handle: () => ({}),
    open: async () => 0,
    close: async () => {},
  };
  const credentials = { handle: url.username, app_password: decodeURIComponent(url.password), server: url.origin };
  const connect = () =>
    connectedTo((options) => openTestSite({ ...options, now: Date.now() }), bluesky, peer, credentials);
  const recordsOf = async (did: string) => {
    const query = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post', limit: '100' });
    const answer = await fetch(`${url.origin}/xrpc/com.atproto.repo.listRecords?${query}`);
    return ((await answer.json()) as { records: { uri: string; value: Record<string, unknown> }[] }).records;
  };

  test('takes text, facets, a card with its picture, and a picture of the post', async () => {
    const { publish, ask, jobs, shares, site, connection } = await connect();
    await site.options.set('jetpack_social_message_template', '{title} #Straße 👩‍👩‍👧 {url}');
    const picture = await storedPicture(site);
    await publish({ title: `Card ${Date.now()}`, featuredMedia: picture });
    const meta = { jetpack_social_options: { version: 2, media_source: 'featured-image' } };
    await ask('POST', '/wp/v2/posts', {
      as: 'admin',
      body: { title: 'Picture', status: 'publish', featured_media: picture, meta },
    });
    const video = await storedVideo(site, 300_000);
    const attached = {
      version: 2,
      media_source: 'upload-video',
      attached_media: [{ id: video, url: '', type: 'video/mp4' }],
    };
    await ask('POST', '/wp/v2/posts', {
      as: 'admin',
      body: { title: 'Video', status: 'publish', meta: { jetpack_social_options: attached } },
    });
    await publish({ title: 'ö '.repeat(400) });
    await jobs.runDue();
    expect((await shares()).map(({ state, error }) => [state, error])).toEqual([
      ['success', null],
      ['success', null],
      ['success', null],
      ['success', null],
    ]);
    const records = await recordsOf(String(connection.external_id));
    const kinds = records.map(({ value }) => (value.embed as { $type: string }).$type);
    expect(kinds.filter((kind) => kind === 'app.bsky.embed.images')).not.toEqual([]);
    const filmed = records.find(({ value }) => String(value.text).startsWith('Video'));
    expect(filmed?.value.embed).toMatchObject({
      $type: 'app.bsky.embed.video',
      video: { mimeType: 'video/mp4', size: 300_000 },
      aspectRatio: { width: 640, height: 360 },
    });
    const card = records.find(({ value }) => String(value.text).startsWith('Card'));
    expect(card?.value).toMatchObject({
      facets: [{ features: [{ tag: 'Straße' }] }, { features: [{ $type: 'app.bsky.richtext.facet#link' }] }],
      embed: { external: { thumb: { mimeType: 'image/jpeg' } } },
    });
    await site.database.close();
  });

  test('has one record of a share that is sent twice, finds it, and refuses 301 characters', async () => {
    const { site, connection } = await connect();
    const seen = extensionSite(site);
    const row = await connectionOf(seen, Number(connection.connection_id));
    if (!row) throw new Error('no connection');
    const account = accountOf(seen, row);
    const nothing = async () => {};
    const call: SendCall = {
      ...networkCall(seen, bluesky, () => []),
      ...{ account, sending: nothing, wait: nothing, picture: async () => undefined, kept: {}, keep: nothing },
      video: async () => {
        throw new Error('no video');
      },
    };
    const key = Buffer.from(site.random(8)).toString('hex').padEnd(32, String(Date.now()).slice(-6));
    const composed: Composed = {
      ...{ text: 'Once', link: '', title: '', description: '', tags: [], language: 'en', pictures: [], card: null },
      ...{ postId: 1, createdAt: Date.now(), key },
    };
    expect(await bluesky.find?.(composed, call)).toBeUndefined();
    const made = await bluesky.publish(composed, call);
    await bluesky.publish(composed, call).catch(() => undefined);
    expect((await bluesky.find?.(composed, call))?.id).toBe(made.id);
    const records = await recordsOf(account.externalId);
    expect(records.filter(({ uri }) => uri.endsWith(recordKey(composed)))).toHaveLength(1);
    const long = { ...composed, text: 'x'.repeat(301), createdAt: composed.createdAt + 5 };
    await expect(bluesky.publish(long, call)).rejects.toMatchObject({ failure: 'refused' });
    await site.database.close();
  });
});
