// The jobs that one process has in hand, and what there is room for beside them: one job without a lane, one of each lane, so
// many of a group and of all lanes as their handlers say.
import type { Wanted } from './queue.ts';
import type { JobHandlers, TakenJob } from './types.ts';

interface Running {
  readonly kind: string;
  readonly lane: string;
  readonly end: Promise<void>;
}

const groupOf = (lane: string): string => lane.split('.', 1)[0] ?? '';

export class RunningJobs {
  readonly #running = new Set<Running>();
  #errors: unknown[] = [];

  /** Keeps a job until it has ended; then `ended` is called, with the error where its end could not be written. */
  add({ kind, lane }: TakenJob, work: Promise<void>, ended: (error?: unknown) => void): void {
    let failed: unknown;
    const end = work
      .catch((error: unknown) => {
        failed = error;
        this.#errors.push(error);
      })
      .then(() => {
        this.#running.delete(running);
        ended(failed);
      });
    const running: Running = { kind, lane, end };
    this.#running.add(running);
  }

  /** What there is room for. */
  wanted(handlers: JobHandlers): Wanted {
    const running = [...this.#running];
    const laned = running.filter(({ lane }) => lane !== '');
    const kinds = Object.entries(handlers);
    // A kind that has lanes may have jobs of earlier days without one.
    const isMainFree = laned.length === running.length;
    const groups = new Map<string, number>();
    const full = new Set<string>();
    for (const { kind, lane } of laned) {
      const group = groupOf(lane);
      const count = (groups.get(group) ?? 0) + 1;
      groups.set(group, count);
      if (count >= (handlers[kind]?.lanes?.ofGroup ?? 1)) full.add(group);
    }
    return {
      kinds: isMainFree ? kinds.map(([kind]) => kind) : [],
      laned: kinds.flatMap(([kind, { lanes }]) => (lanes && laned.length < lanes.all ? [kind] : [])),
      busy: { lanes: laned.map(({ lane }) => lane), groups: [...full] },
    };
  }

  /** Waits for the end of one; false where none runs. Throws what its end threw. */
  async oneEnded(): Promise<boolean> {
    if (this.#running.size === 0 && this.#errors.length === 0) return false;
    await Promise.race([...this.#running].map(({ end }) => end));
    const [error] = this.#errors.splice(0);
    if (error !== undefined) throw error;
    return true;
  }

  /** Waits for the end of all. */
  async ended(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running].map(({ end }) => end));
    this.#errors = [];
  }
}
