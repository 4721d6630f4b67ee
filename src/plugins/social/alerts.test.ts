// Alerts of failed shares: bounded mails, a signed request that verifies, and nothing secret in either.
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type MailPeer, startMailPeer } from '../../content/mail/mail.testing.ts';
import { describeEachSite } from '../../testing.ts';
import { NetworkError } from './networks/ask.ts';
import { hour, minute } from './networks/network.ts';
import { openSocial, type Peer, startPeer, testNetwork } from './testing.ts';

let mails: MailPeer;
const peers: Peer[] = [];
beforeAll(async () => {
  mails = await startMailPeer();
});
afterAll(() => mails.close());
beforeEach(() => {
  mails.received.length = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  for (const peer of peers.splice(0)) await peer.close();
});

const refusing = testNetwork({
  name: 'alpha',
  publish: async (_, call) => {
    await call.sending();
    throw new NetworkError('refused', 'refused', 'The page is full.');
  },
});

describeEachSite('alerts of failed shares', (open) => {
  test('are one mail for many, and at most one an hour', async () => {
    const social = await openSocial(open, [refusing], { settings: { mail: { smtp: mails.smtp } } });
    const { site, jobs, publish, connect } = social;
    await connect('alpha');
    const pass = async (milliseconds: number) => {
      for (let passed = 0; passed < milliseconds; passed += 5 * minute) {
        site.clock.advance(5 * minute);
        await jobs.runDue();
      }
    };
    for (let count = 0; count < 30; count++) await publish({ title: `Post ${count}`, author: 3 });
    await jobs.runDue();
    expect(mails.received).toEqual([]);
    await pass(10 * minute);
    expect(mails.received.map(({ to }) => to)).toEqual([['admin@example.org'], ['author@example.org']]);
    const [first] = mails.received;
    expect(first?.text).toContain('30 shares have failed');
    expect(first?.text).toContain('Post 0 (Ann Account, alpha): The page is full.');
    expect(first?.text).toContain('And 10 more.');
    await publish({ title: 'Another', author: 1 });
    await pass(30 * minute);
    expect(mails.received).toHaveLength(2);
    await pass(hour);
    expect(mails.received).toHaveLength(4);
    expect(mails.received[2]?.text).toContain('A share has failed');
    await site.options.set('broadsheet_social', { mail: false, wait_for_page: false });
    await publish({ title: 'Silence' });
    await pass(2 * hour);
    expect(mails.received).toHaveLength(4);
  });

  test('go to an address of the site’s own, signed, under one id until they are answered', async () => {
    const seen = new Map<string, { type: string; data: { count?: number; error?: string } }>();
    const requests: string[] = [];
    const answers = [204, 500, 204, 204];
    let secret = '';
    const peer = await startPeer(({ headers, body }) => {
      requests.push(String(headers['webhook-id']));
      const all = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      vi.useFakeTimers({ now: Number(all['webhook-timestamp']) * 1000, toFake: ['Date'] });
      if (secret !== '') new Webhook(secret).verify(body.toString(), all);
      vi.useRealTimers();
      const status = answers.shift() ?? 204;
      if (status === 204) seen.set(String(headers['webhook-id']), JSON.parse(body.toString()));
      return { status };
    });
    peers.push(peer);
    const network = testNetwork({
      ...refusing,
      check: async () => {
        throw new NetworkError('access', 'access_denied', 'Revoked.');
      },
    });
    const { site, ask, jobs, publish, connect } = await openSocial(open, [network], {
      settings: { mayAsk: [peer.host] },
    });
    await connect('alpha');
    const body = { url: `${peer.base}/hook?key=hidden-part` };
    expect((await ask('POST', '/broadsheet/v1/social/alerts', { as: 'editor', body })).status).toBe(403);
    const set = await ask('POST', '/broadsheet/v1/social/alerts', { as: 'admin', body });
    expect([set.status, set.data.webhook]).toEqual([201, { host: peer.host, set: true }]);
    secret = set.data.secret;
    const got = await ask('GET', '/broadsheet/v1/social/alerts', { as: 'admin' });
    expect(got.data).toEqual({ webhook: { host: peer.host, set: true } });
    expect(JSON.stringify(site.options.get('broadsheet_social_alert_hook'))).not.toContain('hidden-part');
    await publish();
    for (let round = 0; round < 8; round++) {
      await jobs.runDue();
      site.clock.advance(5 * minute);
    }
    expect([...seen.values()].map(({ type, data }) => [type, data.count])).toEqual([
      ['ping', undefined],
      ['shares.failed', 1],
    ]);
    expect([requests.length, new Set(requests).size]).toEqual([3, 2]);
    await ask('GET', '/wpcom/v2/publicize/connections?test_connections=true', { as: 'admin' });
    await jobs.runDue();
    expect([...seen.values()].at(-1)).toMatchObject({ type: 'connection.failing', data: { error: 'Revoked.' } });
    await ask('DELETE', '/broadsheet/v1/social/alerts', { as: 'admin' });
    expect((await ask('GET', '/broadsheet/v1/social/alerts', { as: 'admin' })).data.webhook.set).toBe(false);
    const nowhere = { url: 'http://10.0.0.1/' };
    expect((await ask('POST', '/broadsheet/v1/social/alerts', { as: 'admin', body: nowhere })).data.code).toBe(
      'social_alert_unanswered',
    );
  });

  test('the health check shows accounts, what is late, and the last failures', async () => {
    const { site, ask, jobs, publish, connect } = await openSocial(open, [refusing]);
    await connect('alpha');
    const health = async () => (await ask('GET', '/broadsheet/v1/social/health', { as: 'admin' })).data;
    expect(await health()).toMatchObject({
      status: 'good',
      connections: [{ service_name: 'alpha', name: 'Ann Account', status: 'ok', error: null }],
      queue: { due: 0, lag_seconds: 0, oldest: null },
      failures: [],
    });
    const id = await publish();
    site.clock.advance(2 * hour);
    expect(await health()).toMatchObject({ status: 'recommended', queue: { due: 1, lag_seconds: 7200 } });
    await jobs.runDue();
    const failed = await health();
    expect(failed.queue.due).toBe(0);
    expect(failed.failures).toMatchObject([{ post_id: id, code: 'refused', message: 'The page is full.' }]);
    expect((await ask('GET', '/broadsheet/v1/social/health', { as: 'author' })).status).toBe(403);
  });
});
