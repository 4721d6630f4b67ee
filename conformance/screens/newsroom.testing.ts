// A site with its newsroom in a real Chromium, for tests: signing in, the editor, and what went wrong on its pages.
import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright-core';
import type { Plugin } from '../../src/extend/plugin.ts';
import { allRoutes } from '../../src/rest/routes.ts';
import { createApp } from '../../src/server/app.ts';
import { siteJobs } from '../../src/server/due-work.ts';
import { openTestSite, type TestSite } from '../../src/testing.ts';
import { chromiumPath } from '../xss/browser.ts';

export const wantsBrowser = Boolean(process.env.BROADSHEET_BROWSER) && chromiumPath !== undefined;

export interface Newsroom {
  readonly site: TestSite;
  readonly browser: Browser;
  readonly url: string;
  /** Errors of pages and consoles, and requests to other hosts. */
  readonly problems: string[];
  /** A new browser in which somebody is signed in. Passwords are the logins, `password` for admin. */
  signedIn(login: string, viewport?: { width: number; height: number }): Promise<Page>;
  /** Opens the editor of a post, or of a new one; the canvas. */
  edit(page: Page, id?: number, type?: string): Promise<FrameLocator>;
  runJobs(): Promise<unknown>;
  /** Where SCREENSHOTS names a folder: a picture. */
  shot(name: string, page: Page): Promise<void>;
  close(): Promise<void>;
}

/** Messages that browsers write about what is refused on purpose, or that packages write about themselves. */
const expected = /status of 40[03]|is deprecated since version/;
/** Browsers look for it on public pages. */
const icon = '/favicon.ico';

export async function openNewsroom(plugins: readonly Plugin[] = []): Promise<Newsroom> {
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const site = await openTestSite({ now: Date.now(), plugins });
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  for (const option of ['home', 'siteurl']) await site.options.set(option, url);
  await site.options.set('permalink_structure', '/%postname%/');
  site.caches.changed();
  const problems: string[] = [];

  function watch(context: BrowserContext): void {
    context.on('weberror', (error) => problems.push(String(error.error())));
    context.on('console', (message) => {
      const from = message.location().url;
      if (message.type() === 'error' && !expected.test(message.text()) && !from.endsWith(icon))
        problems.push(`${message.text()} (${from})`);
    });
    context.on('request', (request) => {
      if (!/^(?:data|blob|about):/.test(request.url()) && !request.url().startsWith(url)) problems.push(request.url());
    });
  }

  return {
    site,
    browser,
    url,
    problems,
    signedIn: async (login, viewport = { width: 1280, height: 900 }) => {
      const context = await browser.newContext({ viewport });
      context.setDefaultTimeout(60_000);
      watch(context);
      const page = await context.newPage();
      await page.goto(`${url}/wp-login.php`);
      await page.fill('#user_login', login);
      await page.fill('#user_pass', login === 'admin' ? 'password' : login);
      await page.click('#wp-submit');
      return page;
    },
    edit: async (page, id, type) => {
      const place =
        id === undefined ? `post-new.php${type ? `?post_type=${type}` : ''}` : `post.php?post=${id}&action=edit`;
      await page.goto(`${url}/wp-admin/${place}`);
      const canvas = page.frameLocator('iframe[name=editor-canvas]');
      await canvas.getByLabel('Add title').waitFor();
      return canvas;
    },
    runJobs: () => siteJobs(site, (error) => problems.push(String(error))).runDue(),
    shot: async (name, page) => {
      const folder = process.env.SCREENSHOTS;
      if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
    },
    close: async () => {
      await browser.close();
      await app.close();
      await site.database.close();
    },
  };
}
