// The panels of sharing in the block editor, in a real Chromium against a network of this test: accounts on and off, texts
// with what they become and how long that is, one account's own text, cards, what became of a share, trying again, sharing
// again now and later; Revive's panel; by keyboard as well. Runs where BROADSHEET_BROWSER is set, after a build.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extensionSite } from '../../src/content/extensions/site.ts';
import { createPost } from '../../src/content/posts/create.ts';
import { getPost } from '../../src/content/posts/get.ts';
import { revive } from '../../src/plugins/revive/plugin.ts';
import { addConnection } from '../../src/plugins/social/connections.ts';
import { NetworkError } from '../../src/plugins/social/networks/ask.ts';
import type { Composed, Network } from '../../src/plugins/social/networks/network.ts';
import { socialWith } from '../../src/plugins/social/plugin.ts';
import { testAccount, testNetwork } from '../../src/plugins/social/testing.ts';
import { type Newsroom, openNewsroom, wantsBrowser } from './newsroom.testing.ts';

/** What each network was sent, in order. */
const sent: { readonly network: string; readonly composed: Composed }[] = [];
let works = true;

const network = (name: string, label: string): Network =>
  testNetwork({
    name,
    label,
    publish: async (composed, call) => {
      if (!works) throw new NetworkError('refused', 'refused', 'The network is closed.');
      await call.sending();
      sent.push({ network: name, composed });
      return { id: composed.key, url: `https://${name}.test/${composed.key}` };
    },
  });

describe.skipIf(!wantsBrowser)('the panels of sharing', { timeout: 240_000 }, () => {
  let room: Newsroom;
  let page: Page;

  beforeAll(async () => {
    const networks = new Map([
      ['alpha', network('alpha', 'Alpha')],
      ['beta', network('beta', 'Beta')],
    ]);
    room = await openNewsroom([socialWith(networks, async () => {}), revive]);
    await room.site.options.set('broadsheet_social_live_host', room.url);
    await room.site.options.set('broadsheet_social', { wait_for_page: false });
    const seen = extensionSite(room.site);
    for (const [service, name] of [
      ['alpha', 'Ann'],
      ['beta', 'Bob'],
    ] as const)
      await addConnection(seen, service, 1, { ...testAccount(name, name), name }, true);
    const account = { id: 'Ann', service: 'alpha', user: 'Ann', active: true };
    await room.site.options.set('rop_data', { active_accounts: { alpha_Ann_Ann: account } });
    room.site.caches.changed();
    page = await room.signedIn('admin');
  }, 120_000);
  afterAll(() => room?.close());

  const write = (title: string, more: object = {}) =>
    createPost(room.site, null, { title, content: 'Some text.', status: 'draft', author: 1, ...more });
  const panel = (at = page) => at.locator('.social-panel').first();
  const sidebar = (at = page) => at.getByLabel('Editor publish');
  async function open(id?: number): Promise<void> {
    await room.edit(page, id);
    const button = page.getByRole('button', { name: 'Share', exact: true });
    await button.waitFor();
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  }
  async function publish(): Promise<void> {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await sidebar().getByRole('button', { name: 'Publish', exact: true }).click();
    await sidebar().getByText('is now live').waitFor();
  }

  test('shows what is said at each account, as it is written', async () => {
    const { ID } = await write('Rain at last');
    await open(ID);
    const preview = panel().getByLabel('What is said: Ann (alpha)');
    await preview.getByText('Rain at last').waitFor();
    await panel().getByLabel('Text', { exact: true }).fill('It rains: {title} 🌧️');
    await preview.getByText('It rains: Rain at last 🌧️').waitFor();
    expect(await preview.locator('figcaption').textContent()).toMatch(/^\d+ of 200 characters$/);
    await room.shot('social', page);
    // Another text at one account.
    await panel().getByRole('button', { name: 'Another text here: Bob (beta)' }).click();
    await panel().getByLabel('Text for Bob (beta) alone').fill('Bob says so.');
    await panel().getByLabel('What is said: Bob (beta)').getByText('Bob says so.').waitFor();
    await preview.getByText('It rains').waitFor();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.locator('.components-snackbar').getByText('Draft saved').first().waitFor();
    await open(ID);
    expect(await panel().getByLabel('Text for Bob (beta) alone').inputValue()).toBe('Bob says so.');
  });

  test('shares where it was told to when published, and says what became of it', async () => {
    const { ID } = await write('The vote');
    await open(ID);
    await panel().getByLabel('Text', { exact: true }).fill('{title}: counted.');
    await panel().getByRole('checkbox', { name: 'Bob (beta)' }).uncheck();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    // The same choices stand before publishing.
    expect(await sidebar().getByRole('checkbox', { name: 'Bob (beta)' }).isChecked()).toBe(false);
    await sidebar().getByLabel('What is said: Ann (alpha)').getByText('The vote: counted.').waitFor();
    await room.shot('social-before', page);
    await sidebar().getByRole('button', { name: 'Publish', exact: true }).click();
    await sidebar().getByText('Under way').waitFor();
    await room.runJobs();
    await sidebar().getByText('Look at it there').waitFor();
    await room.shot('social-after', page);
    expect(sent.map(({ network: name, composed }) => [name, composed.text.split('\n')[0]])).toEqual([
      ['alpha', 'The vote: counted.'],
    ]);
    expect((await getPost(room.site, ID))?.post_status).toBe('publish');
  });

  test('a share that failed is tried again', async () => {
    works = false;
    const { ID } = await write('Bridge closed');
    await open(ID);
    await panel().getByRole('checkbox', { name: 'Bob (beta)' }).uncheck();
    await publish();
    await room.runJobs();
    await sidebar().getByText('The network is closed.').waitFor();
    await room.shot('social-failed', page);
    works = true;
    await sidebar().getByRole('button', { name: 'Try again: Ann (alpha)' }).click();
    await sidebar().getByText('Under way').waitFor();
    await room.runJobs();
    await sidebar().getByText('Look at it there').waitFor();
  });

  test('shares a published post again, now and later', async () => {
    const { ID } = await write('Old story', { status: 'publish' });
    await room.runJobs();
    sent.length = 0;
    await open(ID);
    await panel().getByRole('button', { name: 'Share again' }).click();
    await panel().getByRole('checkbox', { name: 'Ann (alpha)' }).uncheck();
    await panel().getByLabel('Text', { exact: true }).fill('Once more: {title}');
    await panel().getByText('Once more: Old story').waitFor();
    await room.shot('social-again', page);
    await panel().getByRole('button', { name: 'Share now' }).click();
    await page.locator('.components-snackbar').getByText('The post is being shared.').waitFor();
    await room.runJobs();
    expect(sent.map(({ network: name, composed }) => [name, composed.text.split('\n')[0]])).toEqual([
      ['beta', 'Once more: Old story'],
    ]);
    await panel().getByRole('button', { name: 'Share again' }).click();
    await panel().getByLabel('When').fill('2040-01-02T10:00');
    await panel().getByRole('button', { name: 'Schedule' }).click();
    await panel().getByText('Waits until').first().waitFor();
    await panel().getByRole('button', { name: 'Cancel: Bob (beta)' }).click();
    await panel().getByText('Cancelled').waitFor();
  });

  test('draws the card as it will be', async () => {
    const { ID } = await write('Harvest festival');
    await open(ID);
    await panel().getByLabel('Picture or video').selectOption('sig');
    const card = panel().getByAltText('Card: Harvest festival');
    await card.waitFor();
    await panel().getByLabel('Look of the card').selectOption('edge');
    await panel().getByLabel('Text on the card').fill('Come and eat');
    const changed = panel().getByAltText('Card: Come and eat');
    await changed.waitFor();
    const width = () => changed.evaluate((image) => Number(Reflect.get(image, 'naturalWidth')));
    await expect.poll(width, { timeout: 20_000 }).toBe(1200);
    await room.shot('social-card', page);
    await panel().getByRole('button', { name: 'Save to library' }).click();
    await page.locator('.components-snackbar').getByText('in the library').first().waitFor();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.locator('.components-snackbar').getByText('Draft saved').first().waitFor();
    const rows = await room.site.database.kysely
      .selectFrom('postmeta')
      .select('meta_value')
      .where('post_id', '=', ID)
      .where('meta_key', '=', '_wpas_options')
      .execute();
    expect(rows[0]?.meta_value).toContain('Come and eat');
  });

  test('is used by keyboard alone', async () => {
    const { ID } = await write('By keyboard');
    await open(ID);
    await panel().getByRole('checkbox', { name: 'Share when published' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await panel().getByRole('checkbox', { name: 'Ann (alpha)' }).isChecked()).toBe(false);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    expect(await panel().getByRole('checkbox', { name: 'Ann (alpha)' }).count()).toBe(0);
  });

  test('Revive shares at once where it is asked to', async () => {
    const { ID } = await write('Revived');
    await open(ID);
    await page.getByRole('button', { name: 'Revive', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Share at once when published' }).check();
    await page.getByRole('checkbox', { name: 'Ann (alpha)' }).first().waitFor();
    await page.getByLabel('Text: Ann (alpha)').fill('Fresh from the press');
    await room.shot('revive', page);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.locator('.components-snackbar').getByText('Draft saved').first().waitFor();
    const meta = await room.site.database.kysely
      .selectFrom('postmeta')
      .select(['meta_key', 'meta_value'])
      .where('post_id', '=', ID)
      .where('meta_key', 'like', 'rop_publish_now%')
      .execute();
    expect(Object.fromEntries(meta.map(({ meta_key, meta_value }) => [meta_key, meta_value]))).toMatchObject({
      rop_publish_now: 'yes',
      rop_publish_now_accounts: expect.stringContaining('Fresh from the press'),
    });
  });

  test('a contributor has no panel', async () => {
    const contributor = await room.signedIn('contributor');
    await room.edit(contributor);
    expect(await contributor.locator('.social-panel').count()).toBe(0);
    await contributor.context().close();
  });

  test('nothing went wrong, and nobody else was asked', () => {
    expect(room.problems).toEqual([]);
  });
});
