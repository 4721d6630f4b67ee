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
import { googleBusinessFake, nextdoorFake, pinterestFake, tumblrFake } from './strict-boards.testing.ts';
import { telegramFake } from './strict-chats.testing.ts';
import { linkedinFake, xFake } from './strict-feeds.testing.ts';
import { facebookFake, instagramFake, threadsFake } from './strict-meta.testing.ts';
import {
  blueskyVideos,
  facebookVideos,
  instagramVideos,
  linkedinVideos,
  mastodonVideos,
  nextdoorVideos,
  pinterestVideos,
  telegramVideos,
  threadsVideos,
  tumblrVideos,
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
  strict(instagramFake, instagramVideos, true),
  strict(threadsFake, threadsVideos, true),
  strict(linkedinFake, linkedinVideos, true),
  strict(tumblrFake, tumblrVideos),
  strict(nextdoorFake, nextdoorVideos),
  strict(pinterestFake, pinterestVideos, true),
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
      const size = ['x', 'linkedin'].includes(taker.network.name) ? 9_000_000 : 1_500_000;
      expect(await publish(await storedVideo(site, size))).toMatchObject({ state: 'success', error: null });
      const isFetched = taker.network.limits({ externalId: '', details: {}, secrets: {} }).video?.fetched === true;
      expect(fake.made.map(({ bytes }) => bytes)).toEqual([isFetched ? 0 : size]);
      if (isFetched) expect(fake.made[0]?.url).toMatch(/^http:\/\/example\.test\/.*\.mp4$/);
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
      const other = await publish(await storedVideo(site, 1000, 12, 'video/ogg'));
      expect(other).toMatchObject({ state: 'success', error_code: 'video_missing' });
      expect(other?.error).toContain('no video/ogg');
      if (Number.isFinite(limits?.seconds)) {
        site.clock.advance(minute);
        const long = await publish(await storedVideo(site, 80_000, (limits?.seconds ?? 0) + 1));
        expect(long?.error).toMatch(/seconds are more than/);
      }
      expect(fake.made).toEqual([]);
    });
  });
}

describeEachSite('videos elsewhere', (open) => {
  test.each([
    ['X', strict(xFake, xVideos), 'video_refused'],
    ['LinkedIn', strict(linkedinFake, linkedinVideos), 'video_refused'],
    ['Pinterest', strict(pinterestFake, pinterestVideos), 'video_refused'],
    ['Instagram', strict(instagramFake, instagramVideos), 'refused'],
    ['Threads', strict(threadsFake, threadsVideos), 'refused'],
  ])('%s that cannot use one says so, once and for all', async (_, taker, code) => {
    const { site, fake, publish } = await filmed(open, taker);
    fake.broken = true;
    const share = await publish(await storedVideo(site, 100_000));
    expect(share).toMatchObject({ state: 'failed', error_code: code });
    expect(fake.made).toEqual([]);
  });

  test.each([
    ['Facebook', strict(facebookFake, facebookVideos), 3_000_000, 5],
    // The part that was cut is sent again.
    ['X', strict(xFake, xVideos), 9_000_000, 4],
  ])(
    'at %s an upload goes on where it was cut, and begins anew where that is over',
    async (_, taker, size, uploads) => {
      const { site, fake, publish, jobs, shares } = await filmed(open, taker);
      fake.cuts = 1;
      expect(await publish(await storedVideo(site, size))).toMatchObject({ state: 'waiting' });
      site.clock.advance(10 * minute);
      await jobs.runDue();
      expect((await shares())[0]).toMatchObject({ state: 'success', error: null });
      expect([fake.made.map(({ bytes }) => bytes), fake.uploads]).toEqual([[size], uploads]);
      fake.cuts = 1;
      expect(await publish(await storedVideo(site, size + 1))).toMatchObject({ state: 'waiting' });
      fake.forgot = true;
      for (let round = 0; round < 3; round++) {
        site.clock.advance(10 * minute);
        await jobs.runDue();
      }
      expect((await shares())[1]).toMatchObject({ state: 'success', error: null });
      expect(fake.made.map(({ bytes }) => bytes)).toEqual([size, size + 1]);
    },
  );

  test('LinkedIn gets nothing that is too small or too short', async () => {
    const { site, publish, fake } = await filmed(open, strict(linkedinFake, linkedinVideos));
    expect((await publish(await storedVideo(site, 74_999)))?.error).toContain('74999 bytes are less than 75000');
    site.clock.advance(minute);
    expect((await publish(await storedVideo(site, 80_000, 2)))?.error).toContain('2 seconds are less than 3');
    expect(fake.uploads).toBe(0);
  });

  test('a network without videos gets the link', async () => {
    const { site, publish } = await filmed(open, strict(googleBusinessFake, telegramVideos));
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
