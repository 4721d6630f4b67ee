// Which posts an account may share, and why others not: one judgement, for the choice of posts and for the preview of the
// pool alike. A fixed number of statements for any number of posts.
import type { ExtensionSite } from '../../../extend/site.ts';
import type { PostRow } from '../../../extend/types.ts';
import type { ActiveAccount } from '../accounts.ts';
import { formatOf } from '../formats.ts';
import { settingsOf } from '../settings.ts';
import { rowsOf } from '../tables.ts';
import { languagesOf } from './languages.ts';

export type Reason =
  | 'status'
  | 'password'
  | 'type'
  | 'too_new'
  | 'too_old'
  | 'excluded'
  | 'taxonomy'
  | 'language'
  | 'media_off'
  | 'blocked'
  | 'shared'
  | 'queued';

export const reasons: Readonly<Record<Reason, string>> = {
  status: 'It is not published.',
  password: 'It is behind a password.',
  type: 'Its type is not shared.',
  too_new: 'It is younger than the least age.',
  too_old: 'It is older than the greatest age.',
  excluded: 'It was excluded by hand.',
  taxonomy: 'Its categories or tags are not shared.',
  language: 'It is in another language.',
  media_off: 'The file is not marked for sharing.',
  blocked: 'It was blocked for this account.',
  shared: 'It was shared to this account in this round.',
  queued: 'It waits in the queue of this account.',
};

interface Terms {
  readonly ids: ReadonlySet<number>;
  readonly exclude: boolean;
}

export interface Rules {
  readonly of: readonly { readonly type: string; readonly status: string }[];
  /** Local stored dates; undefined: no bound. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly excluded: ReadonlySet<number>;
  readonly terms: readonly Terms[];
  readonly language: string;
}

const day = 86_400_000;
/** Revive Old Posts' mark of files that may be shared. */
const mediaKey = '_rop_media_share';

/** The rules of an account at this moment. */
export async function rulesOf(site: ExtensionSite, account: ActiveAccount): Promise<Rules> {
  const settings = settingsOf(site);
  const format = formatOf(site, account.id, account.service);
  const chosen = [
    { ids: settings.terms, exclude: settings.excludeTerms },
    { ids: format.terms, exclude: format.excludeTerms },
  ].filter(({ ids }) => ids.length > 0);
  const terms: Terms[] = [];
  for (const { ids, exclude } of chosen) terms.push({ ids: await site.terms.withChildren(ids), exclude });
  const today = Math.floor(site.clock.toLocal(site.now()) / day) * day;
  return {
    of: settings.postTypes.map((type) => ({ type, status: type === 'attachment' ? 'inherit' : 'publish' })),
    // By days: what was published on the day itself is out at both ends.
    from: settings.maximumAge > 0 ? dateOf(today - (settings.maximumAge - 1) * day) : undefined,
    to: settings.minimumAge > 0 ? dateOf(today - settings.minimumAge * day - 1000) : undefined,
    excluded: settings.excludedPosts,
    terms,
    language: format.language,
  };
}

export function dateOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19).replace('T', ' ');
}

/** Why each of these posts is out, by its id; those without a reason are in. */
export async function judge(
  site: ExtensionSite,
  account: string,
  round: number,
  rules: Rules,
  posts: readonly PostRow[],
): Promise<Map<number, Reason[]>> {
  const ids = posts.map(({ ID }) => ID);
  const inTerms: { found: ReadonlySet<number>; exclude: boolean }[] = [];
  for (const { ids: terms, exclude } of rules.terms)
    inTerms.push({ found: await site.terms.postsIn(ids, terms), exclude });
  const languages = rules.language === '' ? new Map() : await languagesOf(site, posts);
  const files = posts.filter(({ post_type }) => post_type === 'attachment').map(({ ID }) => ID);
  const marked = files.length === 0 ? new Map() : await site.posts.values(files, [mediaKey]);
  const used = await usedOf(site, account, round, ids);
  return new Map(
    posts.map((post) => {
      const why = ownReasons(site, rules, post);
      if (inTerms.some(({ found, exclude }) => found.has(post.ID) === exclude)) why.push('taxonomy');
      const spoken: readonly string[] = languages.get(post.ID) ?? [];
      if (spoken.length > 0 && !spoken.includes(rules.language)) why.push('language');
      if (post.post_type === 'attachment' && marked.get(post.ID)?.get(mediaKey) !== 'on') why.push('media_off');
      const use = used.get(post.ID);
      return [post.ID, use ? [...why, use] : why];
    }),
  );
}

function ownReasons(site: ExtensionSite, rules: Rules, post: PostRow): Reason[] {
  const why: Reason[] = [];
  const place = rules.of.find(({ type }) => type === post.post_type);
  if (!place) why.push('type');
  if (post.post_status !== (place?.status ?? 'publish')) why.push('status');
  if (post.post_password !== '') why.push('password');
  if (rules.to !== undefined && post.post_date > rules.to) why.push('too_new');
  if (rules.from !== undefined && post.post_date < rules.from) why.push('too_old');
  if (rules.excluded.has(post.ID)) why.push('excluded');
  if (post.post_date > dateOf(site.clock.toLocal(site.now())) && !why.includes('too_new')) why.push('too_new');
  return why;
}

async function usedOf(
  site: ExtensionSite,
  account: string,
  round: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Reason>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_revive_used as used')
    .leftJoin('broadsheet_revive_events as event', 'event.id', 'used.event_id')
    .select(['used.post_id', 'used.round', 'event.state'])
    .where('used.account', '=', account)
    .where('used.post_id', 'in', [...ids])
    .where('used.round', 'in', [0, round])
    .orderBy('used.round', 'desc')
    .execute();
  return new Map(
    rows.map(({ post_id, round: at, state }) => [
      post_id,
      at === 0 ? 'blocked' : state === 'planned' ? 'queued' : 'shared',
    ]),
  );
}
