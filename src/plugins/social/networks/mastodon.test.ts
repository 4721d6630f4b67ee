// Mastodon's client API against a strict fake (no server of it can be had from npm).
import { afterEach, expect, test } from 'vitest';
import { describeEachSite, testTime } from '../../../testing.ts';
import { connectedTo, storedPicture } from '../testing.ts';
import { type FakeMastodon, fakeMastodon } from './mastodon.testing.ts';
import { mastodon } from './mastodon.ts';
import { hour, minute } from './network.ts';

const token = 'mastodon-access-token';
const peers: FakeMastodon[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});
async function start(): Promise<FakeMastodon> {
  const peer = await fakeMastodon(token, testTime);
  peers.push(peer);
  return peer;
}
const credentials = { instance: 'https://m.test/@news', access_token: token };

describeEachSite('Mastodon', (open) => {
  test('gets text within the instance’s own limits, the address whole', async () => {
    const peer = await start();
    const { publish, jobs, shares, connection } = await connectedTo(open, mastodon, peer, credentials);
    expect(connection).toMatchObject({
      external_id: '77@m.test',
      external_handle: '@news@m.test',
      display_name: 'news',
    });
    await publish({ title: 'Tea & toast '.repeat(30), slug: 'long-one' });
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'success', error: null, url: 'https://m.test/@news/100' });
    expect(peer.statuses[0]?.text).toMatch(/^Tea & toast .*…\n\nhttp:\/\/example\.test\/2026\/01\/02\/long-one\/$/);
  });

  test('gets a picture that is made to fit, once the instance has worked on it', async () => {
    const peer = await start();
    const { ask, jobs, shares, site } = await connectedTo(open, mastodon, peer, credentials);
    const picture = await storedPicture(site);
    const options = { version: 2, media_source: 'media-library', attached_media: [{ id: picture, url: '', type: '' }] };
    const body = { title: 'P', status: 'publish', meta: { jetpack_social_options: options } };
    await ask('POST', '/wp/v2/posts', { as: 'admin', body });
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'success', error: null });
    expect(peer.statuses[0]?.media).toEqual(['m0']);
  });

  test('has one status when the answer is lost: by its key for an hour, then by looking it up', async () => {
    for (const later of [minute, 2 * hour]) {
      const peer = await start();
      const { publish, jobs, shares, site } = await connectedTo(open, mastodon, peer, credentials);
      await publish({ title: 'Tea & toast' });
      peer.failAfter = 1;
      await jobs.runDue();
      expect((await shares()).at(-1)).toMatchObject({ state: 'waiting', error_code: 'unknown' });
      site.clock.advance(later);
      peer.remembersKeys = later === minute;
      await jobs.runDue();
      expect((await shares()).at(-1)).toMatchObject({ state: 'success', attempts: 2 });
      expect(peer.statuses).toHaveLength(1);
    }
  });
});
