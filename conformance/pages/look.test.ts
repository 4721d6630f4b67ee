// What compares the looks of two pages finds each kind of difference, and none where there is none. In a real Chromium: runs where
// BROADSHEET_BROWSER is set and Chromium is there.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { chromiumPath } from '../xss/browser.ts';
import { compareLooks, compareStates, windowOf } from './look.ts';

const page = `<!doctype html><title>A page</title><style>
:root { --size: 10px; --other: 1; }
p { color: red; margin: var(--size); }
p::before { content: 'before'; }
a:hover { color: green; }
a:focus:not(:hover) { color: blue; }
@media (width > 1px) { a:active { color: yellow; } }
[hidden] { display: none; }
</style><p class="first">Words <a href="#">linked</a></p><button onclick="document.querySelector('[hidden]').hidden = false">Open</button>
<div hidden>Opened</div>`;

/** What stands otherwise on the other page, by its path; what is found of it. */
const changes: Readonly<Record<string, { from: string; to: string; found: RegExp }>> = {
  '/property': { from: 'color: red', to: 'color: #fe0000', found: /^color: rgb\(255, 0, 0\) ↔ rgb\(254, 0, 0\)/ },
  '/custom': { from: '--other: 1', to: '--other: 2', found: /^--other: 1 ↔ 2 \(\d+×\): html/ },
  '/text': { from: 'Words', to: 'Other', found: /^text: Words ↔ Other/ },
  '/before': { from: "'before'", to: "'behind'", found: /^::before content: "before" ↔ "behind"/ },
  '/size': { from: '--size: 10px', to: '--size: 11px', found: /^margin-\S+: 10px ↔ 11px/ },
  '/elements': { from: 'class="first"', to: 'class="second"', found: /p\.first ↔ .*p\.second/ },
};
const states: Readonly<Record<string, { from: string; to: string; found: string[] }>> = {
  '/hover': { from: 'green', to: 'grey', found: ['hover'] },
  '/focus': { from: 'blue', to: 'navy', found: ['focus focus-visible'] },
  '/active': { from: 'yellow', to: 'gold', found: ['hover active'] },
  '/outline': { from: '[hidden] {', to: 'a:focus { outline: none; } [hidden] {', found: ['focus focus-visible'] },
  '/pressed': { from: '.hidden = false', to: '.hidden = true', found: ['pressed 0, button.'] },
};

describe.skipIf(!process.env.BROADSHEET_BROWSER || chromiumPath === undefined)('looks of two pages', () => {
  const servers: Server[] = [];
  let browser: Browser;
  let one: Page;
  let other: Page;
  let origin = '';

  async function serve(answer: (path: string) => string): Promise<string> {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(answer(request.url ?? ''));
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  beforeAll(async () => {
    origin = await serve(() => page);
    const changed = await serve((path) => {
      const change = changes[path] ?? states[path];
      return change ? page.replace(change.from, change.to) : page;
    });
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
    one = await windowOf(browser, 800, origin, origin);
    other = await windowOf(browser, 800, origin, changed);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    for (const server of servers) server.close();
  });

  /** Names of the states in which they differ; without a name where nothing happens. */
  async function differingStates(path: string): Promise<string[]> {
    const found = await compareLooks(one, other, origin + path);
    const all = [['', found] as const, ...(await compareStates(one, other))];
    return all.flatMap(([state, lines]) => (lines.length > 0 ? [state] : []));
  }

  test('the same page does not differ, in any state', { timeout: 60_000 }, async () => {
    expect(await differingStates('/')).toEqual([]);
  });

  test.each(Object.entries(changes))('%s', { timeout: 60_000 }, async (path, { found }) => {
    const lines = await compareLooks(one, other, origin + path);
    expect(lines).toContainEqual(expect.stringMatching(found));
  });

  test.each(Object.entries(states))('in states: %s', { timeout: 60_000 }, async (path, { found }) => {
    expect(await differingStates(path)).toEqual(found);
  });
});
