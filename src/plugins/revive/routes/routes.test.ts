// `tweet-old-post/v8/api` and the previews: rights, envelopes, shapes; nothing secret in answers; a fixed number of statements.
import { expect, test, vi } from 'vitest';
import { describeEachSite } from '../../../testing.ts';
import { log } from '../log.ts';
import { accountId, openRevive } from '../testing.ts';

vi.setConfig({ testTimeout: 120_000 });

describeEachSite('the routes of Revive', (open) => {
  test('only who manages options may ask; unknown actions are refused in the envelope', async () => {
    const { ask, api } = await openRevive(open);
    for (const as of [undefined, 'subscriber', 'author', 'editor']) {
      for (const path of ['/tweet-old-post/v8/api?req=get_log', '/broadsheet/v1/revive/events']) {
        const { status, data } = await ask('GET', path, as ? { as } : {});
        expect([status, data.code]).toEqual([as ? 403 : 401, 'rest_forbidden']);
      }
    }
    const unknown = await ask('GET', '/tweet-old-post/v8/api?req=__construct', { as: 'admin' });
    expect(unknown.status).toBe(200);
    expect(Object.keys(unknown.data)).toEqual([
      ...['code', 'status', 'title', 'message', 'silent', 'show_to_user', 'data'],
    ]);
    expect(unknown.data).toMatchObject({ code: '403', status: 'error', silent: true, data: [] });
    for (const req of ['constructor', '', 'toString']) expect((await api(req)).code).toBe('403');
    expect(await api('get_log')).toMatchObject({ code: '200', status: 'info', data: [] });
  });

  test('every action bears nonsense', async () => {
    const { ask } = await openRevive(open);
    const actions = [
      ...['manage_cron', 'get_queue', 'skip_queue_event', 'block_queue_event', 'update_queue_event', 'save_schedule'],
      ...['reset_schedule', 'get_schedule', 'save_post_format', 'reset_post_format', 'get_post_format', 'get_posts'],
      ...['get_general_settings', 'save_general_settings', 'update_settings_toggle', 'get_taxonomies', 'exclude_post'],
      ...['exclude_post_batch', 'get_available_services', 'get_authenticated_services', 'get_active_accounts'],
      ...['update_active_accounts', 'toggle_account', 'remove_account', 'authenticate_service', 'remove_service'],
      ...['get_service_sign_in_url', 'add_account_fb', 'add_account_nobody', 'edit_account_webhook', 'get_log'],
      ...['get_toast', 'cleanup_logs', 'set_license', 'get_shortner_credentials', 'reset_accounts'],
    ];
    const nonsense = [null, -1, 1e308, 'x'.repeat(300), [], [[{}]], { value: { value: [] } }, '__proto__', true];
    const keys = ['account_id', 'post_id', 'data', 'credentials', 'service', 'to_be_activated', 'post_types', 'state'];
    const more = ['default_interval', 'selected_post_types', 'selected_posts', 'minimum_post_age', 'page', 'action'];
    for (const [at, req] of actions.entries()) {
      for (const [by, value] of nonsense.entries()) {
        const sent = Object.fromEntries(
          [...keys, ...more].map((key, n) => [key, nonsense[(by + n) % nonsense.length]]),
        );
        const body = { ...sent, account_id: (at + by) % 2 ? accountId : value, req };
        const { status, data } = await ask('POST', '/tweet-old-post/v8/api', { as: 'admin', body });
        expect([status, typeof data.code], `${req} ${JSON.stringify(value)}`).toEqual([200, 'string']);
      }
    }
  });

  test('schedules and settings are kept in the plugin’s options, in its form', async () => {
    const { api, site, ask } = await openRevive(open);
    const data = { type: 'fixed', interval_f: { week_days: ['1', '5'], time: ['9:30', '25:00'] } };
    const saved = await api('save_schedule', { account_id: accountId, data });
    const stored = { type: 'fixed', interval_r: 12, interval_f: { week_days: ['1', '5'], time: ['9:30'] } };
    expect(saved).toMatchObject({ code: '201', show_to_user: true, data: { [accountId]: stored } });
    expect(site.options.get('rop_schedules_data')).toEqual({ schedules: { [accountId]: stored } });
    const events = await ask('GET', '/broadsheet/v1/revive/events', { as: 'admin' });
    expect(events.data.slice(0, 2).map(({ local }: { local: string }) => local)).toEqual([
      ...['2026-01-02T09:30:00', '2026-01-05T09:30:00'],
    ]);
    await api('reset_schedule', { account_id: accountId });
    expect((await api('get_schedule')).data[accountId]).toMatchObject({ type: 'recurring', interval_r: 12 });
    expect((await api('save_schedule', { account_id: 'nobody' })).code).toBe('400');
    const general = await api('save_general_settings', { number_of_posts: 9, default_interval: '0.04', kept: 'so' });
    expect(general.data).toMatchObject({ number_of_posts: 4, default_interval: 0.5, kept: 'so', minimum_post_age: 2 });
    const all = (await api('get_general_settings')).data;
    expect(all.available_post_types[0]).toEqual({ name: 'Posts', value: 'post', selected: true });
    expect(all.available_taxonomies[0]).toMatchObject({ name: 'Category: Uncategorized', value: 1, tax: 'category' });
  });

  test('accounts: on, off, connected anew; secrets are never answered', async () => {
    const { api, connect, site, old, ask } = await openRevive(open);
    await old(3);
    await api('manage_cron', { action: 'start' });
    const said = JSON.stringify([await api('get_active_accounts'), await api('get_authenticated_services')]);
    expect(said).not.toMatch(/old secret|credentials/);
    expect(await api('toggle_account', { account_id: accountId, state: 'inactive' })).toMatchObject({ code: '200' });
    expect((await api('get_active_accounts')).data).toEqual([]);
    expect((await ask('GET', '/wp/v2/posts')).data).toEqual(expect.any(Array));
    await api('toggle_account', { account_id: accountId, state: 'active' });
    expect(Object.keys((await api('get_active_accounts')).data)).toEqual([accountId]);
    await connect('alpha', { externalId: 'an_other' });
    expect((await api('authenticate_service', { service: 'alpha' })).code).toBe('201');
    expect(Object.keys((await api('get_active_accounts')).data)).toEqual([accountId, 'alpha_an!sp!other_an!sp!other']);
    expect(JSON.stringify(site.options.get('rop_data'))).not.toContain('token-of-account');
    await api('remove_service', { service: 'alpha', id: 'user' });
    expect(Object.keys((await api('get_active_accounts')).data)).toEqual(['alpha_an!sp!other_an!sp!other']);
    await api('reset_accounts');
    expect((await api('get_authenticated_services')).data).toEqual([]);
  });

  test('the queue in the plugin’s form: skipped, blocked', async () => {
    const { api, old, site } = await openRevive(open, { default_interval: 3 });
    for (let age = 3; age < 18; age++) await old(age);
    expect((await api('get_queue')).data).toEqual([]);
    await api('manage_cron', { action: 'start' });
    const queue = (await api('get_queue')).data;
    expect(queue).toHaveLength(10);
    expect(Object.keys(queue[0])).toEqual(['time', 'post_data', 'post_id']);
    expect(Object.keys(queue[0].post_data)).toEqual(['time', 'account_id', 'date', 'post_id', 'content']);
    expect(queue[0].time).toBe(Math.floor((site.clock.now() + 20_000) / 1000));
    expect(queue[0].post_data.date).toBe('January 2, 2026 3:04 am');
    const [first, second] = queue.map(({ post_id }: { post_id: number }) => post_id);
    const ids = (answer: { data: { post_id: number }[] }) => answer.data.map(({ post_id }) => post_id);
    expect(ids(await api('skip_queue_event', { account_id: accountId, post_id: first }))).not.toContain(first);
    const left = ids(await api('block_queue_event', { account_id: accountId, post_id: second }));
    expect(left).not.toContain(second);
    expect(left).toHaveLength(10);
  });

  test('the pool with reasons, by a fixed number of statements', async () => {
    const { api, old, ask, site } = await openRevive(open);
    for (let age = 3; age < 23; age++) await old(age);
    const young = await old(1);
    const ancient = await old(500);
    const draft = await old(5, { post_status: 'draft' });
    const page = await old(5, { post_type: 'page' });
    const excluded = await old(6);
    await api('exclude_post', { post_id: excluded, exclude: false });
    await api('manage_cron', { action: 'start' });
    const pool = async (query: string) => {
      const before = site.database.queryCount;
      const path = `/broadsheet/v1/revive/pool?account_id=${accountId}${query}`;
      const { data } = await ask('GET', path, { as: 'admin' });
      return { data, queries: site.database.queryCount - before };
    };
    await pool('');
    const few = await pool('&per_page=2');
    const many = await pool('&per_page=100');
    expect(many.queries).toBe(few.queries);
    const why = new Map<number, string[]>();
    const odd = `&include[]=${[young, ancient, draft, page, excluded].join('&include[]=')}`;
    for (const { id, reasons } of (await pool(odd)).data)
      why.set(
        id,
        reasons.map((each: { code: string }) => each.code),
      );
    expect([young, ancient, draft, page, excluded].map((id) => why.get(id))).toEqual([
      ...[['too_new'], ['too_old'], ['status'], ['type'], ['excluded']],
    ]);
    expect(many.data.filter((each: { in: boolean }) => each.in)).toHaveLength(10);
    expect(JSON.stringify(many.data).match(/"queued"/g)).toHaveLength(10);
    const after = await pool(`&per_page=100&after=${many.data[4].id}`);
    expect(after.data[0].id).toBe(many.data[5].id);
    const events = await ask('GET', '/broadsheet/v1/revive/events', { as: 'admin' });
    expect(events.data).toHaveLength(10);
    expect(events.data[0].posts[0]).toMatchObject({ connected: true, text: expect.stringMatching(/^Post/) });
    expect((await ask('GET', '/broadsheet/v1/revive/pool?account_id=x', { as: 'admin' })).status).toBe(404);
  });

  test('what is queued is shared by publish-now; signing in leads to the screen of accounts; toasts are the last errors', async () => {
    const { api, old, ask, jobs, made, seen } = await openRevive(open);
    const id = await old(1);
    const body = { rop_publish_now_accounts: { [accountId]: '' } };
    await ask('POST', `/tweet-old-post/v8/share/${id}`, { as: 'admin', body });
    await jobs.runDue();
    expect(made).toHaveLength(0);
    expect((await api('manage_cron', { action: 'publish-now' })).data).toHaveProperty('current_status', false);
    await jobs.runDue();
    await jobs.runDue();
    expect(made).toHaveLength(1);
    expect((await api('get_service_sign_in_url', { service: 'alpha' })).data).toEqual({
      url: 'http://example.test/wp-admin/admin.php?page=jetpack-social',
    });
    expect((await api('get_service_sign_in_url', { service: 'nobody' })).code).toBe('400');
    expect((await api('get_toast')).data).toEqual([]);
    for (let count = 0; count < 6; count++) await log(seen, 'error', `Error ${count}`);
    expect((await api('get_toast')).data).toMatchObject([{ type: 'error', message: 'Error 5' }]);
    await api('cleanup_logs');
    expect((await api('get_toast')).data).toEqual([]);
  });
});
