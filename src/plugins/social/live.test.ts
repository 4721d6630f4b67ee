// A copy of the site shares nothing: at another address, at one like those of staging hosts, and at the same one.
import { afterEach, expect, test } from 'vitest';
import { extensionSite } from '../../content/extensions/site.ts';
import { describeEachSite } from '../../testing.ts';
import { hostNamed, standingOf } from './live.ts';
import { day, hour, minute } from './networks/network.ts';
import { liveHostOption as liveOptionName } from './settings.ts';
import { openSocial, type Peer, startPeer, testNetwork } from './testing.ts';

const peers: Peer[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});

describeEachSite('the site that shares', (open) => {
  const opened = async (refreshed: string[] = [], mayAsk: string[] = []) => {
    const network = testNetwork({
      name: 'alpha',
      shortLived: true,
      refresh: async () => {
        refreshed.push('once');
        return { expiresAt: null };
      },
    });
    const social = await openSocial(open, [network], { settings: { mayAsk } });
    await social.connect('alpha');
    const move = async (home: string) => {
      await social.site.options.set('home', home);
      await social.site.options.set('siteurl', home);
    };
    return { ...social, move, seen: extensionSite(social.site) };
  };

  test('is the one where accounts were connected; at another address nothing leaves', async () => {
    const refreshed: string[] = [];
    const { site, publish, jobs, shares, move, ask, seen } = await opened(refreshed);
    expect(site.options.get(liveOptionName)).toBe('example.test');
    await move('https://copy.example.test');
    await seen.database.kysely
      .updateTable('broadsheet_social_connections' as never)
      .set({ expires_at: 1 } as never)
      .execute();
    await publish();
    await jobs.runDue();
    const [share] = await shares();
    expect(share).toMatchObject({ state: 'waiting', error_code: 'not_live', attempts: 0 });
    expect(share?.error).toContain('connected at example.test; this is copy.example.test');
    await ask('GET', '/wpcom/v2/publicize/connections?test_connections=true', { as: 'admin' });
    expect(refreshed).toEqual([]);
    const notices = await ask('GET', '/broadsheet/v1/social/notices', { as: 'admin' });
    expect(notices.data[0]).toMatchObject({ code: 'not_live', message: share?.error });
    expect((await ask('GET', '/broadsheet/v1/social/health', { as: 'admin' })).data.status).toBe('critical');

    // Somebody says that it is the one.
    await ask('POST', '/wp/v2/settings', { as: 'admin', body: { [liveOptionName]: 'https://www.Copy.example.test/' } });
    site.clock.advance(hour);
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'success' });
    expect(refreshed).toEqual(['once']);
  });

  test('what waited too long at a copy is not shared when the copy is named', async () => {
    const { site, publish, jobs, shares, move } = await opened();
    await move('https://copy.example.test');
    await publish();
    for (let passed = 0; passed < 4; passed++) {
      await jobs.runDue();
      site.clock.advance(day);
    }
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'failed', error_code: 'not_live', attempts: 0 });
    await site.options.set(liveOptionName, 'copy.example.test');
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'failed', attempts: 0 });
  });

  test('addresses of staging hosts are none until they are named', async () => {
    const { site, move, seen, connect, publish, jobs, shares } = await opened();
    await site.options.delete(liveOptionName);
    const standing = async (home: string) => {
      await move(home);
      return standingOf(seen).live;
    };
    for (const home of ['http://localhost:8080', 'https://staging.example.org', 'https://dev2.example.org']) {
      expect([home, await standing(home)]).toEqual([home, false]);
    }
    for (const home of ['http://news.local', 'https://news-staging.example.org', 'https://news.wpengine.com']) {
      expect([home, await standing(home)]).toEqual([home, false]);
    }
    for (const home of [
      'https://example.org',
      'https://dev.to',
      'https://stagecraft.org',
      'https://www.device.org/a',
    ]) {
      expect([home, await standing(home)]).toEqual([home, true]);
    }
    await move('https://staging.example.org');
    await connect('alpha', { externalId: 'other' });
    expect(site.options.get(liveOptionName)).toBeUndefined();
    await publish();
    await jobs.runDue();
    expect((await shares()).map(({ error_code }) => error_code)).toEqual(['not_live', 'not_live']);
  });

  test('a copy at the same address asks it, and is told that it is not the one', async () => {
    let isOurs = false;
    const peer = await startPeer(async ({ query, path }) => {
      if (path !== '/_social/here') return { status: 200, headers: { 'content-type': 'text/html' }, body: 'page' };
      if (!isOurs) return { json: { broadsheet_social: false } };
      const call = { method: 'GET', path, query, headers: {}, body: Buffer.of(), site: seen };
      return { status: 200, body: String((await page?.handle(call))?.body) };
    });
    peers.push(peer);
    const { site, publish, jobs, shares, seen } = await opened([], [peer.host]);
    const page = site.registry.pages.find((each) => each.matches('/_social/here'));
    await site.options.set('home', peer.base);
    await site.options.set('siteurl', peer.base);
    await site.options.set(liveOptionName, peer.base);
    await site.options.set('broadsheet_social', { wait_for_page: true });
    await publish();
    await jobs.runDue();
    const [copy] = await shares();
    expect(copy).toMatchObject({ state: 'waiting', error_code: 'not_live', attempts: 0 });
    expect(copy?.error).toContain('has another database');
    isOurs = true;
    site.clock.advance(40 * minute);
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'success' });
    // An answer that is not the site's own says nothing.
    const asked = peer.requests.filter(({ path }) => path === '/_social/here').length;
    expect(asked).toBe(4);
  });

  test('hosts are the same with and without `www.`, and in folders', () => {
    expect(['https://www.Example.org/', 'example.org', 'http://example.org/blog/', ''].map(hostNamed)).toEqual([
      'example.org',
      'example.org',
      'example.org/blog',
      '',
    ]);
  });
});
