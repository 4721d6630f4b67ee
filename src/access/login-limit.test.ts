// The limit on attempts to log in is ours: fifteen an account, fifty an address, in a quarter of an hour.
import { expect, it } from 'vitest';
import { describeEachSite, type TestSite } from '../testing.ts';
import { countAttempt, forgiveAttempt } from './login-limit.ts';

async function attempt(site: TestSite, account: string, remoteAddress: string): Promise<unknown> {
  try {
    await countAttempt(site, { account, remoteAddress });
    return 'free';
  } catch (error) {
    return error instanceof Error && 'data' in error ? error.data : error;
  }
}

describeEachSite('countAttempt', (open) => {
  it('limits an account, from wherever, until the period is over', async () => {
    const site = await open();
    for (let i = 0; i < 15; i++) expect(await attempt(site, i % 2 ? 'Jane' : 'jane', `192.0.2.${i}`)).toBe('free');
    site.clock.advance(60_000);
    expect(await attempt(site, 'jane', '192.0.2.99')).toEqual({ status: 429, retry_after: 840 });
    expect(await attempt(site, 'joe', '192.0.2.99')).toBe('free');
    site.clock.advance(840_000);
    expect(await attempt(site, 'jane', '192.0.2.99')).toBe('free');
  });

  it('limits an address, and of IPv6 the whole network', async () => {
    const site = await open();
    for (let i = 0; i < 50; i++) expect(await attempt(site, `name${i}`, `2001:db8:1:2::${i}`)).toBe('free');
    expect(await attempt(site, 'other', '2001:db8:1:2:3::4')).toMatchObject({ status: 429 });
    expect(await attempt(site, 'other', '2001:db8:1:3::4')).toBe('free');
    for (let i = 0; i < 50; i++) await attempt(site, `name${i + 50}`, '::ffff:192.0.2.1');
    expect(await attempt(site, 'another', '192.0.2.1')).toMatchObject({ status: 429 });
  });

  it('forgets the attempts on an account that succeeded, and takes one from its address', async () => {
    const site = await open();
    for (let i = 0; i < 60; i++) {
      expect(await attempt(site, 'jane', '192.0.2.1')).toBe('free');
      await forgiveAttempt(site, { account: 'jane', remoteAddress: '192.0.2.1' });
    }
  });
});
