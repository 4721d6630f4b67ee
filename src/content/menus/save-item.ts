// Writes an item of a classic menu: its row, its menu and its meta, in one transaction. Reproduces wp_update_nav_menu_item.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { PostRow } from '../../database/schema.ts';
import { sanitizeHtmlClass, sanitizeKey } from '../../rendering/formatting/sanitize-text.ts';
import { sanitizeUrl } from '../../rendering/formatting/url.ts';
import { localNow } from '../dates.ts';
import { deleteMeta, metaValues, updateMeta } from '../meta/rows.ts';
import { getPost } from '../posts/get.ts';
import { storePost } from '../posts/store.ts';
import type { Site } from '../site.ts';
import { getTerm } from '../terms/get.ts';
import { setPostTerms } from '../terms/set-post-terms.ts';

/** What an item is to be. Texts are raw. */
export interface MenuItemDraft {
  readonly type: string;
  readonly object: string;
  readonly objectId: number;
  /** Id of the item above; 0 for none. */
  readonly parent: number;
  readonly position: number;
  readonly title: string;
  readonly url: string;
  readonly description: string;
  readonly attrTitle: string;
  readonly target: string;
  readonly classes: readonly string[];
  readonly xfn: readonly string[];
  readonly status: string;
  /** Id of the menu; 0 for an item that is in none. */
  readonly menu: number;
}

/**
 * Makes an item (`before` undefined) or changes one. Answers its row.
 * Throws `invalid_menu_id`, and what storing a post throws.
 */
export async function saveMenuItem(
  site: Site,
  viewer: Viewer | null,
  draft: MenuItemDraft,
  before: PostRow | undefined,
): Promise<PostRow> {
  return site.transaction(async (inside) => {
    const menu = draft.menu > 0 ? await getTerm(inside, draft.menu, 'nav_menu') : undefined;
    if (!menu && draft.menu !== 0) throw new SiteError('invalid_menu_id', 'There is no such menu.', 400);
    const row = await rowDraft(inside, draft, before);
    const stored = before ?? (await storePost(inside, viewer, { ...row, type: 'nav_menu_item' }, undefined));
    if (menu && !(before && (await isIn(inside, before.ID, menu.term_taxonomy_id)))) {
      await setPostTerms(inside, stored, 'nav_menu', [menu.term_id]);
    }
    await writeItemMeta(inside, stored.ID, draft);
    const saved = before ? await storePost(inside, viewer, row, before) : stored;
    inside.caches.changed();
    return saved;
  });
}

async function rowDraft(site: Site, draft: MenuItemDraft, before: PostRow | undefined) {
  const original = await originalOf(site, draft);
  const own = draft.type === 'custom' ? draft.title : draft.title === original.title ? '' : draft.title;
  const published = before ? draft.status !== 'draft' : draft.status === 'publish';
  return {
    title: own,
    // A post without any text is none: a blank stands for it.
    content: draft.type !== 'custom' && own === '' && draft.description === '' ? ' ' : draft.description,
    excerpt: draft.attrTitle,
    parent: original.parent ?? before?.post_parent ?? 0,
    menuOrder: draft.menu === 0 ? 1 : draft.position,
    status: published ? 'publish' : 'draft',
    // Each change dates the item anew; its date in GMT stays.
    ...(before ? { date: { local: localNow(site), gmt: before.post_date_gmt } } : {}),
  };
}

/** Title and parent of what the item leads to. */
async function originalOf(site: Site, draft: MenuItemDraft): Promise<{ title: string; parent?: number }> {
  if (draft.type === 'taxonomy') {
    const term = await getTerm(site, draft.objectId, draft.object);
    return term ? { title: term.name, parent: term.parent } : { title: '' };
  }
  if (draft.type === 'post_type') {
    const post = await getPost(site, draft.objectId);
    return post ? { title: post.post_title, parent: post.post_parent } : { title: '' };
  }
  if (draft.type !== 'post_type_archive') return { title: '' };
  return { title: site.registry.postTypes.get(draft.object)?.labels.archives ?? '' };
}

async function isIn(site: Site, id: number, termTaxonomyId: number): Promise<boolean> {
  const row = await site.database.kysely
    .selectFrom('term_relationships')
    .select('object_id')
    .where('object_id', '=', id)
    .where('term_taxonomy_id', '=', termTaxonomyId)
    .executeTakeFirst();
  return row !== undefined;
}

async function writeItemMeta(site: Site, id: number, draft: MenuItemDraft): Promise<void> {
  const custom = draft.type === 'custom';
  const set = (name: string, value: unknown) => updateMeta(site, 'post', id, `_menu_item_${name}`, value);
  // A class may be several in one text; none at all is one that is empty.
  const classNames = (list: readonly string[]) =>
    list
      .join(' ')
      .split(' ')
      .map((name) => sanitizeHtmlClass(name));
  await set('type', sanitizeKey(draft.type));
  await set('menu_item_parent', String(draft.parent === id ? 0 : draft.parent));
  await set('object_id', String(custom ? id : draft.objectId));
  await set('object', custom ? 'custom' : sanitizeKey(draft.object));
  await set('target', sanitizeKey(draft.target));
  await set('classes', classNames(draft.classes));
  await set('xfn', classNames(draft.xfn).join(' '));
  await set('url', custom ? sanitizeUrl(draft.url.trim()) : '');
  if (draft.menu === 0) await set('orphaned', String(Math.floor(site.clock.now() / 1000)));
  else if ((await metaValues(site, 'post', id, '_menu_item_orphaned')).length > 0) {
    await deleteMeta(site, 'post', id, ['_menu_item_orphaned']);
  }
}
