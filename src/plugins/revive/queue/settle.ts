// What became of shares: told by the sharing extension when they end, and asked for again now and then for those whose end
// nobody was told of (an account that was disconnected).
import type { ShareOutcome, SharingService } from '../../../extend/sharing.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { activeAccounts, partsOf } from '../accounts.ts';
import { endHistory } from '../instant/history.ts';
import { log } from '../log.ts';
import { settingsOf } from '../settings.ts';
import { rowsOf } from '../tables.ts';

const most = 200;

/** Writes down the end of a share that is one of ours; in the running transaction. */
export async function shareEnded(site: ExtensionSite, share: ShareOutcome): Promise<void> {
  if (share.state !== 'success' && share.state !== 'failed') return;
  const rows = rowsOf(site);
  const row = await rows
    .selectFrom('broadsheet_revive_shares')
    .selectAll()
    .where('share_id', '=', share.id)
    .where('ended', '=', 0)
    .executeTakeFirst();
  if (!row) return;
  const ended = await rows
    .updateTable('broadsheet_revive_shares')
    .set({ ended: 1 })
    .where('id', '=', row.id)
    .where('ended', '=', 0)
    .executeTakeFirst();
  if (Number(ended.numUpdatedRows) === 0) return;
  const isShared = share.state === 'success';
  if (row.event_id === 0) await endHistory(site, row.post_id, row.account, isShared ? 'success' : 'error');
  const { redates } = settingsOf(site);
  const post = (await site.posts.get([row.post_id])).get(row.post_id);
  if (isShared && row.event_id > 0 && redates && post?.post_status === 'publish')
    await site.posts.redate(row.post_id, site.now());
  const { state, url, error } = share;
  await site.hooks.run('rop_after_share', { state, url, error }, row.post_id, row.account, site);
  const title = post?.post_title ?? '';
  const account = activeAccounts(site).find(({ id }) => id === row.account)?.name ?? row.account;
  const what = `${title || row.post_id} (${account}, ${partsOf(row.account).service})`;
  const where = share.url ? `: ${share.url}` : '';
  if (isShared) await log(site, 'success', `Shared ${what}${where}`);
  else await log(site, 'error', `Not shared ${what}: ${share.error ?? 'nobody knows why'}`);
}

export async function settle(site: ExtensionSite, sharing: SharingService, ids: readonly number[]): Promise<void> {
  for (const outcome of (
    await sharing.outcomes(
      site,
      ids.filter((id) => id > 0),
    )
  ).values())
    await shareEnded(site, outcome);
}

/** Shares whose end is not known yet. */
export async function settleOpen(site: ExtensionSite, sharing: SharingService): Promise<void> {
  const open = await rowsOf(site)
    .selectFrom('broadsheet_revive_shares')
    .select('share_id')
    .where('ended', '=', 0)
    .orderBy('id')
    .limit(most)
    .execute();
  if (open.length === 0) return;
  await site.transaction((inside) =>
    settle(
      inside,
      sharing,
      open.map(({ share_id }) => share_id),
    ),
  );
}
