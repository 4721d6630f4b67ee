// Options in which WordPress remembers that something was published: `fresh_site` (_delete_option_fresh_site) and
// `wp_calendar_block_has_published_posts`, which its calendar block looks at.
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';

const hasPosts = 'wp_calendar_block_has_published_posts';

/** After a post's status was stored; `oldStatus` is `new` for a post that was not there. */
export async function notePublishing(site: Site, post: PostRow, oldStatus: string): Promise<void> {
  const status = post.post_status;
  const isContent = post.post_type === 'post' || post.post_type === 'page';
  if (isContent && status === 'publish' && site.options.text('fresh_site') === '1') {
    await site.options.set('fresh_site', '0', false);
  }
  if (post.post_type !== 'post' || status === oldStatus || (status !== 'publish' && oldStatus !== 'publish')) return;
  await remember(site, status === 'publish' || (await holdsPublished(site)));
}

/** Before a post is deleted: WordPress looks while it is still there. */
export async function noteDeleting(site: Site, post: PostRow): Promise<void> {
  if (post.post_type === 'post' && post.post_status === 'publish') await remember(site, true);
}

async function remember(site: Site, has: boolean): Promise<void> {
  if (site.options.get(hasPosts) === undefined ? has : site.options.text(hasPosts) !== (has ? '1' : '')) {
    await site.options.set(hasPosts, has);
  }
}

async function holdsPublished(site: Site): Promise<boolean> {
  const found = site.database.kysely
    .selectFrom('posts')
    .select('ID')
    .where('post_type', '=', 'post')
    .where('post_status', '=', 'publish')
    .limit(1);
  return (await found.executeTakeFirst()) !== undefined;
}
