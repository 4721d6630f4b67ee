// Hooked blocks in posts: shown to readers, shown to editors together with what their anchors have had, and noted when a post
// is changed. Reproduces apply_block_hooks_to_content_from_post_object, insert_hooked_blocks_into_rest_response and
// update_ignored_hooked_blocks_postmeta. A post's outermost anchor is no block: what it has had is in its meta.
import { jsonOf } from '../../base/php-json.ts';
import type { PostRow } from '../../database/schema.ts';
import { type HookMode, merged, type Wrapped, withHookedInside } from '../../rendering/blocks/hooked-blocks.ts';
import { isEmpty, type Json, phpJson } from '../../rendering/blocks/json.ts';
import { wrapperOf } from '../../rendering/blocks/prepare.ts';
import { delimited } from '../../rendering/blocks/serialize.ts';
import { loadMeta } from '../meta/load.ts';
import type { Site } from '../site.ts';
import { activeTheme } from '../themes/theme.ts';
import { blockHooks, hasBlockHooks } from './hooks.ts';

/** Meta key of what a post has had at its outermost level. */
export const ignoredKey = '_wp_ignored_hooked_blocks';

/** Types whose content WordPress looks for hooks in where editors read and write it (`rest_block_hooks_post_types`). */
const editedTypes = new Set(['post', 'page', 'wp_block', 'wp_navigation']);
export const isHookedType = (type: string): boolean => editedTypes.has(type);

/** What posts have had, by id: stored JSON, read; nothing is asked for where nothing is hooked in. One statement at most. */
export async function loadIgnored(site: Site, ids: readonly number[]): Promise<ReadonlyMap<number, Json>> {
  if (ids.length === 0 || !hasBlockHooks(site)) return new Map();
  const meta = await loadMeta(site, 'post', ids, [ignoredKey]);
  const found = new Map<number, Json>();
  for (const id of ids) {
    const ignored = readIgnored(meta.get(id)?.get(ignoredKey)?.[0]);
    if (ignored !== undefined) found.set(id, ignored);
  }
  return found;
}

function readIgnored(stored: string | undefined): Json | undefined {
  if (isEmpty(stored)) return undefined;
  // What JSON gives is Json.
  return jsonOf(stored ?? '') as Json | undefined;
}

/** The content of a post with what is hooked into it. Written anew even where nothing is. */
export function hookedIntoPost(
  site: Site,
  post: PostRow,
  content: string,
  ignored: Json | undefined,
  mode: HookMode = 'insert',
): Wrapped {
  // Text without blocks stands in one, beside which others can be hooked in.
  const text = content.includes('<!-- wp:') ? content : delimited('core/freeform', {}, content);
  const wrapped = inside(site, post, text, ignored, mode);
  return text === content ? wrapped : { ...wrapped, content: wrapped.content.replaceAll(text, () => content) };
}

function inside(site: Site, post: PostRow, text: string, ignored: Json | undefined, mode: HookMode): Wrapped {
  const hooks = blockHooks(site, { kind: 'post', post });
  const theme = text.includes('template-part') ? activeTheme(site).stylesheet : undefined;
  return withHookedInside(text, wrapperOf(post.post_type), ignored, hooks, mode, { theme });
}

/**
 * Content that a post is to be stored with: its blocks know what is hooked in at them now, so that it does not come back where
 * the editor took it away. `meta` is what goes into the post's meta; undefined: nothing.
 */
export function noteHooked(
  site: Site,
  post: PostRow,
  content: string,
  ignored: Json | undefined,
): { readonly content: string; readonly meta: string | undefined } {
  // To WordPress's parser a lone "0" is nothing.
  if (content === '0') return { content: '', meta: undefined };
  if (!content.includes('<!--') && !hasBlockHooks(site)) return { content, meta: undefined };
  const noted = inside(site, post, content, ignored, 'ignore');
  const meta =
    noted.ignored === undefined
      ? undefined
      : phpJson(isEmpty(ignored) ? noted.ignored : merged(noted.ignored, ignored));
  return { content: noted.content, meta };
}
