// Loads HTML in a real Chromium and tells what of it ran: calls of `alert` and its like, and addresses that run when
// followed. Everything on the page is hovered, focused and clicked. No request leaves the browser; the site's own scripts run.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where Chromium is, undefined where there is none. `BROADSHEET_CHROMIUM` names another one. */
export const chromiumPath = [process.env.BROADSHEET_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path): path is string => path !== undefined && existsSync(path),
);

const origin = 'http://example.test';

export class ScriptWatch {
  readonly #browser: Browser;
  readonly #page: Page;
  #ran: string[] = [];

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  /** `ownScript` answers the code of a script of the site by its address; undefined for any other. */
  static async open(ownScript?: (url: string) => Promise<string | undefined>): Promise<ScriptWatch> {
    if (chromiumPath === undefined) throw new Error('there is no Chromium');
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    const page = await browser.newPage();
    const watch = new ScriptWatch(browser, page);
    await page.exposeBinding('ranHere', (_source, what: string) => void watch.#ran.push(what));
    await page.addInitScript(catchCalls);
    page.on('dialog', (dialog) => {
      watch.#ran.push(dialog.type());
      void dialog.dismiss();
    });
    await page.route('**/*', async (route) => {
      const request = route.request();
      const isPage = request.url().startsWith(`${origin}/shown`) && request.frame() === page.mainFrame();
      if (isPage)
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>x</title>' });
      if (request.resourceType() === 'script') {
        const body = await ownScript?.(request.url());
        if (body !== undefined) return route.fulfill({ contentType: 'text/javascript', body });
        watch.#ran.push(`script ${request.url()}`);
      }
      return route.abort();
    });
    return watch;
  }

  /** Loads pages, each in a frame of its own, tries everything on them, and answers what ran. */
  async runPages(pages: readonly string[]): Promise<string[]> {
    await this.#start();
    await this.#page.evaluate(insertFrames, [...pages]);
    await this.#page.evaluate(settle);
    for (const frame of this.#page.frames()) {
      if (frame !== this.#page.mainFrame() && !frame.isDetached())
        await this.#attempt(() => frame.evaluate(tryEverything));
    }
    await this.#attempt(() => this.#page.evaluate(settle));
    return this.#ran;
  }

  /** Puts each fragment into an element of its own of one page, as a reader of the API would. */
  async runFragments(fragments: readonly string[]): Promise<string[]> {
    await this.#start();
    await this.#page.evaluate(insert, [...fragments]);
    await this.#page.evaluate(settle);
    await this.#attempt(() => this.#page.evaluate(tryEverything));
    await this.#attempt(() => this.#page.evaluate(settle));
    return this.#ran;
  }

  async #start(): Promise<void> {
    this.#ran = [];
    await this.#page.goto(`${origin}/shown`, { waitUntil: 'load', timeout: 30_000 });
  }

  /** A page that leaves while it is looked at has run something, too. */
  async #attempt(look: () => Promise<unknown>): Promise<void> {
    await look().catch((error: unknown) => this.#ran.push(`left: ${error}`));
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

// What follows runs in the browser. It is written as text: this project has no types of a browser's own.

const catchCalls = `
for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.ranHere(name); return true; };
window.open = (url) => { window.ranHere('open ' + url); return null; };
const stay = (event) => {
  const link = event.target.closest && event.target.closest('a, area');
  if (event.type === 'submit' || (link && link.protocol !== 'javascript:')) event.preventDefault();
};
addEventListener('click', stay, true);
addEventListener('submit', stay, true);
`;

const tryEverything = `
(async () => {
  const runs = (url) => /^\\s*(javascript|vbscript|data):/i.test(url.replace(/[\\u0000-\\u0020]/g, ''));
  const addressed = ['href', 'action', 'formaction', 'src', 'data', 'poster', 'xlink:href'];
  const events = ['mouseover', 'mouseenter', 'mousemove', 'pointerover', 'pointerdown', 'mousedown', 'mouseup', 'focusin', 'keydown', 'wheel', 'scroll', 'dragstart', 'animationstart', 'transitionend', 'toggle', 'copy', 'auxclick', 'contextmenu'];
  for (const element of document.querySelectorAll('*')) {
    for (const name of addressed) {
      const value = element.getAttribute(name);
      // The slider of a player's volume.
      if (value === 'javascript:void(0);' && element.closest('.mejs-controls')) continue;
      if (value !== null && runs(value) && !(name === 'src' && element.localName === 'img')) window.ranHere(element.localName + ' ' + name + '=' + value);
    }
    for (const attribute of element.attributes) if (/^on/i.test(attribute.name)) window.ranHere(element.localName + ' ' + attribute.name);
    for (const event of events) element.dispatchEvent(new Event(event, { bubbles: true, cancelable: true }));
    if (element.focus) element.focus();
    if (element.click && element.localName !== 'html') element.click();
  }
})()
`;

const settle = 'new Promise((done) => setTimeout(done, 15))';

/** As much of a browser's window as is used here. */
interface Frames {
  document: {
    createElement(name: string): { innerHTML: string; srcdoc: string };
    body: { append(node: unknown): void };
  };
}

const insertFrames = (pages: string[]) => {
  const { document } = globalThis as unknown as Frames;
  for (const page of pages) {
    const frame = document.createElement('iframe');
    frame.srcdoc = page;
    document.body.append(frame);
  }
};

const insert = (fragments: string[]) => {
  const { document } = globalThis as unknown as Frames;
  for (const fragment of fragments) {
    const place = document.createElement('div');
    place.innerHTML = fragment;
    document.body.append(place);
  }
};
