// Has anybody but us written to the tables? MySQL tells when a table was last written (UPDATE_TIME, set by commits, in whole
// seconds), but not by whom. So writes are counted: all that the server was told (its Com_ counters) without those that we
// sent are the others'. Where the counters cannot be relied on, every recent write counts as foreign for as long as another
// one could hide behind it; so it does where others write to the same server. Too much is told rather than too little.
import mysql from 'mysql2';
import type { Execute } from './store.ts';
import { wordpressTables } from './tables.ts';

const counters =
  'insert insert_select update update_multi delete delete_multi replace replace_select load commit xa_commit truncate ' +
  'alter_table call_procedure';
const names = counters.split(' ').map((name) => `'Com_${name}'`);
/** Asks the server how many statements that write it was ever told, by whomever; `session` for those of the connection. */
export const countersSql = (scope: 'global' | 'session'): string =>
  `show ${scope} status where variable_name in (${names.join()})`;

/** Sum of the answer to countersSql. */
export function sumOfCounters(rows: readonly unknown[]): number {
  return rows.reduce<number>((sum, row) => sum + Number(field(row, 'Value')), 0);
}

/** Does the server count this statement among those? */
export function isWrite(sql: string): boolean {
  return /^\s*(?:insert|update|delete|replace|load|commit|truncate|alter\s+table|call)\b/i.test(sql);
}

function field(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? Object.entries(row).find(([key]) => key === name)?.[1] : undefined;
}

export interface ServerHabits {
  /** Does the server say when a table was written? TiDB and Vitess do not. */
  readonly tellsUpdates: boolean;
  /** Do its counters know of every write? Members of a cluster apply the others' without being told. */
  readonly countsWrites: boolean;
}

/** As long as a commit can hide behind another one in the same second, or follow the statement that was counted; seconds. */
const recent = 3;
/** Longest that the counters may stay undecided because writes of ours were on their way, in milliseconds. */
const undecidedAtMost = 500;
/** Seconds with writes of ours that are remembered. */
const secondsKept = 1000;

/** Watches for writes that are not ours. Every statement of ours has to be sent through `own`. */
export class ForeignWrites {
  readonly #ask: Execute;
  readonly #habits: ServerHabits;
  readonly #timesSql: string;
  #epoch = 0;
  /** Writes of ours that were sent, and that were answered. */
  #sent = 0;
  #answered = 0;
  /** The others' writes, when they were last known. */
  #others: number | undefined;
  #decidedAt = 0;
  #countedAt = Number.NEGATIVE_INFINITY;
  readonly #times = new Map<string, number>();
  /** Unix seconds of our clock in which writes of ours were under way. */
  readonly #ownSeconds = new Set<number>();

  constructor(ask: Execute, prefix: string, habits: ServerHabits) {
    this.#ask = ask;
    this.#habits = habits;
    const tables = wordpressTables.map((name) => mysql.escape(prefix + name)).join();
    this.#timesSql =
      'select unix_timestamp() as now, table_name as t, unix_timestamp(update_time) as u from information_schema.tables ' +
      `where table_schema = database() and table_name in (${tables}) and update_time is not null`;
  }

  /** Sends a statement of ours. */
  async own<T>(sql: string, send: () => Promise<T>): Promise<T> {
    if (!isWrite(sql)) return send();
    this.#sent++;
    const from = Math.floor(Date.now() / 1000);
    try {
      return await send();
    } finally {
      this.#answered++;
      for (let second = from; second <= Date.now() / 1000; second++) this.#ownSeconds.add(second);
      for (const oldest of this.#ownSeconds) {
        if (this.#ownSeconds.size <= secondsKept) break;
        this.#ownSeconds.delete(oldest);
      }
    }
  }

  /** A text that changes whenever somebody else may have written. */
  async token(): Promise<string> {
    const moved = this.#habits.countsWrites && (await this.#countersMoved());
    const { now, changed, newest } = await this.#readTimes();
    if (moved) this.#countedAt = now;
    const isRecent = newest >= now - recent;
    const mayHide = this.#habits.countsWrites ? now - this.#countedAt <= recent : true;
    const unexplained = changed.some((time) => !this.#isOurs(time - now));
    if (unexplained || (isRecent && mayHide) || !this.#habits.tellsUpdates) this.#epoch++;
    return String(this.#epoch);
  }

  /** Was a write counted that is none of ours? Where ours are on their way, that is left to the next time for a while. */
  async #countersMoved(): Promise<boolean> {
    const answered = this.#answered;
    const all = sumOfCounters((await this.#ask(countersSql('global'), [])).rows);
    const most = all - answered;
    const least = all - this.#sent;
    const known = this.#others;
    if (most !== least && known !== undefined && known >= least && known <= most) {
      if (performance.now() - this.#decidedAt < undecidedAtMost) return false;
      this.#others = undefined;
      return true;
    }
    this.#others = most === least ? most : undefined;
    this.#decidedAt = performance.now();
    return known !== most || most !== least;
  }

  /** The server's clock, the newest time of a table, and the times that were not there when last asked. */
  async #readTimes(): Promise<{ now: number; newest: number; changed: number[] }> {
    const changed: number[] = [];
    let [now, newest] = [0, Number.NEGATIVE_INFINITY];
    for (const row of (await this.#ask(this.#timesSql, [])).rows) {
      const [table, time] = [String(field(row, 't')), Number(field(row, 'u'))];
      now = Number(field(row, 'now'));
      newest = Math.max(newest, time);
      if (this.#times.get(table) !== time) changed.push(time);
      this.#times.set(table, time);
    }
    return { now, newest, changed };
  }

  /** Were we writing so many seconds from now? The server's clock and ours are a fraction apart. */
  #isOurs(fromNow: number): boolean {
    const second = Math.floor(Date.now() / 1000 + fromNow);
    return [second - 1, second, second + 1].some((each) => this.#ownSeconds.has(each));
  }
}
