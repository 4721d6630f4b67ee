// Who counts as whom: cookies with nonces, application passwords, and nobody. Expectations are what a plain WordPress 7.1
// answered to the same requests.
import { expect, it } from 'vitest';
import { describeEachSite, type TestSite, testUsers } from '../testing.ts';
import { findAccount } from './account.ts';
import {
  applicationPasswordsOf,
  createApplicationPassword,
  deleteApplicationPassword,
  renameApplicationPassword,
} from './application-passwords.ts';
import { type AuthenticationRequest, applicationPasswordsAvailable, authenticate } from './authenticate.ts';
import { cookieNames, makeLoginCookie } from './cookies.ts';
import { createNonce } from './nonces.ts';
import { createSession, destroySession } from './sessions.ts';
import { setUserMeta } from './user-meta.ts';

const hour = 3600;

async function account(site: TestSite, login: string) {
  const found = await findAccount(site, 'login', login);
  if (!found) throw new Error(`no ${login}`);
  return found;
}

/** A logged-in author: cookie header, session token, nonce. */
async function session(site: TestSite, scheme: 'auth' | 'secure_auth' | 'logged_in' = 'logged_in') {
  const { user } = await account(site, 'author');
  const expiration = Math.floor(site.clock.now() / 1000) + hour;
  const token = await createSession(site, user.ID, expiration, { remoteAddress: '192.0.2.1', userAgent: 'Test' });
  const { salts } = site.settings;
  const value = makeLoginCookie(user, expiration, token, scheme, salts);
  const cookie = `${cookieNames(site.options.siteUrl)[scheme]}=${encodeURIComponent(value)}`;
  const sessionToken = scheme === 'logged_in' ? token : '';
  const nonce = createNonce('wp_rest', { id: user.ID, sessionToken }, salts, site.clock.now());
  return { cookie, token, nonce };
}

async function ask(site: TestSite, headers: Record<string, string>, more: Partial<AuthenticationRequest> = {}) {
  const request = { method: 'GET', headers, remoteAddress: '127.0.0.1', secure: false, ...more };
  const { viewer, error, refused, refreshedNonce } = await authenticate(site, request);
  return { id: viewer.id, method: viewer.method, error: error?.code, refused: refused?.code, refreshedNonce, viewer };
}

const basic = (credentials: string) => ({ authorization: `Basic ${Buffer.from(credentials).toString('base64')}` });

describeEachSite('authenticate', (open) => {
  it('takes a cookie only with its nonce', async () => {
    const site = await open();
    const { cookie, nonce } = await session(site);
    expect(await ask(site, { cookie })).toMatchObject({ id: 0, error: undefined, refreshedNonce: null });
    expect(await ask(site, { cookie, 'x-wp-nonce': nonce })).toMatchObject({ id: 3, method: 'cookie' });
    expect(await ask(site, { cookie }, { nonce })).toMatchObject({ id: 3, refreshedNonce: nonce });
    const wrong = { error: 'rest_cookie_invalid_nonce', refreshedNonce: null };
    expect(await ask(site, { cookie, 'x-wp-nonce': 'bad' })).toMatchObject(wrong);
    expect(await ask(site, { cookie, 'x-wp-nonce': '' })).toMatchObject(wrong);
    expect(await ask(site, { cookie, 'x-wp-nonce': nonce }, { nonce: ['x'] })).toMatchObject(wrong);
    site.clock.advance(12 * hour * 1000);
    expect((await ask(site, { cookie, 'x-wp-nonce': nonce })).id).toBe(0);
  });

  it('refuses wrong nonces of visitors, and refreshes right ones', async () => {
    const site = await open();
    const nonce = createNonce('wp_rest', { id: 0, sessionToken: '' }, site.settings.salts, site.clock.now());
    expect(await ask(site, { 'x-wp-nonce': 'bad' })).toMatchObject({ id: 0, error: 'rest_cookie_invalid_nonce' });
    expect(await ask(site, { 'x-wp-nonce': nonce })).toMatchObject({ id: 0, refreshedNonce: nonce });
  });

  it('takes the cookie of the admin pages for the scheme of the connection', async () => {
    const site = await open();
    const plain = await session(site, 'auth');
    const secure = await session(site, 'secure_auth');
    const over = async (one: typeof plain, isSecure: boolean) =>
      (await ask(site, { cookie: one.cookie, 'x-wp-nonce': one.nonce }, { secure: isSecure })).id;
    expect([await over(plain, false), await over(secure, true)]).toEqual([3, 3]);
    // The nonce belongs to the author, but nobody sent it.
    expect([await over(plain, true), await over(secure, false)]).toEqual([0, 0]);
  });

  it('forgets ended sessions, changed passwords and forged cookies', async () => {
    const site = await open();
    const { cookie, nonce, token } = await session(site);
    const headers = { cookie, 'x-wp-nonce': nonce };
    const forged = cookie.replace(/author%7C/, 'admin%7C');
    expect(await ask(site, { ...headers, cookie: forged })).toMatchObject({ id: 0 });
    await destroySession(site, testUsers.author, token);
    expect((await ask(site, headers)).id).toBe(0);
    const again = await session(site);
    await site.database.kysely.updateTable('users').set({ user_pass: '*' }).where('ID', '=', 3).execute();
    site.caches.changed();
    expect((await ask(site, { cookie: again.cookie, 'x-wp-nonce': again.nonce })).id).toBe(0);
  });

  it('takes application passwords by login or address, and ignores wrong ones', async () => {
    const site = await open();
    expect((await ask(site, basic('author:nothing yet'))).refused).toBeUndefined();
    const { password, item } = await createApplicationPassword(site, testUsers.author, { name: 'test' });
    const spaced = password.replace(/(.{4})/g, '$1 ');
    for (const credentials of [`author:${password}`, `AUTHOR:${spaced}`, `author@example.org:${password}`]) {
      const answer = await ask(site, basic(credentials));
      expect(answer).toMatchObject({ id: 3, method: 'application-password', error: undefined });
      expect(answer.viewer.applicationPassword).toBe(item.uuid);
    }
    const refused = { id: 0, error: undefined };
    expect(await ask(site, basic('author:wrong'))).toMatchObject({ ...refused, refused: 'incorrect_password' });
    expect(await ask(site, basic('author:author'))).toMatchObject({ ...refused, refused: 'incorrect_password' });
    expect(await ask(site, basic(`nobody:${password}`))).toMatchObject({ ...refused, refused: 'invalid_username' });
    expect(await ask(site, basic(`a@b.co:${password}`))).toMatchObject({ ...refused, refused: 'invalid_email' });
    for (const authorization of ['Basic', 'Basic !!!', 'Bearer x', basic('no colon').authorization]) {
      expect(await ask(site, { authorization })).toMatchObject({ ...refused, refused: undefined });
    }
  });

  it('lets a cookie win over an application password', async () => {
    const site = await open();
    const { password } = await createApplicationPassword(site, testUsers.editor, { name: 'test' });
    const { cookie, nonce } = await session(site);
    const both = { ...basic(`editor:${password}`), cookie };
    expect(await ask(site, both)).toMatchObject({ id: 0, error: undefined });
    expect(await ask(site, { ...both, 'x-wp-nonce': nonce })).toMatchObject({ id: 3, method: 'cookie' });
  });

  it('wants TLS, a loopback address or a site declared local', async () => {
    const site = await open();
    const { password } = await createApplicationPassword(site, testUsers.author, { name: 'test' });
    const from = async (remoteAddress: string, secure: boolean) =>
      (await ask(site, basic(`author:${password}`), { remoteAddress, secure })).id;
    expect(await from('203.0.113.9', false)).toBe(0);
    expect(await from('203.0.113.9', true)).toBe(3);
    expect([await from('127.8.9.1', false), await from('::1', false), await from('::ffff:127.0.0.1', false)]).toEqual([
      3, 3, 3,
    ]);
    expect(await from('127.0.0.1.example', false)).toBe(0);
    const local = { settings: { ...site.settings, defines: { WP_ENVIRONMENT_TYPE: 'local' } } };
    expect(applicationPasswordsAvailable(local, { secure: false, remoteAddress: '203.0.113.9' })).toBe(true);
  });

  it('asks the database nothing while nothing changes', async () => {
    const site = await open();
    const { password } = await createApplicationPassword(site, testUsers.author, { name: 'test' });
    const headers = basic(`author:${password}`);
    // Writes down the first use of the day.
    await ask(site, headers);
    site.caches.changed();
    const before = site.database.queryCount;
    await ask(site, headers);
    expect(site.database.queryCount - before).toBe(1);
    await ask(site, headers);
    expect(site.database.queryCount - before).toBe(1);
  });

  it('notes the use of an application password once a day', async () => {
    const site = await open();
    const { password } = await createApplicationPassword(site, testUsers.author, { name: 'test' });
    const lastUse = async () => {
      const [item] = applicationPasswordsOf(await account(site, 'author'));
      return [item?.last_used, item?.last_ip];
    };
    const first = Math.floor(site.clock.now() / 1000);
    expect(await lastUse()).toEqual([null, null]);
    await ask(site, basic(`author:${password}`));
    expect(await lastUse()).toEqual([first, '127.0.0.1']);
    site.clock.advance(24 * hour * 1000 - 1000);
    await ask(site, basic(`author:${password}`), { remoteAddress: '::1' });
    expect(await lastUse()).toEqual([first, '127.0.0.1']);
    site.clock.advance(1000);
    await ask(site, basic(`author:${password}`), { remoteAddress: '::1' });
    expect(await lastUse()).toEqual([first + 24 * hour, '::1']);
  });
});

describeEachSite('application passwords', (open) => {
  const stored = async (site: TestSite) =>
    (await account(site, 'author')).meta.get('_application_passwords')?.[0]?.replace(/\$generic\$[\w-]{40}/g, 'HASH');

  it('are stored as WordPress stores them', async () => {
    const site = await open();
    const { item } = await createApplicationPassword(site, testUsers.author, { name: 'One' });
    expect(await stored(site)).toBe(
      `a:1:{i:0;a:7:{s:4:"uuid";s:36:"${item.uuid}";s:6:"app_id";s:0:"";s:4:"name";s:3:"One";s:8:"password";` +
        's:49:"HASH";s:7:"created";i:1767323045;s:9:"last_used";N;s:7:"last_ip";N;}}',
    );
    expect(item.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const option = await site.database.kysely
      .selectFrom('options')
      .select(['option_value', 'autoload'])
      .where('option_name', '=', 'using_application_passwords')
      .executeTakeFirst();
    expect(option).toEqual({ option_value: '1', autoload: 'off' });
  });

  it('leave gaps between their keys when revoked', async () => {
    const site = await open();
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) ids.push((await createApplicationPassword(site, 3, { name })).item.uuid);
    const keys = async () => [...((await stored(site)) ?? '').matchAll(/i:(\d+);a:7/g)].map(([, key]) => key).join();
    await deleteApplicationPassword(site, 3, ids[1] ?? '');
    expect(await keys()).toBe('0,2');
    await createApplicationPassword(site, 3, { name: 'd' });
    expect(await keys()).toBe('0,2,3');
    await renameApplicationPassword(site, 3, ids[2] ?? '', 'renamed');
    expect([await keys(), applicationPasswordsOf(await account(site, 'author'))[1]?.name]).toEqual([
      '0,2,3',
      'renamed',
    ]);
    await expect(deleteApplicationPassword(site, 3, 'nope')).rejects.toMatchObject({
      code: 'application_password_not_found',
    });
  });

  it('of older WordPress still count', async () => {
    const site = await open();
    await site.options.set('using_application_passwords', '1');
    const old = { uuid: 'x', app_id: '', name: 'old', created: 1, last_used: null, last_ip: null };
    // phpass of "geheim", plain md5 of the same.
    for (const password of ['$P$B8vghbRi5etPNqlKkFE1eFPQFcekWX.', 'e8636ea013e682faf61f56ce1cb1ab5c']) {
      await setUserMeta(site.database, 3, '_application_passwords', [{ ...old, password }]);
      site.caches.changed();
      expect((await ask(site, basic('author:ge-he im'))).id).toBe(3);
      expect((await ask(site, basic('author:other'))).id).toBe(0);
    }
  });
});
