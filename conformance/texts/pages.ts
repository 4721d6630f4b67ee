// Texts on their public pages: bodies must be equal byte by byte.
import { differences, normalise } from '../compare.ts';
import { bodyOf } from '../pages/compare.ts';
import { masked } from './masks.ts';
import type { Found, Sides } from './sides.ts';
import type { Text } from './text.ts';

interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
}

/** Stores texts as posts and asks both sides for the page of each; those that differ. */
export async function comparePages(sides: Sides, texts: readonly Text[]): Promise<Found[]> {
  const { host } = new URL(sides.wordpress.origin);
  const get = async (origin: string, path: string, side: 0 | 1): Promise<Page> => {
    const answer = await fetch(origin + path, { redirect: 'manual', headers: { host } });
    const { status } = answer;
    return { status, location: answer.headers.get('location'), body: shownOf(await answer.text(), side) };
  };
  const both = (path: string) =>
    Promise.all([get(sides.wordpress.origin, path, 0), get(sides.broadsheet.origin, path, 1)]);
  const ids = await sides.put(texts, 'posts');
  const found: Found[] = [];
  for (const [index, text] of texts.entries()) {
    let [expected, got] = await both(`/?p=${ids[index]}`);
    if (expected.location !== null && expected.location === got.location) {
      const { pathname, search } = new URL(expected.location);
      [expected, got] = await both(pathname + search);
    }
    const lines = differences(expected, got, 'page');
    if (lines.length === 0) continue;
    found.push({ text, as: 'posts', lines, expected, got });
  }
  return found;
}

/** What shows enlarged pictures has other blanks here. */
const overlay = /\s*<div\s+class="wp-lightbox-overlay zoom"[\s\S]*?<div class="scrim"[^>]*><\/div>\s*<\/div>\s*/g;

/** Names made up for pictures and galleries, as their scripts get them. */
const madeUp = /"[0-9a-f]{13}"(?=:\{"uploadedSrc"|[,}])/g;

/** Modules of blocks, which stand in the order of their names here and in that of rendering there. */
const modules = /(?:<script data-wp-router-options[^>]*><\/script>\n)+/g;

/** What is compared of a page. */
const shownOf = (page: string, side: 0 | 1): string =>
  String(masked(normalise(bodyOf(page, side), Date.now())))
    .replace(modules, (all) => all.split('\n').sort().join('\n'))
    .replace(overlay, '\n')
    .replace(madeUp, '"*"');
