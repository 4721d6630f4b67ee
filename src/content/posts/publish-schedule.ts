// Watches the clock for scheduled posts: knows when the next one is due, and asks again only when something was written,
// by us or by others. A post is published within a second of its time, whoever scheduled it.
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { nextDue, publishDue } from './publish-due.ts';

/** Milliseconds between looks: each is one cheap statement that tells whether others wrote. */
const tick = 500;

export class PublishSchedule {
  readonly #site: Site;
  readonly #onError: (error: unknown) => void;
  #generation = -1;
  #due: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<PostRow[]> | undefined;

  constructor(site: Site, onError: (error: unknown) => void) {
    this.#site = site;
    this.#onError = onError;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#looking ??= this.look()
        .catch((error: unknown) => {
          this.#onError(error);
          return [];
        })
        .finally(() => {
          this.#looking = undefined;
        });
    }, tick);
    this.#timer.unref();
  }

  /** Ends after the post in hand. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** One look at the clock; answers what was published. */
  async look(): Promise<PostRow[]> {
    await this.#site.refresh();
    const { generation } = this.#site.caches;
    if (generation !== this.#generation) {
      this.#due = await nextDue(this.#site);
      this.#generation = generation;
    }
    if (this.#due === undefined || this.#due > this.#site.clock.now()) return [];
    const published = await publishDue(this.#site);
    this.#due = await nextDue(this.#site);
    return published;
  }
}
