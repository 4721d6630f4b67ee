// A process that publishes and shares until it is killed, for killed.test.ts: the site in a SQLite file, its extension and its
// jobs as a server has them, on a clock that stands where its parent puts it. It is told what to do by messages.
import { FixedClock } from '../../../base/clock.ts';
import { createPost } from '../../../content/posts/create.ts';
import type { SiteSettings } from '../../../content/site.ts';
import { openDatabase } from '../../../database/open.ts';
import { siteJobs } from '../../../server/due-work.ts';
import { composeSite } from '../../../site.ts';
import { networks } from '../networks/all.ts';
import { socialWith } from '../plugin.ts';

export interface Order {
  /** Unix milliseconds. */
  readonly now: number;
  /** Told once, first: the database, and hosts that may be asked. */
  readonly open?: { readonly url: string; readonly mayAsk: readonly string[] };
  readonly posts: readonly { readonly title: string; readonly author: number }[];
}

export type Told = { readonly published: number; readonly title: string } | { readonly idle: true };

/** A request that stalls is given up after so many milliseconds of real time, whatever the clock shows. */
const patience = 800;

async function openSite({ url, mayAsk }: NonNullable<Order['open']>, clock: FixedClock) {
  const salt = { key: 'key', salt: 'salt' };
  const settings: SiteSettings = {
    salts: { auth: salt, secure_auth: salt, logged_in: salt, nonce: salt },
    uploads: { path: '/nonexistent/uploads' },
    data: '/nonexistent/data',
    secretKey: Buffer.from('the secret key of test sites'),
    defines: {},
    mayAsk: [...mayAsk],
  };
  const plugins = [socialWith(networks, async () => {})];
  const site = await composeSite(settings, await openDatabase({ url }), { clock, plugins });
  const request = site.outgoing.request.bind(site.outgoing);
  site.outgoing.request = (address, asked) => request(address, { ...asked, timeout: patience });
  return { site, jobs: siteJobs(site, () => {}) };
}

const tell = (told: Told): void => void process.send?.(told);
const clock = new FixedClock(0);
let opened: ReturnType<typeof openSite> | undefined;

async function obey({ now, open, posts }: Order): Promise<void> {
  clock.advance(now - clock.now());
  if (open) opened = openSite(open, clock);
  const running = await opened;
  if (!running) throw new Error('the first order opens the site');
  const publish = async (): Promise<void> => {
    for (const { title, author } of posts) {
      const draft = { title, content: 'Text.', status: 'publish', author };
      tell({ published: (await createPost(running.site, null, draft)).ID, title });
    }
  };
  await Promise.all([publish(), running.jobs.runDue()]);
  await running.jobs.runDue();
  tell({ idle: true });
}

process.on('message', (order: Order) => void obey(order));
process.on('disconnect', () => process.exit());
