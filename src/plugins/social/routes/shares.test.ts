// The queue, the log and the calendar as data: giving up what waits, making once more what failed, and what the next days bring.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../../testing.ts';
import { revive } from '../../revive/plugin.ts';
import { NetworkError } from '../networks/ask.ts';
import { socialWith } from '../plugin.ts';
import { openSocial, testNetwork } from '../testing.ts';

const day = 86_400_000;

describeEachSite('the routes of shares', (open) => {
  test('what waits is given up, by its maker and by editors, once', async () => {
    const social = await openSocial(open, [testNetwork({ name: 'alpha' })]);
    const { ask } = social;
    await social.connect('alpha');
    await social.publish();
    const [share] = (await ask('GET', '/broadsheet/v1/social/shares?state=waiting', { as: 'admin' })).data;
    expect(share).toMatchObject({ post_title: 'A title', state: 'waiting', can_cancel: true, can_retry: false });
    const path = `/broadsheet/v1/social/shares/${share.id}`;
    expect((await ask('DELETE', path, { as: 'author' })).data.code).toBe('rest_cannot_edit');
    expect((await ask('DELETE', path, { as: 'contributor' })).status).toBe(403);
    expect((await ask('DELETE', '/broadsheet/v1/social/shares/99', { as: 'admin' })).data.code).toBe('share_not_found');
    const { status, data } = await ask('DELETE', path, { as: 'editor' });
    expect([status, data.state, data.error_code]).toEqual([200, 'failed', 'cancelled']);
    expect((await ask('DELETE', path, { as: 'editor' })).data.code).toBe('share_under_way');
    await social.jobs.runDue();
    expect((await social.shares()).map(({ state, attempts }) => [state, attempts])).toEqual([['failed', 0]]);
    // Nobody needs to be told of it.
    expect((await ask('GET', '/broadsheet/v1/social/notices', { as: 'admin' })).data).toEqual([]);
  });

  test('what failed is shared once more, as it was meant, once for two clicks', async () => {
    let closed = true;
    const said: string[] = [];
    const network = testNetwork({
      name: 'alpha',
      publish: async (composed, call) => {
        if (closed) throw new NetworkError('refused', 'refused', 'Closed.');
        await call.sending();
        said.push(composed.text);
        return { id: '1', url: 'https://network.test/1' };
      },
    });
    const social = await openSocial(open, [network]);
    const { ask } = social;
    const id = await social.connect('alpha');
    const post = await social.publish();
    const schedule = `/wpcom/v2/publicize/scheduled-actions/posts/${post}`;
    await ask('POST', schedule, { as: 'admin', body: { message: 'In these words', connection_id: id } });
    const failed = async () =>
      (await ask('GET', '/broadsheet/v1/social/shares?state=failed,sending', { as: 'admin' })).data;
    await social.jobs.runDue();
    const [second] = await failed();
    expect(second).toMatchObject({ reason: 'scheduled', error: 'Closed.', can_retry: true });
    closed = false;
    const path = `/broadsheet/v1/social/shares/${second.id}/retry`;
    const [one, two] = [await ask('POST', path, { as: 'admin' }), await ask('POST', path, { as: 'admin' })];
    expect([one.status, one.data.id, one.data.reason]).toEqual([201, two.data.id, 'reshare']);
    await social.jobs.runDue();
    expect(said.map((text) => text.split('\n')[0])).toEqual(['In these words']);
    expect((await ask('POST', `/broadsheet/v1/social/shares/${one.data.id}/retry`, { as: 'admin' })).status).toBe(409);
    await ask('DELETE', `/wpcom/v2/publicize/connections/${id}`, { as: 'admin' });
    // Its shares are not seen any more either.
    expect((await ask('POST', path, { as: 'admin' })).status).toBe(404);
  });

  test('the calendar has what waits, what will be published, and old posts with their days', async () => {
    const network = testNetwork({ name: 'alpha' });
    const plugins = [socialWith(new Map([['alpha', network]]), async () => {}), revive];
    const social = await openSocial(open, [network], { plugins });
    const { ask, site } = social;
    const id = await social.connect('alpha', { externalId: 'page1' });
    const post = await social.publish({ title: 'Now' });
    const now = site.clock.now();
    const body = { message: 'Later', connection_id: id, share_date: Math.floor((now + 2 * day) / 1000) };
    await ask('POST', `/wpcom/v2/publicize/scheduled-actions/posts/${post}`, { as: 'admin', body });
    const at = (ahead: number) => {
      const text = new Date(now + ahead).toISOString().slice(0, 19).replace('T', ' ');
      return { date: { local: text, gmt: text } };
    };
    const soon = await social.publish({ title: 'Soon', status: 'future', ...at(day) });
    const skipped = await social.publish({ title: 'Not there', status: 'future', ...at(day) });
    await ask('POST', `/wp/v2/posts/${skipped}`, {
      as: 'admin',
      body: { meta: { jetpack_publicize_feature_enabled: false } },
    });
    await social.publish({ title: 'Far away', status: 'future', ...at(90 * day) });
    const account = { id: 'page1', service: 'alpha', user: 'The Page', active: true };
    await site.options.set('rop_data', {
      active_accounts: { alpha_user_page1: account },
      general_settings: { minimum_post_age: 0, maximum_post_age: 0, default_interval: 240 },
    });
    const calendar = async (as: string, query = '') =>
      (await ask('GET', `/broadsheet/v1/social/calendar${query}`, { as })).data;
    const shown = (entries: { kind: string; post_id: number | null; post_title: string; at: string }[]) =>
      entries.map(({ kind, post_id, post_title, at }) => [kind, post_id, post_title, (Date.parse(at) - now) / day]);
    expect(shown(await calendar('admin'))).toEqual([
      ['share', post, 'Now', 0],
      ['publish', soon, 'Soon', 1],
      ['share', post, 'Now', 2],
    ]);
    await ask('POST', '/tweet-old-post/v8/api', { as: 'admin', body: { req: 'manage_cron', action: 'start' } });
    const days = (await calendar('admin')).filter(({ kind }: { kind: string }) => kind === 'planned');
    expect(days.length).toBeGreaterThanOrEqual(3);
    expect(shown(await calendar('admin', '?days=1')).filter(([kind]) => kind === 'publish')).toHaveLength(1);
    // Others' posts that are not published yet are not an author's to see.
    expect((await calendar('author')).some(({ kind }: { kind: string }) => kind === 'publish')).toBe(false);
    expect((await ask('GET', '/broadsheet/v1/social/calendar', { as: 'contributor' })).status).toBe(403);
  });
});
