// The rows behind one attempt at a share. A share is claimed for a time by one process; right before the request that makes
// it leaves, that is written down, so that after a crash it is known whether anything can have happened.
import type { ExtensionSite } from '../../../extend/site.ts';
import { requestTimeout } from '../networks/ask.ts';
import { type Attempt, rowsOf, type Share, type ShareTable } from '../tables.ts';

/** For how long a share is claimed, from the start and again when its request leaves. Longer than a request takes. */
export const claimFor = 4 * requestTimeout;

export interface Claim {
  readonly share: Share;
  readonly token: string;
  readonly attempt: number;
  /** When an earlier attempt left of which nobody knows what became; the first, where there are several. */
  readonly unknownSince: number | undefined;
}

/** Thrown where somebody else has the share now: nothing more is done with it here. */
export class ClaimLost extends Error {}

/** Claims a share that is due; undefined where it is done, not due, or somebody else's. */
export async function claim(site: ExtensionSite, id: number): Promise<Claim | undefined> {
  const token = Buffer.from(site.random(16)).toString('hex');
  return site.transaction(async (inside) => {
    const rows = rowsOf(inside);
    const now = inside.now();
    const claimed = await rows
      .updateTable('broadsheet_social_shares')
      .set((set) => ({
        state: 'sending',
        claimed_by: token,
        claimed_until: now + claimFor,
        attempts: set('attempts', '+', 1),
      }))
      .where('id', '=', id)
      .where((where) =>
        where.or([
          where.and([where('state', '=', 'waiting'), where('due_at', '<=', now)]),
          where.and([where('state', '=', 'sending'), where('claimed_until', '<=', now)]),
        ]),
      )
      .executeTakeFirst();
    if (Number(claimed.numUpdatedRows) === 0) return undefined;
    const share = await rows
      .selectFrom('broadsheet_social_shares')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const unknownSince = await firstUnknown(inside, id);
    const values = { share_id: id, number: share.attempts, started_at: now };
    await rows.insertInto('broadsheet_social_attempts').values(values).execute();
    return { share, token, attempt: share.attempts, unknownSince };
  });
}

/** When the first attempt left of which nobody knows what became; undefined where there is none. */
async function firstUnknown(site: ExtensionSite, shareId: number): Promise<number | undefined> {
  const attempt = await rowsOf(site)
    .selectFrom('broadsheet_social_attempts')
    .select('sent_at')
    .where('share_id', '=', shareId)
    .where('sent_at', 'is not', null)
    .where((where) => where.or([where('ended_at', 'is', null), where('outcome', '=', 'unknown')]))
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return attempt?.sent_at ?? undefined;
}

/** Keeps the claim for the time of the request and writes down that it leaves now. Throws ClaimLost. */
export async function markSending(site: ExtensionSite, { share, token, attempt }: Claim): Promise<void> {
  await site.transaction(async (inside) => {
    const now = inside.now();
    const rows = rowsOf(inside);
    const ours = rows
      .selectFrom('broadsheet_social_shares')
      .select('id')
      .where('id', '=', share.id)
      .where('claimed_by', '=', token)
      .where('claimed_until', '>', now);
    const kept = await (inside.database.dialect.rowLocks ? ours.forUpdate() : ours).executeTakeFirst();
    if (!kept) throw new ClaimLost();
    const longer = { claimed_until: now + claimFor };
    await rows.updateTable('broadsheet_social_shares').set(longer).where('id', '=', share.id).execute();
    await attemptRow(inside, share.id, attempt, { sent_at: now });
  });
}

/** Keeps the claim for a while longer. Throws ClaimLost. */
export async function keepClaim(site: ExtensionSite, { share, token }: Claim): Promise<void> {
  const now = site.now();
  const { numUpdatedRows } = await rowsOf(site)
    .updateTable('broadsheet_social_shares')
    .set({ claimed_until: now + claimFor })
    .where('id', '=', share.id)
    .where('claimed_by', '=', token)
    .where('claimed_until', '>', now)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new ClaimLost();
}

/** Keeps what is sent, before the first attempt. Throws ClaimLost. */
export async function keepComposed(site: ExtensionSite, { share, token }: Claim, composed: string): Promise<void> {
  const kept = await rowsOf(site)
    .updateTable('broadsheet_social_shares')
    .set({ composed })
    .where('id', '=', share.id)
    .where('claimed_by', '=', token)
    .executeTakeFirst();
  if (Number(kept.numUpdatedRows) === 0) throw new ClaimLost();
}

export interface Outcome {
  readonly share: Partial<ShareTable>;
  readonly attempt: Pick<Attempt, 'outcome' | 'error_code' | 'error'>;
}

/** Writes the end of an attempt, in the running transaction. False where the claim was lost: nothing is written then. */
export async function finish(
  site: ExtensionSite,
  { share, token, attempt }: Claim,
  outcome: Outcome,
): Promise<boolean> {
  const { id: _, ...values } = outcome.share;
  const ended = await rowsOf(site)
    .updateTable('broadsheet_social_shares')
    .set({ ...values, claimed_by: null, claimed_until: null })
    .where('id', '=', share.id)
    .where('claimed_by', '=', token)
    .executeTakeFirst();
  if (Number(ended.numUpdatedRows) === 0) return false;
  await attemptRow(site, share.id, attempt, { ...outcome.attempt, ended_at: site.now() });
  return true;
}

async function attemptRow(
  site: ExtensionSite,
  shareId: number,
  number: number,
  values: Partial<Omit<Attempt, 'id'>>,
): Promise<void> {
  await rowsOf(site)
    .updateTable('broadsheet_social_attempts')
    .set(values)
    .where('share_id', '=', shareId)
    .where('number', '=', number)
    .execute();
}
