// One share at a time: failures of every kind, what is tried again and when, what is never repeated.
import { expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { describeEachSite } from '../../../testing.ts';
import { connectionOf } from '../connections.ts';
import { NetworkError } from '../networks/ask.ts';
import { type Composed, day, hour, minute, type Network, type SendCall } from '../networks/network.ts';
import { openSocial, testLimits, testNetwork } from '../testing.ts';

/** A network that does what `steps` say, one after the other, and remembers what it made. */
function scripted(steps: (NetworkError | 'ok' | 'made, then unknown')[], parts: Partial<Network> = {}) {
  const made: Composed[] = [];
  const network = testNetwork({
    name: 'alpha',
    publish: async (composed, call: SendCall) => {
      await call.sending();
      const step = steps.shift() ?? 'ok';
      if (step instanceof NetworkError) throw step;
      made.push(composed);
      if (step !== 'ok') throw new NetworkError('unknown', 'unreachable', 'It took too long.');
      return { id: composed.key, url: `https://network.test/${composed.key}` };
    },
    ...parts,
  });
  return { network, made };
}
const finding = (made: Composed[]): Partial<Network> => ({
  find: async ({ key }) =>
    made.some((each) => each.key === key) ? { id: key, url: 'https://network.test/found' } : undefined,
});

describeEachSite('a share', (open) => {
  test('waits longer after each failure, then works; its attempts are kept', async () => {
    const busy = () => new NetworkError('later', 'rate_limited', 'Slowly! (status 429)', 10 * minute);
    const { network, made } = scripted([new NetworkError('later', 'unreachable', 'Not there.'), busy()]);
    const { site, connect, publish, shares, jobs } = await openSocial(open, [network]);
    await connect('alpha');
    await publish();
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'waiting', error_code: 'unreachable', error: 'Not there.' });
    site.clock.advance(minute - 1);
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ attempts: 1 });
    site.clock.advance(1);
    await jobs.runDue();
    const [waiting] = await shares();
    expect(waiting).toMatchObject({ attempts: 2, error_code: 'rate_limited', due_at: site.clock.now() + 10 * minute });
    site.clock.advance(10 * minute);
    await jobs.runDue();
    const [done] = await shares();
    expect(done).toMatchObject({ state: 'success', attempts: 3, error: null, error_code: null });
    expect(made.map((each) => each.text)).toEqual(['A title\n\nhttp://example.test/2026/01/02/a-title/']);
    expect(done?.url).toBe(`https://network.test/${made[0]?.key}`);
  });

  test('that is refused has failed, in the network’s words; one without access marks the account', async () => {
    const { network } = scripted([
      new NetworkError('refused', 'refused', 'Too rude (status 422)'),
      new NetworkError('access', 'access_denied', 'Expired (status 401)'),
    ]);
    const { site, connect, publish, shares, jobs } = await openSocial(open, [network]);
    const id = await connect('alpha');
    await publish();
    await jobs.runDue();
    await publish();
    await jobs.runDue();
    expect((await shares()).map(({ state, error_code, error }) => [state, error_code, error])).toEqual([
      ['failed', 'refused', 'Too rude (status 422)'],
      ['failed', 'access_denied', 'Expired (status 401)'],
    ]);
    expect(await connectionOf(extensionSite(site), id)).toMatchObject({ status: 'must_reauth' });
  });

  test('whose outcome is unknown is looked up, and made again only where it is not there', async () => {
    for (const [step, times] of [
      ['made, then unknown', 1],
      [new NetworkError('unknown', 'network_error', 'Oops (status 500)'), 1],
    ] as const) {
      const script = scripted([step]);
      const network = { ...script.network, ...finding(script.made) };
      const { site, connect, publish, shares, jobs } = await openSocial(open, [network]);
      await connect('alpha');
      await publish();
      await jobs.runDue();
      expect((await shares())[0]).toMatchObject({ state: 'waiting', error_code: 'unknown' });
      site.clock.advance(minute);
      await jobs.runDue();
      expect((await shares())[0]).toMatchObject({ state: 'success', attempts: 2 });
      expect(script.made).toHaveLength(times);
    }
  });

  test('is repeated with its key while the network remembers keys', async () => {
    const { network, made } = scripted(['made, then unknown', 'ok'], { repeatable: hour });
    const { site, connect, publish, shares, jobs } = await openSocial(open, [network]);
    await connect('alpha');
    await publish();
    await jobs.runDue();
    site.clock.advance(minute);
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'success', attempts: 2 });
    expect(made[0]).toEqual(made[1]);
    // Once it does not remember any more, and nothing can be looked up, nobody will know.
    const forgetful = scripted(['made, then unknown'], { repeatable: 30_000 });
    const second = await openSocial(open, [forgetful.network]);
    await second.connect('alpha');
    await second.publish();
    await second.jobs.runDue();
    second.site.clock.advance(minute);
    await second.jobs.runDue();
    expect((await second.shares())[0]).toMatchObject({ state: 'failed', error_code: 'outcome_unknown' });
    expect(forgetful.made).toHaveLength(1);
  });

  test('whose outcome nobody can know has failed, and is never repeated', async () => {
    const { network, made } = scripted(['made, then unknown']);
    const { site, connect, publish, shares, jobs } = await openSocial(open, [network]);
    await connect('alpha');
    await publish();
    await jobs.runDue();
    site.clock.advance(day);
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'failed', error_code: 'outcome_unknown', attempts: 1 });
    expect(made).toHaveLength(1);
  });

  test('is given up with its last error after some days', async () => {
    const network = testNetwork({
      name: 'alpha',
      publish: () => Promise.reject(new NetworkError('later', 'unavailable', 'Closed.')),
    });
    const { site, connect, publish, shares, jobs } = await openSocial(open, [network]);
    await connect('alpha');
    await publish();
    for (let tries = 0; tries < 40; tries++) {
      await jobs.runDue();
      site.clock.advance(4 * hour);
    }
    const [row] = await shares();
    expect(row).toMatchObject({ state: 'failed', error_code: 'unavailable', error: 'Closed.' });
    expect(await jobs.runDue()).toBe(0);
  });

  test('a fault of ours is told without the secret that its words may hold', async () => {
    const publish = () => Promise.reject(new Error('cannot read token-of-account of undefined'));
    const social = await openSocial(open, [testNetwork({ name: 'alpha', publish })]);
    await social.connect('alpha');
    await social.publish();
    await social.jobs.runDue();
    const [row] = await social.shares();
    expect(row).toMatchObject({ state: 'waiting', error_code: 'fault' });
    expect(row?.error).toContain('cannot read … of undefined');
  });

  test('two processes make it once', async () => {
    const { network, made } = scripted([]);
    const social = await openSocial(open, [network]);
    await social.connect('alpha');
    await social.publish();
    const { siteJobs } = await import('../../../server/due-work.ts');
    const other = siteJobs(social.site, (error) => social.errors.push(error));
    await Promise.all([social.jobs.runDue(), other.runDue()]);
    expect(made).toHaveLength(1);
    expect(social.errors).toEqual([]);
  });

  test('a post that is no longer published is not shared', async () => {
    const { network, made } = scripted([]);
    const social = await openSocial(open, [network]);
    await social.connect('alpha');
    const id = await social.publish();
    await social.ask('POST', `/wp/v2/posts/${id}`, { as: 'admin', body: { status: 'draft' } });
    await social.jobs.runDue();
    expect((await social.shares())[0]).toMatchObject({ state: 'failed', error_code: 'post_not_published' });
    expect(made).toEqual([]);
  });
});

describeEachSite('when shares are made', (open) => {
  test('not in the quiet hours, by the site’s clock, also where it is put forward', async () => {
    const social = await openSocial(open, [testNetwork({ name: 'alpha' })]);
    const { site, jobs } = social;
    await site.options.set('timezone_string', 'Europe/Berlin');
    const quiet = { wait_for_page: false, quiet_from: '22:30', quiet_to: '07:00' };
    await site.options.set('broadsheet_social', quiet);
    await social.connect('alpha');
    // 29 March 2026: the clocks go from 2:00 to 3:00. 23:00 on the evening before.
    site.clock.advance(Date.UTC(2026, 2, 28, 22, 0) - site.clock.now());
    await social.publish();
    await jobs.runDue();
    const seven = Date.UTC(2026, 2, 29, 5, 0);
    expect((await social.shares())[0]).toMatchObject({ state: 'waiting', error_code: 'quiet_hours', due_at: seven });
    site.clock.advance(seven - site.clock.now());
    await jobs.runDue();
    expect((await social.shares())[0]).toMatchObject({ state: 'success' });
    // 25 October: back from 3:00 to 2:00.
    site.clock.advance(Date.UTC(2026, 9, 24, 21, 0) - site.clock.now());
    await social.publish();
    await jobs.runDue();
    expect((await social.shares())[1]).toMatchObject({ due_at: Date.UTC(2026, 9, 25, 6, 0) });
  });

  test('no more than the network or the site allows an account; what is left shows', async () => {
    const limits = { ...testLimits, quotas: [{ shares: 2, within: hour }] };
    const social = await openSocial(open, [testNetwork({ name: 'alpha', limits: () => limits })]);
    await social.connect('alpha');
    const start = social.site.clock.now();
    for (let made = 0; made < 3; made++) {
      await social.publish();
      await social.jobs.runDue();
      social.site.clock.advance(minute);
    }
    const third = (await social.shares())[2];
    expect(third).toMatchObject({ state: 'waiting', error_code: 'quota', due_at: start + hour });
    const { data } = await social.ask('GET', '/broadsheet/v1/social/quotas', { as: 'admin' });
    expect(data[0].quotas).toEqual([
      { shares: 2, seconds: 3600, used: 2, free_at: new Date(start + hour).toISOString() },
    ]);
    social.site.clock.advance(hour);
    await social.jobs.runDue();
    expect((await social.shares())[2]).toMatchObject({ state: 'success' });
  });

  test('not before the public page answers, but not for ever', async () => {
    const social = await openSocial(open, [testNetwork({ name: 'alpha' })], { resolve: async () => [] });
    await social.site.options.set('broadsheet_social', {});
    await social.connect('alpha');
    await social.publish();
    await social.jobs.runDue();
    expect((await social.shares())[0]).toMatchObject({ state: 'waiting', error_code: 'page_not_ready', attempts: 0 });
    social.site.clock.advance(11 * minute);
    await social.jobs.runDue();
    expect((await social.shares())[0]).toMatchObject({ state: 'success' });
  });
});

describeEachSite('a network that stalls', (open) => {
  test('holds up nobody else', { timeout: 120_000 }, async () => {
    const stalled = Promise.withResolvers<void>();
    const { network: slow, made } = scripted([], { name: 'slow' });
    const stalling: Network = {
      ...slow,
      publish: async (composed, call) => {
        await stalled.promise;
        return slow.publish(composed, call);
      },
    };
    const { network: quick, made: soon } = scripted([], { name: 'quick' });
    const social = await openSocial(open, [stalling, quick]);
    await social.connect('slow');
    await social.connect('quick');
    for (let count = 0; count < 3; count++) await social.publish({ title: `Post ${count}` });
    social.jobs.start();
    await expect.poll(() => soon, { timeout: 60_000 }).toHaveLength(3);
    expect(made).toEqual([]);
    stalled.resolve();
    await expect.poll(() => made, { timeout: 60_000 }).toHaveLength(3);
    await social.jobs.stop();
  });

  test('never sends what is too long, whoever made it so', async () => {
    const { network, made } = scripted([], { compose: (composed) => ({ ...composed, text: 'x'.repeat(201) }) });
    const { connect, publish, shares, jobs } = await openSocial(open, [network]);
    await connect('alpha');
    await publish();
    await jobs.runDue();
    expect((await shares())[0]).toMatchObject({ state: 'failed', error_code: 'too_long' });
    expect(made).toEqual([]);
  });
});
