// A comment below what was shared, such as its link where the post itself should hold none: the job `social.comment`, added in
// the transaction that ends the share. It is written at most once: that its request leaves is kept before it does. What becomes
// of it is told with the share, which stands either way.
import type { ExtensionSite } from '../../../extend/site.ts';
import { accountOf, asNetworkError, connectionOf, freshAccount } from '../connections.ts';
import { standingOf } from '../live.ts';
import { networkCall } from '../network-call.ts';
import type { Account, Network } from '../networks/network.ts';
import { rowsOf, type Share } from '../tables.ts';
import type { ShareOptions } from './intents.ts';

export const commentJob = 'social.comment';
const code = 'comment_missing';

/** Asks for the comment of a share that was made, if it has one; in the running transaction. */
export async function commentLater(site: ExtensionSite, { id, service, connection_id, options }: Share): Promise<void> {
  const { comment } = JSON.parse(options) as ShareOptions; // written by addShares
  if (!comment) return;
  const lane = `${service}.${connection_id}`;
  await site.enqueue({ kind: commentJob, lane, payload: { share: id }, uniqueKey: `${commentJob}.${id}` });
}

/** Writes it. Throws where nothing was written yet and it may be tried again. */
export async function writeComment(
  site: ExtensionSite,
  id: number,
  networks: ReadonlyMap<string, Network>,
  attempts: number,
): Promise<void> {
  const shares = rowsOf(site).selectFrom('broadsheet_social_shares').selectAll();
  const share = await shares.where('id', '=', id).executeTakeFirst();
  const options = JSON.parse(share?.options ?? '{}') as ShareOptions; // written by addShares
  if (share?.state !== 'success' || !options.comment || options.commented) return;
  const connection = await connectionOf(site, share.connection_id);
  const network = networks.get(share.service);
  if (!connection || !network?.comment || share.remote_id === null || !standingOf(site).live) return;
  let sent = false;
  const sending = async (): Promise<void> => {
    sent = await keep(site, share, { ...options, commented: true });
    if (!sent) throw new Error('somebody else writes this comment');
  };
  try {
    let account: Account = accountOf(site, connection);
    const call = networkCall(site, network, () => Object.values(account.secrets));
    account = await freshAccount(site, network, connection, account, call);
    await network.comment(share.remote_id, options.comment, { ...call, account, sending });
  } catch (error) {
    const known = asNetworkError(error);
    const again = known.failure === 'later' && attempts < mostAttempts;
    if (again) {
      // Nothing happened: the next attempt may say so anew.
      if (sent) await keep(site, { ...share, options: JSON.stringify({ ...options, commented: true }) }, options);
      throw known;
    }
    const words = `Shared, but without its comment: ${known.message}`;
    await rowsOf(site)
      .updateTable('broadsheet_social_shares')
      .set({ error_code: code, error: words })
      .where('id', '=', id)
      .execute();
    site.changed();
  }
}

const mostAttempts = 8;

/** Changes the options, unless somebody else has done so in the meantime. */
async function keep(site: ExtensionSite, { id, options }: Share, next: ShareOptions): Promise<boolean> {
  const changed = await rowsOf(site)
    .updateTable('broadsheet_social_shares')
    .set({ options: JSON.stringify(next) })
    .where('id', '=', id)
    .where('options', '=', options)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) > 0;
}
