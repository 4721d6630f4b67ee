// Signing in at each network that has it, against strict fakes; a way back that is somebody else's, late or second gives
// nothing; and no secret of it can be read anywhere.
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { describeEachSite } from '../../../testing.ts';
import { allConnections, testConnection } from '../connections.ts';
import { networks } from '../networks/all.ts';
import { day, minute } from '../networks/network.ts';
import { openSocial, type Peer } from '../testing.ts';
import { clientId, clientSecret, fakeSignIn, manners, tokens } from './sign-in.testing.ts';

const peers: Peer[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});

type Open = Parameters<Parameters<typeof describeEachSite>[1]>[0];

async function opened(open: Open, name: string) {
  const network = networks.get(name);
  if (!network) throw new Error(name);
  const fake = await fakeSignIn(name);
  peers.push(fake.peer);
  const social = await openSocial(open, [network], { settings: { mayAsk: [fake.peer.host] } });
  const { site, ask } = social;
  const bases = { [name]: { base: fake.peer.base } };
  await site.options.set('broadsheet_social', { wait_for_page: false, networks: bases });
  const said: string[] = [];
  const keep = <T>(answer: T): T => {
    said.push(JSON.stringify(answer));
    return answer;
  };
  const begin = async (more: object = {}, as: 'admin' | 'editor' = 'admin') => {
    const body = { service: name, fields: fake.manner.fields ?? {}, ...more };
    const answer = await ask('POST', '/broadsheet/v1/social/sign-in', { as, body });
    const cookie = /^broadsheet_social_sign_in=([\w-]+); Path=\/_social\/callback; .*HttpOnly; SameSite=Lax/.exec(
      String(answer.headers['Set-Cookie']),
    )?.[1];
    return { ...answer, cookie: cookie ?? '' };
  };
  const back = async (query: Record<string, string>, cookie: string) => {
    const path = '/_social/callback';
    const page = site.registry.pages.find(({ matches }) => matches(path));
    const answer = await page?.handle({
      ...{ method: 'GET', path, query: new URLSearchParams(query), body: new Uint8Array() },
      headers: { cookie: `other=1; broadsheet_social_sign_in=${cookie}` },
      site: extensionSite(site),
    });
    return keep(answer);
  };
  const client = (values = { client_id: clientId, client_secret: clientSecret }) =>
    ask('POST', '/broadsheet/v1/social/clients', { as: 'admin', body: { service: name, ...values } });
  return { ...social, fake, network, begin, back, client, said, keep };
}

for (const name of Object.keys(manners)) {
  describeEachSite(`signing in at ${name} (strict fake)`, (open) => {
    test('connects an account, without any secret to be read', async () => {
      const social = await opened(open, name);
      const { site, ask, fake, network, begin, back, client, said, keep } = social;
      if (network.signIn?.register === undefined) {
        expect(await begin()).toMatchObject({ status: 400, data: { code: 'social_no_client' } });
        expect(keep(await client())).toMatchObject({ status: 201, data: { client_id: clientId, has_secret: true } });
      }
      const { data, cookie, status } = await begin({ return_to: '/wp-admin/admin.php?page=social' });
      expect(status).toBe(201);
      const { code, state, redirect } = fake.agree(data.url);
      expect(redirect).toBe('http://example.test/_social/callback');
      const answer = await back({ code, state }, cookie);
      expect(answer).toMatchObject({ status: 303, headers: { 'Cache-Control': 'no-store' } });
      const next = new URL(answer?.headers.Location ?? '');
      expect([next.host, next.pathname, next.searchParams.get('page')]).toEqual([
        'example.test',
        '/wp-admin/admin.php',
        'social',
      ]);
      const body = { keyring_connection_ID: Number(next.searchParams.get('keyring_connection_ID')) };
      const added = keep(await ask('POST', '/wpcom/v2/publicize/connections', { as: 'admin', body }));
      expect(added).toMatchObject({ status: 201, data: { external_id: fake.manner.externalId, status: 'ok' } });
      // A second way back finds nothing.
      expect(await back({ code, state }, cookie)).toMatchObject({ status: 400 });
      const [row] = await allConnections(extensionSite(site));
      if (!row) throw new Error('no connection');
      if (name !== 'mastodon') expect(row.expires_at).toBeGreaterThan(site.clock.now() + 100 * minute);
      // Nothing is in clear in the database, in answers or in what was told.
      for (const path of ['social/clients', 'social/notices', 'social/health', 'social/shares'])
        keep(await ask('GET', `/broadsheet/v1/${path}`, { as: 'admin' }));
      keep(await ask('GET', '/wp/v2/settings', { as: 'admin' }));
      for (const table of await site.database.dialect.existingTables(site.database)) {
        const { rows } = await sql`select * from ${sql.table(table)}`.execute(site.database.kysely);
        keep(rows);
      }
      const text = said.join('\n');
      const secrets = [clientSecret, code, state.split('.')[1] ?? '', cookie, tokens.short, tokens.long];
      for (const secret of [...secrets, tokens.renewing, 'token-of-the-page']) {
        expect([secret, secret.length > 5 && text.includes(secret)]).toEqual([secret, false]);
      }
    });
  });
}

describeEachSite('a sign-in', (open) => {
  test('is its user’s and its browser’s own, is used once, and is over after ten minutes', async () => {
    const { site, ask, fake, begin, back, client } = await opened(open, 'x');
    await client();
    const first = await begin();
    const second = await begin({}, 'editor');
    const { code, state } = fake.agree(first.data.url);
    const asked = fake.peer.requests.length;
    expect(await back({ code, state }, second.cookie)).toMatchObject({ status: 400 });
    expect(await back({ code, state: `${state}x` }, first.cookie)).toMatchObject({ status: 400 });
    expect(await back({ code, state: '' }, first.cookie)).toMatchObject({ status: 400 });
    // Nobody was asked with a code that came so.
    expect(fake.peer.requests).toHaveLength(asked);
    expect(await back({ code, state }, first.cookie)).toMatchObject({ status: 200 });
    const keyrings = await ask('POST', '/wpcom/v2/publicize/connections', {
      as: 'editor',
      body: { keyring_connection_ID: 3 },
    });
    expect(keyrings).toMatchObject({ status: 400, data: { code: 'jp_connection_update_failed' } });
    const late = fake.agree(second.data.url);
    site.clock.advance(10 * minute + 1);
    expect(await back(late, second.cookie)).toMatchObject({ status: 400 });
  });

  test('that is refused, or brings a wrong code, says so without the code', async () => {
    const { fake, begin, back, client } = await opened(open, 'linkedin');
    await client();
    const one = await begin();
    const { state } = fake.agree(one.data.url);
    expect(await back({ error: 'user_cancelled_login', state }, one.cookie)).toMatchObject({ status: 400 });
    const two = await begin();
    const wrong = await back({ code: 's3cr3t-wrong-code', state: fake.agree(two.data.url).state }, two.cookie);
    expect(wrong).toMatchObject({ status: 400 });
    expect(String(wrong?.body)).not.toContain('s3cr3t');
  });

  test('leads back to this site alone; clients are for administrators', async () => {
    const { ask, begin, client } = await opened(open, 'tumblr');
    for (const return_to of ['//evil.test/', 'https://evil.test/', '/\\evil.test', '']) {
      expect(await begin({ return_to })).toMatchObject({ status: 400, data: { code: 'rest_invalid_param' } });
    }
    const body = { service: 'tumblr', client_id: 'x' };
    expect(await ask('POST', '/broadsheet/v1/social/clients', { as: 'editor', body })).toMatchObject({ status: 403 });
    await client();
    expect(await client({ client_id: '', client_secret: '' })).toMatchObject({ data: { has_secret: false } });
    expect(await begin()).toMatchObject({ status: 400, data: { code: 'social_no_client' } });
  });

  test('at Facebook is renewed ahead of its end, and told of where it cannot be', async () => {
    const { site, ask, fake, network, begin, back, client } = await opened(open, 'facebook');
    await client();
    const { data, cookie } = await begin();
    const ended = await back(fake.agree(data.url), cookie);
    const keyring = Number(/Credentials (\d+)/.exec(String(ended?.body))?.[1]);
    await ask('POST', '/wpcom/v2/publicize/connections', { as: 'admin', body: { keyring_connection_ID: keyring } });
    const seen = extensionSite(site);
    const [row] = await allConnections(seen);
    if (!row?.expires_at) throw new Error('no expiry');
    fake.peer.handle = ({ path }) =>
      path.endsWith('/oauth/access_token')
        ? { json: { access_token: tokens.long, expires_in: 5_184_000 } }
        : { json: { id: '9', access_token: 'new-token-of-the-page' } };
    site.clock.advance(row.expires_at - site.clock.now() - 2 * day);
    expect(await testConnection(seen, network, row)).toBeUndefined();
    const [renewed] = await allConnections(seen);
    expect(renewed?.expires_at).toBe(site.clock.now() + 60 * day);
    fake.peer.handle = () => ({ status: 400, json: { error: { code: 190, message: 'Session has expired' } } });
    site.clock.advance(59 * day);
    if (renewed) expect(await testConnection(seen, network, renewed)).toMatchObject({ failure: 'access' });
    const notices = await ask('GET', '/broadsheet/v1/social/notices', { as: 'admin' });
    expect(notices.data).toMatchObject([{ code: 'connection_must_reauth', service_name: 'facebook' }]);
    const health = await ask('GET', '/broadsheet/v1/social/health', { as: 'admin' });
    expect(health.data).toMatchObject({ test: 'social_sharing', status: 'critical' });
  });
});
