// The routes: who may see and change what, and what they say.
import { expect, test } from 'vitest';
import { extensionSite } from '../../content/extensions/site.ts';
import { createPost } from '../../content/posts/create.ts';
import { extensionRoutes } from '../../rest/extension-routes.ts';
import { postsApi } from '../../rest/resources/posts/testing.ts';
import { siteJobs } from '../../server/due-work.ts';
import { describeEachSite } from '../../testing.ts';
import { addFollower } from './followers.ts';
import { activityPub } from './plugin.ts';
import { rowsOf } from './tables.ts';

const remote = (name: string) => ({
  id: `https://social.test/${name}`,
  inbox: `https://social.test/${name}/inbox`,
  sharedInbox: 'https://social.test/inbox',
  name,
  handle: `@${name}@social.test`,
  url: `https://social.test/@${name}`,
});

describeEachSite('routes of ActivityPub', (open) => {
  const base = '/broadsheet/v1/activitypub';
  const start = async () => {
    const site = await open({ plugins: [activityPub], resolve: async () => [] });
    return { site, seen: extensionSite(site), ask: postsApi(site, extensionRoutes(site)) };
  };

  test('are for who manages the site; authors see who follows them', async () => {
    const { ask, seen } = await start();
    await addFollower(seen, 3, remote('ann'), 'https://social.test/1');
    await addFollower(seen, 0, remote('ben'), 'https://social.test/2');
    const statuses = async (as: 'admin' | 'editor' | 'author' | 'subscriber' | undefined) => {
      const who = as ? { as } : {};
      const asked = [
        ask('GET', `${base}/settings`, who),
        ask('POST', `${base}/settings`, { ...who, body: { kind: 'Note' } }),
        ask('GET', `${base}/followers`, who),
        ask('GET', `${base}/followers?actor=3`, who),
        ask('GET', `${base}/inboxes`, who),
        ask('POST', `${base}/inboxes/1/retry`, who),
      ];
      return (await Promise.all(asked)).map(({ status }) => status);
    };
    expect(await statuses(undefined)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(await statuses('subscriber')).toEqual([403, 403, 403, 403, 403, 403]);
    expect(await statuses('author')).toEqual([403, 403, 403, 200, 403, 403]);
    expect(await statuses('editor')).toEqual([403, 403, 403, 403, 403, 403]);
    expect(await statuses('admin')).toEqual([200, 200, 200, 200, 200, 200]);
    const { data } = await ask('GET', `${base}/followers`, { as: 'admin' });
    expect(data).toMatchObject([
      { actor: 0, handle: '@ben@social.test' },
      { actor: 3, handle: '@ann@social.test' },
    ]);
    expect((await ask('DELETE', `${base}/followers/1`, { as: 'admin' })).data).toMatchObject({ deleted: true });
    expect((await ask('DELETE', `${base}/followers/1`, { as: 'admin' })).status).toBe(404);
    expect((await ask('POST', `${base}/inboxes/99/retry`, { as: 'admin' })).status).toBe(404);
  });

  test('change settings by their schema', async () => {
    const { ask } = await start();
    expect((await ask('GET', `${base}/settings`, { as: 'admin' })).data).toEqual({
      mode: 'both',
      owner: 'site',
      kind: 'Article',
      name: 'blog',
      replies: true,
      blocked: [],
      handle: '@blog@example.test',
      waiting: 0,
    });
    const body = { name: 'news', replies: false, blocked: ['Bad.test'] };
    const { data } = await ask('POST', `${base}/settings`, { as: 'admin', body });
    expect(data).toMatchObject({
      handle: '@news@example.test',
      replies: false,
      blocked: ['bad.test'],
      kind: 'Article',
    });
    for (const wrong of [{ name: 'a b' }, { mode: 'all' }, { blocked: ['a/b'] }, { page: 1, kind: 7 }]) {
      expect((await ask('POST', `${base}/settings`, { as: 'admin', body: wrong })).status).toBe(400);
    }
  });

  test('say what became of a post, in a fixed number of statements whoever follows', async () => {
    const { ask, site, seen } = await start();
    const jobs = siteJobs(site, () => {});
    const publish = async () => {
      const { ID } = await createPost(site, null, { title: 'T', content: 'x', status: 'publish', author: 3 });
      const before = site.database.queryCount;
      await activityPubJob(ID);
      return [ID, site.database.queryCount - before] as const;
    };
    const { bringUpToDate } = await import('./outgoing.ts');
    const activityPubJob = (id: number) => bringUpToDate(seen, id);
    await addFollower(seen, 0, remote('a0'), 'https://social.test/f/0');
    await publish();
    const [, one] = await publish();
    for (let n = 1; n <= 30; n++) {
      const { sharedInbox: _, ...rest } = remote(`a${n}`);
      await addFollower(seen, 0, { ...rest, sharedInbox: rest.inbox }, `https://social.test/f/${n}`);
    }
    const [id, many] = await publish();
    expect(many).toBe(one);
    const { data } = await ask('GET', `${base}/posts/${id}`, { as: 'author' });
    expect(data).toMatchObject({
      uri: `http://example.test/?p=${id}`,
      state: 'shared',
      likes: 0,
      deliveries: [{ type: 'Create', state: 'waiting', count: 31 }],
    });
    expect((await ask('GET', `${base}/posts/${id}`, {})).status).toBe(401);
    // Nobody is there to take it: the other servers have no address.
    await jobs.runDue();
    const states = await rowsOf(seen).selectFrom('broadsheet_ap_inboxes').select('state').distinct().execute();
    expect(states.map(({ state }) => state)).toContain('failing');
  });
});
