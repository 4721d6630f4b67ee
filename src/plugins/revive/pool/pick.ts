// Chooses posts of the pool that an account has not shared in this round. Nothing reads the whole pool at once: chance looks
// at a few places in the order of dates; what it misses is found by walking through that order, piece by piece, from where
// the walk stood last. So a choice costs the same on any site, and each post still has its turn.
import type { ExtensionSite } from '../../../extend/site.ts';
import type { PostRow } from '../../../extend/types.ts';
import { postsInOneGo } from '../filters.ts';
import type { Strategy } from '../settings.ts';
import { dateOf, judge, type Rules } from './rules.ts';

export interface Place {
  readonly date: string;
  readonly id: number;
}

export interface PickFrom {
  readonly account: string;
  readonly round: number;
  readonly rules: Rules;
  readonly strategy: Strategy;
  readonly count: number;
  /** Not these, though they stay in the pool. */
  readonly avoid: ReadonlySet<number>;
  /** Where the walk stands; undefined at its start. */
  readonly from: Place | undefined;
}

export interface Picked {
  readonly ids: readonly number[];
  readonly place: Place | undefined;
  /** `more`: the walk has not come to its end; `avoided`: nothing but what was to be avoided is left; `empty`: nothing is. */
  readonly left: 'more' | 'avoided' | 'empty';
  /** Where nothing but these was left: posts of the pool that were to be avoided. */
  readonly avoided: readonly number[];
}

const probes = 4;
const probeRows = 25;
const walkRows = 200;
/** Pieces in one go, of which many posts are shared already; a longer walk goes on next time. */
const walkPieces = (site: ExtensionSite): number => Math.max(2, Math.ceil((4 * postsInOneGo(site)) / walkRows));

export async function pick(site: ExtensionSite, from: PickFrom): Promise<Picked> {
  const found = new Set<number>();
  const order = from.strategy === 'newest' ? 'desc' : 'asc';
  if (from.strategy === 'random') await probe(site, from, found);
  // Posts that are newer than where the walk stands come first.
  else if (from.strategy === 'newest' && from.from) await piece(site, from, found, undefined, order);
  let place = from.from;
  let passing = true;
  const avoided = new Set<number>();
  const most = walkPieces(site);
  for (let pieces = 0; pieces < most; pieces++) {
    if (found.size >= from.count) return { ids: [...found], place, left: 'more', avoided: [] };
    const { last, end, left } = await piece(site, from, found, place, order);
    for (const id of left) avoided.add(id);
    // What is left in a piece is looked for again.
    passing &&= left.length === 0;
    if (end) {
      const full = found.size >= from.count;
      const rest = avoided.size > 0 ? 'avoided' : 'empty';
      return { ids: [...found], place, left: full ? 'more' : rest, avoided: full ? [] : [...avoided] };
    }
    if (passing) place = last;
    else if (last) {
      const rest = await further(site, from, found, avoided, last, order);
      const known = rest === 'avoided' ? [...avoided] : [];
      return { ids: [...found], place, left: found.size >= from.count ? 'more' : rest, avoided: known };
    }
  }
  return { ids: [...found], place, left: 'more', avoided: [] };
}

/** Goes on behind a piece that holds posts to be avoided, whose place is therefore not given up. */
async function further(
  site: ExtensionSite,
  from: PickFrom,
  found: Set<number>,
  avoided: Set<number>,
  start: Place,
  order: 'asc' | 'desc',
): Promise<'more' | 'avoided'> {
  let place: Place | undefined = start;
  const most = walkPieces(site);
  for (let pieces = 0; pieces < most && found.size < from.count; pieces++) {
    const { last, end, left } = await piece(site, from, found, place, order);
    for (const id of left) avoided.add(id);
    if (end) return 'avoided';
    place = last;
  }
  return 'more';
}

/** Looks at one piece of the order; `left`: it holds posts of the pool that were not taken. */
async function piece(
  site: ExtensionSite,
  { account, round, rules, strategy, count, avoid }: PickFrom,
  found: Set<number>,
  after: Place | undefined,
  order: 'asc' | 'desc',
): Promise<{ last: Place | undefined; end: boolean; left: number[] }> {
  const rows = await site.posts.walk({ ...bounds(site, rules), order, limit: walkRows, ...(after ? { after } : {}) });
  const why = await judge(site, account, round, rules, rows);
  const fitting = rows.filter(({ ID }) => why.get(ID)?.length === 0);
  const free = fitting.filter(({ ID }) => !avoid.has(ID) && !found.has(ID));
  const taken = (strategy === 'random' ? shuffled(site, free) : free).slice(0, count - found.size);
  for (const { ID } of taken) found.add(ID);
  const last = rows.at(-1);
  return {
    last: last && { date: last.post_date, id: last.ID },
    end: rows.length < walkRows,
    left: fitting.map(({ ID }) => ID).filter((id) => !found.has(id)),
  };
}

async function probe(
  site: ExtensionSite,
  { account, round, rules, count, avoid }: PickFrom,
  found: Set<number>,
): Promise<void> {
  const within = bounds(site, rules);
  const [first] = await site.posts.walk({ ...within, order: 'asc', limit: 1 });
  const [last] = await site.posts.walk({ ...within, order: 'desc', limit: 1 });
  if (!first || !last) return;
  const [start, end] = [wallOf(first), wallOf(last)];
  const rows = new Map<number, PostRow>();
  for (let at = 0; at < probes; at++) {
    const date = dateOf(start + chance(site) * Math.max(0, end - start));
    const some = await site.posts.walk({ ...within, from: date, order: 'asc', limit: probeRows });
    for (const row of some) rows.set(row.ID, row);
  }
  const why = await judge(site, account, round, rules, [...rows.values()]);
  const free = [...rows.keys()].filter((id) => why.get(id)?.length === 0 && !avoid.has(id));
  for (const id of shuffled(site, free).slice(0, count)) found.add(id);
}

function bounds(site: ExtensionSite, { of, from, to }: Rules) {
  const now = dateOf(site.clock.toLocal(site.now()));
  return { of, to: to ?? now, ...(from === undefined ? {} : { from }) };
}

const wallOf = ({ post_date }: PostRow): number => Date.parse(`${post_date.replace(' ', 'T')}Z`) || 0;

/** From 0 to 1. */
function chance(site: ExtensionSite): number {
  return Buffer.from(site.random(4)).readUInt32BE() / 2 ** 32;
}

/** Fisher and Yates. */
export function shuffled<T>(site: ExtensionSite, items: readonly T[]): T[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(chance(site) * (at + 1));
    const [one, two] = [all[at], all[other]];
    if (one === undefined || two === undefined) continue;
    all[at] = two;
    all[other] = one;
  }
  return all;
}
