// A menu item as it is shown: title, address and label of what it leads to. Reproduces wp_setup_nav_menu_item for items
// that are stored. A fixed number of statements for a list: meta, posts and what their addresses need, terms by taxonomy.

import { phpText } from '../../database/php-values.ts';
import type { PostRow, TaxonomyTermRow } from '../../database/schema.ts';
import { trimWords } from '../../rendering/formatting/words.ts';
import { labelOf } from '../languages/labels.ts';
import { siteLanguage } from '../languages/site-language.ts';
import { loadMeta } from '../meta/load.ts';
import { fromStored } from '../meta/read.ts';
import type { MetaRows } from '../meta/types.ts';
import { getPosts, type ReadPosts } from '../posts/get.ts';
import { permalink } from '../posts/permalink.ts';
import { loadPermalinkData } from '../posts/permalink-data.ts';
import { archiveAddress } from '../posts/type-archive.ts';
import type { Site } from '../site.ts';
import { termColumns, termsFirst } from '../terms/get.ts';
import { loadTermLinkData, termLinker } from '../terms/link.ts';

/** `custom`, `post_type`, `post_type_archive` or `taxonomy`; whatever is stored. */
export interface MenuItemSetup {
  readonly title: string;
  /** false where a type has no archive. */
  readonly url: string | false;
  readonly type: string;
  readonly typeLabel: string;
  readonly object: string;
  /** As stored: a number as text. */
  readonly objectId: string;
  /** Id of the menu item above. */
  readonly parent: string;
  readonly target: string;
  readonly attrTitle: string;
  readonly description: string;
  readonly classes: readonly string[];
  readonly xfn: string;
  readonly invalid: boolean;
  /** The post or term that it leads to; the term also where it is of another taxonomy than the item says. */
  readonly post: PostRow | undefined;
  readonly term: TaxonomyTermRow | undefined;
}

/** Meta keys that an item is made of. */
export const menuItemKeys = ['type', 'menu_item_parent', 'object_id', 'object', 'target', 'classes', 'xfn', 'url'].map(
  (name) => `_menu_item_${name}`,
);

/** Most words of a description that are shown. */
const descriptionWords = 200;

interface Targets {
  readonly posts: ReadonlyMap<number, PostRow>;
  readonly addressOf: (post: PostRow) => string;
  readonly terms: ReadonlyMap<number, TaxonomyTermRow>;
  readonly termAddress: (term: TaxonomyTermRow) => string;
}

/** What is read already, and how to read the rest. */
export interface MenuItemSources {
  readonly meta: ReadonlyMap<number, MetaRows>;
  readonly readPosts: ReadPosts;
}

/** How items are shown, by id. `titleOf` renders the title of a post (the filters of `the_title`). */
export async function setUpMenuItems(
  site: Site,
  rows: readonly PostRow[],
  titleOf: (title: string) => string,
  known?: MenuItemSources,
): Promise<Map<number, MenuItemSetup>> {
  const ids = rows.map((row) => row.ID);
  const meta = known?.meta ?? (await loadMeta(site, 'post', ids, menuItemKeys));
  const stored = rows.map((row) => {
    const text = (name: string) => meta.get(row.ID)?.get(`_menu_item_${name}`)?.[0] ?? '';
    return { row, text, classes: classesOf(text('classes')) };
  });
  const targets = await loadTargets(site, stored, known?.readPosts ?? ((wanted) => getPosts(site, wanted)));
  return new Map(
    stored.map(({ row, text, classes }) => {
      const common = {
        type: text('type'),
        object: text('object'),
        objectId: text('object_id'),
        parent: text('menu_item_parent'),
        target: text('target'),
        attrTitle: row.post_excerpt,
        description: trimWords(row.post_content, descriptionWords),
        classes,
        xfn: text('xfn'),
      };
      return [row.ID, { ...common, ...leadsTo(site, row, { ...common, url: text('url') }, targets, titleOf) }];
    }),
  );
}

function classesOf(stored: string): string[] {
  const value = fromStored(stored);
  return Array.isArray(value) ? value.map(phpText) : [phpText(value)];
}

function idOf(text: string): number {
  const id = Number.parseInt(text, 10);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

interface Stored {
  readonly text: (name: string) => string;
}

async function loadTargets(site: Site, stored: readonly Stored[], readPosts: ReadPosts): Promise<Targets> {
  const ids = (type: string) => stored.filter(({ text }) => text('type') === type);
  const posts = await readPosts(ids('post_type').map(({ text }) => idOf(text('object_id'))));
  const addresses = await loadPermalinkData(site, [...posts.values()], readPosts);
  const terms = await termsById(
    site,
    ids('taxonomy').map(({ text }) => idOf(text('object_id'))),
  );
  const linkers = new Map<string, (term: TaxonomyTermRow) => string>();
  for (const taxonomy of new Set([...terms.values()].map((term) => term.taxonomy))) {
    if (!site.registry.taxonomies.has(taxonomy)) continue;
    const own = [...terms.values()].filter((term) => term.taxonomy === taxonomy);
    const data = await loadTermLinkData(site, own, taxonomy);
    const link = termLinker(site, taxonomy);
    linkers.set(taxonomy, (term) => link(term, data));
  }
  return {
    posts,
    addressOf: (post) => permalink(site, post, addresses),
    terms,
    termAddress: (term) => linkers.get(term.taxonomy)?.(term) ?? '',
  };
}

/** Terms of any taxonomy. One statement. */
async function termsById(site: Site, ids: readonly number[]): Promise<Map<number, TaxonomyTermRow>> {
  const wanted = [...new Set(ids)].filter((id) => id > 0);
  if (wanted.length === 0) return new Map();
  const rows = await termsFirst(site.database.kysely).select(termColumns).where('t.term_id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.term_id, row]));
}

type Leading = Pick<MenuItemSetup, 'title' | 'url' | 'typeLabel' | 'invalid' | 'post' | 'term'>;

function leadsTo(
  site: Site,
  row: PostRow,
  item: { readonly type: string; readonly object: string; readonly objectId: string; readonly url: string },
  targets: Targets,
  titleOf: (title: string) => string,
): Leading {
  const nothing = { post: undefined, term: undefined };
  const own = row.post_title;
  const nameless = siteLanguage(site).fill('#%d (no title)', Number.parseInt(item.objectId, 10) || 0);
  if (item.type === 'post_type') {
    const type = site.registry.postTypes.get(item.object);
    const post = targets.posts.get(idOf(item.objectId));
    const original = post ? titleOf(post.post_title) : '';
    return {
      ...nothing,
      post,
      title: own === '' ? original || nameless : own,
      url: post ? targets.addressOf(post) : '',
      typeLabel: type ? labelOf(site, type, 'singular_name') : item.object,
      invalid: !type || !post || post.post_status === 'trash',
    };
  }
  if (item.type === 'taxonomy') {
    const taxonomy = site.registry.taxonomies.get(item.object);
    const found = targets.terms.get(idOf(item.objectId));
    const term = found?.taxonomy === item.object ? found : undefined;
    return {
      ...nothing,
      term: found,
      title: own === '' ? term?.name || nameless : own,
      url: term ? targets.termAddress(term) : '',
      typeLabel: taxonomy ? labelOf(site, taxonomy, 'singular_name') : item.object,
      invalid: !taxonomy || !term,
    };
  }
  if (item.type === 'post_type_archive') {
    const type = site.registry.postTypes.get(item.object);
    return {
      ...nothing,
      title: own === '' && type ? labelOf(site, type, 'archives') : own,
      url: archiveAddress(site, item.object),
      typeLabel: siteLanguage(site).say('Post Type Archive'),
      invalid: !type,
    };
  }
  return { ...nothing, title: own, url: item.url, typeLabel: siteLanguage(site).say('Custom Link'), invalid: false };
}
