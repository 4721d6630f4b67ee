// The block editor in a real Chromium, as writers use it: a post with a title, text, a heading and a picture is saved, found
// again after a reload, published and seen on its public page; authors and contributors have what they may do; two people do
// not write over each other. Runs where BROADSHEET_BROWSER is set, after a build. SCREENSHOTS names a folder for pictures.
import type { FrameLocator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPost } from '../../src/content/posts/create.ts';
import { getPost } from '../../src/content/posts/get.ts';
import { type Newsroom, openNewsroom, wantsBrowser } from './newsroom.testing.ts';

describe.skipIf(!wantsBrowser)('the block editor', { timeout: 240_000 }, () => {
  let room: Newsroom;
  let page: Page;

  beforeAll(async () => {
    room = await openNewsroom();
    page = await room.signedIn('admin');
  }, 120_000);
  afterAll(() => room?.close());

  const write = (title: string, more: object = {}) =>
    createPost(room.site, null, { title, content: '', status: 'draft', author: 1, ...more });
  const idOf = (at: Page): number => Number(new URL(at.url()).searchParams.get('post'));
  const snackbar = (at: Page, text: string | RegExp) => at.locator('.components-snackbar').getByText(text).first();

  async function setTitle(canvas: FrameLocator, title: string): Promise<void> {
    await canvas.getByLabel('Add title').fill(title);
  }

  test('opens without a word of complaint, answers in its page', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await room.edit(page);
    await page.waitForTimeout(1500);
    const toApi = asked.filter((address) => address.includes('/wp-json/'));
    // Everything that is on the way to a canvas to write in comes along; what is asked for is for later.
    expect(toApi.filter((address) => !/comments|patterns|blocks|media|wp_pattern_category/.test(address))).toEqual([]);
    await room.shot('new', page);
    page.removeAllListeners('request');
  });

  test('writes, saves, finds again, publishes', async () => {
    const canvas = await room.edit(page);
    await setTitle(canvas, 'Rain at last');
    await canvas
      .getByRole('button', { name: 'Add default block' })
      .or(canvas.getByLabel('Add default block'))
      .first()
      .click();
    await page.keyboard.type('The valley drinks.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('## What it means');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/image');
    await page.getByRole('option', { name: 'Image', exact: true }).first().waitFor();
    await page.keyboard.press('Enter');
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#2a6' } })
      .png()
      .toBuffer();
    await canvas
      .locator('.block-editor-media-placeholder input[type=file], .components-form-file-upload input')
      .first()
      .setInputFiles({ name: 'meadow.png', mimeType: 'image/png', buffer: picture });
    await canvas.locator('figure.wp-block-image img[src*="meadow"]:not([src^="blob:"])').waitFor();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await snackbar(page, 'Draft saved').waitFor();
    const id = idOf(page);
    await room.shot('written', page);
    await page.reload();
    await canvas.getByText('The valley drinks.').waitFor();
    expect(await canvas.getByRole('document', { name: 'Block: Heading' }).textContent()).toBe('What it means');
    expect(await canvas.locator('figure.wp-block-image img').count()).toBe(1);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByLabel('Editor publish').getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByLabel('Editor publish').getByText('is now live').waitFor();
    await room.shot('published', page);
    const post = await getPost(room.site, id);
    expect(post?.post_status).toBe('publish');
    expect(post?.post_content).toMatch(/<!-- wp:paragraph -->[\s\S]*<!-- wp:heading -->[\s\S]*<!-- wp:image /);
    await page.goto(`${room.url}/rain-at-last/`);
    expect(await page.getByRole('heading', { name: 'What it means' }).isVisible()).toBe(true);
    expect(
      await page.locator('figure img').evaluate((image) => Number(Reflect.get(image, 'naturalWidth'))),
    ).toBeGreaterThan(0);
  });

  test('opens the code editor, and stays usable after a reload', async () => {
    const { ID } = await write('Code', {
      content: '<!-- wp:paragraph -->\n<p>Plain words.</p>\n<!-- /wp:paragraph -->',
    });
    await room.edit(page, ID);
    await page.keyboard.press('Control+Shift+Alt+M');
    const code = page.getByRole('textbox', { name: 'Type text or HTML' });
    expect(await code.inputValue()).toContain('<p>Plain words.</p>');
    await room.shot('code', page);
    await page.getByRole('button', { name: 'Exit code editor' }).click();
    const canvas = await room.edit(page, ID);
    await canvas.getByText('Plain words.').waitFor();
  });

  test('a text without blocks is shown, kept as it is, and turned into blocks', async () => {
    const { ID } = await write('Classic', { content: 'First lines.\n\nAnd <em>more</em> of them.' });
    const canvas = await room.edit(page, ID);
    await canvas.getByText('First lines.').click();
    await setTitle(canvas, 'Classic text');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await snackbar(page, 'Draft saved').waitFor();
    expect((await getPost(room.site, ID))?.post_content).not.toContain('<!-- wp:');
    await canvas.getByText('First lines.').click();
    await page.getByRole('button', { name: 'Convert to blocks' }).click();
    await canvas.getByRole('document', { name: 'Block: Paragraph' }).first().waitFor();
    await room.shot('classic', page);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    expect((await getPost(room.site, ID))?.post_content.match(/<!-- wp:paragraph -->/g)).toHaveLength(2);
  });

  test('the command palette leads to other places', async () => {
    await room.edit(page);
    await page.keyboard.press('Control+k');
    const input = page.getByRole('combobox');
    await input.waitFor();
    await input.fill('Pages');
    await page.getByRole('option', { name: /Go to: Pages/ }).click();
    await page.waitForURL(/edit\.php\?post_type=page/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Pages');
  });

  test('pages, featured pictures and categories', async () => {
    const canvas = await room.edit(page, undefined, 'page');
    await setTitle(canvas, 'About the paper');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await snackbar(page, 'Draft saved').waitFor();
    expect((await getPost(room.site, idOf(page)))?.post_type).toBe('page');
    await room.edit(page);
    await page.getByRole('button', { name: 'Choose a featured image' }).click();
    await page.getByRole('dialog').locator('img[src*=meadow]').first().waitFor();
    await room.shot('library', page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Categories' }).click();
    await page.getByRole('checkbox', { name: 'Uncategorized' }).waitFor();
  });

  test('a draft is previewed on its public page, unsaved changes of a published post too', async () => {
    const { ID } = await write('Soon', { content: '<!-- wp:paragraph -->\n<p>Not yet.</p>\n<!-- /wp:paragraph -->' });
    await page.goto(`${room.url}/?p=${ID}&preview=true`);
    expect(await page.getByText('Not yet.').isVisible()).toBe(true);
    const live = await write('Out', {
      status: 'publish',
      content: '<!-- wp:paragraph -->\n<p>First words.</p>\n<!-- /wp:paragraph -->',
    });
    const canvas = await room.edit(page, live.ID);
    await canvas.getByText('First words.').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' And more.');
    await page.getByRole('button', { name: 'View', exact: true }).click();
    const [preview] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('menuitem', { name: 'Preview in new tab' }).click(),
    ]);
    await preview.getByText('First words. And more.').waitFor();
    await preview.close();
    const visitor = await (await room.browser.newContext()).newPage();
    await visitor.goto(`${room.url}/out/`);
    expect(await visitor.getByText('And more.').count()).toBe(0);
    await visitor.context().close();
  });

  test('revisions are shown and brought back', async () => {
    const { ID } = await write('Versions', { content: '<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->' });
    const canvas = await room.edit(page, ID);
    for (const [from, to] of [
      ['One.', ' Two.'],
      ['One. Two.', ' Three.'],
    ] as const) {
      await canvas.getByText(from).click();
      await page.keyboard.press('End');
      await page.keyboard.type(to);
      await page.getByRole('button', { name: 'Save draft' }).click();
      await snackbar(page, 'Draft saved').waitFor();
    }
    await page.getByRole('tab', { name: 'Post' }).click();
    await page.locator('.editor-post-panel__row').filter({ hasText: 'Revisions' }).locator('a, button').click();
    await page.getByRole('button', { name: 'Restore' }).waitFor();
    await room.shot('revisions', page);
  });

  test('an author publishes, a contributor submits', async () => {
    const author = await room.signedIn('author');
    const canvas = await room.edit(author);
    await setTitle(canvas, 'By an author');
    await author.getByRole('button', { name: 'Publish', exact: true }).waitFor();
    const contributor = await room.signedIn('contributor');
    await setTitle(await room.edit(contributor), 'By a contributor');
    await contributor
      .getByRole('button', { name: 'Publish', exact: true })
      .or(contributor.getByRole('button', { name: /Submit for review/i }))
      .first()
      .click();
    await contributor
      .getByLabel('Editor publish')
      .getByRole('button', { name: /Submit for review/i })
      .click();
    await contributor
      .getByText(/submitted|Pending/i)
      .first()
      .waitFor();
    // The words may stand there before the answer does.
    await expect.poll(async () => (await getPost(room.site, idOf(contributor)))?.post_status).toBe('pending');
    await room.shot('contributor', contributor);
    await author.context().close();
    await contributor.context().close();
  });

  test('who comes second sees who was first, and may take over', async () => {
    const { ID } = await write('Ours');
    await room.edit(page, ID);
    const editor = await room.signedIn('editor');
    await editor.goto(`${room.url}/wp-admin/post.php?post=${ID}&action=edit`);
    await editor.getByText('This post is already being edited').waitFor();
    await room.shot('locked', editor);
    await editor.getByRole('link', { name: 'Take over' }).click();
    await editor.frameLocator('iframe[name=editor-canvas]').getByLabel('Add title').waitFor();
    // The first one hears of it with the next beat.
    await page.getByText('Someone else has taken over this post').waitFor();
    await editor.context().close();
  });

  test('the list: search, trash, undo, delete', async () => {
    await write('Old news');
    await page.goto(`${room.url}/wp-admin/`);
    await page.getByRole('searchbox').fill('old news');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: 'Trash: Old news' }).click();
    await page.getByRole('status').getByText('moved to the trash').waitFor();
    await page.getByRole('link', { name: 'Undo' }).click();
    await page.getByRole('status').getByText('was restored').waitFor();
    await page.getByRole('link', { name: 'Trash: Old news' }).click();
    await page.getByRole('link', { name: 'Trash', exact: true }).click();
    await room.shot('trash', page);
    await page.getByRole('link', { name: 'Delete for good: Old news' }).click();
    await page.getByRole('status').getByText('deleted for good').waitFor();
  });

  test('nothing went wrong, and nobody else was asked', () => {
    expect(room.problems).toEqual([]);
  });
});
