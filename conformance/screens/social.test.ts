// The Social screen in a real Chromium, used as people use it: with a mouse, by keyboard alone, on a phone. Accounts are
// connected by credentials and by signing in, tested, shared and removed; the queue, the calendar and the log say what there
// is. Runs where BROADSHEET_BROWSER is set. SCREENSHOTS names a folder for pictures of it.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPost } from '../../src/content/posts/create.ts';
import { revive } from '../../src/plugins/revive/plugin.ts';
import { NetworkError } from '../../src/plugins/social/networks/ask.ts';
import type { Network } from '../../src/plugins/social/networks/network.ts';
import { socialWith } from '../../src/plugins/social/plugin.ts';
import { testAccount, testNetwork } from '../../src/plugins/social/testing.ts';
import { allRoutes } from '../../src/rest/routes.ts';
import { createApp } from '../../src/server/app.ts';
import { siteJobs } from '../../src/server/due-work.ts';
import { openTestSite, type TestSite } from '../../src/testing.ts';
import { chromiumPath } from '../xss/browser.ts';

const wanted = Boolean(process.env.BROADSHEET_BROWSER);
if (wanted && chromiumPath === undefined) console.log('conformance/screens: skipped, there is no Chromium');

/** What the network would do next. */
let works = true;
const failing = (): void => {
  if (!works) throw new NetworkError('refused', 'refused', 'The <b>network</b> is closed.');
};

/** Two accounts behind one password, and a page to sign in at that agrees at once. */
const alpha = (home: () => string): Network =>
  testNetwork({
    name: 'alpha',
    label: 'Alpha',
    description: 'A network of this test.',
    credentials: {
      name: { type: 'string', description: 'Name' },
      token: { type: 'string', format: 'password', description: 'Token', required: true },
    },
    connect: async ({ token = '' }) => {
      if (token === 'wrong') throw new NetworkError('access', 'access_denied', 'This is no token.');
      return ['Ann', 'Bob & <i>Co</i>'].map((name) => ({
        ...testAccount(token, name),
        name,
        picture: '',
        handle: name.slice(1, 3),
      }));
    },
    check: async () => {
      failing();
      return {};
    },
    publish: async (composed, call) => {
      failing();
      await call.sending();
      return { id: composed.key, url: `https://network.test/${composed.key}` };
    },
    signIn: {
      page: () => `${home()}/agree`,
      scopes: ['write'],
      proof: false,
      register: async () => ({ id: 'client', secret: 'secret' }),
      exchange: async () => ({ access_token: 'token-of-sign-in', refresh_token: '', expiresAt: null }),
    },
  });

describe.skipIf(!wanted || chromiumPath === undefined)('the Social screen', () => {
  let browser: Browser;
  let site: TestSite;
  let app: ReturnType<typeof createApp>;
  let page: Page;
  let url = '';
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    const networks = new Map([['alpha', alpha(() => url)]]);
    site = await openTestSite({ now: Date.now(), plugins: [socialWith(networks, async () => {}), revive] });
    app = createApp(site, allRoutes, { logLevel: 'silent' });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    await site.options.set('home', url);
    // Else an address on this machine would be taken for a copy's.
    await site.options.set('broadsheet_social_live_host', url);
    await site.options.set('siteurl', url);
    await site.options.set('broadsheet_social', { wait_for_page: false });
    site.caches.changed();
    page = await signedIn('admin');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await site?.database.close();
  });

  const runJobs = () => siteJobs(site, (error) => problems.push(String(error))).runDue();
  const publish = (title: string, more: object = {}) =>
    createPost(site, null, { title, content: 'Some text.', status: 'publish', author: 1, ...more });

  async function signedIn(login: string, viewport = { width: 1100, height: 900 }): Promise<Page> {
    const context = await browser.newContext({ viewport });
    const made = await context.newPage();
    made.on('pageerror', (error) => problems.push(String(error)));
    made.on('console', (message) => {
      // What is refused on purpose is told by the browser, too.
      if (message.type() === 'error' && !/status of 40[03]/.test(message.text())) problems.push(message.text());
    });
    // The network's page, which agrees at once.
    await made.route('**/agree?*', (route) => {
      const query = new URL(route.request().url()).searchParams;
      const back = `${query.get('redirect_uri')}?code=c&state=${encodeURIComponent(query.get('state') ?? '')}`;
      return route.fulfill({ status: 302, headers: { location: back } });
    });
    await made.goto(`${url}/wp-login.php`);
    await made.fill('#user_login', login);
    await made.fill('#user_pass', login === 'admin' ? 'password' : login);
    await made.click('#wp-submit');
    return made;
  }

  async function open(at = page, name = 'jetpack-social'): Promise<void> {
    await at.goto(`${url}/wp-admin/admin.php?page=${name}`);
    await at.locator('main[aria-busy=false]').waitFor();
  }
  const said = (at = page) => at.locator('#said');
  const accounts = (at = page) => at.locator('#accounts-list > li');
  const shot = async (name: string, at = page): Promise<void> => {
    const folder = process.env.SCREENSHOTS;
    if (folder) await at.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  test('says that there is nothing yet, and is found from /wp-admin/ and by its other name', async () => {
    await page.goto(`${url}/wp-admin/`);
    await page.getByRole('link', { name: 'Social' }).click();
    await open(page, 'rop_main');
    for (const id of ['accounts', 'queue', 'calendar', 'log'])
      expect(await page.locator(`#${id}-list-empty`).isVisible(), id).toBe(true);
    await shot('empty');
  });

  test('connects by credentials, one of several accounts; what is wrong is said', async () => {
    await open();
    await page.getByText('Connect an account').click();
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Connect with these' }).click();
    await page.getByRole('alert').getByText('This is no token.').waitFor();
    await shot('wrong');
    await page.getByLabel('Token').fill('right');
    await page.getByRole('button', { name: 'Connect with these' }).click();
    await page.getByRole('radio', { name: 'Bob' }).check();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await said().getByText('is connected.').waitFor();
    expect(await accounts().count()).toBe(1);
    // Names are names, not HTML.
    expect(await accounts().locator('strong').textContent()).toBe('Bob & <i>Co</i>');
    expect(await page.getByRole('alert').isVisible()).toBe(false);
  });

  test('connects by signing in, by keyboard alone', async () => {
    await open();
    await page.locator('#connect summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('#sign-in').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/keyring_connection_ID|page=jetpack-social/);
    await page.getByRole('radio', { name: /^Ann/ }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('choose-button');
    await page.keyboard.press('Enter');
    await said().getByText('Ann is connected.').waitFor();
    expect(new URL(page.url()).search).toBe('?page=jetpack-social');
    expect(await accounts().count()).toBe(2);
  });

  test('tests an account and says what the network says', async () => {
    works = false;
    await page.getByRole('button', { name: 'Test: Alpha, Ann' }).click();
    await page.getByRole('alert').getByText('The <b>network</b> is closed.').waitFor();
    expect(await accounts().filter({ hasText: 'Ann' }).textContent()).toContain('Does not work');
    works = true;
    await page.getByRole('button', { name: 'Test: Alpha, Ann' }).click();
    await said().getByText('Ann works.').waitFor();
    await page.getByRole('button', { name: 'Keep private: Alpha, Ann' }).click();
    await said().getByText('Ann is private now.').waitFor();
    await page.getByRole('button', { name: 'Share with the site: Alpha, Ann' }).click();
    await said().getByText('is shared with everybody').waitFor();
  });

  test('queue: what waits is cancelled after a question', async () => {
    await site.options.set('broadsheet_social', { wait_for_page: false });
    await publish('Harvest begins');
    await open();
    const queue = page.locator('#queue-list > li');
    expect(await queue.count()).toBe(2);
    await shot('queue');
    const cancel = page.getByRole('button', { name: /^Cancel: Harvest begins, Ann/ });
    await cancel.click();
    await page.getByRole('button', { name: 'Leave it' }).click();
    expect(await queue.count()).toBe(2);
    await cancel.click();
    await page.getByRole('button', { name: 'Cancel the share' }).click();
    await said().getByText('will not be shared').waitFor();
    expect(await queue.count()).toBe(1);
    await page.locator('#log-list').getByText('Cancelled').waitFor();
  });

  test('log: what failed is shared once more', async () => {
    works = false;
    await runJobs();
    works = true;
    await open();
    const failed = page.locator('#log-list > li').filter({ hasText: 'Bob' });
    expect(await failed.textContent()).toContain('The <b>network</b> is closed.');
    await failed.getByRole('button').click();
    await said().getByText('once more').waitFor();
    await runJobs();
    await page.selectOption('#log-state', 'success');
    await page.reload();
    await page.locator('main[aria-busy=false]').waitFor();
    await page.selectOption('#log-state', 'success');
    await page.locator('#log-list[aria-busy=false]').getByRole('link', { name: 'Look at it there' }).waitFor();
    expect(await page.locator('#log-list > li').count()).toBe(1);
    await shot('log');
  });

  test('calendar: scheduled posts, and old ones once that is started', async () => {
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 19).replace('T', ' ');
    await publish('Election night', { status: 'future', date: { local: soon, gmt: soon } });
    const account = { id: 'Ann', service: 'alpha', user: 'Ann', active: true };
    await site.options.set('rop_data', {
      active_accounts: { alpha_Ann_Ann: account },
      services: { alpha_Ann: { id: 'Ann', service: 'alpha', available_accounts: { alpha_Ann_Ann: account } } },
    });
    await open();
    const calendar = page.locator('#calendar-list');
    expect(await calendar.locator('li li').count()).toBe(2);
    expect(await calendar.textContent()).toContain('Election night');
    await page.getByRole('button', { name: 'Start: sharing old posts' }).click();
    await said().getByText('Old posts are shared from now on.').waitFor();
    expect(await calendar.locator('li li').count()).toBeGreaterThan(50);
    await shot('calendar');
    await page.getByRole('button', { name: 'Stop: sharing old posts' }).click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await said().getByText('not shared any more').waitFor();
    expect(await calendar.locator('li li').count()).toBe(2);
  });

  test('fits a phone, and an author sees what is theirs to see', async () => {
    const phone = await signedIn('author', { width: 360, height: 740 });
    await open(phone);
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(await accounts(phone).count()).toBe(2);
    expect(await phone.locator('#clients').isVisible()).toBe(false);
    expect(await phone.locator('#revive').isVisible()).toBe(false);
    // Others' accounts are not an author's to remove.
    expect(await accounts(phone).getByRole('button').allTextContents()).toEqual(['Test', 'Test']);
    await shot('phone', phone);
    await phone.context().close();
  });

  test('removes an account', async () => {
    await open();
    await page.getByRole('button', { name: 'Remove: Alpha, Ann' }).click();
    await page.locator('#confirm-yes').click();
    await said().getByText('Ann was removed.').waitFor();
    expect(await accounts().count()).toBe(1);
  });

  test('nobody else is let in, and nothing but its own modules may run', async () => {
    const reader = await signedIn('subscriber');
    const refused = await reader.goto(`${url}/wp-admin/admin.php?page=jetpack-social`);
    expect(refused?.status()).toBe(403);
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(`${url}/wp-admin/admin.php?page=jetpack-social`);
    expect(new URL(stranger.url()).pathname).toBe('/wp-login.php');
    const answer = await page.goto(`${url}/wp-admin/admin.php?page=jetpack-social`);
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self';");
    expect(problems).toEqual([]);
  });
});
