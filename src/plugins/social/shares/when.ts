// When a share may be made: not in quiet hours, not beyond what the network allows an account in an hour or a day, and
// with growing pauses after failures.
import type { ExtensionSite } from '../../../extend/site.ts';
import { day, hour, type Limits, minute } from '../networks/network.ts';
import { networkSettings, ownSettings } from '../settings.ts';
import { rowsOf } from '../tables.ts';

/** The end of the quiet hours that an instant lies in; undefined where it lies in none. Unix milliseconds. */
export function quietUntil(site: ExtensionSite, instant: number): number | undefined {
  const { quietFrom, quietTo } = ownSettings(site);
  if (quietFrom === quietTo) return undefined;
  const local = site.clock.toLocal(instant);
  const midnight = Math.floor(local / day) * day;
  const at = Math.floor((local - midnight) / minute);
  const overnight = quietFrom > quietTo;
  const isQuiet = overnight ? at >= quietFrom || at < quietTo : at >= quietFrom && at < quietTo;
  if (!isQuiet) return undefined;
  const ends = midnight + (overnight && at >= quietFrom ? day : 0) + quietTo * minute;
  // A change of the clocks may put that end before now.
  return Math.max(site.clock.toInstant(ends), instant + minute);
}

export interface Quota {
  readonly shares: number;
  readonly within: number;
  readonly used: number;
  /** When one more is possible; Unix milliseconds. */
  readonly freeAt: number;
}

/** What an account has used of its quotas: the site's own where set, else the network's. One statement. */
export async function quotasOf(
  site: ExtensionSite,
  connectionId: number,
  network: string,
  limits: Limits,
): Promise<Quota[]> {
  const { perDay, perHour } = networkSettings(site, network);
  const quotas = [
    ...limits.quotas.filter(({ within }) => !(within === day && perDay > 0) && !(within === hour && perHour > 0)),
    ...(perHour > 0 ? [{ shares: perHour, within: hour }] : []),
    ...(perDay > 0 ? [{ shares: perDay, within: day }] : []),
  ];
  if (quotas.length === 0) return [];
  const now = site.now();
  const longest = Math.max(...quotas.map(({ within }) => within));
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .select(['done_at', 'state'])
    .where('connection_id', '=', connectionId)
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'success'), where('done_at', '>', now - longest)]),
        // Its outcome is not known: it may count at the network.
        where.and([where('error_code', '=', 'outcome_unknown'), where('done_at', '>', now - longest)]),
      ]),
    )
    .orderBy('done_at', 'desc')
    .execute();
  const times = rows.map(({ done_at }) => done_at ?? now);
  return quotas.map(({ shares, within }) => {
    const used = times.filter((time) => time > now - within);
    // The one whose leaving makes room.
    const blocking = used[shares - 1];
    return { shares, within, used: used.length, freeAt: blocking === undefined ? now : blocking + within };
  });
}

/** The pause after so many failed attempts (from 1): 1, 2, 4, … minutes, up to four hours. Milliseconds. */
export function pauseAfter(attempts: number): number {
  return Math.min(4 * hour, minute * 2 ** Math.min(attempts - 1, 20));
}
