// What tests of Revive need: a site with both extensions, an account that is connected and active, posts of an age, and time
// that passes while jobs run.
import { extensionSite } from '../../content/extensions/site.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { nextRun } from '../../jobs/queue.ts';
import { type Ask, storedPost } from '../../rest/resources/posts/testing.ts';
import type { TestSite, TestSiteOptions } from '../../testing.ts';
import type { Composed, Network } from '../social/networks/network.ts';
import { socialWith } from '../social/plugin.ts';
import { openSocial, type SocialSite, testNetwork } from '../social/testing.ts';
import { revive } from './plugin.ts';
import { dateOf } from './pool/rules.ts';
import { rowsOf } from './tables.ts';

export const accountId = 'alpha_user_page1';
const day = 86_400_000;

export interface ReviveSite extends SocialSite {
  readonly seen: ExtensionSite;
  readonly made: Composed[];
  /** `tweet-old-post/v8/api`, as the administrator. */
  api(
    req: string,
    sent?: Record<string, unknown>,
  ): Promise<{ code: string; data: Awaited<ReturnType<Ask>>['data']; message: string }>;
  /** A published post so many days old. */
  old(days: number, more?: Record<string, unknown>, terms?: number[]): Promise<number>;
  meta(id: number, key: string, value: unknown): Promise<void>;
  /** Lets time pass from job to job. */
  pass(milliseconds: number): Promise<void>;
  events(): Promise<{ account: string; at: number; state: string }[]>;
}

export async function openRevive(
  open: (options?: TestSiteOptions) => Promise<TestSite>,
  general: Record<string, unknown> = {},
  parts: Partial<Network> = {},
  option: Record<string, unknown> = {},
  options: TestSiteOptions = {},
): Promise<ReviveSite> {
  const made: Composed[] = [];
  const network = testNetwork({
    name: 'alpha',
    publish: async (composed, call) => {
      await call.sending();
      made.push(composed);
      return { id: composed.key, url: `https://network.test/${composed.key}` };
    },
    ...parts,
  });
  const plugins = [socialWith(new Map([['alpha', network]]), async () => {}), revive];
  const social = await openSocial(open, [network], { plugins, ...options });
  const { site, ask, jobs } = social;
  // What an installation brings along is not in the pool.
  await site.database.kysely.updateTable('posts').set({ post_status: 'draft' }).execute();
  const account = { id: 'page1', service: 'alpha', user: 'The Page', active: true, access_token: 'old secret' };
  await site.options.set('rop_data', {
    services: {
      alpha_user: {
        id: 'user',
        service: 'alpha',
        credentials: { key: 'x' },
        available_accounts: { [accountId]: account },
      },
    },
    active_accounts: { [accountId]: account },
    general_settings: { minimum_post_age: 2, maximum_post_age: 365, ga_tracking: false, ...general },
    ...option,
  });
  await social.connect('alpha', { externalId: 'page1' });
  const seen = extensionSite(site);
  let count = 0;
  return {
    ...social,
    seen,
    made,
    api: async (req, sent = {}) =>
      (await ask('POST', '/tweet-old-post/v8/api', { as: 'admin', body: { req, ...sent } })).data,
    old: (days, more = {}, terms = []) => {
      const date = dateOf(site.clock.now() - days * day - 3_600_000);
      count++;
      return storedPost(
        site,
        { post_title: `Post ${count}`, post_name: `post-${count}`, post_date: date, post_date_gmt: date, ...more },
        terms,
      );
    },
    meta: (id, key, value) => seen.posts.setMeta(id, key, value),
    pass: async (milliseconds) => {
      const end = site.clock.now() + milliseconds;
      for (;;) {
        const laned = [...site.registry.jobs].filter(([, job]) => job.lanes).map(([kind]) => kind);
        const kinds = [...site.registry.jobs.keys()];
        const next = await nextRun(site.database, { kinds, laned, busy: { lanes: [], groups: [] } });
        if (next === undefined || next > end) break;
        site.clock.advance(Math.max(0, next - site.clock.now()));
        await jobs.runDue();
      }
      site.clock.advance(end - site.clock.now());
    },
    events: () =>
      rowsOf(seen).selectFrom('broadsheet_revive_events').select(['account', 'at', 'state']).orderBy('at').execute(),
  };
}
