// Reasons for a share to wait that are nobody's failure: quiet hours, used-up quotas, a public page that does not answer yet.
import type { ExtensionSite } from '../../../extend/site.ts';
import { type Account, minute, type Network } from '../networks/network.ts';
import { ownSettings } from '../settings.ts';
import type { Share } from '../tables.ts';
import { quietUntil, quotasOf } from './when.ts';

/** For how long the public page is waited for: after that the share is made all the same. */
const pagePatience = 10 * minute;

export interface Postponed {
  /** Unix milliseconds. */
  readonly at: number;
  readonly code: 'quiet_hours' | 'quota' | 'page_not_ready';
  readonly why: string;
}

/** Until when a share that is due waits, and why; undefined: it is made now. */
export async function postponed(
  site: ExtensionSite,
  share: Share,
  network: Network,
  account: Account | null,
): Promise<Postponed | undefined> {
  const now = site.now();
  const quiet = quietUntil(site, now);
  if (quiet !== undefined) return { at: quiet, code: 'quiet_hours', why: 'Nothing is shared in the quiet hours.' };
  if (account) {
    const quotas = await quotasOf(site, share.connection_id, network.name, network.limits(account));
    const freeAt = Math.max(0, ...quotas.map((quota) => quota.freeAt));
    if (freeAt > now) return { at: freeAt, code: 'quota', why: 'The account has shared as much as it may for now.' };
  }
  if (!ownSettings(site).waitForPage || now - share.wanted_at > pagePatience) return undefined;
  if (await pageAnswers(site, share.post_id)) return undefined;
  return { at: now + minute, code: 'page_not_ready', why: 'The public page of the post does not answer yet.' };
}

async function pageAnswers(site: ExtensionSite, postId: number): Promise<boolean> {
  const post = (await site.posts.summaries([postId])).get(postId);
  // Whoever shares it says what is wrong with it.
  if (post?.row.post_status !== 'publish') return true;
  try {
    const { status } = await site.outgoing.request(post.link, { timeout: 10_000, most: 64 * 1024, longer: 'cut' });
    return status === 200;
  } catch {
    return false;
  }
}
