// What a browser makes of a page's stylesheets: every property of every element and of what stands before and after it, its place
// and its size. Of two pages with the same elements, what differs.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** One element. */
interface Look {
  /** Names of it and of what it is in. */
  readonly path: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Opens an address in two windows; what differs between what they show. */
export async function compareLooks(one: Page, other: Page, address: string): Promise<string[]> {
  await Promise.all([one, other].map((page) => open(page, address)));
  return difference(one, other);
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(100);
  await page.evaluate('broadsheetLook.settle()');
}

async function difference(one: Page, other: Page): Promise<string[]> {
  const both = [one, other];
  const areAlike = async (): Promise<boolean> => {
    const sums = await Promise.all(both.map((page) => page.evaluate<string>('broadsheetLook.sum()')));
    return sums[0] === sums[1];
  };
  if (await areAlike()) return [];
  // One of them may have been slower.
  await one.waitForTimeout(1000);
  if (await areAlike()) return [];
  const [expected = [], got = []] = await Promise.all(
    both.map((page) => page.evaluate<Look[]>('broadsheetLook.looks()')),
  );
  return apart(expected, got);
}

/** Elements are under the pointer, have the focus, are held down. */
const pointed = [['hover'], ['focus', 'focus-visible'], ['hover', 'active']];

/**
 * What differs in two windows that show the same: while all elements are in one of the states of `pointed`, and after each of what
 * can be pressed has been, one after the other.
 */
export async function compareStates(one: Page, other: Page): Promise<Map<string, string[]>> {
  const both = [one, other];
  const found = new Map<string, string[]>();
  await Promise.all(both.map((page) => page.evaluate('broadsheetLook.hurry()')));
  for (const state of pointed) {
    await Promise.all(both.map((page) => page.evaluate(`broadsheetLook.point(${JSON.stringify(state)})`)));
    found.set(state.join(' '), await difference(one, other));
    await Promise.all(both.map((page) => page.evaluate('broadsheetLook.release()')));
  }
  const count = await one.evaluate<number>('broadsheetLook.pressable().length');
  for (let index = 0; index < count; index++) {
    const names = await Promise.all(both.map((page) => page.evaluate<string>(`broadsheetLook.press(${index})`)));
    await one.waitForTimeout(60);
    found.set(`pressed ${index}, ${names[0]}`, names[0] === names[1] ? await difference(one, other) : [`${names[1]}`]);
  }
  return found;
}

/** A window so many pixels wide in which what is asked of `asked` is answered by `origin`; nobody else is. */
export async function windowOf(browser: Browser, width: number, asked: string, origin: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await context.addInitScript({ path: join(import.meta.dirname, 'look-in-page.js') });
  const page = await context.newPage();
  const { host } = new URL(asked);
  await page.route('**/*', async (route) => {
    const { host: wanted, pathname, search } = new URL(route.request().url());
    // Emoji stay characters here (docs/differences.md).
    if (wanted !== host || pathname.includes('/wp-emoji')) return route.abort();
    if (origin === asked) return route.continue();
    const answer = await fetch(origin + pathname + search, { headers: { host }, redirect: 'manual' });
    const headers = Object.fromEntries(answer.headers);
    delete headers['content-encoding'];
    delete headers['content-length'];
    return route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) });
  });
  return page;
}

/** Properties that follow from others, and are not named where others differ. */
const following =
  /^ (box|(width|height|block-size|inline-size|perspective-origin|transform-origin)$|(inset|top|bottom|left|right)\b)/;

/** What differs, by property and its two values: how often, and the first element. What follows from other differences is last. */
function apart(expected: readonly Look[], got: readonly Look[]): string[] {
  if (expected.length !== got.length || expected.some(({ path }, index) => path !== got[index]?.path)) {
    const at = expected.findIndex(({ path }, index) => path !== got[index]?.path);
    return [
      `elements: ${expected.length} ↔ ${got.length}`,
      `first ${expected[at]?.path.slice(-150)} ↔ ${got[at]?.path.slice(-150)}`,
    ];
  }
  const found = new Map<string, { first: string; count: number; isFollowing: boolean }>();
  for (const [index, { path, properties }] of expected.entries()) {
    const others = got[index]?.properties ?? {};
    for (const name of new Set([...Object.keys(properties), ...Object.keys(others)])) {
      if (properties[name] === others[name]) continue;
      const values = `${properties[name]} ↔ ${others[name]}`;
      const isFollowing = following.test(name);
      const key = isFollowing ? name : `${name}: ${values}`;
      const known = found.get(key);
      if (known) known.count++;
      else found.set(key, { first: isFollowing ? `${values} ${path}` : path, count: 1, isFollowing });
    }
  }
  return [...found]
    .sort(([, one], [, other]) => Number(one.isFollowing) - Number(other.isFollowing))
    .map(([what, { first, count }]) => `${what.trim()} (${count}×): ${first}`);
}
