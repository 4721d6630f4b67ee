// What a serving process does by the clock, besides answering: publishing scheduled posts.
import type { Logger } from 'pino';
import { PublishSchedule } from '../content/posts/publish-schedule.ts';
import type { Site } from '../content/site.ts';

export interface DueWork {
  /** Ends after what is in hand. */
  stop(): Promise<void>;
}

/** Starts it; what fails is logged and tried again. */
export function runDueWork(site: Site, log: Logger): DueWork {
  const schedule = new PublishSchedule(site, (error) => log.error({ err: error }, 'cannot publish scheduled posts'));
  schedule.start();
  return { stop: () => schedule.stop() };
}
