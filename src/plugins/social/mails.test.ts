// Mails about accounts: one when an account stops working, one before its access runs out, none where the site wants none.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type MailPeer, startMailPeer } from '../../content/mail/mail.testing.ts';
import { describeEachSite } from '../../testing.ts';
import { openRevive } from '../revive/testing.ts';
import { NetworkError } from './networks/ask.ts';
import { day } from './networks/network.ts';
import { openSocial, testNetwork } from './testing.ts';

let peer: MailPeer;
beforeAll(async () => {
  peer = await startMailPeer();
});
afterAll(() => peer.close());
beforeEach(() => {
  peer.received.length = 0;
});

describeEachSite('mails of sharing', (open) => {
  test('an account that stops working is told of once, to the administrator and its owner', async () => {
    let error: NetworkError | undefined;
    const network = testNetwork({
      name: 'alpha',
      check: async () => {
        if (error) throw error;
        return {};
      },
    });
    const social = await openSocial(open, [network], { settings: { mail: { smtp: peer.smtp } } });
    const { ask, jobs, site } = social;
    await social.connect('alpha', { userId: 3 });
    const test = async () => {
      await ask('GET', '/wpcom/v2/publicize/connections?test_connections=true', { as: 'admin' });
      await jobs.runDue();
      return peer.received.length;
    };
    expect(await test()).toBe(0);
    // A network that is away for an hour is no broken account.
    error = new NetworkError('later', 'unreachable', 'Away.');
    expect(await test()).toBe(0);
    error = new NetworkError('access', 'access_denied', 'The token was revoked.');
    expect([await test(), await test()]).toEqual([1, 1]);
    const [mail] = peer.received;
    expect(mail?.to).toEqual(['admin@example.org', 'author@example.org']);
    expect(mail?.text).toContain('The token was revoked.');
    expect(mail?.text).not.toContain('token-of-account');
    error = undefined;
    await test();
    error = new NetworkError('refused', 'refused', 'Gone.');
    expect(await test()).toBe(2);
    await site.options.set('broadsheet_social', { mail: false });
    error = undefined;
    await test();
    error = new NetworkError('refused', 'refused', 'Gone.');
    expect(await test()).toBe(2);
  });

  test('an access that nobody can renew is told of a week ahead, once', async () => {
    const social = await openSocial(open, [testNetwork({ name: 'alpha' })], {
      settings: { mail: { smtp: peer.smtp } },
    });
    const { site, jobs, ask } = social;
    // Connecting through the API asks for the daily tests.
    const body = { service: 'alpha', credentials: { token: 'x' } };
    const { data } = await ask('POST', '/broadsheet/v1/social/credentials', { as: 'admin', body });
    const add = { keyring_connection_ID: data.keyring_connection_ID };
    const added = await ask('POST', '/wpcom/v2/publicize/connections', { as: 'admin', body: add });
    await site.database.kysely
      .withTables<{ broadsheet_social_connections: { id: number; expires_at: number } }>()
      .updateTable('broadsheet_social_connections')
      .set({ expires_at: site.clock.now() + 10 * day })
      .where('id', '=', Number(added.data.connection_id))
      .execute();
    const days: number[] = [];
    for (let each = 1; each <= 9; each++) {
      site.clock.advance(day + 60_000);
      await jobs.runDue();
      days.push(peer.received.length);
    }
    expect(days).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1]);
  });

  test('nothing left to share again is told of once', async () => {
    const site = await openRevive(
      open,
      { more_than_once: false, default_interval: 1 },
      {},
      {},
      {
        settings: { mail: { smtp: peer.smtp } },
      },
    );
    await site.old(10);
    await site.api('manage_cron', { action: 'start' });
    await site.pass(6 * 3_600_000);
    expect(site.made).toHaveLength(1);
    expect(peer.received.map(({ to }) => to)).toEqual([['admin@example.org']]);
    // Something is there again, and is used up again.
    await site.old(12);
    await site.pass(6 * 3_600_000);
    expect([site.made.length, peer.received.length]).toEqual([2, 2]);
  });
});
