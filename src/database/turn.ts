// Transactions of one process, one after the other: whoever comes first goes first.
import { SiteError } from '../base/error.ts';

/** How long a transaction waits for those before it. */
const turnMilliseconds = 15_000;

export class Turn {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  get taken(): boolean {
    return this.#waiting > 0;
  }
  /** Resolves with the function that ends the turn. Throws `database_busy` when it takes too long to come. */
  async take(): Promise<() => void> {
    let end: () => void = () => {};
    const before = this.#last;
    this.#last = new Promise((done) => {
      end = () => {
        this.#waiting--;
        done();
      };
    });
    if (this.#waiting++ === 0) return end;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new SiteError(
              'database_busy',
              'The database has been busy for too long. (Inside a transaction, only its own handle may be used.)',
              503,
            ),
          ),
        turnMilliseconds,
      );
    });
    try {
      await Promise.race([before, tooLong]);
    } catch (error) {
      before.then(end);
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return end;
  }
}
