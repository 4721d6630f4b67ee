// @wordpress/core-data in a real Chromium, logged in by cookie and nonce as the editor is. The package and all that it needs
// lie in a folder of their own (package.json beside this file), which is bundled as it is.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { chromiumPath } from '../xss/browser.ts';

const folder = import.meta.dirname;

/** Why it cannot run here; undefined where it can. */
export const missing = !existsSync(join(folder, 'node_modules/@wordpress/core-data'))
  ? 'clients are not installed (npm ci --prefix conformance/clients)'
  : chromiumPath === undefined
    ? 'there is no Chromium (BROADSHEET_CHROMIUM names one)'
    : undefined;

/** What a call came to: a value, or what the client says of an error. */
export interface Said {
  readonly value?: unknown;
  readonly error?: { readonly code?: string; readonly status?: number; readonly message?: string };
}

const entry = 'page.js';

/** The page's scripts by name: page.js with the packages, and what they load only when it is wanted. */
async function bundleClient(): Promise<Map<string, string>> {
  const bundle = await rolldown({
    input: join(folder, entry),
    cwd: folder,
    platform: 'browser',
    logLevel: 'silent',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await bundle.generate({ format: 'esm', entryFileNames: entry });
  await bundle.close();
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])));
}

/** Made once. */
let bundled: ReturnType<typeof bundleClient> | undefined;

export class ClientBrowser {
  readonly #browser: Browser;
  readonly #scripts: ReadonlyMap<string, string>;
  readonly #origin: string;

  private constructor(browser: Browser, scripts: ReadonlyMap<string, string>, origin: string) {
    this.#browser = browser;
    this.#scripts = scripts;
    this.#origin = origin;
  }

  /** `origin`: the site's address. `answeredAt`: the port of 127.0.0.1 that answers for it, where that is another one. */
  static async open(origin: string, answeredAt?: number): Promise<ClientBrowser> {
    if (missing !== undefined || chromiumPath === undefined) throw new Error(missing);
    const { host } = new URL(origin);
    const mapped = answeredAt === undefined ? [] : [`--host-resolver-rules=MAP ${host} 127.0.0.1:${answeredAt}`];
    const args = ['--no-sandbox', '--disable-dev-shm-usage', ...mapped];
    const browser = await chromium.launch({ executablePath: chromiumPath, args });
    return new ClientBrowser(browser, await (bundled ??= bundleClient()), origin);
  }

  /** A client of its own: its cookies, its registry. Without a login it is a stranger's. */
  async client(login?: string, password = login): Promise<CoreData> {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    const at = `${this.#origin}/core-data-client/`;
    const html = `<!doctype html><meta charset="utf-8"><title>x</title><script type="module" src="${entry}"></script>`;
    await page.route(`${at}**`, (route) => {
      const script = this.#scripts.get(route.request().url().slice(at.length));
      return route.fulfill(
        script === undefined
          ? { contentType: 'text/html', body: html }
          : { contentType: 'text/javascript', body: script },
      );
    });
    // A machine that is busy may take its time.
    await page.goto(at, { timeout: 0 });
    const core = new CoreData(page);
    if (login !== undefined) {
      const nonce = await page.evaluate(loginAndTakeNonce, [login, password ?? '']);
      if (!/^[0-9a-f]{10}$/.test(nonce)) throw new Error(`no login for ${login}`);
      await core.call('nonce', nonce);
    }
    return core;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Runs in the browser: logs in by the form, and answers the nonce of that session. */
const loginAndTakeNonce = async ([log, pwd]: string[]): Promise<string> => {
  await fetch('/wp-login.php');
  const body = new URLSearchParams({ log: log ?? '', pwd: pwd ?? '' });
  // Where it leads to is not asked for: a WordPress's dashboard makes a draft when it is shown.
  await fetch('/wp-login.php', { method: 'POST', body, redirect: 'manual' });
  return (await fetch('/wp-admin/admin-ajax.php?action=rest-nonce')).text();
};

/** One page with the client; each method calls the client's and answers what it said. */
export class CoreData {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async call(door: string, ...args: readonly unknown[]): Promise<Said> {
    const run = ([which, given]: [string, readonly unknown[]]) =>
      (globalThis as unknown as { callCoreData(door: string, args: readonly unknown[]): Promise<Said> }).callCoreData(
        which,
        given,
      );
    return this.#page.evaluate(run, [door, args] as [string, readonly unknown[]]);
  }
  /** A selector, once what it needs was fetched. */
  resolve(name: string, ...args: readonly unknown[]): Promise<Said> {
    return this.call('resolve', name, ...args);
  }
  /** A selector, on what is there already. */
  select(name: string, ...args: readonly unknown[]): Promise<Said> {
    return this.call('select', name, ...args);
  }
  dispatch(name: string, ...args: readonly unknown[]): Promise<Said> {
    return this.call('dispatch', name, ...args);
  }
}
