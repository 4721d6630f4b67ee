// Interactive blocks on our public pages, in a real Chromium: what their scripts do, with the scripts that the build makes.
// Runs where BROADSHEET_BROWSER is set and Chromium is there.
import { createServer } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createComment } from '../../src/content/comments/create.ts';
import { createPost } from '../../src/content/posts/create.ts';
import { viewerOf } from '../../src/content/users/viewer.ts';
import { allRoutes } from '../../src/rest/routes.ts';
import { type App, createApp } from '../../src/server/app.ts';
import { openTestSite, type TestSite } from '../../src/testing.ts';
import { chromiumPath } from '../xss/browser.ts';

const picture =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22400%22 height=%22300%22%3E%3Crect width=%22400%22 height=%22300%22/%3E%3C/svg%3E';
const image = (alt: string) =>
  `<!-- wp:image {"lightbox":{"enabled":true}} --><figure class="wp-block-image"><img src="${picture}" alt="${alt}"/></figure><!-- /wp:image -->`;
const panel = (name: string, open = false) =>
  `<!-- wp:accordion-item {"openByDefault":${open}} --><div class="wp-block-accordion-item"><!-- wp:accordion-heading --><h3 class="wp-block-accordion-heading"><button type="button" class="wp-block-accordion-heading__toggle"><span class="wp-block-accordion-heading__toggle-title">${name}</span></button></h3><!-- /wp:accordion-heading --><!-- wp:accordion-panel --><div role="region" class="wp-block-accordion-panel"><p>Inside ${name}</p></div><!-- /wp:accordion-panel --></div><!-- /wp:accordion-item -->`;
const tab = (name: string) =>
  `<!-- wp:tab-panel {"label":"${name}"} --><section class="wp-block-tab-panel"><p>Panel ${name}</p></section><!-- /wp:tab-panel -->`;

const contents: Readonly<Record<string, string>> = {
  lightbox: `<!-- wp:gallery --><figure class="wp-block-gallery has-nested-images">${image('One')}${image('Two')}</figure><!-- /wp:gallery -->`,
  accordion: `<!-- wp:accordion --><div class="wp-block-accordion">${panel('First')}${panel('Second', true)}</div><!-- /wp:accordion -->`,
  tabs: `<!-- wp:tabs --><div class="wp-block-tabs"><!-- wp:tab-list --><div class="wp-block-tab-list" role="tablist"><button class="wp-block-tab" type="button" role="tab">Red</button><button class="wp-block-tab" type="button" role="tab">Blue</button></div><!-- /wp:tab-list --><!-- wp:tab-panels --><div class="wp-block-tab-panels">${tab('Red')}${tab('Blue')}</div><!-- /wp:tab-panels --></div><!-- /wp:tabs -->`,
  navigation:
    '<!-- wp:navigation {"overlayMenu":"always"} --><!-- wp:navigation-link {"label":"There","url":"/there"} /--><!-- /wp:navigation -->',
  comments: 'Answer below.',
  search: '<!-- wp:search {"label":"Find","buttonText":"Go","buttonPosition":"button-only","buttonUseIcon":true} /-->',
  file: '<!-- wp:file {"id":1,"href":"/a.pdf","displayPreview":true} --><div class="wp-block-file"><object class="wp-block-file__embed" data="/a.pdf" type="application/pdf" style="width:100%;height:600px" aria-label="a"></object><a href="/a.pdf">a</a></div><!-- /wp:file -->',
  players: `[audio src="/a.mp3"]\n<div class="wp-playlist wp-audio-playlist wp-playlist-light"><div class="wp-playlist-current-item"></div><audio controls="controls" preload="none" width="640"></audio><div class="wp-playlist-next"></div><div class="wp-playlist-prev"></div><script type="application/json" class="wp-playlist-script">${JSON.stringify(
    {
      ...{ type: 'audio', tracklist: true, tracknumbers: true, images: true, artists: true },
      tracks: ['One', 'Two'].map((title) => ({ src: `/${title}.mp3`, title, caption: '', meta: { artist: 'Band' } })),
    },
  )}</script></div>`,
  query:
    '<!-- wp:query {"queryId":4,"query":{"perPage":1,"postType":"post","order":"asc","orderBy":"title","inherit":false},"enhancedPagination":true} --><div class="wp-block-query"><!-- wp:post-template --><!-- wp:post-title /--><!-- /wp:post-template --><!-- wp:query-pagination --><!-- wp:query-pagination-next /--><!-- /wp:query-pagination --></div><!-- /wp:query -->',
};

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

describe.skipIf(!process.env.BROADSHEET_BROWSER || chromiumPath === undefined)('interactive blocks on pages', () => {
  let site: TestSite;
  let app: App;
  let browser: Browser;
  let page: Page;
  const links = new Map<string, string>();
  const failures: string[] = [];

  beforeAll(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    site = await openTestSite({ url });
    for (const [name, content] of Object.entries(contents)) {
      const { ID } = await createPost(site, null, { type: 'post', title: `About ${name}`, status: 'publish', content });
      links.set(name, `${url}/?p=${ID}`);
      if (name === 'comments')
        for (const content of ['First', 'Second'])
          await createComment(site, await viewerOf(site, 1), { post: ID, author: 1, content });
    }
    app = createApp(site, allRoutes, { logLevel: 'silent' });
    await app.fastify.listen({ port, host: '127.0.0.1' });
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage();
    page.on('pageerror', (error) => failures.push(String(error)));
    page.on('response', (response) => {
      if (response.status() >= 400 && !/\.(?:pdf|mp3)(?:$|\?)/.test(response.url()))
        failures.push(`${response.status()} ${response.url()}`);
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await app.close();
    await site.database.close();
    // Of sound that is not there, the browser says so.
    expect(failures.filter((line) => !/favicon|no supported source/.test(line))).toEqual([]);
  });
  const open = (name: string) => page.goto(links.get(name) ?? '', { waitUntil: 'networkidle' });

  test('sound has a player; of a playlist one track follows the other, and what was clicked is played', async () => {
    await open('players');
    expect(await page.locator('.mejs-container').count()).toBe(2);
    const list = page.locator('.wp-playlist');
    const shown = () => list.locator('.wp-playlist-current-item').textContent();
    const playing = () => list.locator('.wp-playlist-playing').textContent();
    expect([await shown(), await playing()]).toEqual(['“One”Band', '1. “One”  — Band']);
    await list.locator('.wp-playlist-item a').nth(1).click();
    expect([await shown(), await playing()]).toEqual(['“Two”Band', '2. “Two”  — Band']);
    await list.locator('audio').dispatchEvent('ended');
    await expect.poll(shown).toBe('“One”Band');
    expect(await list.locator('audio').getAttribute('src')).toContain('/One.mp3');
  });

  test('the form comes to the comment that is answered, and goes back with what was written', async () => {
    await open('comments');
    const form = page.locator('#respond');
    const place = () =>
      form.evaluate(
        ({ previousElementSibling }: { previousElementSibling: { id: string } | null }) => previousElementSibling?.id,
      );
    const before = await place();
    const first = await page.locator('li.comment').first().getAttribute('id');
    await page.locator('.comment-reply-link').first().click();
    expect(await place()).toBe(first);
    expect(await page.locator('#comment_parent').inputValue()).toBe(first?.replace('comment-', ''));
    expect(await page.locator('#reply-title').textContent()).toMatch(/^\s*Reply to /);
    await page.keyboard.type('Half a text');
    await page.locator('#cancel-comment-reply-link').click();
    expect(await place()).toBe(before);
    expect(await page.locator('#comment_parent').inputValue()).toBe('0');
    expect(await page.locator('#comment').inputValue()).toBe('Half a text');
    expect(await page.locator('#cancel-comment-reply-link').isVisible()).toBe(false);
  });

  test('a picture opens, the next one follows, and Escape closes', async () => {
    await open('lightbox');
    const overlay = page.locator('.wp-lightbox-overlay');
    await page.locator('.wp-block-image img').first().click();
    await expect.poll(() => overlay.getAttribute('class')).toContain('active');
    expect(await overlay.getAttribute('role')).toBe('dialog');
    await page.locator('.wp-lightbox-navigation-button-next').click();
    await expect.poll(() => page.locator('.wp-lightbox-overlay img').last().getAttribute('alt')).toBe('Two');
    await page.keyboard.press('Escape');
    await expect.poll(() => overlay.getAttribute('class')).not.toContain(' active');
  });

  test('an accordion opens and closes', async () => {
    await open('accordion');
    const button = page.getByRole('button', { name: 'First' });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.click();
    await expect.poll(() => button.getAttribute('aria-expanded')).toBe('true');
  });

  test('tabs show one panel at a time', async () => {
    await open('tabs');
    await page.getByRole('tab', { name: 'Blue' }).click();
    await expect.poll(() => page.getByText('Panel Blue').isVisible()).toBe(true);
    expect(await page.getByText('Panel Red').isVisible()).toBe(false);
  });

  test('a menu opens over the page', async () => {
    await open('navigation');
    const menu = page.locator('.entry-content .wp-block-navigation__responsive-container');
    await page.locator('.entry-content .wp-block-navigation__responsive-container-open').click();
    await expect.poll(() => menu.getAttribute('class')).toContain('is-menu-open');
    await page.locator('.entry-content .wp-block-navigation__responsive-container-close').click();
    await expect.poll(() => menu.getAttribute('class')).not.toContain('is-menu-open');
  });

  test('a search field comes out of its button', async () => {
    await open('search');
    const form = page.locator('.entry-content form.wp-block-search');
    expect(await form.getAttribute('class')).toContain('wp-block-search__searchfield-hidden');
    await form.locator('button').click();
    await expect.poll(() => form.getAttribute('class')).not.toContain('wp-block-search__searchfield-hidden');
  });

  test('a preview of a file hides where the browser shows none', async () => {
    await open('file');
    const hidden = await page.evaluate<boolean>('!navigator.pdfViewerEnabled');
    await expect
      .poll(() => page.evaluate<boolean>('document.querySelector(".wp-block-file__embed").hidden'))
      .toBe(hidden);
  });

  test('the next page of a query comes without leaving the page', async () => {
    await open('query');
    const title = page.locator('.wp-block-query .wp-block-post-title');
    expect(await title.textContent()).toBe('About accordion');
    await page.evaluate('window.stayed = true');
    await page.locator('.wp-block-query-pagination-next').click();
    await expect.poll(() => title.textContent()).toBe('About comments');
    expect(await page.evaluate<boolean>('window.stayed === true')).toBe(true);
  });
});
