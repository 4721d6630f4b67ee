// The menu of blocks that stands in where none was chosen. Reproduces WP_Navigation_Fallback::get_fallback: the newest
// published one; else one made of a classic menu; else one that lists the pages.

import type { Viewer } from '../../access/viewer.ts';
import type { PostRow, TaxonomyTermRow } from '../../database/schema.ts';
import { hasBlockHooks } from '../block-hooks/hooks.ts';
import { hookedIntoPost, loadIgnored } from '../block-hooks/posts.ts';
import { siteLanguage } from '../languages/site-language.ts';
import { createPost } from '../posts/create.ts';
import { getPosts } from '../posts/get.ts';
import { queryPosts } from '../posts/query.ts';
import type { Site } from '../site.ts';
import { queryTerms } from '../terms/query.ts';
import { classicMenuBlocks } from './classic-blocks.ts';
import { assignedLocations } from './locations.ts';

const type = 'wp_navigation';

/** What the fallback holds, without making one: that of the newest published menu, else a classic menu as blocks, else ''. */
export async function existingFallback(site: Site): Promise<string> {
  const newest = await newestMenu(site);
  if (newest) {
    if (!hasBlockHooks(site)) return newest.post_content;
    const ignored = await loadIgnored(site, [newest.ID]);
    return hookedIntoPost(site, newest, newest.post_content, ignored.get(newest.ID)).content;
  }
  const menu = await classicMenu(site);
  return menu ? classicMenuBlocks(site, menu) : '';
}

async function newestMenu(site: Site): Promise<PostRow | undefined> {
  const newest = await queryPosts(site, { types: [type], statuses: ['publish'], perPage: 1, count: false });
  const [found] = newest.rows.length > 0 ? newest.rows : (await getPosts(site, newest.ids)).values();
  return found;
}

/** The fallback, made and published in the viewer's name where there is none yet. */
export async function navigationFallback(site: Site, viewer: Viewer | null): Promise<PostRow> {
  return site.transaction(async (inside) => {
    const found = await newestMenu(inside);
    if (found) return found;
    const menu = await classicMenu(inside);
    const content = menu && (await classicMenuBlocks(inside, menu));
    if (menu && content) {
      return createPost(inside, viewer, { type, status: 'publish', title: menu.name, slug: menu.slug, content });
    }
    const title = siteLanguage(inside).say('Navigation', 'Title of a Navigation menu');
    const listed = { title, slug: 'navigation', content: '<!-- wp:page-list /-->' };
    return createPost(inside, viewer, { type, status: 'publish', ...listed });
  });
}

/** The menu at the place `primary`, else the one of that slug, else the newest. */
async function classicMenu(site: Site): Promise<TaxonomyTermRow | undefined> {
  const all = await queryTerms(site, { taxonomy: 'nav_menu', orderBy: 'id', order: 'desc', limit: 1000, offset: 0 });
  const primary = assignedLocations(site).get('primary');
  const { rows } = all;
  return rows.find((menu) => menu.term_id === primary) ?? rows.find((menu) => menu.slug === 'primary') ?? rows[0];
}
