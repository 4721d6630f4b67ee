// The login page: cookies, redirects and stored sessions as WordPress 7.1 sends and stores them.
import { expect, it } from 'vitest';
import { authenticatePage } from '../access/authenticate.ts';
import { countAttempt } from '../access/login-limit.ts';
import { verifyPassword } from '../access/passwords.ts';
import { describeEachSite, type TestSite } from '../testing.ts';
import { handleLogin, logoutUrl } from './login.ts';
import type { PageRequest } from './page.ts';

const hash = 'b4ea5f1d5f8a2f0e';
const request = (more: Partial<PageRequest>): PageRequest => ({
  method: 'GET',
  query: {},
  form: {},
  headers: { 'user-agent': 'Test' },
  remoteAddress: '192.0.2.7',
  secure: false,
  ...more,
});
const submit = (site: TestSite, form: Record<string, unknown>, more: Partial<PageRequest> = {}) =>
  handleLogin(site, request({ method: 'POST', form, ...more }));

/** Cookies without what differs from login to login. */
const plain = (cookies: readonly string[]) =>
  cookies.map((cookie) => cookie.replace(/_[0-9a-f]{32}=/, `_${hash}=`).replace(/%7C\w{43}%7C[0-9a-f]{64}/, '%7C…'));

/** The Cookie header of a browser that got these. */
const jar = (cookies: readonly string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ');

async function sessions(site: TestSite, id: number): Promise<string | null | undefined> {
  const row = await site.database.kysely
    .selectFrom('usermeta')
    .select('meta_value')
    .where('user_id', '=', id)
    .where('meta_key', '=', 'session_tokens')
    .executeTakeFirst();
  return row?.meta_value;
}

const testCookie = 'wordpress_test_cookie=WP%20Cookie%20check; path=/; HttpOnly';

describeEachSite('/wp-login.php', (open) => {
  it('shows a form that leads back to where one wanted to go', async () => {
    const site = await open();
    const answer = await handleLogin(site, request({ query: { redirect_to: '/"><script>x' } }));
    expect([answer.status, answer.cookies]).toEqual([200, [testCookie]]);
    for (const name of ['log', 'pwd', 'rememberme', 'redirect_to', 'testcookie']) {
      expect(answer.body).toContain(`name="${name}"`);
    }
    expect(answer.body).not.toContain('"><script');
    expect(answer.headers['Cache-Control']).toContain('no-store');
  });

  it('logs in for two days, or for two weeks', async () => {
    const site = await open();
    const now = Math.floor(site.clock.now() / 1000);
    const answer = await submit(site, { log: 'author', pwd: 'author' });
    expect([answer.status, answer.headers.Location]).toEqual([302, 'http://example.test/wp-admin/']);
    const value = (expiration: number) => `author%7C${expiration}%7C…`;
    expect(plain(answer.cookies)).toEqual([
      testCookie,
      `wordpress_${hash}=${value(now + 172800)}; path=/wp-content/plugins; HttpOnly`,
      `wordpress_${hash}=${value(now + 172800)}; path=/wp-admin; HttpOnly`,
      `wordpress_logged_in_${hash}=${value(now + 172800)}; path=/; HttpOnly`,
    ]);
    const long = await submit(site, { log: 'author@example.org', pwd: 'author', rememberme: 'forever' });
    const end = now + 14 * 86400;
    expect(plain(long.cookies)[3]).toBe(
      `wordpress_logged_in_${hash}=${value(end)}; expires=${new Date((end + 43200) * 1000).toUTCString()}; ` +
        'Max-Age=1252800; path=/; HttpOnly',
    );
    expect(await sessions(site, 3)).toMatch(
      new RegExp(
        `^a:2:\\{s:64:"\\w{64}";a:4:\\{s:10:"expiration";i:${now + 172800};s:2:"ip";s:9:"192.0.2.7";s:2:"ua";` +
          `s:4:"Test";s:5:"login";i:${now};\\}s:64:"\\w{64}";a:4:\\{s:10:"expiration";i:${end};.*\\}\\}$`,
      ),
    );
  });

  it('marks cookies for TLS, and puts them below the folder of the site', async () => {
    const site = await open({ url: 'https://example.test/blog' });
    const answer = await submit(site, { log: 'author', pwd: 'author' }, { secure: true });
    expect(plain(answer.cookies).map((cookie) => cookie.replace(/=[^;]*/, ''))).toEqual([
      'wordpress_test_cookie; path=/blog/; secure; HttpOnly',
      `wordpress_sec_${hash}; path=/blog/wp-content/plugins; secure; HttpOnly`,
      `wordpress_sec_${hash}; path=/blog/wp-admin; secure; HttpOnly`,
      `wordpress_logged_in_${hash}; path=/blog/; secure; HttpOnly`,
    ]);
  });

  it('leads where one may go', async () => {
    const site = await open();
    const target = async (log: string, redirect_to?: string) =>
      (await submit(site, { log, pwd: log, ...(redirect_to === undefined ? {} : { redirect_to }) })).headers.Location;
    expect(await target('subscriber')).toBe('http://example.test/wp-admin/profile.php');
    expect(await target('contributor', 'http://evil.example')).toBe('http://example.test/wp-admin/');
    expect(await target('author', '/hello')).toBe('/hello');
  });

  it('says what is wrong without telling whether the name exists', async () => {
    const site = await open();
    const unknown = await submit(site, { log: 'nobody', pwd: 'x' });
    const wrong = await submit(site, { log: 'author', pwd: 'x' });
    expect([unknown.status, wrong.status, wrong.cookies]).toEqual([200, 200, [testCookie]]);
    expect(unknown.body.replace('nobody', 'author')).toBe(wrong.body);
    const empty = await submit(site, { log: ' ', pwd: '' });
    expect(empty.body.match(/class="error"/g)?.length).toBe(2);
    for (const form of [{ log: ['author'], pwd: 'author' }, { log: 'author', pwd: ['author'] }, { pwd: 'x' }]) {
      expect((await submit(site, form)).status).toBe(200);
    }
    const noCookies = await submit(site, { log: 'author', pwd: 'author', testcookie: '1' });
    expect([noCookies.status, noCookies.cookies]).toEqual([200, [testCookie]]);
    const headers = { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' };
    expect((await submit(site, { log: 'author', pwd: 'author', testcookie: '1' }, { headers })).status).toBe(302);
  });

  it('stores old hashes anew', async () => {
    const site = await open();
    const { kysely } = site.database;
    const stored = () => kysely.selectFrom('users').selectAll().where('ID', '=', 3).executeTakeFirstOrThrow();
    const old = { user_pass: '$P$B8vghbRi5etPNqlKkFE1eFPQFcekWX.', user_activation_key: '1:x' };
    await kysely.updateTable('users').set(old).where('ID', '=', 3).execute();
    site.caches.changed();
    const answer = await submit(site, { log: 'author', pwd: 'geheim' });
    const { user_pass, user_activation_key } = await stored();
    expect(user_pass).toMatch(/^\$wp\$2y\$10\$/);
    expect([(await verifyPassword(user_pass, 'geheim')).ok, user_activation_key]).toEqual([true, '']);
    // The cookie belongs to the new hash.
    const viewer = await authenticatePage(site, request({ headers: { cookie: jar(answer.cookies) } }), ['logged_in']);
    expect(viewer.id).toBe(3);
  });

  it('logs out with the nonce of the session, and asks without', async () => {
    const site = await open();
    const { cookies } = await submit(site, { log: 'author', pwd: 'author' });
    const headers = { cookie: jar(cookies) };
    const asked = await handleLogin(site, request({ headers, query: { action: 'logout' } }));
    const viewer = await authenticatePage(site, request({ headers }), ['logged_in']);
    expect([asked.status, viewer.id]).toEqual([403, 3]);
    const url = logoutUrl(site, viewer);
    expect(asked.body).toContain(url.replaceAll('&', '&amp;'));
    const query = Object.fromEntries(new URL(url).searchParams);
    const answer = await handleLogin(site, request({ headers, query }));
    expect([answer.status, answer.headers.Location]).toEqual([
      302,
      'http://example.test/wp-login.php?loggedout=true&wp_lang=en_US',
    ]);
    expect(
      answer.cookies.filter((cookie) => /^wordpress_\w+=%20; expires=.*; Max-Age=0; path=/.test(cookie)).length,
    ).toBe(10);
    expect(await sessions(site, 3)).toBeUndefined();
    expect((await authenticatePage(site, request({ headers }), ['logged_in'])).id).toBe(0);
  });

  it('answers too many attempts with 429, before it looks at the password', async () => {
    const site = await open();
    for (let i = 0; i < 15; i++) await countAttempt(site, { account: 'author', remoteAddress: `192.0.2.${i}` });
    const blocked = await submit(site, { log: 'AUTHOR', pwd: 'author' });
    expect([blocked.status, blocked.headers['Retry-After'], blocked.cookies]).toEqual([429, '900', [testCookie]]);
    expect((await submit(site, { log: 'editor', pwd: 'editor' })).status).toBe(302);
    site.clock.advance(15 * 60 * 1000);
    expect((await submit(site, { log: 'author', pwd: 'author' })).status).toBe(302);
  });
});
