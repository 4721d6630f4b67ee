// Networks of which no server can be had, against strict fakes: a link, a picture, a text that is too long, and an answer
// that is lost. They are told apart by what their fakes say; what they must do is the same.
import { afterEach, expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { storedPost } from '../../../rest/resources/posts/testing.ts';
import { describeEachSite } from '../../../testing.ts';
import { connectedTo, type Peer, startPeer, storedPicture } from '../testing.ts';
import { hour, minute } from './network.ts';
import type { StrictFake } from './strict.testing.ts';
import { googleBusinessFake, nextdoorFake, pinterestFake, tumblrFake } from './strict-boards.testing.ts';
import { discordFake, slackFake, telegramFake } from './strict-chats.testing.ts';
import { linkedinFake, xFake } from './strict-feeds.testing.ts';
import { facebookFake, instagramFake, threadsFake } from './strict-meta.testing.ts';

const peers: Peer[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});

type Open = Parameters<Parameters<typeof describeEachSite>[1]>[0];

async function connected(open: Open, fake: StrictFake, lost: () => boolean = () => false) {
  const { posts, comments = [], handle } = fake.start(lost);
  const peer = await startPeer(handle);
  peers.push(peer);
  const social = await connectedTo(open, fake.network, peer, fake.credentials);
  const picture = await storedPicture(social.site, 600, 400);
  const publish = async (draft: object = {}, options: object = { version: 2 }) => {
    const body = { title: 'Tea & <toast> (hot)', content: 'x', excerpt: 'In *short*.', status: 'publish', ...draft };
    const meta = { jetpack_social_options: options };
    const { status } = await social.ask('POST', '/wp/v2/posts', {
      as: 'admin',
      body: { ...body, featured_media: picture, meta },
    });
    expect(status).toBe(201);
    await social.jobs.runDue();
    return (await social.shares()).at(-1);
  };
  return { ...social, posts, comments, peer, publish };
}

const fakes: readonly StrictFake[] = [
  ...[telegramFake, discordFake, slackFake, linkedinFake, xFake, facebookFake, threadsFake, instagramFake],
  ...[tumblrFake, pinterestFake, googleBusinessFake, nextdoorFake],
];

for (const fake of fakes) {
  const { name } = fake.network;
  describeEachSite(`${name} (strict fake)`, (open) => {
    test('gets a link, a picture, and what fits of a long text', async () => {
      const { publish, posts, site } = await connected(open, fake);
      expect(await publish()).toMatchObject({ state: 'success', error: null });
      site.clock.advance(minute);
      expect(await publish({ title: 'With picture' }, { version: 2, media_source: 'featured-image' })).toMatchObject({
        state: 'success',
        error: null,
      });
      site.clock.advance(minute);
      await site.options.set('jetpack_social_message_template', '{title}');
      const long = await publish({ title: 'Größe_日本 #tag '.repeat(900), slug: 'long' });
      expect(long).toMatchObject({ state: 'success', error: null });
      expect(posts).toHaveLength(3);
      expect(posts[1]?.picture).toBe(true);
      if (!fake.pictureNeeded && fake.pictures === 'bytes') expect(posts[0]?.picture).toBe(false);
      expect(posts[2]?.text).toContain('…');
    });

    test('has one post when the answer is lost', async () => {
      let losses = 1;
      const { publish, posts, site, jobs, shares } = await connected(open, fake, () => losses-- > 0);
      const first = await publish();
      expect(first?.state).toBe(fake.finds ? 'waiting' : 'failed');
      for (let round = 0; round < 3; round++) {
        site.clock.advance(2 * minute);
        await jobs.runDue();
      }
      expect(posts).toHaveLength(1);
      const [share] = await shares();
      if (fake.finds) expect(share).toMatchObject({ state: 'success', attempts: 2 });
      else expect(share).toMatchObject({ state: 'failed', error_code: 'outcome_unknown', attempts: 1 });
    });
  });
}

describeEachSite('access to X', (open) => {
  test('is renewed before it runs out, by one process, and the new secrets are kept', async () => {
    const { publish, site } = await connected(open, xFake);
    for (let round = 0; round < 3; round++) {
      site.clock.advance(2 * hour);
      expect(await publish({ title: `Round ${round}` })).toMatchObject({ state: 'success', error: null });
    }
  });
});

for (const fake of [facebookFake, xFake, linkedinFake]) {
  describeEachSite(`comments at ${fake.network.name} (strict fake)`, (open) => {
    test('the link stands below the post, once', async () => {
      const { site, jobs, posts, comments, shares } = await connected(open, fake);
      const seen = extensionSite(site);
      const sharing = site.registry.services.get('sharing');
      const [account] = (await sharing?.accounts(seen)) ?? [];
      const post = await storedPost(site);
      expect((await sharing?.limits(seen, account?.id ?? 0))?.comments).toBe(true);
      const share = { postId: post, accountId: account?.id ?? 0, reason: 'revive', key: '1', userId: 1 } as const;
      const said = {
        text: 'Look (at) this',
        link: '',
        comment: 'Here: https://example.org/a_b',
        pictures: [],
        dueAt: 0,
      };
      await sharing?.share(seen, [{ ...share, ...said }]);
      await jobs.runDue();
      site.clock.advance(minute);
      await jobs.runDue();
      expect((await shares()).map(({ state, error }) => [state, error])).toEqual([['success', null]]);
      expect(posts.map(({ text }) => text.includes('https://'))).toEqual([false]);
      expect(comments).toEqual(['Here: https://example.org/a_b']);
    });
  });
}
