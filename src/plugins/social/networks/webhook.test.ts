// Webhooks against a receiver that verifies them with the reference library of Standard Webhooks.
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test, vi } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { describeEachSite } from '../../../testing.ts';
import { allConnections } from '../connections.ts';
import { connectedTo, openSocial, type Peer, startPeer } from '../testing.ts';
import { minute } from './network.ts';
import { webhook } from './webhook.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const peers: Peer[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const peer of peers.splice(0)) await peer.close();
});

/** Verifies each request; refuses what does not verify. Answers as `status` says. */
async function receiver(
  status: { now: number },
  answers: number[] = [],
): Promise<Peer & { seen: Map<string, unknown> }> {
  const seen = new Map<string, unknown>();
  const peer = await startPeer((request) => {
    vi.useFakeTimers({ now: status.now, toFake: ['Date'] });
    try {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const verified = new Webhook(secret).verify(request.body.toString(), headers);
      if (headers['x-team'] !== 'News') return { status: 400 };
      seen.set(String(headers['webhook-id']), verified);
      return { status: answers.shift() ?? 204 };
    } catch {
      return { status: 400, json: { error: 'bad signature' } };
    } finally {
      vi.useRealTimers();
    }
  });
  peers.push(peer);
  return Object.assign(peer, { seen });
}

describeEachSite('webhooks', (open) => {
  test('are signed as Standard Webhooks says, and repeated under the same id', async () => {
    const status = { now: Date.UTC(2026, 0, 2, 3, 4, 5) };
    const peer = await receiver(status, [204, 500, 200]);
    const credentials = { url: `${peer.base}/hook?key=hidden-part`, secret, headers: 'X-Team: News' };
    const { publish, jobs, shares, site, connection } = await connectedTo(open, webhook, peer, credentials);
    expect([...peer.seen.values()]).toEqual([{ type: 'ping' }]);
    expect(JSON.stringify(connection)).not.toContain('hidden-part');
    const id = await publish({ excerpt: 'In short.' });
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'waiting', error_code: 'unknown' });
    site.clock.advance(minute);
    status.now += minute;
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'success', attempts: 2 });
    expect(peer.seen.size).toBe(2);
    expect([...peer.seen.values()][1]).toEqual({
      type: 'post.shared',
      timestamp: new Date(status.now).toISOString(),
      postId: id,
      message: 'A title\n\nIn short.\n\nhttp://example.test/2026/01/02/a-title/',
      postUrl: 'http://example.test/2026/01/02/a-title/',
      featuredImage: '',
      title: 'A title',
      excerpt: 'In short.',
      tags: [],
    });
  });

  test('get headers by the filter rop_webhook_headers, beside those of the signature', async () => {
    const status = { now: Date.UTC(2026, 0, 2, 3, 4, 5) };
    const peer = await receiver(status);
    const credentials = { url: `${peer.base}/hook`, secret, headers: 'X-Team: News' };
    const { publish, jobs, site } = await connectedTo(open, webhook, peer, credentials);
    site.hooks.addFilter('rop_webhook_headers', (headers) => {
      expect(headers).toEqual({ 'x-team': 'News' });
      return { ...headers, 'x-desk': 'Night', 'webhook-id': 'forged' };
    });
    await publish();
    await jobs.runDue();
    expect(peer.requests.at(-1)?.headers['x-desk']).toBe('Night');
    expect([...peer.seen.keys()].at(-1)).toMatch(/^msg_/);
  });

  test('that do not verify, go to private addresses or have bad headers are not connected', async () => {
    const peer = await receiver({ now: Date.UTC(2026, 0, 2, 3, 4, 5) });
    const social = await openSocial(open, [webhook], { settings: { mayAsk: [peer.host] } });
    const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
    for (const credentials of [
      { url: `${peer.base}/hook`, secret: other, headers: 'X-Team: News' },
      { url: 'http://127.0.0.1:9/hook', secret },
      { url: 'http://192.168.0.1/hook', secret },
      { url: 'no address', secret },
      { url: `${peer.base}/hook`, secret: 'whsec_short' },
      { url: `${peer.base}/hook`, secret, headers: 'no header' },
    ]) {
      const body = { service: 'webhook', credentials };
      const { status, data } = await social.ask('POST', '/broadsheet/v1/social/credentials', { as: 'admin', body });
      expect([status, data.code]).toEqual([400, 'jp_connection_update_failed']);
    }
    expect(await allConnections(extensionSite(social.site))).toEqual([]);
  });
});
