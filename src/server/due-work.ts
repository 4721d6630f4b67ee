// What a serving process does by itself, besides answering: publishing scheduled posts, running jobs, and keeping the
// search index up to date.
import type { Logger } from 'pino';
import { PublishSchedule } from '../content/posts/publish-schedule.ts';
import { SearchIndexer } from '../content/posts/search-index.ts';
import type { Site } from '../content/site.ts';
import { JobRunner } from '../jobs/runner.ts';
import type { JobHandlers } from '../jobs/types.ts';

export interface DueWork {
  /** Ends after what is in hand. */
  stop(): Promise<void>;
}

/** Starts it; what fails is logged and tried again. `handlers` do the jobs, by kind. */
export function runDueWork(site: Site, log: Logger, handlers: JobHandlers = {}): DueWork {
  const report = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const { database, clock } = site;
  const owner = Buffer.from(site.random(12)).toString('hex');
  const workers = [
    new PublishSchedule(site, report('cannot publish scheduled posts')),
    new SearchIndexer(site, report('cannot keep the search index up to date')),
    new JobRunner({ database, clock, handlers, owner, onError: report('a job failed') }),
  ];
  for (const worker of workers) worker.start();
  return {
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
