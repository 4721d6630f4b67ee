// Looks at the shares of posts that were published among faults: each was made once, or is reported as failed with a reason,
// and says what is so.
import { extensionSite } from '../../../content/extensions/site.ts';
import type { Site } from '../../../content/site.ts';
import { type Attempt, rowsOf } from '../tables.ts';

/** Are there shares that have not ended? */
export async function isUnfinished(site: Site): Promise<boolean> {
  const share = await rowsOf(extensionSite(site))
    .selectFrom('broadsheet_social_shares')
    .select('id')
    .where('state', 'in', ['waiting', 'sending'])
    .limit(1)
    .executeTakeFirst();
  return share !== undefined;
}

export interface JudgedPost {
  readonly ID: number;
  readonly post_author: number;
  readonly post_title: string;
}

/**
 * What is wrong with the shares of posts called `Post …`; nothing should be. `answered`: ids of posts that were said to be
 * published. `madeOf`: where a post should have been shared, and how often it stands there.
 */
export async function judge(
  site: Site,
  answered: readonly number[],
  madeOf: (post: JudgedPost) => { readonly service: string; readonly made: number },
) {
  const rows = rowsOf(extensionSite(site));
  const posts = await rows
    .selectFrom('posts')
    .select(['ID', 'post_author', 'post_title'])
    .where('post_title', 'like', 'Post %')
    .where('post_status', '=', 'publish')
    .execute();
  const shares = await rows.selectFrom('broadsheet_social_shares').selectAll().execute();
  const attempts: Attempt[] = await rows.selectFrom('broadsheet_social_attempts').selectAll().execute();
  const wrong: string[] = [];
  const there = new Set(posts.map(({ ID }) => ID));
  for (const id of answered) if (!there.has(id)) wrong.push(`post ${id} was answered and is not there`);
  for (const post of posts) {
    const { ID } = post;
    const { service, made } = madeOf(post);
    const own = shares.filter((share) => share.post_id === ID);
    const [share] = own;
    const of = `post ${ID} at ${service}`;
    if (own.length !== 1 || share?.service !== service) wrong.push(`${of} has ${own.length} shares`);
    else if (share?.state === 'success' && made !== 1) wrong.push(`${of} was shared ${made} times, as it says`);
    else if (share?.state === 'failed' && share.error_code === 'outcome_unknown' && made > 1)
      wrong.push(`${of} was doubled`);
    else if (share?.state === 'failed' && share.error_code !== 'outcome_unknown' && made > 0) {
      wrong.push(`${of} failed with ${share.error_code} and is there ${made} times`);
    } else if (share?.state !== 'success' && share?.state !== 'failed') wrong.push(`${of} is ${share?.state}`);
    if (share?.state === 'failed' && !share.error) wrong.push(`${of} failed without a word`);
  }
  if (shares.length !== posts.length) wrong.push(`${shares.length} shares of ${posts.length} posts`);
  const unknown = shares.filter((share) => share.error_code === 'outcome_unknown').length;
  const success = shares.filter(({ state }) => state === 'success').length;
  const failed = shares.filter(({ state }) => state === 'failed').length;
  return { wrong, posts: posts.length, success, failed, unknown, attempts: attempts.length };
}
