// The running site as extensions get it (extend/site.ts), over the verbs of this room.

import type { ExtensionSite } from '../../extend/site.ts';
import { enqueue } from '../../jobs/queue.ts';
import { siteTimeZone } from '../dates.ts';
import { queueMail } from '../mail/send.ts';
import type { Site } from '../site.ts';
import { instantOf, wallOf } from '../time-zone.ts';
import { extensionComments } from './comments.ts';
import { extensionMedia } from './media.ts';
import { extensionPeople } from './people.ts';
import { extensionPosts } from './posts.ts';
import { extensionTerms } from './terms.ts';

/** One for each handle of a site, so that what is bound to a transaction stays so. */
const made = new WeakMap<Site, ExtensionSite>();

/** What extensions get for a site. */
export function extensionSite(site: Site): ExtensionSite {
  let one = made.get(site);
  if (!one) made.set(site, (one = make(site)));
  return one;
}

function make(site: Site): ExtensionSite {
  return {
    option: (name) => site.options.get(name),
    setOption: (name, value) => site.options.set(name, value),
    now: () => site.clock.now(),
    random: (bytes) => site.random(bytes),
    get home() {
      return site.options.home;
    },
    clock: {
      toLocal: (instant) => wallOf(siteTimeZone(site), instant),
      toInstant: (wall) => instantOf(siteTimeZone(site), wall),
    },
    database: site.database,
    outgoing: site.outgoing,
    secrets: site.secrets,
    posts: extensionPosts(site),
    terms: extensionTerms(site),
    media: extensionMedia(site),
    people: extensionPeople(site),
    comments: extensionComments(site),
    hooks: site.hooks,
    mail: (mail) => queueMail(site, mail),
    enqueue: async (job) => {
      await enqueue(site.database, site.clock.now(), job);
      site.database.afterCommit(() => site.wakeJobs());
    },
    transaction: (work) => site.transaction((inside) => work(extensionSite(inside))),
    changed: () => site.caches.changed(),
  };
}
