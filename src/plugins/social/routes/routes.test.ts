// The routes of sharing: who may ask, what they answer, and that no secret is ever in it.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../../testing.ts';
import { NetworkError } from '../networks/ask.ts';
import { openSocial, testNetwork } from '../testing.ts';

const wpcom = '/wpcom/v2/publicize';
const alpha = () => testNetwork({ name: 'alpha' });

describeEachSite('the routes of connections', (open) => {
  test('add an account in two steps, change it, test it, remove it', async () => {
    const secret = 'very-secret-token-1';
    const { ask } = await openSocial(open, [alpha()]);
    const credentials = { service: 'alpha', credentials: { token: secret } };
    const step = await ask('POST', '/broadsheet/v1/social/credentials', { as: 'admin', body: credentials });
    expect([step.status, step.data.service_name, step.data.accounts[0].external_user_ID]).toEqual([
      201,
      'alpha',
      'id-19',
    ]);
    const body = { keyring_connection_ID: step.data.keyring_connection_ID, external_user_ID: 'id-19' };
    const other = await ask('POST', `${wpcom}/connections`, { as: 'editor', body });
    expect([other.status, other.data.code]).toEqual([400, 'jp_connection_update_failed']);
    const made = await ask('POST', `${wpcom}/connections`, { as: 'admin', body });
    expect(made.status).toBe(201);
    expect(Object.keys(made.data)).toEqual([
      ...['connection_id', 'display_name', 'external_handle', 'external_id', 'profile_link', 'profile_picture'],
      ...['service_label', 'service_name', 'shared', 'status', 'wpcom_user_id', 'template'],
      ...['id', 'username', 'profile_display_name', 'global', 'can_disconnect'],
    ]);
    expect(made.data).toMatchObject({ shared: true, status: 'ok', wpcom_user_id: 0 });
    const path = `${wpcom}/connections/${made.data.connection_id}`;
    const changed = await ask('PUT', path, { as: 'editor', body: { template: '{title}!', shared: false } });
    expect([changed.status, changed.data.template, changed.data.shared]).toEqual([201, '{title}!', false]);
    expect((await ask('PUT', path, { as: 'author', body: { template: '' } })).data.code).toBe('rest_cannot_edit');
    const list = await ask('GET', `${wpcom}/connections?test_connections=1`, { as: 'admin' });
    expect([list.headers['X-WP-Total'], list.headers['X-WP-TotalPages'], list.data.length]).toEqual([1, 1, 1]);
    const tests = await ask('GET', '/jetpack/v4/publicize/connection-test-results', { as: 'admin' });
    expect(tests.data[0]).toMatchObject({
      connectionTestPassed: true,
      connectionTestErrorCode: '',
      serviceName: 'alpha',
    });
    expect(JSON.stringify([step.data, made.data, list.data, tests.data])).not.toContain(secret);
    expect((await ask('DELETE', path, { as: 'author' })).status).toBe(403);
    const removed = await ask('DELETE', path, { as: 'admin' });
    expect([removed.status, removed.data]).toEqual([201, true]);
    expect((await ask('DELETE', path, { as: 'admin' })).data.code).toBe('connection_not_found');
  });

  test('are closed to those who may not publish', async () => {
    const { ask } = await openSocial(open, [alpha()]);
    for (const path of [
      'connections',
      'services',
      'share-status?post_id=1',
      'scheduled-actions',
      'shares-data',
      'x-usage',
    ]) {
      for (const [as, status] of [
        ['contributor', 403],
        [undefined, 401],
      ] as const) {
        const answer = await ask('GET', `${wpcom}/${path}`, as ? { as } : {});
        expect([path, answer.status, answer.data.code]).toEqual([path, status, 'invalid_user_permission_publicize']);
      }
    }
    const missing = await ask('POST', `${wpcom}/connections`, { as: 'admin', body: {} });
    expect([missing.status, missing.data.code]).toEqual([400, 'rest_missing_callback_param']);
    for (const body of [
      { service: 'nothing', credentials: {} },
      { service: 'alpha', credentials: {} },
    ]) {
      expect((await ask('POST', '/broadsheet/v1/social/credentials', { as: 'admin', body })).status).toBe(400);
    }
  });

  test('give each user one X account', async () => {
    const x = testNetwork({ name: 'x' });
    const { ask, connect } = await openSocial(open, [x]);
    await connect('x', { externalId: 'first' });
    const body = { service: 'x', credentials: { token: 'abcd' } };
    const { data } = await ask('POST', '/broadsheet/v1/social/credentials', { as: 'admin', body });
    const add = { keyring_connection_ID: data.keyring_connection_ID };
    expect((await ask('POST', `${wpcom}/connections`, { as: 'admin', body: add })).data.code).toBe(
      'x_connection_limit_reached',
    );
  });
});

describeEachSite('the routes of shares', (open) => {
  test('share again: once for a double click, honestly when it fails, and again when asked later', async () => {
    let made = 0;
    let refuses = false;
    const network = testNetwork({
      name: 'alpha',
      publish: async ({ key, text }, call) => {
        await call.sending();
        if (refuses) throw new NetworkError('refused', 'refused', 'No more (status 403)');
        made++;
        return { id: key, url: `https://network.test/${encodeURIComponent(text.slice(0, 5))}` };
      },
    });
    const { ask, connect, publish, site, jobs } = await openSocial(open, [network]);
    const id = await publish();
    const connection = await connect('alpha');
    const share = (body: object = {}) =>
      ask('POST', `${wpcom}/share-post/${id}`, { as: 'admin', body: { message: 'Hello {title}', ...body } });
    const answers = await Promise.all([share(), share({ async: true }), share()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(made).toBe(1);
    const status = async () => (await ask('GET', `${wpcom}/share-status?post_id=${id}`, { as: 'admin' })).data;
    const { shares, done } = await status();
    expect(done).toBe(true);
    expect(Object.keys(shares[0])).toEqual([
      ...['status', 'message', 'timestamp', 'service', 'connection_id', 'external_id', 'external_name'],
      ...['profile_picture', 'profile_link'],
    ]);
    expect(shares[0]).toMatchObject({
      status: 'success',
      message: 'https://network.test/Hello',
      connection_id: connection,
    });
    site.clock.advance(61_000);
    expect((await share()).data.results).toHaveLength(1);
    expect(made).toBe(2);
    refuses = true;
    site.clock.advance(61_000);
    const failed = (await share()).data;
    expect([failed.results, failed.errors[0].message]).toEqual([[], 'No more (status 403)']);
    refuses = false;
    expect((await share()).data.errors).toEqual([]);
    expect((await status()).shares.map((each: { status: string }) => each.status).sort()).toEqual([
      ...['failure', 'success', 'success', 'success'],
    ]);
    expect((await share({ skipped_connections: [connection] })).data).toEqual({ results: [], errors: [] });
    await jobs.runDue();
    expect(made).toBe(3);
  });

  test('refuse posts that are not there or not published', async () => {
    const { ask, publish } = await openSocial(open, [alpha()]);
    const draft = await publish({ status: 'draft' });
    const codes = async (path: string, method: 'GET' | 'POST' = 'GET') => {
      const { status, data } = await ask(method, path, { as: 'author', body: { message: 'x' } });
      return [status, data.code];
    };
    expect(await codes(`${wpcom}/share-status?post_id=9999`)).toEqual([404, 'post_not_found']);
    expect(await codes(`${wpcom}/share-status?post_id=${draft}`)).toEqual([400, 'post_not_published']);
    expect(await codes(`${wpcom}/share-post/9999`, 'POST')).toEqual([404, 'not_found']);
    expect(await codes(`/jetpack/v4/publicize/${draft}`, 'POST')).toEqual([400, 'not_published']);
  });

  test('schedule: make, move, take back, and share when the time has come', async () => {
    const { ask, connect, publish, site, jobs, shares } = await openSocial(open, [alpha()]);
    const id = await publish();
    const connection = await connect('alpha');
    const path = `${wpcom}/scheduled-actions/posts/${id}`;
    const date = Math.floor(site.clock.now() / 1000) + 3600;
    const body = { message: 'Soon', connection_id: connection, share_date: date };
    const made = await ask('POST', path, { as: 'editor', body });
    expect(made.status).toBe(201);
    expect(Object.keys(made.data)).toEqual([
      ...['blog_id', 'connection_id', 'id', 'ID', 'message', 'post_id', 'share_date', 'wpcom_user_id'],
    ]);
    expect(made.data).toMatchObject({ message: 'Soon', share_date: '2026-01-02T04:04:05+00:00', wpcom_user_id: 2 });
    expect((await ask('POST', path, { as: 'editor', body })).data.id).toBe(made.data.id);
    const second = await ask('POST', path, { as: 'author', body: { ...body, message: 'Other' } });
    expect((await ask('GET', `${wpcom}/scheduled-actions`, { as: 'author' })).data).toHaveLength(2);
    expect((await ask('DELETE', `${path}/${made.data.id}`, { as: 'author' })).status).toBe(403);
    expect((await ask('DELETE', `${path}/${second.data.id}`, { as: 'author' })).data).toBe(true);
    const moved = await ask('PUT', `${path}/${made.data.id}`, { as: 'editor', body: { share_date: date + 3600 } });
    expect(moved.data.share_date).toBe('2026-01-02T05:04:05+00:00');
    site.clock.advance(3_600_000);
    await jobs.runDue();
    expect((await shares()).map((row) => row.state)).toEqual(['waiting']);
    site.clock.advance(3_600_000);
    await jobs.runDue();
    expect((await shares()).map((row) => [row.state, row.reason])).toEqual([['success', 'scheduled']]);
    expect((await ask('GET', `${path}/${made.data.id}`, { as: 'editor' })).data.code).toBe('not_found');
  });

  test('render messages by the first template that is set, and count them', async () => {
    const { ask, connect, publish, site } = await openSocial(open, [alpha()]);
    const id = await publish({ title: 'Tea & more', excerpt: 'A cup.' });
    const connection = String(await connect('alpha'));
    const render = async (items: object[]) =>
      (await ask('GET', `${wpcom}/render-messages?post_id=${id}&${query(items)}`, { as: 'admin' })).data;
    const link = 'http://example.test/2026/01/02/tea-more/';
    const [own, missing] = await render([{ connection_id: connection }, { connection_id: '77' }]);
    expect(own.rendered_message).toBe(`Tea & more\n\n${link}`);
    expect(missing).toMatchObject({ connection_id: '77', error: { code: 'connection_not_found' } });
    await site.options.set('jetpack_social_message_template', '{excerpt} {url} {unknown}');
    expect((await render([{ connection_id: connection }]))[0].rendered_message).toBe(`A cup. ${link} {unknown}`);
    const [given] = await render([{ connection_id: connection, message: `${'word '.repeat(80)}{url}` }]);
    expect(given).toMatchObject({ limit: 200 });
    expect(given.count).toBeLessThanOrEqual(200);
    expect(given.rendered_message.endsWith(`…\n\n${link}`)).toBe(true);
    const { data } = await ask('GET', `${wpcom}/message-templates/placeholders`, { as: 'admin' });
    expect(data.slice(0, 3).map((each: { id: string }) => each.id)).toEqual(['title', 'excerpt', 'url']);
  });

  test('records of another service are kept, and shown beside ours', async () => {
    const { ask, connect, publish } = await openSocial(open, [alpha()]);
    const id = await publish();
    const connection = await connect('alpha');
    const record = {
      status: 'success',
      message: 'https://old.test/1',
      timestamp: 5,
      service: 'alpha',
      connection_id: connection,
    };
    const body = { meta: { _publicize_shares: [record] } };
    const path = `/jetpack/v4/social/sync-shares/post/${id}`;
    expect((await ask('POST', path, { as: 'editor', body })).status).toBe(403);
    expect((await ask('POST', path, { as: 'admin', body })).status).toBe(200);
    const { data } = await ask('GET', `/jetpack/v4/social/share-status/${id}`, { as: 'admin' });
    expect(data).toMatchObject({ done: true, shares: [{ message: 'https://old.test/1', timestamp: 5 }] });
  });

  test('settings stand in wp/v2/settings with their defaults, and are checked', async () => {
    const { ask } = await openSocial(open, [alpha()]);
    const { data } = await ask('GET', '/wp/v2/settings', { as: 'admin' });
    expect(data).toMatchObject({
      jetpack_social_utm_settings: { enabled: false },
      jetpack_social_notes_config: { append_link: true, link_format: 'full_url' },
      jetpack_social_message_template: '{title}\n\n{excerpt}\n\n{url}',
    });
    const write = (body: object) => ask('POST', '/wp/v2/settings', { as: 'admin', body: { ...body } });
    expect((await write({ broadsheet_social: { quiet_from: '25:00' } })).status).toBe(400);
    expect((await write({ jetpack_social_message_template: 'x'.repeat(8001) })).status).toBe(400);
    expect((await write({ jetpack_social_utm_settings: { enabled: true } })).data.jetpack_social_utm_settings).toEqual({
      enabled: true,
    });
  });

  test('counts and the log say what happened', async () => {
    const { ask, connect, publish, jobs } = await openSocial(open, [alpha()]);
    await connect('alpha');
    await publish();
    await publish();
    await jobs.runDue();
    const counts = await ask('GET', `${wpcom}/shares-data`, { as: 'admin' });
    expect(counts.data).toEqual({
      publicized_count: 2,
      to_be_publicized_count: 0,
      shared_posts_count: 2,
      is_share_limit_enabled: false,
    });
    const log = await ask('GET', '/broadsheet/v1/social/shares?per_page=1', { as: 'admin' });
    expect([log.headers['X-WP-Total'], log.data[0].state]).toEqual([2, 'success']);
    const usage = await ask('GET', `${wpcom}/x-usage`, { as: 'admin' });
    expect(usage.data).toEqual({
      limit: null,
      is_free: false,
      usage: { '2026-01': { used: 0, pending: 0, total: 0 } },
    });
  });
});

function query(items: readonly object[]): string {
  return items
    .flatMap((item, at) =>
      Object.entries(item).map(([key, value]) => `items[${at}][${key}]=${encodeURIComponent(value)}`),
    )
    .join('&');
}
