// What a post's publishing decides: toggles, the mark, shares, in one transaction; and the field of connections.
import { expect, test } from 'vitest';
import { extensionSite } from '../../content/extensions/site.ts';
import { publishDue } from '../../content/posts/publish-due.ts';
import { updatePost } from '../../content/posts/update.ts';
import { describeEachSite } from '../../testing.ts';
import { removeConnection } from './connections.ts';
import { openSocial, testNetwork } from './testing.ts';

const networks = [testNetwork({ name: 'alpha' }), testNetwork({ name: 'beta' }), testNetwork({ name: 'x' })];

describeEachSite('publishing a shared post', (open) => {
  test('marks it and adds one share for each account, and none when it is published again', async () => {
    const { site, connect, publish, shares, jobs, errors } = await openSocial(open, networks);
    const alpha = await connect('alpha');
    const beta = await connect('beta', { externalId: 'other' });
    const id = await publish();
    expect((await shares()).map((row) => [row.post_id, row.connection_id, row.intent, row.state])).toEqual([
      [id, alpha, 'publish', 'waiting'],
      [id, beta, 'publish', 'waiting'],
    ]);
    expect(await jobs.runDue()).toBe(2);
    expect(errors).toEqual([]);
    expect((await shares()).map((row) => row.state)).toEqual(['success', 'success']);
    await updatePost(site, null, id, { status: 'draft' });
    await updatePost(site, null, id, { status: 'publish' });
    await updatePost(site, null, id, { title: 'Edited' });
    expect(await shares()).toHaveLength(2);
    expect(await jobs.runDue()).toBe(0);
  });

  test('a switch that is off holds, even where the post is created as published', async () => {
    const { ask, connect, shares } = await openSocial(open, networks);
    const alpha = await connect('alpha');
    const beta = await connect('beta', { externalId: 'other' });
    const fields = [
      { connection_id: String(alpha), enabled: false },
      { connection_id: String(beta), enabled: true, message: 'Just <b>here</b>' },
    ];
    const body = { title: 'New', content: 'x', status: 'publish', jetpack_publicize_connections: fields };
    const { status, data } = await ask('POST', '/wp/v2/posts', { as: 'author', body });
    expect(status).toBe(201);
    expect(data.meta.jetpack_social_post_already_shared).toBe(true);
    expect((await shares()).map((row) => [row.connection_id, row.message])).toEqual([[beta, 'Just here']]);
  });

  test('nothing is shared where the post says so, has a password, or is no post', async () => {
    const { ask, connect, publish, shares, site } = await openSocial(open, networks);
    await connect('alpha');
    const body = { title: 'Off', status: 'publish', meta: { jetpack_publicize_feature_enabled: false } };
    const off = await ask('POST', '/wp/v2/posts', { as: 'admin', body });
    expect(off.data.meta.jetpack_social_post_already_shared).toBe(true);
    const secret = await publish({ password: 'secret' });
    await publish({ type: 'page' });
    expect(await shares()).toEqual([]);
    const meta = await extensionSite(site).posts.values([secret], ['_wpas_done_all']);
    expect(meta.get(secret)?.size).toBe(0);
  });

  test('a post without any account is marked too; a scheduled one when its time has come', async () => {
    const { ask, connect, publish, shares, site } = await openSocial(open, networks);
    const plain = await publish();
    const read = await ask('GET', `/wp/v2/posts/${plain}`);
    expect(read.data.meta.jetpack_social_post_already_shared).toBe(true);
    const alpha = await connect('alpha');
    const body = { title: 'Later', status: 'publish', date_gmt: '2026-01-02T04:00:00' };
    const later = await ask('POST', '/wp/v2/posts', { as: 'author', body });
    expect([later.data.status, later.data.meta.jetpack_social_post_already_shared]).toEqual(['future', false]);
    expect(await shares()).toEqual([]);
    site.clock.advance(3_600_000);
    expect(await publishDue(site)).toHaveLength(1);
    expect((await shares()).map((row) => [row.post_id, row.connection_id])).toEqual([[later.data.id, alpha]]);
  });

  test('whatever fails in the transaction leaves neither post nor mark nor share', async () => {
    const { site, connect, shares, publish } = await openSocial(open, networks);
    await connect('alpha');
    site.hooks.addAction('wp_after_insert_post', () => Promise.reject(new Error('no')), 99);
    await expect(publish()).rejects.toThrow('no');
    expect(await shares()).toEqual([]);
    expect(await site.database.kysely.selectFrom('broadsheet_jobs').select('kind').execute()).toEqual([]);
  });

  test('one account connected twice gets the post once; others’ private accounts get nothing', async () => {
    const { connect, publish, shares } = await openSocial(open, networks);
    const shared = await connect('alpha', { userId: 2 });
    await connect('alpha', { userId: 1, shared: false });
    await connect('beta', { userId: 2, shared: false });
    await publish();
    expect((await shares()).map((row) => row.connection_id)).toEqual([shared]);
  });

  test('hooks have their say', async () => {
    const { site, connect, publish, shares } = await openSocial(open, networks);
    const alpha = await connect('alpha');
    await connect('beta', { externalId: 'other' });
    site.hooks.addFilter('wpas_submit_post?', (share, _post, service) => share && service === 'alpha');
    await publish();
    expect((await shares()).map((row) => row.connection_id)).toEqual([alpha]);
    site.hooks.addFilter('publicize_should_publicize_published_post', () => false);
    await publish();
    expect(await shares()).toHaveLength(1);
  });
});

describeEachSite('the field of connections', (open) => {
  test('shows accounts to those who may publish, with the post’s choices in the edit context', async () => {
    const { ask, connect, publish, site } = await openSocial(open, networks);
    const alpha = await connect('alpha', { userId: 1 });
    await connect('beta', { userId: 2, shared: false });
    const id = await publish({ status: 'draft' });
    const read = async (as: string | undefined, context = 'edit') =>
      (await ask('GET', `/wp/v2/posts/${id}?context=${context}`, as ? { as } : {})).data.jetpack_publicize_connections;
    await updatePost(site, null, id, { status: 'draft' });
    const [item] = await read('admin');
    expect(Object.keys(item)).toEqual([
      ...['connection_id', 'display_name', 'external_handle', 'external_id', 'profile_link', 'profile_picture'],
      ...['service_label', 'service_name', 'shared', 'status', 'wpcom_user_id', 'id', 'username', 'can_disconnect'],
      'enabled',
    ]);
    expect(item).toMatchObject({ connection_id: String(alpha), enabled: true, shared: true, can_disconnect: true });
    expect(await read('editor')).toHaveLength(2);
    const off = [{ connection_id: String(alpha), enabled: false }];
    await ask('POST', `/wp/v2/posts/${id}`, { as: 'admin', body: { jetpack_publicize_connections: off } });
    expect((await read('admin'))[0].enabled).toBe(false);
    const on = [{ connection_id: String(alpha), enabled: true, media_source: 'none' }];
    await ask('POST', `/wp/v2/posts/${id}`, { as: 'admin', body: { jetpack_publicize_connections: on } });
    expect((await read('admin'))[0]).toMatchObject({ enabled: true, media_source: 'none' });
    await ask('POST', `/wp/v2/posts/${id}`, { as: 'admin', body: { status: 'publish' } });
    expect((await read('admin'))[0].enabled).toBe(false);
    expect((await read('admin', 'view'))[0]).not.toHaveProperty('enabled');
    expect(await read(undefined, 'view')).toEqual([]);
    expect(await read('contributor', 'view')).toEqual([]);
  });

  test('takes a fixed number of queries for any number of posts', async () => {
    const { ask, connect, publish, site } = await openSocial(open, networks, { caches: false });
    await connect('alpha');
    const count = async (posts: number) => {
      const before = site.database.queryCount;
      const path = `/wp/v2/posts?per_page=${posts}&_fields=jetpack_publicize_connections&context=edit`;
      expect((await ask('GET', path, { as: 'admin' })).data).toHaveLength(posts);
      return site.database.queryCount - before;
    };
    for (let made = 0; made < 6; made++) await publish({ title: `Post ${made}` });
    expect(await count(6)).toBe(await count(2));
  });

  test('an X account of one’s own hides those shared by others; a removed one is gone, and so is what waited', async () => {
    const { ask, connect, publish, shares, site } = await openSocial(open, networks);
    await connect('x', { userId: 2 });
    const own = await connect('x', { userId: 1, externalId: 'mine', shared: false });
    const id = await publish();
    const read = async () =>
      (await ask('GET', `/wp/v2/posts/${id}`, { as: 'admin' })).data.jetpack_publicize_connections;
    expect((await read()).map((item: { connection_id: string }) => item.connection_id)).toEqual([String(own)]);
    await removeConnection(extensionSite(site), own);
    expect(await read()).toHaveLength(1);
    expect((await shares()).map((row) => [row.state, row.error_code])).toEqual([['failed', 'disconnected']]);
  });
});
