// What a serving process does by itself, besides answering: publishing scheduled posts, running jobs, and keeping the
// search index up to date.
import type { Logger } from 'pino';
import { extensionSite } from '../content/extensions/site.ts';
import { mailHandler, mailJob } from '../content/mail/send.ts';
import { PublishSchedule } from '../content/posts/publish-schedule.ts';
import { SearchIndexer } from '../content/posts/search-index.ts';
import type { Site } from '../content/site.ts';
import type { Database } from '../database/database.ts';
import type { ExtensionJob } from '../extend/registry.ts';
import { JobRunner } from '../jobs/runner.ts';
import type { JobHandler, JobHandlers } from '../jobs/types.ts';

export interface DueWork {
  /** Ends after what is in hand. */
  stop(): Promise<void>;
}

/** Starts it; what fails is logged and tried again. `handlers` do jobs besides those of the extensions, by kind. */
export function runDueWork(site: Site, log: Logger, handlers: JobHandlers = {}): DueWork {
  const report = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const runner = siteJobs(site, report('a job failed'), handlers);
  site.onJobs(() => runner.wake());
  const workers = [
    new PublishSchedule(site, report('cannot publish scheduled posts')),
    new SearchIndexer(site, report('cannot keep the search index up to date')),
    runner,
  ];
  for (const worker of workers) worker.start();
  startJobs(site).catch(report('cannot ask for the jobs that run at a start'));
  return {
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

/** Asks for the jobs that run whenever a process starts. */
export async function startJobs(site: Site): Promise<void> {
  for (const [kind, { atStart }] of site.registry.jobs) {
    if (atStart) await extensionSite(site).enqueue({ kind, uniqueKey: kind });
  }
}

/** The runner of a site's jobs: those of its extensions, and `handlers` by kind. */
export function siteJobs(site: Site, onError: (error: unknown) => void, handlers: JobHandlers = {}): JobRunner {
  const bound = new WeakMap<Database, Site>();
  let known: { readonly revision: number; readonly handlers: JobHandlers } | undefined;
  return new JobRunner({
    database: site.database,
    clock: site.clock,
    owner: Buffer.from(site.random(12)).toString('hex'),
    handlers: () => {
      const { revision } = site.registry;
      if (known?.revision !== revision)
        known = { revision, handlers: { [mailJob]: mailHandler(site), ...handlers, ...jobsOf(site, bound) } };
      return known.handlers;
    },
    transaction: (work) =>
      site.transaction(async (inside) => {
        bound.set(inside.database, inside);
        return work(inside.database);
      }),
    onError,
  });
}

/** The jobs of the extensions that run now, each with the site that belongs to its database. */
function jobsOf(site: Site, bound: WeakMap<Database, Site>): Record<string, JobHandler> {
  const handlerOf = ({ run, atStart: _, ...rest }: ExtensionJob): JobHandler => ({
    ...rest,
    run: ({ payload, attempts }, database) => run(payload, extensionSite(bound.get(database) ?? site), attempts),
  });
  return Object.fromEntries([...site.registry.jobs].map(([kind, job]) => [kind, handlerOf(job)]));
}
