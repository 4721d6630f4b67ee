// ActivityPub: the site and each of its authors can be followed from Mastodon and the like. What is published, changed and
// taken back reaches followers through durable jobs (outgoing.ts, deliver.ts); what comes in is checked, then handled by a job.
import { definePlugin } from '../../extend/plugin.ts';
import { claimFor, deliverDue } from './deliver.ts';
import { receiveJob } from './inbox.ts';
import { movingRoutes } from './moving.ts';
import { bringUpToDate, deliverJob, notePublished, noteWritten, postJob } from './outgoing.ts';
import { negotiatedPages, ownPages, pageHead } from './pages.ts';
import { visibilityMeta } from './posts.ts';
import { type Received, receive } from './receive.ts';
import { routes } from './routes.ts';
import { setting } from './settings.ts';
import { tables } from './tables.ts';

/** A job that fails failed for a reason of ours, or because too many came at once: it is tried again for days. */
const attempts = 200;

export const activityPub = definePlugin({
  name: 'activitypub',
  version: '1.0.0',
  title: 'ActivityPub',
  description: 'Lets people follow the site and its authors from Mastodon and other networks of the fediverse.',
  author: 'Broadsheet',
  tables,
  register({ registry, hooks }) {
    registry.addMeta(visibilityMeta);
    registry.addSetting(setting);
    registry.addPage(ownPages);
    registry.addPage(negotiatedPages);
    registry.addHead(({ ID }, site) => pageHead(ID, site));
    for (const route of [...routes, ...movingRoutes]) registry.addRoute(route);
    hooks.addAction('transition_post_status', (now, before, post, site) => notePublished(site, post, now, before));
    hooks.addAction('save_post', (post, _update, site) => noteWritten(site, post));
    hooks.addAction('before_delete_post', (post, site) => noteWritten(site, post));
    registry.addJob(postJob, { attempts, run: (payload, site) => bringUpToDate(site, postIn(payload)) });
    registry.addJob(deliverJob, { attempts, lease: claimFor, run: (_payload, site) => deliverDue(site) });
    registry.addJob(receiveJob, {
      attempts,
      inTransaction: true,
      // What inbox.ts put there.
      run: (payload, site) => receive(site, payload as Received),
    });
  },
});

function postIn(payload: unknown): number {
  return typeof payload === 'object' && payload !== null && 'post' in payload ? Number(payload.post) : 0;
}
