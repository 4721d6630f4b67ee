// Reasons for a share to wait that are nobody's failure: quiet hours, used-up quotas, a public page, a card or a picture that
// does not answer yet.
import type { ExtensionSite } from '../../../extend/site.ts';
import { loadChoices } from '../choices.ts';
import { picturesOf } from '../messages/pictures.ts';
import { type Account, minute, type Network } from '../networks/network.ts';
import { ownSettings } from '../settings.ts';
import type { Share } from '../tables.ts';
import type { ShareOptions } from './intents.ts';
import { quietUntil, quotasOf } from './when.ts';

/** For how long page and pictures are waited for: after that the share is made all the same, and says so. */
const pagePatience = 10 * minute;

export interface Postponed {
  /** Unix milliseconds. */
  readonly at: number;
  readonly code: 'quiet_hours' | 'quota' | 'page_not_ready' | 'picture_not_ready';
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
  if (!account || !ownSettings(site).waitForPage || isOutOfPatience(site, share)) return undefined;
  const missing = await missingOf(site, share, network, account);
  return missing && { at: now + minute, ...missing };
}

/** Was the page waited for long enough? */
export const isOutOfPatience = (site: ExtensionSite, { wanted_at }: Share): boolean =>
  site.now() - wanted_at > pagePatience;

/** What networks will look at, and does not answer: the page, the card or a picture; undefined where all do. */
async function missingOf(
  site: ExtensionSite,
  share: Share,
  network: Network,
  account: Account,
): Promise<Omit<Postponed, 'at'> | undefined> {
  const post = (await site.posts.summaries([share.post_id])).get(share.post_id);
  const choices = (await loadChoices(site, [share.post_id], [])).get(share.post_id);
  // Whoever shares it says what is wrong with it.
  if (post?.row.post_status !== 'publish' || !choices) return undefined;
  if (!(await answers(site, post.link, /./))) {
    return { code: 'page_not_ready', why: 'The public page of the post does not answer yet.' };
  }
  const options = JSON.parse(share.options) as ShareOptions; // addShare() wrote it
  const { pictures, card } = await picturesOf(site, { post, choices, options, network, account });
  const urls = new Set([...pictures, ...(card ? [card] : [])].map(({ url }) => url));
  for (const url of urls) {
    if (await answers(site, url, /^image\//)) continue;
    return { code: 'picture_not_ready', why: 'The picture of the post does not answer yet at its public address.' };
  }
  return undefined;
}

/** Asks the site as a network would. */
async function answers(site: ExtensionSite, url: string, type: RegExp): Promise<boolean> {
  try {
    const asked = { timeout: 10_000, most: 64 * 1024, longer: 'cut' as const };
    const { status, headers } = await site.outgoing.request(url, asked);
    return status === 200 && type.test(headers['content-type'] ?? '');
  } catch {
    return false;
  }
}
