// Videos at the networks that take them: handed over whole or in parts, once whatever takes long, and left behind with a word
// where a network does not take them.
import { afterEach, expect, test } from 'vitest';
import { describeEachSite, testTime } from '../../../testing.ts';
import { connectedTo, type Peer, startPeer, storedVideo } from '../testing.ts';
import { fakeBluesky } from './bluesky.testing.ts';
import { bluesky } from './bluesky.ts';
import { fakeMastodon } from './mastodon.testing.ts';
import { mastodon } from './mastodon.ts';
import { minute, type Network } from './network.ts';
import type { StrictFake } from './strict.testing.ts';
import { telegramFake } from './strict-chats.testing.ts';
import { linkedinFake, xFake } from './strict-feeds.testing.ts';
import { facebookFake } from './strict-meta.testing.ts';
import {
  blueskyVideos,
  facebookVideos,
  mastodonVideos,
  telegramVideos,
  type VideoFake,
  xVideos,
} from './videos.testing.ts';

const peers: Peer[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});

interface Taker {
  readonly network: Network;
  readonly credentials: Readonly<Record<string, string>>;
  readonly videos: () => VideoFake;
  readonly peer: () => Promise<Peer>;
  /** Is it asked again and again until it has worked on a video? */
  readonly works?: boolean;
}

const strict = (fake: StrictFake, videos: () => VideoFake, works = false): Taker => ({
  ...{ network: fake.network, credentials: fake.credentials, videos, works },
  peer: () => startPeer(fake.start(() => false).handle),
});
const takers: readonly Taker[] = [
  strict(telegramFake, telegramVideos),
  strict(xFake, xVideos, true),
  strict(facebookFake, facebookVideos),
  {
    ...{ network: mastodon, videos: mastodonVideos, works: true },
    credentials: { instance: 'm.test', access_token: 'token-of-mastodon' },
    peer: () => fakeMastodon('token-of-mastodon', testTime),
  },
  {
    ...{ network: bluesky, videos: blueskyVideos },
    credentials: { handle: 'news.example', app_password: 'password-of-app' },
    peer: () => fakeBluesky('password-of-app'),
  },
];

type Open = Parameters<Parameters<typeof describeEachSite>[1]>[0];

async function filmed(open: Open, { network, credentials, videos, peer: start }: Taker) {
  const fake = videos();
  const peer = await start();
  peers.push(peer);
  const other = peer.handle;
  peer.handle = (request) => fake.handle(request) ?? other(request);
  const social = await connectedTo(open, network, peer, credentials);
  const publish = async (video: number, source = 'upload-video') => {
    const options = { version: 2, media_source: source, attached_media: [{ id: video, url: '', type: 'video/mp4' }] };
    const body = { title: 'A film', excerpt: 'Short.', status: 'publish', meta: { jetpack_social_options: options } };
    await social.ask('POST', '/wp/v2/posts', { as: 'admin', body });
    await social.jobs.runDue();
    return (await social.shares()).at(-1);
  };
  return { ...social, fake, publish };
}

for (const taker of takers) {
  describeEachSite(`videos at ${taker.network.name} (strict fake)`, (open) => {
    test('are sent whole', async () => {
      const { site, fake, publish } = await filmed(open, taker);
      const size = taker.network.name === 'x' ? 9_000_000 : 1_500_000;
      expect(await publish(await storedVideo(site, size))).toMatchObject({ state: 'success', error: null });
      expect(fake.made.map(({ bytes }) => bytes)).toEqual([size]);
      expect(fake.made[0]?.text).toContain('A film');
    });

    test.runIf(taker.works)('are handed over once, however long the network works on them', async () => {
      const { site, fake, publish, jobs, shares } = await filmed(open, taker);
      fake.working = 25;
      expect(await publish(await storedVideo(site, 1_000_000))).toMatchObject({
        state: 'waiting',
        error_code: 'video_not_ready',
      });
      const uploads = fake.uploads;
      for (let round = 0; round < 6; round++) {
        site.clock.advance(10 * minute);
        await jobs.runDue();
      }
      expect((await shares())[0]).toMatchObject({ state: 'success', error: null });
      expect([fake.made.length, fake.uploads]).toEqual([1, uploads]);
    });

    test('that are too long, too large or of another kind stay behind, and the share says so', async () => {
      const { site, fake, publish } = await filmed(open, taker);
      const limits = taker.network.limits({ externalId: '', details: { video_bytes: '2000000' }, secrets: {} }).video;
      const other = await publish(await storedVideo(site, 1000, 12, 'video/x-msvideo'));
      expect(other).toMatchObject({ state: 'success', error_code: 'video_missing' });
      expect(other?.error).toContain('no video/x-msvideo');
      if (Number.isFinite(limits?.seconds)) {
        site.clock.advance(minute);
        const long = await publish(await storedVideo(site, 1000, (limits?.seconds ?? 0) + 1));
        expect(long?.error).toMatch(/seconds are more than/);
      }
      expect(fake.made).toEqual([]);
    });
  });
}

describeEachSite('videos elsewhere', (open) => {
  test('X that cannot use one says so, once and for all', async () => {
    const { site, fake, publish } = await filmed(open, strict(xFake, xVideos));
    fake.broken = true;
    const share = await publish(await storedVideo(site, 1000));
    expect(share).toMatchObject({ state: 'failed', error_code: 'video_refused' });
    expect(fake.made).toEqual([]);
  });

  test('a network without videos gets the link', async () => {
    const { site, publish } = await filmed(open, strict(linkedinFake, telegramVideos));
    const share = await publish(await storedVideo(site, 1000));
    expect(share).toMatchObject({ state: 'success', error_code: 'video_missing' });
  });

  test('an instance’s own limit of bytes counts', async () => {
    const taker = takers.find(({ network }) => network === mastodon);
    if (!taker) throw new Error('no taker');
    const { site, publish, fake } = await filmed(open, taker);
    const share = await publish(await storedVideo(site, 2_500_000));
    expect(share?.error).toContain('2.5 MB are more than 2 MB');
    expect(fake.made).toEqual([]);
  });
});
